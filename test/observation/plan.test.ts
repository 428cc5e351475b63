/** A plan from an observation file is the plan that a key would have made, and it can be rehearsed on a copy of the fleet. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { seedOf } from "../../src/emulator/from-observation.js";
import { createEmulator } from "../../src/emulator/index.js";
import { createNeonReader } from "../../src/neon/client.js";
import type { Observation } from "../../src/reconciler/observation-file.js";
import { observedIn } from "../../src/reconciler/observation-file.js";
import type { ProjectId } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { reconcile, reconcileObserved } from "../../src/reconciler/reconcile.js";
import { withheld } from "../convergence/cases/words.js";
import { contract } from "../harness/contract.js";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, serverSleep, sleep, tracked, virtually } from "../harness/virtual.js";
import { observed, wholeFleet } from "./fleet.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const planFrom = (fleet: TestFleet, observation: Observation, deep = false): Plan =>
  reconcileObserved(fleet.declared(), observedIn(observation), Date.now(), { deep });

/** What a plan does and why; not when, and in how many pages, it was seen. */
const said = ({ id, changes, refused, notices, excepted, undeclared, counts, calls, safety, consent }: Plan) => ({
  id,
  changes,
  refused,
  notices,
  excepted,
  undeclared,
  counts,
  calls,
  safety,
  consent,
});

describe("a plan from a file", () => {
  test("of a fleet with every kind of change is the plan with a key, and sends nothing", async () => {
    const fleet = wholeFleet();
    const plan = await virtually(fleet.plan());
    const observation = await observed(fleet);
    const before = fleet.emulator.requests().length;
    const again = planFrom(fleet, observation);
    expect(summary(plan.changes).length).toBe(11);
    expect(said(again)).toEqual(said(plan));
    expect(fleet.emulator.requests().length).toBe(before);
  });

  test("that was made in depth is the plan in depth", async () => {
    const fleet = wholeFleet();
    const plan = await virtually(fleet.plan({ deep: true }));
    expect(said(planFrom(fleet, await observed(fleet, true), true))).toEqual(said(plan));
  });

  test("equals the plan against an emulator that is loaded from it", async () => {
    const fleet = wholeFleet();
    const observation = await observed(fleet, true);
    const copy = createEmulator({
      seed: seedOf(observation),
      now: () => Date.now(),
      sleep: serverSleep,
      rate: "off",
      contract,
    });
    const reader = createNeonReader({
      fleet: fleet.fleet,
      env: { NEON_API_KEY_FREE: "free-key", NEON_API_KEY_PAID: "paid-key", NEON_API_KEY_PERSONAL: "me-key" },
      host: "http://127.0.0.1/api/v2",
      fetch: (request) => tracked(() => copy.fetch(request)),
      now: () => Date.now(),
      sleep,
      random: () => 0.5,
    });
    const rehearsed = await virtually(reconcile(fleet.declared(), reader, () => Date.now(), { deep: true }));
    expect(said(rehearsed)).toEqual(said(planFrom(fleet, observation, true)));
  });
});

describe("a look that a change needs and the file doesn't hold", () => {
  const manifests = "{ tenant: acme, tier: free, compute: { max: 1 } }";
  const drifting = (declared: string): TestFleet =>
    new TestFleet({ manifests: declared, projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } });

  test("refuses the tenant and names the fix; observed in depth, it changes", async () => {
    const fleet = drifting("{ tenant: acme, tier: free }");
    const [plain, deep] = [await observed(fleet), await observed(fleet, true)];
    fleet.declare(manifests);
    expect(planFrom(fleet, plain).refused).toMatchObject([
      {
        tenant: "acme",
        code: "look-missing",
        project: "a-1",
        message: "the observation doesn't hold its endpoints",
        fix: "tenantry observe --deep, or plan with a key",
      },
    ]);
    expect(planFrom(fleet, plain).changes).toEqual([]);
    expect(summary(planFrom(fleet, deep).changes)).toEqual(["acme: update"]);
  });

  test.each([
    ["deleted projects", { recoverable: null }, "{ tenant: bolt, tier: free }"],
    ["branches", { details: {} }, "{ tenant: acme, tier: free }"],
    ["scoped keys", { scopedKeys: {} }, "{ tenant: acme, tier: pro, projectId: a-1 }"],
  ])("%s: the tenant is refused, never planned as if there were none", async (words, without, declared) => {
    const fleet = new TestFleet({ manifests: declared, projects: [project("free", "acme", { id: "a-1" })] });
    const plan = planFrom(fleet, { ...(await observed(fleet)), ...without });
    expect(plan.changes).toEqual([]);
    expect(plan.refused.map(({ code, message }) => [code, message.includes(words)])).toEqual([["look-missing", true]]);
  });

  test("and a look that failed stays failed: the tenant is refused as with a key", async () => {
    const fleet = drifting(manifests);
    const observation = await observed(fleet, true);
    const plan = planFrom(fleet, { ...observation, details: { ["a-1" as ProjectId]: { endpoints: null } } });
    expect(plan.refused.map(({ code }) => code)).toEqual(["look-failed"]);
  });
});

test("a file with a hole creates, moves and deletes nothing, and updates what was seen", async () => {
  const fleet = new TestFleet({
    manifests: "{ tenant: acme, tier: free, projectId: a-1 }\n---\n{ tenant: bolt, tier: free }\n",
    projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 }), project("free", "hidden", { id: "h-1" })],
    faults: withheld("h-1"),
  });
  const observation = await observed(fleet);
  expect(observation.completeness.kind).toBe("partial");
  const plan = planFrom(fleet, observation);
  expect([summary(plan.changes), plan.refused.map(({ tenant, code }) => `${tenant}: ${code}`)]).toEqual([
    ["acme: update"],
    ["bolt: incomplete-inventory"],
  ]);
});
