/**
 * What an apply writes, to the call: ⌈n/400⌉ transfers per source and destination, one PATCH per project with changed fields, one
 * per existing compute that differs, one call per create, recover and delete, two per restore. The plan says so before, and bounds the reads; a rerun writes nothing.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Json, SeedProject } from "../../src/emulator/index.js";
import { project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { deleted, small, suspended } from "./cases/words.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

type Writes = Readonly<Record<string, number>>;
interface Group {
  readonly manifest: string;
  readonly project: (name: string) => SeedProject | null;
  /** By route, for each tenant of the group. */
  readonly writes: Writes;
}

const patch = "PATCH /projects/{id}";
const patchCompute = "PATCH /projects/{id}/endpoints/{id}";
const transfer = "POST /organizations/{id}/projects/transfer";
const reason = 'reason: "closed, SUP-1"';
const of = (tier: "free" | "pro", more: Partial<SeedProject> = {}) => {
  return (name: string): SeedProject => project(tier, name, { id: name, ...more });
};
const twoComputes: Partial<SeedProject> = { branches: [{ name: "main", default: true }, { name: "dev" }] };

const groups = {
  made: { manifest: "tier: free", project: () => null, writes: { "POST /projects": 1 } },
  back: { manifest: "tier: free", project: of("free", deleted), writes: { "POST /projects/{id}/recover": 1 } },
  kept: { manifest: "tier: free", project: of("free", { history_retention_seconds: 3600 }), writes: { [patch]: 1 } },
  same: { manifest: "tier: pro", project: of("pro"), writes: {} },
  wide: {
    manifest: "tier: pro, compute: { max: 8 }, historyRetention: 2d",
    project: (name) =>
      project("pro", name, {
        ...twoComputes,
        id: name,
        endpoints: [{ id: `ep-${name}-1` }, { id: `ep-${name}-2`, branch: "dev" }],
      }),
    writes: { [patchCompute]: 2, [patch]: 1 },
  },
  gone: { manifest: `state: deleted, ${reason}`, project: of("free"), writes: { "DELETE /projects/{id}": 1 } },
  stop: {
    manifest: `tier: free, historyRetention: 12h, state: suspended, ${reason}`,
    project: (name) => project("free", name, { id: name, endpoints: [{ id: `ep-${name}`, state: "active" }] }),
    // Its quota stops the compute; nobody has to be told.
    writes: { [patch]: 1 },
  },
  wake: { manifest: "tier: free, historyRetention: 12h", project: of("free", suspended), writes: { [patch]: 1 } },
  up: { manifest: "tier: pro", project: of("free"), writes: { [patchCompute]: 1, [patch]: 1 } },
  // What is lowered comes before the move, shorter history after it.
  down: { manifest: "tier: free", project: of("pro", small), writes: { [patchCompute]: 1, [patch]: 2 } },
  past: {
    manifest:
      "tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1, id: 2026-03-04T08:59:00Z }",
    project: of("pro", {
      created_at: "2026-03-01T00:00:00Z",
      snapshots: [{ name: "v1", timestamp: "2026-03-04T08:00:00Z" }],
    }),
    // Made beside the default branch, then put in its place.
    writes: { "POST /projects/{id}/snapshots/{id}/restore": 1, "POST /projects/{id}/branches/{id}/finalize_restore": 1 },
  },
  level: {
    manifest: "tier: free",
    project: of("pro", { ...small, history_retention_seconds: 6 * 3600 }),
    writes: { [patchCompute]: 1, [patch]: 1 },
  },
} as const satisfies Record<string, Group>;
type Counts = Readonly<Record<keyof typeof groups, number>>;

function fleetOf(counts: Counts): TestFleet {
  const all = Object.entries<Group>(groups).flatMap(([kind, group]) =>
    Array.from({ length: counts[kind as keyof Counts] }, (_, n) => ({ name: `${kind}-${n}`, group })),
  );
  const projects = all.flatMap(({ name, group }) => group.project(name) ?? []);
  return new TestFleet({
    manifests: all.map(({ name, group }) => `{ tenant: ${name}, ${group.manifest} }`).join("\n---\n"),
    projects,
    lock: Object.fromEntries(projects.map(({ name }) => [name, name])),
    watch: false,
  });
}

function due(counts: Counts): Writes {
  const writes: Record<string, number> = {};
  for (const [kind, group] of Object.entries<Group>(groups)) {
    const count = counts[kind as keyof Counts];
    for (const [route, each] of Object.entries(group.writes)) if (count > 0) writes[route] = (writes[route] ?? 0) + each * count;
  }
  const transfers = Math.ceil(counts.up / 400) + Math.ceil((counts.down + counts.level) / 400);
  return { ...writes, ...(transfers > 0 && { [transfer]: transfers }) };
}

