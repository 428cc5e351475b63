/** Whichever door a fleet is changed through, the same is written, remembered and left (I24). */
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Action, SeedProject } from "../../src/emulator/index.js";
import { resourceInputs } from "../../src/providers/resource-inputs.js";
import { settle } from "../../src/providers/settle.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { arrange, fleetOf, fleets } from "../convergence/any-fleet.js";
import { tenants } from "../convergence/cases/words.js";
import { project, TestFleet } from "../harness/fleet.js";
import { atOnce, fakeTime, virtually as inTime } from "../harness/virtual.js";
import { sessionOf } from "./session.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const virtually = <Value>(work: Promise<Value>): Promise<Value> => inTime(work, atOnce);

/** What the engine does of a plan: it asks for every resource at once. Messages of those that fail. */
async function up(fleet: TestFleet, plan: Plan): Promise<readonly string[]> {
  const session = sessionOf(fleet, plan);
  const inputs = resourceInputs(fleet.declared(), plan, checkConsent(plan.changes, plan.consent), Date.now());
  const settled = await Promise.allSettled(inputs.map((each) => settle(session, each)));
  return settled.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
}

/** Ids of new projects depend on what came before whom. */
function left(fleet: TestFleet) {
  const seeded = (id: string): string => (id.startsWith("p-") ? id : "new");
  return {
    truth: fleet.truth(),
    lock: [...fleet.lock].map(([tenant, id]) => `${tenant} ${seeded(id)}`).sort(),
    writes: fleet
      .writes()
      .map((line) => line.replace(/(?<=\/projects\/)[^/]+/, seeded))
      .sort(),
  };
}

test("any fleet comes to the same rest through the command and through Pulumi, by the same plans and writes (I24)", async () => {
  await fc.assert(
    fc.asyncProperty(fleets, async (all) => {
      const [command, pulumi] = [fleetOf(arrange(all)), fleetOf(arrange(all))];
      for (let round = 0; round < 4; round += 1) {
        const plan = await virtually(command.plan());
        const same = await virtually(pulumi.plan());
        expect(same.id).toBe(plan.id);
        if (plan.changes.length === 0) return;
        await virtually(command.apply(plan));
        expect(await virtually(up(pulumi, same))).toEqual([]);
        expect(left(pulumi)).toEqual(left(command));
      }
    }),
    { numRuns: 40, seed: 4 },
  );
}, 120_000);

test("a restore is carried out once through either door, and both say it is done (I20, I24)", async () => {
  const made = () =>
    new TestFleet({
      manifests:
        "{ tenant: acme, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1, id: 2026-03-04T08:59:00Z } }",
      projects: [
        project("pro", "acme", {
          id: "p-acme",
          created_at: "2026-03-01T00:00:00Z",
          branches: [{ name: "main", default: true, created_at: "2026-03-01T00:00:00Z", data: "now" }],
          snapshots: [{ id: "snap-v1", name: "v1", timestamp: "2026-03-04T08:00:00Z", data: "morning" }],
        }),
      ],
      lock: { acme: "p-acme" },
    });
  const [command, pulumi] = [made(), made()];
  const plan = await virtually(command.plan());
  await virtually(command.apply(plan));
  expect(await virtually(up(pulumi, await virtually(pulumi.plan())))).toEqual([]);
  const end = (fleet: TestFleet) => ({ ...left(fleet), writes: left(fleet).writes.length });
  expect(end(pulumi)).toEqual(end(command));
  expect(command.truth().join()).toContain('main* "morning" 1, main (old 2026-03-04T08:59:00Z) "now" 0');
  for (const fleet of [command, pulumi]) expect((await virtually(fleet.plan())).changes).toEqual([]);
});

test.each<readonly [string, Partial<SeedProject>, Action, string]>([
  [
    "what nobody was shown",
    {},
    { do: "edit-project", project: "p-acme", history_retention_seconds: 7200 },
    '"~ historyRetention 2h → 6h" is due now, which was not there',
  ],
  [
    "what was shown with another value",
    { history_retention_seconds: 3600 },
    { do: "edit-project", project: "p-acme", history_retention_seconds: 7200 },
    '"~ historyRetention 2h → 6h" is due now, which was "~ historyRetention 1h → 6h"',
  ],
  [
    "a project that was deleted",
    {},
    { do: "delete-project", project: "p-acme" },
    '"+ recover p-acme, deleted, in org free" is due now, which was not there',
  ],
])("since the program looked: %s is refused, and the others go on (I6, I10)", async (_, seed, action, words) => {
  const fleet = new TestFleet({
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free, historyRetention: 12h }"),
    projects: [project("free", "acme", { id: "p-acme", ...seed }), project("free", "bolt", { id: "p-bolt" })],
    lock: { acme: "p-acme", bolt: "p-bolt" },
  });
  const plan = await virtually(fleet.plan());
  fleet.emulator.act(action);
  expect(await virtually(up(fleet, plan))).toEqual([`Error: acme: stale: ${words} when the program looked. Run pulumi up again`]);
  expect(fleet.writes()).toEqual(["PATCH /projects/p-bolt"]);
});

test("what only plan --deep sees is carried out through either door (I13, I24)", async () => {
  const made = () => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: free }",
      projects: [project("free", "acme", { id: "p-acme" })],
      lock: { acme: "p-acme" },
    });
    fleet.emulator.act({ do: "edit-endpoint", project: "p-acme", autoscaling_limit_max_cu: 1 });
    return fleet;
  };
  const [command, pulumi] = [made(), made()];
  const plan = await virtually(command.plan({ deep: true }));
  expect(plan.changes.map(({ kind }) => kind)).toEqual(["update"]);
  await virtually(command.apply(plan));
  expect(await virtually(up(pulumi, await virtually(pulumi.plan({ deep: true }))))).toEqual([]);
  expect(left(pulumi)).toEqual(left(command));
});
