/**
 * Calls against the lower bound that Neon's API sets, for a fleet of 1,000 tenants: what a list costs, one PATCH per
 * project with changed fields, one per existing compute that differs, one transfer per 400. Counts are asserted,
 * never times.
 */
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { project, TestFleet } from "../test/harness/fleet.js";
import { fakeTime, virtually } from "../test/harness/virtual.js";

const tenants = 1000;
const names = Array.from({ length: tenants }, (_, n) => `app-${String(n).padStart(4, "0")}`);
const idOf = (name: string): string => `p-${name}`;
const manifest = (name: string, tier: string): string => `{ tenant: ${name}, tier: ${tier} }`;
const rows: {
  readonly scenario: string;
  readonly phase: string;
  readonly calls: number;
  readonly bound: number;
  readonly writes: number;
  readonly leastWrites: number;
}[] = [];

/** ⌈n/400⌉ full pages and the empty one after them, for each org. */
const listCalls = (...counts: readonly number[]): number => counts.reduce((sum, n) => sum + Math.ceil(n / 400) + 1, 0);

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());
afterAll(() => {
  const line = (cells: readonly string[]): string =>
    cells.map((cell, n) => (n < 2 ? cell.padEnd([26, 7][n] ?? 0) : cell.padStart(9))).join(" ");
  const text = [
    line(["scenario, 1,000 tenants", "phase", "calls", "bound", "ratio", "writes", "least"]),
    ...rows.map(({ scenario, phase, calls, bound, writes, leastWrites }) =>
      line([scenario, phase, String(calls), String(bound), (calls / bound).toFixed(2), String(writes), String(leastWrites)]),
    ),
  ];
  process.stdout.write(`\n${text.join("\n")}\n`);
});

function fleetOf(upgrades: number, drifted: number): TestFleet {
  return new TestFleet({
    manifests: names.map((name, n) => manifest(name, n < upgrades ? "pro" : "free")).join("\n---\n"),
    projects: names.map((name, n) =>
      project("free", name, { id: idOf(name), ...(n >= tenants - drifted && { history_retention_seconds: 3600 }) }),
    ),
    lock: Object.fromEntries(names.map((name) => [name, idOf(name)])),
  });
}

async function measured<Value>(
  fleet: TestFleet,
  work: Promise<Value>,
): Promise<{ readonly value: Value; readonly calls: number; readonly writes: number }> {
  const before = fleet.emulator.requests().length;
  const value = await virtually(work);
  const made = fleet.emulator.requests().slice(before);
  return { value, calls: made.length, writes: made.filter(({ method }) => method !== "GET").length };
}

test("a plan with nothing to do costs the lists and nothing else", async () => {
  const fleet = fleetOf(0, 0);
  const { value: plan, calls, writes } = await measured(fleet, fleet.plan());
  const bound = listCalls(tenants, 0);
  rows.push({ scenario: "nothing to do", phase: "plan", calls, bound, writes, leastWrites: 0 });
  expect(plan.changes).toEqual([]);
  expect({ calls, writes }).toEqual({ calls: bound, writes: 0 });
});

test("one changed tenant costs one PATCH", async () => {
  const fleet = fleetOf(0, 1);
  const { value: plan, calls, writes } = await measured(fleet, fleet.plan());
  rows.push({ scenario: "1 changed", phase: "plan", calls, bound: listCalls(tenants, 0), writes, leastWrites: 0 });
  expect({ changes: plan.changes.length, calls, writes }).toEqual({ changes: 1, calls: listCalls(tenants, 0), writes: 0 });

  const applied = await measured(fleet, fleet.apply(plan));
  // The look before the write, the write, and the read that proves it; Neon may start operations to wait for.
  rows.push({ scenario: "1 changed", phase: "apply", calls: applied.calls, bound: 3, writes: applied.writes, leastWrites: 1 });
  expect(applied.writes).toBe(1);
  expect(applied.calls).toBeLessThanOrEqual(5);
});

test("1,000 upgrades cost three transfers, a PATCH per project and one per compute, and a rerun writes nothing", async () => {
  const upgrades = tenants;
  const fleet = fleetOf(upgrades, 0);
  const { value: plan, calls, writes } = await measured(fleet, fleet.plan());
  // What a list can't show is looked at where a change needs it: computes, and the org's scoped keys.
  const looks = upgrades + 1;
  rows.push({ scenario: "1,000 upgrades", phase: "plan", calls, bound: listCalls(tenants, 0) + looks, writes, leastWrites: 0 });
  expect({ calls, writes }).toEqual({ calls: listCalls(tenants, 0) + looks, writes: 0 });

  const applied = await measured(fleet, fleet.apply(plan));
  const transfers = fleet.writes().filter((write) => write.endsWith("/projects/transfer")).length;
  const leastWrites = 3 + upgrades + upgrades;
  rows.push({
    scenario: "1,000 upgrades",
    phase: "apply",
    calls: applied.calls,
    bound: leastWrites * 2,
    writes: applied.writes,
    leastWrites,
  });
  expect([...applied.value.values()].filter(({ kind }) => kind !== "applied")).toEqual([]);
  expect({ transfers, writes: applied.writes, planned: plan.calls.writes }).toEqual({
    transfers: 3,
    writes: leastWrites,
    planned: leastWrites,
  });
  // Per tenant: its computes before and after, and the waits for their operations; lists serve all of them.
  expect(applied.calls - applied.writes).toBeLessThanOrEqual(4 * upgrades + 100);
  expect(applied.calls - applied.writes).toBeLessThanOrEqual(plan.calls.reads);

  const again = await measured(fleet, fleet.apply(plan));
  rows.push({
    scenario: "1,000 upgrades, rerun",
    phase: "apply",
    calls: again.calls,
    // Each compute is looked at again before it can be left alone.
    bound: listCalls(0, upgrades) + upgrades,
    writes: again.writes,
    leastWrites: 0,
  });
  expect(again.writes).toBe(0);
});