/** `PATCH /projects/a-1` by its route. */
const routeOf = (request: string): string =>
  request.replaceAll(/(projects|endpoints|organizations|snapshots|branches)\/(?!transfer)[^/]+/g, "$1/{id}");

function counted(requests: readonly string[]): Writes {
  const writes: Record<string, number> = {};
  for (const route of requests.map(routeOf)) writes[route] = (writes[route] ?? 0) + 1;
  return writes;
}

const none: Counts = {
  made: 0,
  back: 0,
  kept: 0,
  same: 0,
  wide: 0,
  gone: 0,
  stop: 0,
  wake: 0,
  up: 0,
  down: 0,
  level: 0,
  past: 0,
};

test.each<readonly [string, Partial<Counts>]>([
  ["nothing", { same: 3 }],
  ["one of each", { made: 1, back: 1, kept: 1, same: 1, wide: 1, gone: 1, stop: 1, wake: 1, up: 1, down: 1, level: 1, past: 1 }],
  ["fifty, each read back singly", { made: 5, kept: 20, wide: 10, stop: 2, up: 10, down: 2, level: 1 }],
  ["fifty-one, read back by a sweep", { made: 5, kept: 20, wide: 10, stop: 2, up: 11, down: 2, level: 1, past: 2 }],
  [
    "hundreds, beyond one transfer",
    { made: 3, back: 2, kept: 5, same: 20, wide: 4, gone: 2, stop: 3, wake: 3, up: 401, down: 3, level: 2 },
  ],
])("%s", { timeout: 120_000 }, async (_, some) => {
  const counts: Counts = { ...none, ...some };
  const fleet = fleetOf(counts);
  const plan = await virtually(fleet.plan());
  const asked = fleet.emulator.requests().length;
  const outcomes = await virtually(fleet.apply(plan));
  const applied = fleet.emulator.requests().slice(asked);
  const writes = counted(fleet.writes());

  expect([...outcomes.values()].filter(({ kind }) => kind !== "applied")).toEqual([]);
  expect(writes).toEqual(due(counts));
  expect(fleet.writes()).toHaveLength(plan.calls.writes);
  const reads = applied.length - plan.calls.writes;
  expect(reads).toBeLessThanOrEqual(plan.calls.reads);
  // Not just any bound: it isn't far from what was read.
  expect(plan.calls.reads).toBeLessThanOrEqual(2 * reads);

  // What was moved or recovered may have a rest in the next plan; the same plan has none.
  const again = await virtually(fleet.apply(plan));
  expect([...again.values()].filter(({ tenant, kind }) => kind !== "applied" && !tenant.startsWith("made-"))).toEqual([]);
  expect(fleet.writes()).toHaveLength(plan.calls.writes);
});

test("computes of many tenants are proven by one read each, and all else by a sweep", { timeout: 60_000 }, async () => {
  const fleet = fleetOf({ ...none, wide: 60 });
  const plan = await virtually(fleet.plan());
  const asked = fleet.emulator.requests().length;
  await virtually(fleet.apply(plan));
  const reads = fleet.emulator
    .requests()
    .slice(asked)
    .filter(({ method }) => method === "GET");
  const count = (operation: string): number => reads.filter((read) => read.operation === operation).length;
  // One before the write and one after it, which comes before the project's own values are sent.
  expect(count("listProjectEndpoints")).toBe(2 * 60);
  expect(count("getProject")).toBe(0);
  expect(count("listProjects")).toBeLessThanOrEqual(8);
});

test("a compute that doesn't show its change is told, though the list shows the project's", { timeout: 60_000 }, async () => {
  const fleet = fleetOf({ ...none, wide: 60 });
  const plan = await virtually(fleet.plan());
  type Endpoint = { readonly [key: string]: Json };
  fleet.rewrite = (path, body) => {
    if (path !== "/projects/wide-7/endpoints") return body;
    const { endpoints } = body as { readonly endpoints: readonly Endpoint[] };
    return { endpoints: endpoints.map((endpoint) => ({ ...endpoint, autoscaling_limit_max_cu: 4 })) };
  };
  const outcomes = await virtually(fleet.apply(plan));
  const open = [...outcomes.values()].filter(({ kind }) => kind !== "applied");
  expect(open).toMatchObject([{ tenant: "wide-7", kind: "failed", code: "not-shown" }]);
});
