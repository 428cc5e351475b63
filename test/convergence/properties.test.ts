/** What holds of any fleet: at rest nothing is planned, and no order of files, pages or tenants makes another plan. */
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeKinds } from "../../src/reconciler/change.js";
import type { Change } from "../../src/reconciler/change.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { summary } from "../harness/fleet.js";
import type { TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { arrange, fleetOf, fleets, names } from "./any-fleet.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

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
}, 120_000);

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
}, 120_000);
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
}, 120_000);

const kindsPerTenant = ({ changes }: Plan): readonly ReadonlySet<string>[] =>
  [...new Set(changes.map(({ tenant: name }) => name))].map(
    (name) => new Set(changes.filter((change) => change.tenant === name).map(({ kind }) => kind)),
  );

/** By tenant; within a tenant the one order of kinds, but for what a downgrade lowers first. */
const rank = ({ tenant: name, kind, tier: { direction } }: Change): string =>
  `${name} ${direction === "down" ? "" : String.fromCodePoint(97 + changeKinds.indexOf(kind))}`;
