/**
 * Every moment at which a run can die, one after the other (reliability.md I7): before and after each request's effect,
 * before and after each entry of its journal. The rerun ends as if nothing had happened, with the journal and without.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { appliedBefore } from "../../src/reconciler/journal/runs.js";
import { readJournal } from "../../src/reconciler/journal/read.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { FleetOptions } from "../harness/fleet.js";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { MemoryJournal } from "../harness/journal.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { deleted, small, suspended, tenants } from "../convergence/cases/words.js";
import type { Death, Life } from "./mortal.js";
import { live } from "./mortal.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const reason = 'reason: "closed, SUP-1"';
const scenarios: Readonly<Record<string, FleetOptions>> = {
  create: { manifests: "{ tenant: acme, tier: free }" },
  upgrade: {
    manifests: "{ tenant: acme, tier: pro }",
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
  },
  downgrade: {
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("pro", "acme", { id: "a-1", ...small })],
    lock: { acme: "a-1" },
  },
  update: {
    manifests: "{ tenant: acme, tier: pro, quota: { dataTransfer: 60GiB }, compute: { max: 8 } }",
    projects: [project("pro", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
  },
  suspend: {
    manifests: `{ tenant: acme, tier: free, state: suspended, ${reason} }`,
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
  },
  resume: {
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1", ...suspended })],
    lock: { acme: "a-1" },
  },
  delete: {
    manifests: `{ tenant: acme, state: deleted, ${reason} }`,
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
  },
  recover: {
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1", ...deleted })],
    lock: { acme: "a-1" },
  },
  branches: {
    manifests:
      "{ tenant: acme, tier: pro, branches: { b: { parent: a, compute: { max: 1 } }, a: {}, kept: { protected: true }, old: { state: deleted } } }",
    projects: [
      project("pro", "acme", {
        id: "a-1",
        branches: [{ name: "main", default: true }, { name: "kept" }, { name: "old" }],
        endpoints: [{}, { branch: "kept" }, { branch: "old" }],
      }),
    ],
    lock: { acme: "a-1" },
    showsBranches: true,
  },
  "three tenants at once": {
    manifests: tenants(
      "{ tenant: acme, tier: pro }",
      "{ tenant: bolt, tier: free }",
      `{ tenant: crow, state: deleted, ${reason} }`,
    ),
    projects: [project("free", "acme", { id: "a-1" }), project("free", "crow", { id: "c-1" })],
    lock: { acme: "a-1", crow: "c-1" },
  },
};

/** A fleet with its plan, the same each time. */
async function begin(options: FleetOptions): Promise<{ fleet: TestFleet; plan: Plan; journal: MemoryJournal }> {
  fakeTime();
  const fleet = new TestFleet(options);
  const plan = await virtually(fleet.plan());
  const journal = new MemoryJournal(plan.id);
  await journal.write({
    entry: "run-started",
    format: "tenantry/journal@1",
    fleet: plan.fleet,
    planDigest: plan.digest,
    manifestsDigest: plan.inputs.manifestsDigest,
    consent: plan.consent,
    version: "0.0.0",
  });
  return { fleet, plan, journal };
}

/** One moment of each kind: as many as an undisturbed run has. */
const deaths = ({ requests, entries }: Life): readonly Death[] =>
  (
    [
      ["request", requests],
      ["entry", entries],
    ] as const
  ).flatMap(([at, count]) =>
    Array.from({ length: count }, (_, n) => (["before", "after"] as const).map((when) => ({ at, nth: n + 1, when }))).flat(),
  );

async function resumed(fleet: TestFleet, plan: Plan, journal: MemoryJournal): Promise<void> {
  const read = readJournal(journal.text());
  if ("problem" in read) throw new Error(read.problem.message);
  const done = appliedBefore(read.entries, plan.digest);
  const left = { ...plan, changes: plan.changes.filter(({ tenant }) => !done.has(tenant)) };
  const asked = fleet.emulator.requests().length;
  const life = await virtually(live(fleet, left, journal, null));
  for (const { kind } of life.outcomes.values()) expect(kind).toBe("applied");
  if (left.changes.length === 0) expect(fleet.emulator.requests().length, "calls for tenants that are done").toBe(asked);
}

/** Nothing that the killed run noted is left, neither its journal nor what it remembered. */
async function plannedAgain(fleet: TestFleet, plan: Plan): Promise<void> {
  const before = new Set(plan.changes.map(({ project }) => project));
  for (const [tenant, id] of fleet.lock) if (!before.has(id)) fleet.lock.delete(tenant);
  vi.setSystemTime(Date.now() + fleet.fleet.apply.settle);
  const next = await virtually(fleet.plan());
  const outcomes = await virtually(fleet.apply(next));
  for (const { kind } of outcomes.values()) expect(kind).toBe("applied");
}

test("killed while Neon is still at its create, a rerun with the journal waits for it and makes one project (I2)", async () => {
  const { fleet, plan, journal } = await begin({ manifests: "{ tenant: nova, tier: free }" });
  fleet.emulator.addFaults([{ match: { operation: "createProject" }, fault: { kind: "late", ms: 300, answer: "reset" } }]);
  const killed = await virtually(live(fleet, plan, journal, { at: "entry", nth: 2, when: "before" }));
  expect({ isDead: killed.isDead, writes: fleet.writes() }).toEqual({ isDead: true, writes: ["POST /projects"] });
  const rerun = await virtually(live(fleet, plan, journal, null));
  expect([...rerun.outcomes.values()].map(({ kind }) => kind)).toEqual(["applied"]);
  expect(fleet.writes()).toEqual(["POST /projects"]);
  expect(fleet.truth()).toHaveLength(1);
});

describe.each(Object.entries(scenarios))("%s", (_, options) => {
  test.each([
    ["the journal and the plan it kept", resumed],
    ["a new plan and none of its notes", plannedAgain],
  ] as const)("killed at any moment, a rerun with %s converges to the same truth", async (_name, rerun) => {
    const whole = await begin(options);
    const undisturbed = await virtually(live(whole.fleet, whole.plan, whole.journal, null));
    expect([...undisturbed.outcomes.values()].map(({ kind }) => kind)).toEqual(
      whole.plan.counts.changed === 1 ? ["applied"] : Array(3).fill("applied"),
    );
    const truth = whole.fleet.truth();

    for (const death of deaths(undisturbed)) {
      const { fleet, plan, journal } = await begin(options);
      const killed = await virtually(live(fleet, plan, journal, death));
      expect(killed.isDead, JSON.stringify(death)).toBe(true);
      await rerun(fleet, plan, journal);
      expect({ death, truth: fleet.truth() }).toEqual({ death, truth });
      expect({ death, left: summary((await virtually(fleet.plan({ deep: true }))).changes) }).toEqual({ death, left: [] });
      expect(fleet.violations()).toEqual([]);
    }
  });
});
