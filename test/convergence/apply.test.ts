/** What a table can't say: keys before the first write, plans that no planner makes, large groups, a newer Neon. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { preflight } from "../../src/reconciler/apply/preflight.js";
import { KeyError } from "../../src/neon/errors.js";
import type { Json } from "../../src/emulator/index.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { keysOfEnv, orgIds, project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { business, free, pro, tenants } from "./cases/words.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `t${String(n).padStart(3, "0")}`);

/** Free tenants that become pro. Their computes have pro's size already, so that only quotas and history are to be raised. */
function upgrades(count: number): TestFleet {
  const all = names(count);
  return new TestFleet({
    manifests: tenants(...all.map((name) => `{ tenant: ${name}, tier: pro, compute: { max: 2 } }`)),
    projects: all.map((name) => project("free", name, { id: `p-${name}` })),
    lock: Object.fromEntries(all.map((name) => [name, `p-${name}`])),
  });
}
const upgraded = (name: string): string => `p-${name} ${name}: ${pro.replaceAll("0.25-4", "0.25-2")}`;
const transfers = (fleet: TestFleet): readonly number[] =>
  fleet.emulator
    .requests()
    .filter(({ operation }) => operation === "transferProjectsFromOrgToOrg")
    .map(({ body }) => (body as unknown as { project_ids: readonly string[] }).project_ids.length);

describe("transfers in groups", () => {
  test.each([
    [1, [1]],
    [2, [2]],
    [400, [400]],
    [401, [400, 1]],
  ] as const)("%i projects of one route move in calls of %j", async (count, groups) => {
    const fleet = upgrades(count);
    const plan = await virtually(fleet.plan());
    expect(plan.calls.writes).toBe(count + groups.length);
    const outcomes = await virtually(fleet.apply(plan));
    expect(new Set([...outcomes.values()].map(({ kind }) => kind))).toEqual(new Set(["applied"]));
    expect(transfers(fleet)).toEqual(groups);
    expect(fleet.truth()).toEqual(names(count).map(upgraded));
    expect(summary((await virtually(fleet.plan())).changes)).toEqual([]);
  });

  test("one project that is gone doesn't hold a group back: the group is halved until it stands alone", async () => {
    const fleet = upgrades(5);
    const plan = await virtually(fleet.plan());
    const last = { on: "GET /projects/p-t004", act: [{ do: "purge-project", project: "p-t003" }] } as const;
    const outcomes = await virtually(fleet.apply(plan, { meanwhile: [last] }));
    expect(
      [...outcomes.values()]
        .filter(({ kind }) => kind !== "applied")
        .map(({ tenant, kind, code }) => `${tenant}: ${kind} ${code}`),
    ).toEqual(["t003: failed transfer-refused"]);
    expect(transfers(fleet)).toEqual([5, 3, 2, 1, 1]);
    expect(fleet.truth()).toEqual(
      names(5)
        .filter((name) => name !== "t003")
        .map(upgraded),
    );
    expect(summary((await virtually(fleet.plan())).changes)).toEqual(["t003: create"]);
  });

  test("where Neon passes an unknown id over in silence, only a read tells that it didn't move", async () => {
    const fleet = new TestFleet({
      manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: pro }"),
      projects: [project("free", "acme", { id: "a-1" }), project("free", "bolt", { id: "b-1" })],
      lock: { acme: "a-1", bolt: "b-1" },
      assumptions: { transferBadId: "skip" },
    });
    const plan = await virtually(fleet.plan());
    const meanwhile = [{ on: "GET /projects/*/endpoints", nth: 2, act: [{ do: "purge-project", project: "a-1" }] }] as const;
    const outcomes = await virtually(fleet.apply(plan, { meanwhile }));
    expect([...outcomes.values()].map(({ tenant, kind, code }) => `${tenant}: ${kind} ${code}`).sort()).toEqual([
      "acme: unknown not-shown",
      "bolt: applied null",
    ]);
    expect(fleet.truth()).toEqual([`b-1 bolt: ${pro}`]);
  });
});

