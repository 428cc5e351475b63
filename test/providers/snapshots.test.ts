/** A snapshot's own resource: what its tenant took is found, what comes alone is taken by the same rules, and nothing is made of later data. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Action, SeedProject } from "../../src/emulator/index.js";
import { resourceInputs } from "../../src/providers/resource-inputs.js";
import { settle } from "../../src/providers/settle.js";
import { createSnapshot, readSnapshot, updateSnapshot } from "../../src/providers/snapshot-handlers.js";
import type { SnapshotInputs } from "../../src/providers/snapshot-inputs.js";
import { snapshotInputs } from "../../src/providers/snapshot-inputs.js";
import type { ConsentCounts } from "../../src/reconciler/plan/consent.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import { reconcileFleet } from "../../src/reconciler/reconcile.js";
import { project, TestFleet } from "../harness/fleet.js";
import { atOnce, fakeTime, virtually as inTime } from "../harness/virtual.js";
import { sessionOf } from "./session.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const virtually = <Value>(work: Promise<Value>): Promise<Value> => inTime(work, atOnce);
const both = "v1: { at: 2026-03-04T08:00:00Z }, v2: { at: 2026-03-04T08:30:00Z }";
const declared = (named: string, more = ""): string => `{ tenant: acme, tier: pro${more}, snapshots: { named: { ${named} } } }`;

const fleetWith = (manifests: string, seed: Partial<SeedProject> = {}): TestFleet =>
  new TestFleet({
    manifests,
    projects: [project("pro", "acme", { id: "p-acme", created_at: "2026-01-05T08:00:00Z", ...seed })],
    lock: { acme: "p-acme" },
  });
const snapshotsIn = (fleet: TestFleet): readonly string[] => fleet.truth()[0]?.split(", snapshot ").slice(1) ?? [];

/** What the program registers, and what one process of the provider then has. */
async function registered(
  fleet: TestFleet,
  { consent = null, due = false }: { consent?: ConsentCounts | null; due?: boolean } = {},
) {
  const given = fleet.declared({ due });
  const reconciled = await virtually(reconcileFleet(given, fleet.reader(), () => Date.now(), { deep: false }));
  const verdict = checkConsent(reconciled.plan.changes, consent ?? reconciled.plan.consent);
  const children = snapshotInputs(given, reconciled, verdict, Date.now());
  const child = (name: string): SnapshotInputs =>
    children.find(({ snapshot }) => snapshot === name) ?? expect.fail(`no resource ${name}`);
  const tenants = resourceInputs(given, reconciled.plan, verdict, Date.now());
  return { session: sessionOf(fleet, reconciled.plan), children, child, tenants };
}

