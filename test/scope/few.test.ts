/** One tenant costs at most four calls, whatever the size of the fleet, and is planned as safely as with a sweep. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule } from "../../src/emulator/index.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { Scope } from "../../src/reconciler/scope/scope.js";
import { wholeFleet } from "../../src/reconciler/scope/scope.js";
import { deleted, marked, small } from "../convergence/cases/words.js";
import type { FleetOptions } from "../harness/fleet.js";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const only = (...tenants: string[]): Scope => ({ ...wholeFleet, selection: { tenants, tiers: [], labels: [] } });
/** Others in both orgs, whose names and ids hold the same letters. */
const others = [
  ...Array.from({ length: 500 }, (_, n) => project("free", `tenant-${n}`, { id: `t-${n}` })),
  ...Array.from({ length: 20 }, (_, n) => project("pro", `paid-${n}`, { id: `p-${n}` })),
];

async function searched(options: FleetOptions, ...tenants: string[]): Promise<{ plan: Plan; calls: number; fleet: TestFleet }> {
  const fleet = new TestFleet({ ...options, projects: [...others, ...(options.projects ?? [])] });
  const plan = await virtually(fleet.plan({ scope: only(...tenants) }));
  return { plan, calls: fleet.emulator.requests().length, fleet };
}
const outcome = ({ changes, refused }: Plan): readonly string[] => [
  ...summary(changes),
  ...refused.map(({ tenant, code }) => `${tenant} refused: ${code}`),
];

const placeOf = (path: string): string => {
  if (path.endsWith("/transfer")) return "transfer";
  if (path.endsWith("/endpoints")) return "computes";
  return path.includes("/endpoints/") ? "compute" : path === "/projects" ? "list" : "project";
};

const unreadable: FaultRule = { match: { operation: "listProjects", nth: 2 }, fault: { kind: "list", how: "no-projects" } };
const acme = "{ tenant: acme, tier: free }\n---\n{ tenant: tenant-7, tier: free }";
const upgraded = acme.replace("tier: free", "tier: pro");

