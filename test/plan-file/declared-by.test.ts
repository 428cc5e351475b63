/** A plan file that somebody rewrote and sealed again may do only what the manifests declare. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change, JsonValue, PatchOperation } from "../../src/reconciler/change.js";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { undeclaredProblem } from "../../src/reconciler/plan/declared-by.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { fleetText, project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const manifests = `{ tenant: acme, tier: pro }
--- { tenant: back, tier: free }
--- { tenant: gone, state: deleted, reason: "closed" }
--- { tenant: kite, tier: free }
--- { tenant: late, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1, id: 2026-03-04T08:59:00Z } }
--- { tenant: mika, tier: pro, branches: { dev: { at: 2026-03-04T08:00:00Z }, old: { state: deleted }, kept: { protected: true } } }
--- { tenant: nova, tier: free }
--- { tenant: taken, tier: free }
--- { tenant: vega, tier: pro, snapshots: { named: { v1: { state: deleted }, v2: { at: 2026-03-04T08:00:00Z } } } }`;

interface Checked {
  readonly plan: Plan;
  /** What is undeclared in a forged one. */
  readonly check: (forged: Plan) => string | null;
}

async function checked(fleet: TestFleet, due: boolean): Promise<Checked> {
  const plan = await virtually(fleet.plan({ due }));
  const tenants = desiredTenants(fleet.manifests, fleet.fleet, Date.now(), due);
  const desired = new Map(tenants.map((tenant) => [tenant.tenant, tenant]));
  const declared = { fleet: fleet.fleet, desired, lock: fleet.lock, manifestsDigest: plan.inputs.manifestsDigest };
  return { plan, check: (forged) => undeclaredProblem(forged, declared)?.message ?? null };
}

async function planned(): Promise<Checked> {
  const fleet = new TestFleet({
    manifests,
    projects: [
      project("free", "acme", { id: "p-acme" }),
      project("free", "back", { id: "p-back", deleted_at: "2026-03-04T08:00:00Z" }),
      project("free", "gone", { id: "p-gone" }),
      project("free", "kite", { id: "p-kite", history_retention_seconds: 86_400 }),
      project("pro", "late", {
        id: "p-late",
        created_at: "2026-03-01T00:00:00Z",
        snapshots: [{ name: "v1", timestamp: "2026-03-04T08:00:00Z" }, { name: "sched-20260304T0600Z" }],
      }),
      project("pro", "mika", {
        id: "p-mika",
        created_at: "2026-03-01T00:00:00Z",
        branches: [{ name: "main", default: true }, { name: "old" }, { name: "other" }, { name: "kept" }],
      }),
      project("free", "taken", { id: "p-taken" }),
      project("pro", "vega", {
        id: "p-vega",
        created_at: "2026-03-01T00:00:00Z",
        snapshots: [{ name: "v1" }, { name: "other" }],
      }),
      project("free", "stranger", { id: "p-stranger" }),
    ],
    lock: { acme: "p-acme", gone: "p-gone", kite: "p-kite", late: "p-late", mika: "p-mika", vega: "p-vega" },
  });
  return checked(fleet, false);
}

const rewritten = (plan: Plan, tenant: string, rewrite: (change: Change) => Change): Plan => ({
  ...plan,
  changes: plan.changes.map((change) => (change.tenant === tenant ? rewrite(change) : change)),
});
const withValue = (change: Change, path: string, value: string | number): Change => ({
  ...change,
  patch: change.patch.map((operation) =>
    operation.op === "replace" && operation.path === path ? { ...operation, value } : operation,
  ),
});
const consentedTo = (change: Change): Change => ({
  ...change,
  hazards: change.hazards.map((hazard) => ({ ...hazard, consented: true })),
});
const stranger = (change: Change): Change => ({
  ...change,
  project: "p-stranger" as Change["project"],
  patch: change.patch.map((operation) => (operation.path === "/name" ? { ...operation, value: "stranger" } : operation)),
});

test("a plan as it was made is what the manifests declare", async () => {
  const { plan, check } = await planned();
  expect(plan.changes.map(({ kind }) => kind)).toEqual([
    "transfer",
    "update",
    "recover",
    "delete",
    "update",
    "restore",
    "branch",
    "update",
    "prune",
    "create",
    "adopt",
    "snapshot",
    "prune",
  ]);
  expect(check(plan)).toBeNull();
});

