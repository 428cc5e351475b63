/** Every numbered bad input has its place, and what stands there expects its code. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { consent } from "../process/cli-wrong-uses/consent.js";
import { files } from "../process/cli-wrong-uses/files.js";
import { keys } from "../process/cli-wrong-uses/keys.js";
import { plans } from "../process/cli-wrong-uses/plans.js";
import { words } from "../process/cli-wrong-uses/words.js";
import { disk, unreadable } from "./disk.js";
import { numbers, seconds } from "./numbers.js";
import { computeAndHistory } from "./rows/compute.js";
import { fileLevel } from "./rows/files.js";
import { fleet } from "./rows/fleet.js";
import { hostile } from "./rows/hostile.js";
import { names } from "./rows/names.js";
import { quota } from "./rows/quota.js";
import { roster } from "./rows/roster.js";
import { notWhatItSeems } from "./rows/seems.js";
import { branchesAndSnapshots, state } from "./rows/state.js";
import { syntax } from "./rows/syntax.js";

/** Of all rows with a name, the codes that each expects. */
const expected = new Map<string, Set<string>>();
const add = (name: string, codes: readonly string[]): void =>
  void expected.set(name, new Set([...(expected.get(name) ?? []), ...codes]));
const ofFiles = [syntax, hostile, notWhatItSeems, fileLevel, names, quota, computeAndHistory, state, branchesAndSnapshots];
for (const row of [...ofFiles.flat(), ...fleet, ...roster, ...disk, unreadable]) {
  const codes = row.expect.map(([code]) => code);
  add(row.name, codes);
}
for (const { name, stderr, stdout = "" } of [...consent, ...files, ...keys, ...plans, ...words])
  add(
    name,
    [...`${stderr}${String(stdout)}`.matchAll(/(?:error|warning|refused)\[([a-z.-]+)\]/g)].map(([, code = ""]) => code),
  );

describe("every numbered bad input", () => {
  test("has a place: B1 to B100, none missing, none more", () => {
    expect(Object.keys(numbers).map(Number)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  const all = [
    ...Object.entries(numbers).map(([n, numbered]) => ({ name: `B${n}`, ...numbered })),
    ...seconds.map((numbered) => ({ name: "also", ...numbered })),
  ];
  test.each(all)("$name, $bad: $code", ({ code, rows = [], tests = [] }) => {
    expect(rows.length + tests.length).toBeGreaterThan(0);
    expect(rows.filter((name) => !expected.get(name)?.has(code))).toEqual([]);
    for (const [file, title] of tests) expect(readFileSync(file, "utf8")).toContain(title);
  });
});
