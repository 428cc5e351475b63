/** What the lives of this process came to, for the report at the end (tools/sim-report.mjs): a line in `TENANTRY_SIM_REPORT`. */
import { appendFileSync } from "node:fs";
import { contract } from "./contract.js";
import { neverExercised } from "./counters.js";
import type { Totals } from "./counters.js";

interface Beside {
  readonly races: number;
  readonly crashes: number;
  readonly violations: number;
}

/** One process runs several files, and so may save more than once. */
let saved = { requests: 0, answers: 0, violations: 0 };

const noneBeside: Beside = { races: 0, crashes: 0, violations: 0 };

export function saveTotals(totals: Totals, beside: Beside = noneBeside): void {
  const path = process.env["TENANTRY_SIM_REPORT"];
  if (path === undefined) return;
  const { requests, answers, violations } = contract.counters;
  const since = {
    requests: requests - saved.requests,
    answers: answers - saved.answers,
    violations: violations - saved.violations,
  };
  saved = { requests, answers, violations };
  // How many of the processes that live some never came to it.
  const never = Object.fromEntries(neverExercised(totals).map((key) => [key, 1]));
  const line = { processes: 1, ...totals, ...beside, never, contract: since };
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}