describe("one tenant", () => {
  test.each<readonly [string, FleetOptions, number, readonly string[]]>([
    [
      "that is remembered and as declared",
      { manifests: acme, projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } },
      1,
      [],
    ],
    [
      "that drifted",
      {
        manifests: acme,
        projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 })],
        lock: { acme: "a-1" },
      },
      1,
      ["acme: update"],
    ],
    [
      "that is upgraded",
      { manifests: upgraded, projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } },
      4,
      ["acme: transfer, update"],
    ],
    [
      "that is known by our own mark",
      { manifests: acme, projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600, ...marked("acme") })] },
      4,
      ["acme: update"],
    ],
    ["that is adopted by its name", { manifests: acme, projects: [project("free", "acme", { id: "a-1" })] }, 4, ["acme: adopt"]],
    ["that is new", { manifests: acme }, 4, ["acme: create"]],
    [
      "that is deleted and comes back",
      { manifests: acme, projects: [project("free", "acme", { id: "a-1", ...deleted })] },
      5, // The end of a list that shows something is the empty page after it: a second deleted one must not be missed.
      ["acme: recover"],
    ],
    [
      "whose name two projects have, in different orgs",
      { manifests: acme, projects: [project("free", "acme", { id: "a-1" }), project("pro", "acme", { id: "a-2", ...small })] },
      4,
      ["acme refused: duplicate-project"],
    ],
  ])("%s", async (_, options, most, expected) => {
    const { plan, calls } = await searched(options, "acme");
    expect(outcome(plan)).toEqual(expected);
    expect(calls).toBeLessThanOrEqual(most);
  });

  test.each<readonly [string, FleetOptions, readonly string[]]>([
    [
      "an update",
      {
        manifests: acme,
        projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 })],
        lock: { acme: "a-1" },
      },
      ["GET project", "PATCH project", "GET project"],
    ],
    [
      "an upgrade",
      { manifests: upgraded, projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } },
      [
        "GET project",
        "GET computes",
        "POST transfer",
        "GET project",
        "PATCH compute",
        "GET computes",
        "PATCH project",
        "GET project",
      ],
    ],
    [
      "a create",
      { manifests: acme },
      // The name in both orgs before it; the project, and the name again, after it.
      ["GET list", "GET list", "POST list", "GET project", "GET list", "GET list", "GET list"],
    ],
  ])("is applied with a look on either side of its writes, whatever the size of the fleet: %s", async (_, options, expected) => {
    const { plan, fleet } = await searched(options, "acme");
    const before = fleet.emulator.requests().length;
    const outcomes = await virtually(fleet.apply(plan));
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(["applied"]);
    const made = fleet.emulator.requests().slice(before);
    // How often an operation is asked for is a matter of time.
    const counted = made.filter(({ path }) => !path.endsWith("/operations"));
    expect(counted.map(({ method, path }) => `${method} ${placeOf(path)}`)).toEqual(expected);
  });

  test("gets the same changes as from a sweep", async () => {
    const options = { manifests: upgraded, projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } };
    const { plan, fleet } = await searched(options, "acme");
    const swept = await virtually(fleet.plan());
    expect(plan.changes).toEqual(swept.changes.filter(({ tenant }) => tenant === "acme"));
  });

  test("whose remembered project is gone is created only when every list and every key says so", async () => {
    const gone = { manifests: acme, lock: { acme: "a-1" } };
    expect(outcome((await searched(gone, "acme")).plan)).toEqual(["acme: create"]);
    const namesake = { ...gone, projects: [project("pro", "acme", { id: "a-2" })] };
    expect(outcome((await searched(namesake, "acme")).plan)).toEqual(["acme refused: duplicate-project"]);
  });

  test("isn't created while a search has a hole", async () => {
    const { plan } = await searched({ manifests: acme, faults: [unreadable] }, "acme");
    expect(outcome(plan)).toEqual(["acme refused: incomplete-inventory"]);
  });

  test("that looks renamed is refused as in a sweep, which is made for it", async () => {
    const renamed = { manifests: acme, projects: [project("free", "old-acme", { id: "o-1" })], lock: { "old-acme": "o-1" } };
    expect(outcome((await searched(renamed, "acme")).plan)).toEqual(["acme refused: looks-like-rename"]);
  });

  test("says nothing of others: none is undeclared, and nobody looked at them", async () => {
    const { plan } = await searched({ manifests: acme }, "acme");
    expect([plan.undeclared, plan.scope]).toEqual([
      [],
      { changedSince: null, selected: ["--tenant acme"], tenants: 1, of: 2, outside: null },
    ]);
  });

  test("that claims what another tenant remembers is refused all the same", async () => {
    const manifests = "{ tenant: acme, tier: free, projectId: a-1 }\n---\n{ tenant: bolt, tier: free }";
    const { plan } = await searched(
      { manifests, projects: [project("free", "acme", { id: "a-1" })], lock: { bolt: "a-1" } },
      "acme",
    );
    expect(outcome(plan)).toEqual(["acme refused: duplicate-project"]);
  });
});

test("five tenants are searched for, a sixth name or a glob costs the sweep", async () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const manifests = names.map(
    (tenant) => `{ tenant: ${tenant}, tier: free, projectId: t-${names.indexOf(tenant)}, name: tenant-${names.indexOf(tenant)} }`,
  );
  const listed = async (...tenants: string[]): Promise<readonly boolean[]> => {
    const { fleet } = await searched({ manifests: manifests.join("\n---\n") }, ...tenants);
    return fleet.emulator.requests().map(({ query }) => query["search"] === undefined);
  };
  expect(new Set(await listed(...names.slice(0, 5)))).toEqual(new Set([false]));
  expect(await listed(...names)).toEqual([true, true, true, true, true]);
  expect(await listed("a*", "*")).toEqual([true, true, true, true, true]);
});