const forgeries: readonly (readonly [name: string, tenant: string, rewrite: (change: Change) => Change, message: string])[] = [
  ["a delete of a stranger", "gone", stranger, "names a project that is not this tenant's"],
  ["an adoption of a stranger", "taken", stranger, "names a project that is not this tenant's"],
  [
    "an adoption whose name stands at another field",
    "taken",
    (change) => ({ ...change, patch: [{ op: "test", path: "/org", value: "taken" }] }),
    "names a project that is not this tenant's",
  ],
  ["an update of a stranger", "kite", stranger, "names a project that is not this tenant's"],
  ["a delete that says it was consented to", "gone", consentedTo, "hides that it deletes-data"],
  [
    "a recover by name that hides what it returns",
    "back",
    (change) => ({ ...change, hazards: [] }),
    "hides that it returns-old-data",
  ],
  ["an adoption that hides it", "taken", (change) => ({ ...change, hazards: [] }), "hides that it adopts-existing"],
  ["shorter history that hides the loss", "kite", (change) => ({ ...change, hazards: [] }), "hides that it loses-history"],
  [
    "a quota that nobody declared",
    "acme",
    (change) => withValue(change, "/quota/activeTime", "unlimited"),
    "writes quota.activeTime",
  ],
  ["a prune that says it was consented to", "vega", consentedTo, "hides that it drops-snapshot"],
  [
    "a prune that says a schedule consented to it",
    "vega",
    (change) => ({
      ...change,
      hazards: change.hazards.map((hazard) => ({ ...hazard, detail: "sched-20260304T0600Z of then", consented: true })),
    }),
    "hides that it drops-snapshot",
  ],
  [
    "a snapshot of another moment",
    "vega",
    (change) => withValue(change, "/snapshots/v2", "2026-03-04T08:30:00Z"),
    "writes snapshots.v2",
  ],
  [
    "a prune of what nobody declared",
    "vega",
    (change) => ({
      ...change,
      patch: change.patch.map((operation) => ({ ...operation, path: operation.path.replace("v1", "other") })),
    }),
    "writes snapshots.other",
  ],
  ["a removed branch that says it was consented to", "mika", consentedTo, "hides that it deletes-data"],
  [
    "a branch of another moment",
    "mika",
    (change) => withValue(change, "/branches/dev", "of the default branch at 2026-03-04T08:30:00Z, 0.25-4 CU, 5m"),
    "writes branches.dev",
  ],
  [
    "a branch of another parent",
    "mika",
    (change) => withValue(change, "/branches/dev", 'of "other" at 2026-03-04T08:00:00Z, 0.25-4 CU, 5m'),
    "writes branches.dev",
  ],
  [
    "the removal of a branch that nobody declared",
    "mika",
    (change) => ({ ...change, patch: change.patch.map((each) => ({ ...each, path: each.path.replace("old", "other") })) }),
    "writes branches.other",
  ],
  [
    "the removal of a branch that is declared to stay",
    "mika",
    (change) => ({ ...change, patch: change.patch.map((each) => ({ ...each, path: each.path.replace("old", "kept") })) }),
    "writes branches.kept",
  ],
  [
    "a protection that nobody declared",
    "mika",
    (change) => ({ ...change, patch: change.patch.map((each) => ({ ...each, path: each.path.replace("kept", "dev") })) }),
    "writes branches.dev.protected",
  ],
  ["a restore that says it was consented to", "late", consentedTo, "hides that it replaces-data"],
  ["a restore of a stranger", "late", stranger, "names a project that is not this tenant's"],
  [
    "a restore of something else",
    "late",
    (change) => withValue(change, "/restore/2026-03-04T08:59:00Z", "sched-20260304T0600Z"),
    "writes restore.2026-03-04T08:59:00Z",
  ],
  [
    "a restore for another id",
    "late",
    (change) => ({
      ...change,
      patch: change.patch.map((each) => ({ ...each, path: each.path.replace("08:59", "08:58") })),
    }),
    "writes restore.2026-03-04T08:58:00Z",
  ],
  [
    "a restore that nobody declared",
    "vega",
    (change) => ({
      ...change,
      kind: "restore",
      patch: [
        { op: "test", path: "/restore/2026-03-04T08:59:00Z", value: "main of 2026-03-01T00:00:00Z" },
        { op: "replace", path: "/restore/2026-03-04T08:59:00Z", value: "other" },
      ],
    }),
    "writes restore.2026-03-04T08:59:00Z",
  ],
  ["a move into another org", "acme", (change) => withValue(change, "/org", "free"), "writes org"],
  [
    "a tenant that nobody declared",
    "kite",
    (change) => ({ ...change, tenant: "other" as Change["tenant"] }),
    "is of no declared tenant",
  ],
  [
    "another project than the declared one",
    "nova",
    (change) => ({
      ...change,
      patch: change.patch.map((operation) =>
        operation.op === "replace" ? { ...operation, value: { name: "nova", org: "free" } } : operation,
      ),
    }),
    "writes another project",
  ],
];