describe("a snapshot", () => {
  test("that comes alone is taken alone; its tenant then takes the rest, and each is taken once", async () => {
    const fleet = fleetWith(declared(both, ", compute: { max: 2 }"));
    const { session, child } = await registered(fleet);
    const alone = await virtually(createSnapshot(child("v2"), session));
    expect(alone.outs).toMatchObject({ moment: "2026-03-04T08:30:00Z", pending: [], schemaVersion: 1 });
    expect(alone.id).toBe(alone.outs.snapshotId);
    expect(snapshotsIn(fleet)).toEqual(["v2 2026-03-04T08:30:00Z"]);

    const later = await registered(fleet);
    expect(later.child("v2").pending).toEqual([]);
    for (const inputs of later.tenants) await virtually(settle(later.session, inputs));
    for (const inputs of later.children) await virtually(createSnapshot(inputs, later.session));
    expect(snapshotsIn(fleet)).toEqual(["v1 2026-03-04T08:00:00Z", "v2 2026-03-04T08:30:00Z"]);
    expect(fleet.writes().filter((line) => line.endsWith("/snapshot"))).toHaveLength(2);
  });

  test("and its sibling that are asked for at once are taken one after the other", async () => {
    const fleet = fleetWith(declared(both));
    const { session, children } = await registered(fleet);
    const made = await virtually(Promise.all(children.map((inputs) => createSnapshot(inputs, session))));
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(fleet.writes()).toHaveLength(2);
    expect(snapshotsIn(fleet)).toHaveLength(2);
  });

  test("of a tenant that changes otherwise too is all that is carried out", async () => {
    // The tier says neither.
    const seed = { history_retention_seconds: 86_400 };
    const fleet = fleetWith(declared(both, ", compute: { max: 2 }, historyRetention: 1d"), seed);
    const { session, child } = await registered(fleet);
    await virtually(updateSnapshot(child("v1"), session));
    expect(fleet.writes()).toHaveLength(1);
    expect(fleet.truth()[0]).toMatch(/compute 0\.25-4 300s, .* history 1d, snapshot v1/);
  });

  test.each<readonly [string, Action | number, string]>([
    ["whose project was deleted since", { do: "delete-project", project: "p-acme" }, "acme/v1: project p-acme is gone"],
    [
      "whose project was moved to the other org since",
      { do: "transfer-project", project: "p-acme", to: "org-quiet-lake-48151623" },
      "acme: moves to another org first. Run pulumi up without --target",
    ],
    ["whose moment left the history since", 8 * 86_400_000, "acme/v1: it can't be taken of its moment any more"],
  ])("%s is not taken", async (_, since, words) => {
    const fleet = fleetWith(declared(both));
    const { session, child } = await registered(fleet);
    if (typeof since === "number") vi.setSystemTime(Date.now() + since);
    else fleet.emulator.act(since);
    await expect(virtually(createSnapshot(child("v1"), session))).rejects.toThrow(words);
    expect(fleet.writes()).toEqual([]);
  });

  test("of a tenant that waits for consent waits with it", async () => {
    const named = "v1: { state: deleted }, v2: { at: 2026-03-04T08:30:00Z }";
    const seed = { snapshots: [{ id: "snap-v1", name: "v1", timestamp: "2026-03-04T08:00:00Z" }] };
    const fleet = fleetWith(declared(named), seed);
    const { session, children, child } = await registered(fleet, { consent: {} });
    expect(children.map(({ snapshot }) => snapshot)).toEqual(["v2"]);
    await expect(virtually(createSnapshot(child("v2"), session))).rejects.toThrow(
      "acme: needs consent: TENANTRY_ALLOW='drops-snapshot=1'",
    );
    expect(fleet.writes()).toEqual([]);
  });

  test("of a refused tenant is only looked at", async () => {
    const snapshots = Array.from({ length: 10 }, (_, n) => ({ name: `by-hand-${n}`, timestamp: "2026-03-04T08:00:00Z" }));
    const fleet = fleetWith(declared(both), { snapshots });
    const { session, child } = await registered(fleet);
    expect(child("v1").refused).toMatch(/^snapshot-no-slot: /);
    const { outs } = await virtually(createSnapshot(child("v1"), session));
    expect(outs).toMatchObject({ snapshotId: null, moment: null });
    expect(fleet.writes()).toEqual([]);
  });

  test("that is missing is shown as that, and is never made of later data", async () => {
    const fleet = fleetWith(declared("old: { at: 2026-02-01 }, next: { at: 2026-04-01 }"));
    const { session, children, child } = await registered(fleet);
    expect(children).toEqual([
      { tenant: "acme", tier: "pro", project: "p-acme", snapshot: "old", at: "2026-02-01", missing: true, pending: [] },
    ]);
    const { id, outs } = await virtually(createSnapshot(child("old"), session));
    expect([id, outs.snapshotId]).toEqual(["acme/old", null]);
    expect(await virtually(readSnapshot(id, outs, session, new Set()))).toMatchObject({
      id: "acme/old",
      inputs: { missing: true },
    });
    expect(fleet.writes()).toEqual([]);
  });

  test("that another removed leaves the state at a refresh; one that is there stays, though its tier's name is gone", async () => {
    const fleet = fleetWith(declared(both));
    const { session, children } = await registered(fleet);
    const [v1, v2] = await virtually(Promise.all(children.map((inputs) => createSnapshot(inputs, session))));
    if (!v1 || !v2) return expect.fail("not taken");
    fleet.emulator.act({ do: "delete-snapshot", project: "p-acme", snapshot: "v1" });
    expect(await virtually(readSnapshot(v1.id, v1.outs, session, new Set()))).toEqual({ id: "" });
    const kept = await virtually(readSnapshot(v2.id, { ...v2.outs, tier: "of-old" }, session, new Set()));
    expect(kept).toMatchObject({ id: v2.id, props: { snapshotId: v2.id, settled: v2.outs.settled } });
  });
});

