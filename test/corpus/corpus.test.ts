import { describe, expect, test } from "vitest";
import { cpuTime } from "../harness/cpu.js";
import { manifestCodes } from "../../src/reconciler/codes.js";
import { disk, unreadable } from "./disk.js";
import { diagnoseFleet, diagnoseManifest, diagnoseRoster } from "./row.js";
import { fleet } from "./rows/fleet.js";
import { ofManifests } from "./rows/index.js";
import { roster } from "./rows/roster.js";

/** Reading ends, whatever is read (I28): what is caught here is a hang, not a speed. In ms. */
const bound = 10_000;

describe.each(Object.entries(ofManifests))("manifests: %s", (_, rows) => {
  test.each(rows)("$name", (row) => {
    const start = cpuTime();
    expect(diagnoseManifest(row)).toEqual(row.expect);
    expect(cpuTime() - start).toBeLessThan(bound);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("the fleet file", () => {
  test.each(fleet)("$name", (row) => {
    expect(diagnoseFleet(row)).toEqual(row.expect);
  });
});

describe("a roster", () => {
  test.each(roster)("$name", (row) => {
    const start = cpuTime();
    expect(diagnoseRoster(row)).toEqual(row.expect);
    expect(cpuTime() - start).toBeLessThan(bound);
  });
});

test("every code of validate is produced by some row, and explained", () => {
  const rows = [...Object.values(ofManifests).flat(), ...fleet, ...roster].flatMap((row) => row.expect.map(([code]) => code));
  const produced = new Set([...rows, ...[...disk, unreadable].flatMap((row) => row.expect.map(([code]) => code))]);
  expect(Object.keys(manifestCodes).filter((code) => !produced.has(code as keyof typeof manifestCodes))).toEqual([]);
});