test.each(forgeries)("refuses %s", async (_name, tenant, rewrite, message) => {
  const { plan, check } = await planned();
  expect(check(rewritten(plan, tenant, rewrite))).toContain(message);
});

/** A rule's projects of tier pro, of which snapshots are due and one is to go; `app-1` has another history than the tier. */
async function governed(): Promise<Checked> {
  const fleet = new TestFleet({
    manifests: "",
    fleet: fleetText
      .replace('"tenants/**/*.yaml" }]', '"tenants/**/*.yaml" }, { rule: { org: paid, name: "app-*", tier: pro } }]')
      .replace("    historyRetention: 7d\n", "$&    snapshots: { schedule: { every: 6h, keep: 1 } }\n"),
    projects: [
      project("pro", "app-1", {
        id: "p-1",
        created_at: "2026-01-01T00:00:00Z",
        history_retention_seconds: 86_400,
        snapshots: [{ name: "sched-20260304T0000Z" }, { name: "by-hand" }],
      }),
    ],
  });
  return checked(fleet, true);
}

test("a plan of a rule's projects is what the rule declares", async () => {
  const { plan, check } = await governed();
  expect(plan.changes.map(({ kind, tenant }) => `${tenant}: ${kind}`)).toEqual(["p-1: snapshot", "p-1: update", "p-1: prune"]);
  expect(check(plan)).toBeNull();
});

/** Rewrites every operation of that kind of change. */
const operations =
  (kind: Change["kind"], rewrite: (operation: PatchOperation) => PatchOperation) =>
  (change: Change): Change =>
    change.kind === kind ? { ...change, patch: change.patch.map(rewrite) } : change;
const written = (kind: Change["kind"], more: { readonly path?: string; readonly value?: JsonValue }) =>
  operations(kind, (operation) => (operation.op === "replace" ? { ...operation, ...more } : operation));
const named = (value: JsonValue) =>
  operations("update", (operation) =>
    operation.op === "test" && operation.path === "/name" ? { op: "test", path: "/name", value } : operation,
  );

const forgedOfRules: readonly (readonly [name: string, rewrite: (change: Change) => Change])[] = [
  [
    "another kind of change than updates and snapshots",
    (change) => (change.kind === "update" ? { ...change, kind: "suspend" } : change),
  ],
  ["a change of another project than its own", (change) => ({ ...change, project: "p-2" as Change["project"] })],
  ["a change in another org", (change) => ({ ...change, org: "free" as Change["org"] })],
  ["a project with a name that the rule doesn't govern", named("stranger")],
  ["a name that is none", named(1)],
  ["a project whose name isn't tested", (change) => ({ ...change, patch: change.patch.filter(({ path }) => path !== "/name") })],
  ["another value than its tier's", written("update", { value: 1 })],
  ["a field that its tier doesn't have", written("update", { path: "/name", value: "app-2" })],
  ["a snapshot of another moment than its name says", written("snapshot", { value: "2026-03-04T00:00:00Z" })],
  ["a snapshot that no schedule takes", written("snapshot", { path: "/snapshots/v1" })],
  ["the removal of a branch with a slot's name", written("prune", { path: "/branches/sched-20260304T0000Z" })],
  ["a prune of what no schedule took", written("prune", { path: "/snapshots/by-hand" })],
];
test.each(forgedOfRules)("refuses, of a rule, %s", async (_name, rewrite) => {
  const { plan, check } = await governed();
  expect(check({ ...plan, changes: plan.changes.map(rewrite) })).toContain("is of no declared tenant");
});

