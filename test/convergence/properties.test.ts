/** What holds of any fleet: at rest nothing is planned, and no order of files, pages or tenants makes another plan. */
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SeedProject } from "../../src/emulator/index.js";
import { changeKinds } from "../../src/reconciler/change.js";
import type { Change } from "../../src/reconciler/change.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { marked, small, tenants } from "./cases/words.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const tier = fc.constantFrom("free" as const, "pro" as const, "business" as const);

/** One tenant: what it declares, what there is of it, and how it is known. */
const tenant = fc.record({
  tier,
  state: fc.constantFrom("active", "active", "active", "suspended", "deleted", "waiting"),
  dataTransfer: fc.option(fc.constantFrom("1GiB", "3GiB", "5GiB"), { nil: null }),
  suspendTimeout: fc.option(fc.constantFrom("10m", "1h"), { nil: null }),
  live: fc.option(tier, { nil: null }),
  history: fc.constantFrom(0, 3600, 86_400),
  drifts: fc.boolean(),
  isActive: fc.boolean(),
  known: fc.constantFrom("lock", "pin", "mark", "name", "nobody"),
  deleted: fc.boolean(),
});
type Tenant = typeof tenant extends fc.Arbitrary<infer Value> ? Value : never;

const names = ["acme", "bolt", "calm", "dusk", "echo"] as const;
const fleets = fc.array(tenant, { minLength: 1, maxLength: names.length });

const states: Readonly<Record<string, string>> = {
  active: "",
  suspended: ", state: suspended, reason: unpaid",
  deleted: ", state: deleted, reason: closed",
  waiting: ", state: deleted, reason: closed, deleteAfter: 2026-05-01",
};

function documentOf(name: string, { tier: declared, state, dataTransfer, suspendTimeout, known, live }: Tenant): string {
  const quota = dataTransfer === null ? "" : `, quota: { dataTransfer: ${dataTransfer} }`;
  const compute = suspendTimeout === null ? "" : `, compute: { suspendTimeout: ${suspendTimeout} }`;
  const pin = known === "pin" && live !== null ? `, projectId: p-${name}` : "";
  return `{ tenant: ${name}, tier: ${declared}${states[state]}${quota}${compute}${pin} }`;
}

function seedOf(name: string, { live, history, drifts, isActive, known, deleted }: Tenant): readonly SeedProject[] {
  if (live === null) return [];
  return [
    project(live, known === "nobody" ? `${name}-other` : name, {
      id: `p-${name}`,
      ...small,
      ...(drifts && { history_retention_seconds: history }),
      endpoints: [{ id: `ep-${name}`, state: isActive ? "active" : "idle" }],
      created_at: `2026-01-0${9 - names.findIndex((other) => other === name)}T08:00:00Z`,
      ...(known === "mark" && marked(name)),
      ...(deleted && { deleted_at: "2026-03-02T10:00:00Z" }),
    }),
  ];
}

interface Arranged {
  readonly documents: readonly string[];
  readonly projects: readonly SeedProject[];
  readonly lock: readonly (readonly [string, string])[];
}
const arrange = (all: readonly Tenant[]): Arranged => ({
  documents: all.map((each, n) => documentOf(names[n] ?? "", each)),
  projects: all.flatMap((each, n) => seedOf(names[n] ?? "", each)),
  lock: all.flatMap(({ known, live }, n) =>
    known === "lock" && live !== null ? [[names[n] ?? "", `p-${names[n]}`] as const] : [],
  ),
});

const fleetOf = ({ documents, projects, lock }: Arranged, listOrder: "id" | "created" = "id"): TestFleet =>
  new TestFleet({
    manifests: tenants(...documents),
    projects,
    lock: Object.fromEntries(lock),
    assumptions: { listOrder },
    watch: false,
  });

/** A few applies with all consent bring any fleet to rest: adopt, then move, then nothing. */
async function settle(fleet: TestFleet): Promise<number> {
  for (let round = 1; round <= 4; round += 1) {
    const plan = await virtually(fleet.plan({ deep: true }));
    if (plan.changes.length === 0) return round;
    const outcomes = await virtually(fleet.apply(plan));
    expect([...outcomes.values()].filter(({ kind }) => kind !== "applied")).toEqual([]);
  }
  return Number.POSITIVE_INFINITY;
}

test("any fleet comes to rest within three applies, and at rest the difference of x and x is empty (I13)", async () => {
  await fc.assert(
    fc.asyncProperty(fleets, async (all) => {
      const fleet = fleetOf(arrange(all));
      expect(await settle(fleet)).toBeLessThanOrEqual(4);
      const before = { truth: fleet.truth(), writes: fleet.writes().length };
      const plan = await virtually(fleet.plan({ deep: true }));
      expect(summary(plan.changes)).toEqual([]);
      await virtually(fleet.apply(plan));
      expect({ truth: fleet.truth(), writes: fleet.writes().length }).toEqual(before);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("the order of documents, projects and lines of the lock, and the order in which Neon lists, never matter (I14)", async () => {
  const shuffled = fleets.chain((all) => {
    const one = arrange(all);
    const other = fc.record({
      documents: fc.shuffledSubarray([...one.documents], { minLength: one.documents.length }),
      projects: fc.shuffledSubarray([...one.projects], { minLength: one.projects.length }),
      lock: fc.shuffledSubarray([...one.lock], { minLength: one.lock.length }),
    });
    return fc.tuple(fc.constant(one), other);
  });
  await fc.assert(
    fc.asyncProperty(shuffled, async ([one, other]) => {
      const plans = [await virtually(fleetOf(one).plan()), await virtually(fleetOf(other, "created").plan())];
      const [first, second] = plans.map(({ id, changes, refused }) => ({
        id,
        changes: changes.map(withoutLine),
        refused: refused.map(withoutLine),
      }));
      expect(second).toEqual(first);
    }),
    { numRuns: 60, seed: 2 },
  );
});
const withoutLine = <Item extends object>(item: Item): Omit<Item, "source"> =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== "source")) as Omit<Item, "source">;

test("no plan of any fleet replaces, deletes without the word, or changes and refuses one tenant (I1, I3)", async () => {
  await fc.assert(
    fc.asyncProperty(fleets, async (all) => {
      const plan = await virtually(fleetOf(arrange(all)).plan());
      const dead = new Set(names.filter((_, n) => all[n]?.state === "deleted"));
      const refused = new Set(plan.refused.map(({ tenant: name }) => name));
      for (const change of plan.changes) {
        expect(refused.has(change.tenant)).toBe(false);
        if (change.kind === "delete") expect([...dead]).toContain(change.tenant);
      }
      expect(kindsPerTenant(plan).filter((kinds) => kinds.has("create") && kinds.size > 1)).toEqual([]);
      expect(plan.changes.map(rank)).toEqual(plan.changes.map(rank).sort((a, b) => (a < b ? -1 : 1)));
    }),
    { numRuns: 100, seed: 3 },
  );
});

const kindsPerTenant = ({ changes }: Plan): readonly ReadonlySet<string>[] =>
  [...new Set(changes.map(({ tenant: name }) => name))].map(
    (name) => new Set(changes.filter((change) => change.tenant === name).map(({ kind }) => kind)),
  );

/** By tenant; within a tenant the one order of kinds, but for what a downgrade lowers first. */
const rank = ({ tenant: name, kind, tier: { direction } }: Change): string =>
  `${name} ${direction === "down" ? "" : changeKinds.indexOf(kind)}`;