describe("a branch that its age gives up", () => {
  const aged = '{ tenant: acme, tier: pro, cleanUp: { branches: { "preview-*": 14d } } }';
  const seed = {
    branches: [
      { name: "main", default: true, created_at: "2026-01-05T08:00:00Z" },
      { name: "preview-1", created_at: "2026-01-06T08:00:00Z" },
    ],
    endpoints: [{}, { branch: "preview-1" }],
  };
  const left = (fleet: TestFleet): readonly string[] => fleet.live("acme").branches.map(({ name }) => name);

  test("goes where the program asked for what is due, with consent", async () => {
    const fleet = fleetWith(aged, seed);
    const { session, tenants } = await registered(fleet, { due: true });
    await virtually(Promise.all(tenants.map((inputs) => settle(session, inputs))));
    expect(left(fleet)).toEqual(["main"]);
    expect((await registered(fleet, { due: true })).tenants.map(({ pending }) => pending)).toEqual([[]]);
  });

  test("stays where it didn't, whatever else changes", async () => {
    const fleet = fleetWith(aged.replace("tier: pro", "tier: pro, compute: { max: 2 }"), seed);
    const { session, tenants } = await registered(fleet);
    await virtually(Promise.all(tenants.map((inputs) => settle(session, inputs))));
    expect(left(fleet)).toEqual(["main", "preview-1"]);
  });
});

describe("a slot that is due", () => {
  const scheduled = '{ tenant: acme, tier: pro, snapshots: { schedule: { every: 1h, at: "00:30", keep: 1 } } }';
  const old = { snapshots: [{ name: "sched-20260301T0030Z", timestamp: "2026-03-01T00:30:00Z" }] };

  test("is taken by its tenant where the program asked for it, the oldest goes for it, and it is nobody's resource", async () => {
    const fleet = fleetWith(scheduled, old);
    const { session, tenants, children } = await registered(fleet, { due: true });
    expect(children).toEqual([]);
    await virtually(Promise.all(tenants.map((inputs) => settle(session, inputs))));
    expect(snapshotsIn(fleet)).toEqual(["sched-20260304T0830Z 2026-03-04T08:30:00Z"]);
    expect((await registered(fleet, { due: true })).tenants.map(({ pending }) => pending)).toEqual([[]]);
  });

  test("is left alone where it didn't, whatever else changes", async () => {
    const fleet = fleetWith(scheduled.replace("tier: pro", "tier: pro, compute: { max: 2 }"), old);
    const { session, tenants } = await registered(fleet);
    await virtually(Promise.all(tenants.map((inputs) => settle(session, inputs))));
    expect(snapshotsIn(fleet)).toEqual(["sched-20260301T0030Z 2026-03-01T00:30:00Z"]);
    expect(fleet.truth()[0]).toContain("compute 0.25-2 300s");
  });

  test("is refused where a later one has come since, and the other tenants go on", async () => {
    const fleet = new TestFleet({
      manifests: `${scheduled}\n---\n{ tenant: bolt, tier: pro, compute: { max: 2 } }`,
      projects: ["acme", "bolt"].map((name) => project("pro", name, { id: `p-${name}`, created_at: "2026-01-05T08:00:00Z" })),
      lock: { acme: "p-acme", bolt: "p-bolt" },
    });
    const { session, tenants } = await registered(fleet, { due: true });
    vi.setSystemTime(Date.now() + 3_600_000);
    const [acme, bolt] = await virtually(Promise.allSettled(tenants.map((inputs) => settle(session, inputs))));
    expect(acme).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("acme: stale: ") as string } });
    expect(bolt?.status).toBe("fulfilled");
  });
});