/** Tenants whose change comes of more than their tier: a schedule of their own, a state, a name, a memory. */
async function particular(): Promise<Checked> {
  const fleet = new TestFleet({
    manifests: `{ tenant: back, tier: pro }
--- { tenant: gone, state: deleted, reason: "closed", deleteAfter: 2026-03-03 }
--- { tenant: halt, tier: pro, state: suspended, reason: "unpaid" }
--- { tenant: held, tier: pro, state: suspended, reason: "unpaid" }
--- { tenant: name, tier: pro, name: Newer }
--- { tenant: nova, tier: pro }
--- { tenant: rota, tier: pro, snapshots: { schedule: { every: 6h, keep: 1 } } }`,
    projects: [
      project("pro", "back", { id: "p-back", deleted_at: "2026-03-04T08:00:00Z" }),
      project("pro", "gone", { id: "p-gone" }),
      project("pro", "halt", { id: "p-halt" }),
      project("pro", "held", { id: "p-held", deleted_at: "2026-03-04T08:00:00Z" }),
      project("pro", "Older", { id: "p-name" }),
      project("pro", "rota", {
        id: "p-rota",
        created_at: "2026-01-01T00:00:00Z",
        snapshots: [{ name: "sched-20260304T0000Z" }, { name: "by-hand" }],
      }),
    ],
    lock: { back: "p-back", gone: "p-gone", halt: "p-halt", held: "p-held", name: "p-name", rota: "p-rota" },
  });
  return checked(fleet, true);
}

test("a plan of schedules, states, names and memories is what the manifests declare", async () => {
  const { plan, check } = await particular();
  expect(plan.changes.map(({ kind, tenant }) => `${tenant}: ${kind}`).sort()).toEqual([
    "back: recover",
    "gone: delete",
    "halt: suspend",
    "held: recover",
    "name: update",
    "nova: create",
    "rota: prune",
    "rota: snapshot",
  ]);
  expect(check(plan)).toBeNull();
});

const hidden = (change: Change): Change => ({ ...change, hazards: [] });
const reversed = (value: JsonValue): JsonValue =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]) => [key, reversed(inner)] as const)
          .toReversed(),
      )
    : value;

const allowed: readonly (readonly [name: string, tenant: string, rewrite: (change: Change) => Change])[] = [
  ["a deletion whose date has come, as consented to", "gone", consentedTo],
  ["a recovery of a remembered project, which returns what was the tenant's", "back", hidden],
  [
    "a new project with its keys in another order",
    "nova",
    operations("create", (operation) =>
      operation.op === "replace" ? { ...operation, value: reversed(operation.value) } : operation,
    ),
  ],
];
test.each(allowed)("takes %s", async (_name, tenant, rewrite) => {
  const { plan, check } = await particular();
  expect(check(rewritten(plan, tenant, rewrite))).toBeNull();
});

const forgedOfParticular: readonly (readonly [
  name: string,
  tenant: string,
  rewrite: (change: Change) => Change,
  message: string,
])[] = [
  ["a deletion that hides itself, its date come or not", "gone", hidden, "hides that it deletes-data"],
  ["a suspension that hides itself", "halt", hidden, "hides that it suspends-now"],
  [
    "a suspension with another quota",
    "halt",
    (change) => withValue(change, "/quota/activeTime", "unlimited"),
    "writes quota.activeTime",
  ],
  ["a suspension that deletes", "halt", (change) => withValue(change, "/state", "deleted"), "writes state"],
  ["a recovery of a stranger", "back", stranger, "names a project that is not this tenant's"],
  ["a recovery into another state", "held", (change) => withValue(change, "/state", "suspended"), "writes state"],
  ["another name", "name", (change) => withValue(change, "/name", "Other"), "writes name"],
  [
    "a rename of a stranger",
    "name",
    (change) => ({ ...change, project: "p-back" as Change["project"] }),
    "names a project that is not this tenant's",
  ],
  [
    "a slot's snapshot of another moment",
    "rota",
    written("snapshot", { value: "2026-03-04T00:00:00Z" }),
    "writes snapshots.sched-20260304T0600Z",
  ],
  [
    "a slot that isn't due",
    "rota",
    written("snapshot", { path: "/snapshots/sched-20260304T0300Z", value: "2026-03-04T03:00:00Z" }),
    "writes snapshots.sched-20260304T0300Z",
  ],
  ["a snapshot that the schedule doesn't take", "rota", written("snapshot", { path: "/snapshots/v1" }), "writes snapshots.v1"],
  ["a slot's snapshot that is none", "rota", written("snapshot", { value: null }), "writes snapshots.sched-20260304T0600Z"],
  [
    "a prune of the slot that is due",
    "rota",
    written("prune", { path: "/snapshots/sched-20260304T0600Z" }),
    "writes snapshots.sched-20260304T0600Z",
  ],
  ["a prune of what was made by hand", "rota", written("prune", { path: "/snapshots/by-hand" }), "writes snapshots.by-hand"],
  [
    "a prune that keeps something",
    "rota",
    written("prune", { value: "2026-03-04T00:00:00Z" }),
    "writes snapshots.sched-20260304T0000Z",
  ],
];
test.each(forgedOfParticular)("refuses %s", async (_name, tenant, rewrite, message) => {
  const { plan, check } = await particular();
  expect(check(rewritten(plan, tenant, rewrite))).toContain(message);
});

