/** What git asks for as one value, where no plan would show a difference at once. */
import { describe, expect, test } from "vitest";
import type { DesiredTenant } from "../../src/reconciler/desired.js";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { TestFleet } from "../harness/fleet.js";
import { startOfTime } from "../harness/virtual.js";

const desired = (manifests: string, ...due: readonly boolean[]): readonly DesiredTenant[] => {
  const fleet = new TestFleet({ manifests });
  return desiredTenants(fleet.manifests, fleet.fleet, startOfTime, ...due);
};

test("tenants are sorted by name, in whatever order they are declared", () => {
  const all = desired("{ tenant: bolt, tier: pro }\n---\n{ tenant: acme, tier: pro }\n---\n{ tenant: cube, tier: free }");
  expect(all.map(({ tenant }) => tenant)).toEqual(["acme", "bolt", "cube"]);
});

test.each([
  ["an active tenant, that of its tier", 'tier: pro\nstate: active\nreason: "back"', 2],
  ["a suspended one, that of its state", 'tier: pro\nstate: suspended\nreason: "spam"', 3],
  ["a deleted one, that of its state", 'tier: pro\nstate: deleted\nreason: "closed"', 3],
])("the line that is shown is, of %s", (_, rest, line) => {
  expect(desired(`tenant: acme\n${rest}\n`).map(({ source }) => source.line)).toEqual([line]);
});

describe("a tombstone", () => {
  const gone = (date: string, ...due: readonly boolean[]) =>
    desired(`{ tenant: acme, tier: pro, state: deleted, reason: "closed", deleteAfter: ${date} }`, ...due);

  test.each([
    ["a second before its date is suspended", "2026-03-04T09:00:01Z", "suspended"],
    ["deletes once its date has come, to the moment", "2026-03-04T09:00:00Z", "deleted"],
  ])("%s", (_, date, state) => {
    expect(gone(date)).toMatchObject([{ state, dated: true }]);
  });

  test("declares nothing of its project, not even until its date and where it names a tier", () => {
    expect(gone("2026-04-01T00:00:00Z", true)).toMatchObject([
      { org: null, settings: null, limits: null, declaredFixed: {}, enforce: {}, snapshots: [], rotation: null, unsupported: [] },
    ]);
  });
});

test("what a schedule takes is declared only where what is due is asked for, and of an active tenant", () => {
  const scheduled = "snapshots: { schedule: { every: 6h, keep: 3 } }";
  const manifests = `{ tenant: acme, tier: pro, ${scheduled} }\n---\n{ tenant: bolt, tier: pro, state: suspended, reason: "spam", ${scheduled} }`;
  const slots = (...due: readonly boolean[]) => desired(manifests, ...due).map(({ rotation }) => rotation?.slot.name ?? null);
  expect(slots(true)).toEqual(["sched-20260304T0600Z", null]);
  expect(slots(false)).toEqual([null, null]);
  expect(slots()).toEqual([null, null]);
});