describe("keys before the first write", () => {
  const planned = async (env: Readonly<Record<string, string | undefined>>): Promise<unknown> => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: pro }",
      projects: [project("free", "acme", { id: "a-1" })],
      lock: { acme: "a-1" },
      env,
    });
    const plan = await virtually(fleet.plan());
    const told = await virtually(preflight(plan, fleet.client()).catch((error: unknown) => error));
    expect(fleet.writes()).toEqual([]);
    return told instanceof KeyError ? told.code : told;
  };
  test.each([
    ["a personal key may move projects", keysOfEnv, undefined],
    ["an organization key can't, and is refused by name", { ...keysOfEnv, NEON_API_KEY_PERSONAL: "free-key" }, "key-kind"],
    ["without a key for transfers nothing is begun", { ...keysOfEnv, NEON_API_KEY_PERSONAL: undefined }, "key-missing"],
    ["a blank key is no key", { ...keysOfEnv, NEON_API_KEY_PERSONAL: "  " }, "key-missing"],
    ["a key with a line break is damaged", { ...keysOfEnv, NEON_API_KEY_PERSONAL: "me-key\n" }, "key-format"],
  ] as const)("%s", async (_, env, told) => {
    expect(await planned(env)).toBe(told);
  });

  test("a plan without transfers asks for no personal key", async () => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: free }",
      env: { ...keysOfEnv, NEON_API_KEY_PERSONAL: undefined },
    });
    const plan = await virtually(fleet.plan());
    await virtually(preflight(plan, fleet.client()));
    expect(summary(plan.changes)).toEqual(["acme: create"]);
  });
});

test("a change that no planner makes fails as a fault of ours, quotes nothing, and stops nobody else", async () => {
  const fleet = new TestFleet({
    manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: pro }"),
    projects: ["acme", "bolt"].map((name) => project("pro", name, { id: `p-${name}`, history_retention_seconds: 3600 })),
    lock: { acme: "p-acme", bolt: "p-bolt" },
  });
  const plan = await virtually(fleet.plan());
  const broken: Plan = {
    ...plan,
    changes: plan.changes.map((change) => (change.tenant === "acme" ? { ...change, project: null } : change)),
  };
  const outcomes = await virtually(fleet.apply(broken));
  expect([...outcomes.values()].map(({ tenant, kind, code, message }) => ({ tenant, kind, code, message }))).toEqual([
    { tenant: "acme", kind: "failed", code: "internal", message: "RangeError" },
    { tenant: "bolt", kind: "applied", code: null, message: null },
  ]);
  expect(fleet.truth()).toEqual([`p-acme acme: ${pro.replace("7d", "1h")}`, `p-bolt bolt: ${pro}`]);
});

describe("a Neon with one quota more than this version knows (I27)", () => {
  const key = "vector_searches";
  /** Adds the quota to what is read, as a newer Neon would show it. */
  const newer = (path: string, body: Json): Json =>
    path.startsWith("/projects")
      ? (JSON.parse(JSON.stringify(body), (name, value: unknown) =>
          name === "quota" && typeof value === "object" ? { ...value, [key]: 7 } : value,
        ) as Json)
      : body;

  test("a write of the known five carries the unknown one along as it was read", async () => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: pro, quota: { dataTransfer: 60GiB } }",
      projects: [project("pro", "acme", { id: "a-1" })],
      lock: { acme: "a-1" },
      rewrite: newer,
      newerNeon: true,
    });
    const plan = await virtually(fleet.plan());
    expect(plan.changes.flatMap(({ fields }) => fields.map(({ path }) => path))).toEqual(["quota.dataTransfer"]);
    await virtually(fleet.apply(plan));
    const [patch] = fleet.emulator.requests().filter(({ method }) => method === "PATCH");
    expect(patch?.body).toEqual({
      project: {
        settings: {
          quota: {
            active_time_seconds: 2_700_000,
            compute_time_seconds: 0,
            written_data_bytes: 0,
            data_transfer_bytes: 64_424_509_440,
            logical_size_bytes: 10_737_418_240,
            [key]: 7,
          },
        },
      },
    });
  });
});

test("a fleet that was created in one plan is found whole by the next, and one call per page shows it", async () => {
  const all = names(60);
  const fleet = new TestFleet({
    manifests: tenants(...all.map((name, n) => `{ tenant: ${name}, tier: ${["free", "pro", "business"][n % 3]} }`)),
    watch: false,
  });
  const plan = await virtually(fleet.plan());
  const outcomes = await virtually(fleet.apply(plan));
  expect(new Set([...outcomes.values()].map(({ kind }) => kind))).toEqual(new Set(["applied"]));
  expect(fleet.truth()).toEqual(all.map((name, n) => `new ${name}: ${[free, pro, business][n % 3]}`));
  const before = fleet.emulator.requests().length;
  expect(summary((await virtually(fleet.plan())).changes)).toEqual([]);
  expect(
    fleet.emulator
      .requests()
      .slice(before)
      .map(({ query }) => query["org_id"]),
  ).toEqual([orgIds.free, orgIds.free, orgIds.paid, orgIds.paid]);
});