test("a plan from other manifests is refused", async () => {
  const { plan, check } = await planned();
  expect(check({ ...plan, inputs: { ...plan.inputs, manifestsDigest: "0".repeat(64) } })).toContain("other manifests");
});

/** `main`, `work`, and three that fit a pattern: too young, protected, to go. */
async function cleaned(): Promise<Checked> {
  const ages = '{ branches: { "preview-*": 14d } }';
  const fleet = new TestFleet({
    manifests: `{ tenant: vega, tier: pro, cleanUp: ${ages} }`,
    projects: [
      project("pro", "vega", {
        id: "p-vega",
        created_at: "2026-01-01T00:00:00Z",
        branches: [
          { name: "main", default: true },
          { name: "work", created_at: "2026-01-02T00:00:00Z" },
          { name: "preview-1", created_at: "2026-01-02T00:00:00Z" },
          { name: "preview-2", created_at: "2026-03-02T00:00:00Z" },
        ],
        endpoints: [{}, { branch: "preview-1" }, { branch: "preview-2" }],
      }),
    ],
    lock: { vega: "p-vega" },
  });
  return checked(fleet, true);
}
const insteadOf =
  (from: string, to: string) =>
  (change: Change): Change => ({
    ...change,
    patch: change.patch.map((operation) => ({ ...operation, path: operation.path.replace(from, to) })),
  });

test("a branch that its age gives up is declared to go, and no other is", async () => {
  const { plan, check } = await cleaned();
  expect(plan.changes.map(({ fields }) => fields.map(({ path }) => path))).toEqual([["branches.preview-1"]]);
  expect(check(plan)).toBeNull();
  expect(check(rewritten(plan, "vega", insteadOf("preview-1", "work")))).toContain("writes branches.work");
  const young = (change: Change): Change => ({
    ...change,
    patch: change.patch.map((operation) =>
      operation.op === "test" ? { ...operation, value: "of the default branch, made 2026-03-02T00:00:00Z" } : operation,
    ),
  });
  expect(check(rewritten(plan, "vega", young))).toContain("writes branches.preview-1");
  expect(check(rewritten(plan, "vega", (change) => ({ ...change, kind: "branch" })))).toContain("writes branches.preview-1");
  expect(check(rewritten(plan, "vega", consentedTo))).toContain("hides that it deletes-data");
});

async function idle(): Promise<Checked> {
  const fleet = new TestFleet({
    manifests: "{ tenant: kite, tier: free, inactive: { suspend: 60d } }",
    projects: [
      project("free", "kite", {
        id: "p-kite",
        created_at: "2025-06-01T00:00:00Z",
        compute_last_active_at: "2026-01-02T00:00:00Z",
      }),
    ],
    lock: { kite: "p-kite" },
  });
  return checked(fleet, false);
}
const without =
  (path: string) =>
  (change: Change): Change => ({ ...change, patch: change.patch.filter((operation) => operation.path !== path) });

test("a suspension without use is declared where its tests say so, and not without them", async () => {
  const { plan, check } = await idle();
  expect(plan.changes.map(({ kind }) => kind)).toEqual(["suspend"]);
  expect(check(plan)).toBeNull();
  expect(check(rewritten(plan, "kite", without("/lastUsed")))).toContain("writes state");
  expect(check(rewritten(plan, "kite", without("/running")))).toContain("writes state");
  const later = (change: Change): Change => ({
    ...change,
    patch: change.patch.map((operation) =>
      operation.path === "/lastUsed" ? { ...operation, value: "2026-01-04T00:00:00Z" } : operation,
    ),
  });
  expect(check(rewritten(plan, "kite", later))).toContain("writes state");
  expect(check(rewritten(plan, "kite", (change) => withValue(change, "/quota/activeTime", 2)))).toContain(
    "writes quota.activeTime",
  );
});
