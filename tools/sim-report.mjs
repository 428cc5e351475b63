/** The totals of all simulated lives of a run (test/simulation/save-totals.ts), added up and as text. */
import { existsSync, readFileSync } from "node:fs";

/** @param {string} path One line of JSON for each process that lived some. */
export function readTotals(path) {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line)).reduce(add, null);
}

const add = (one, two) =>
  one === null
    ? two
    : Object.fromEntries(
        Object.entries(two).map(([key, value]) => {
          if (typeof value === "number") return [key, one[key] + value];
          if (Array.isArray(value)) return [key, [...one[key], ...value]];
          return [key, sum(one[key], value)];
        }),
      );

const sum = (one, two) => {
  const all = { ...one };
  for (const [key, value] of Object.entries(two)) all[key] = (all[key] ?? 0) + value;
  return all;
};

const shown = (number) => number.toLocaleString("en-US");
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** How much the lives were worth, in two lines. */
export function summaryOf(totals) {
  const share = (part) => `${Math.round((100 * part) / totals.lives)} %`;
  const { requests, answers, violations } = totals.contract;
  return [
    `Lives: median ${median(totals.sizes)} requests, ${median(totals.tenants)} tenants; a fault in ${share(totals.struckLives)}, a kill in ${share(totals.killedLives)}; ${share(totals.pulumiLives)} through Pulumi`,
    `Contract: ${shown(requests)} requests and ${shown(answers)} answers validated, ${violations} violations; ${shown(totals.bytes)} bytes searched for secrets, ${shown(totals.leaks)} found`,
  ].join("\n");
}

/** Fewer lives never come to the rarest of them. */
const enough = 1_000;

/** Each `fault write promise` that no life came to; a simulation that asks less than it says is a failure, as a broken promise is. */
export const neverExercised = ({ lives, processes, never }) =>
  lives < enough
    ? []
    : Object.entries(never)
        .filter(([, count]) => count === processes)
        .map(([key]) => key);

const throughPulumi = ({ through }) =>
  Object.entries(through)
    .filter(([key]) => key.startsWith("pulumi "))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key.slice("pulumi ".length)} ${shown(count)}`)
    .join(", ");

/** Faults × writes × promises: how often each promise was asked about while that fault struck that write. */
export function reportOf(totals) {
  const rows = new Map();
  const promises = new Set();
  for (const [key, count] of Object.entries(totals.exercised)) {
    const [fault, write, promise] = key.split(" ");
    const name = `${fault} ${write}`;
    if (!rows.has(name)) rows.set(name, {});
    rows.get(name)[promise] = count;
    promises.add(promise);
  }
  const columns = [...promises].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const cells = (first, values) => `| ${[first, ...values].join(" | ")} |`;
  const table = [
    cells("fault × write", columns),
    cells(
      "---",
      columns.map(() => "---:"),
    ),
    ...[...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, counts]) =>
        cells(
          name,
          columns.map((promise) => counts[promise] ?? ""),
        ),
      ),
  ];
  const asked = Object.entries(totals.asked).sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  const struck = Object.entries(totals.struck).sort(([, a], [, b]) => b - a);
  return [
    "Faults that struck, by what they struck:",
    "",
    ...struck.map(([name, count]) => `- ${name}: ${shown(count)}`),
    "",
    `How often each promise was asked about: ${asked.map(([promise, count]) => `${promise} ${shown(count)}`).join(", ")}.`,
    "",
    `Runs: ${shown(totals.runs.command)} of the command, ${shown(totals.runs.pulumi)} of Pulumi (in ${shown(totals.pulumiLives)} lives). Faults there, by kind and by write: ${throughPulumi(totals)}.`,
    "",
    "How often while a fault struck a write (`killed-before`, `killed-after`: its effect):",
    "",
    ...table,
  ].join("\n");
}
