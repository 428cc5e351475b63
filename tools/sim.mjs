/**
 * `npm run sim`: lives of the simulation (test/simulation), as many as are asked for; with them schedules of two appliers and
 * kills of the scenes. A failing life is made smaller, told in sentences and written out as a test.
 *   --seed N      the life of that seed alone, or the first of several
 *   --lives N     that many (1,000; with --seed: 1)
 *   --minutes M   for so long
 *   --report      which faults struck which writes, and which promises were asked about then
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readTotals, reportOf, summaryOf } from "./sim-report.mjs";

const text = { type: "string" };
const { values } = parseArgs({ options: { seed: text, lives: text, minutes: text, report: { type: "boolean" } } });
const numberOf = (name, otherwise) => {
  const number = Number(values[name] ?? otherwise);
  if (Number.isFinite(number) && number >= 0) return number;
  console.error(`--${name} ${String(values[name])}: a number is due`);
  return process.exit(64);
};
const first = numberOf("seed", 1);
const until = values.minutes === undefined ? null : Date.now() + numberOf("minutes", 0) * 60_000;
const lives = until === null ? numberOf("lives", values.seed === undefined ? 1_000 : 1) : Number.MAX_SAFE_INTEGER;
/** Of one process. */
const round = 1_000;

const folder = mkdtempSync(join(tmpdir(), "tenantry-sim-"));
const path = join(folder, "totals.jsonl");
let status = 0;
for (let seed = first; status === 0 && seed < first + lives && (until === null || Date.now() < until); seed += round) {
  const campaign = JSON.stringify({ first: seed, lives: Math.min(round, first + lives - seed), until });
  const env = { ...process.env, TENANTRY_SIM_CAMPAIGN: campaign, TENANTRY_SIM_REPORT: path };
  const args = ["run", "--project", "sim", "test/simulation/campaign", "--reporter=dot"];
  status = spawnSync(join("node_modules", ".bin", "vitest"), args, { stdio: "inherit", env }).status ?? 1;
}
const totals = readTotals(path);
rmSync(folder, { recursive: true, force: true });
if (totals === null) process.exit(status || 1);
if (values.report) console.log(`\n${reportOf(totals)}`);
console.log(`\n${summaryOf(totals)}`);
console.log(
  `Seeds ${first} to ${first + totals.lives - 1}; beside them ${totals.races} schedules of two appliers and ${totals.crashes} kills of the scenes`,
);
console.log(`${totals.lives} lives, ${totals.requests} requests, ${totals.violations} violations`);
process.exit(status);
