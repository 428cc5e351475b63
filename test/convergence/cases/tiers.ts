/** Upgrades, downgrades and what keeps them back. */
import type { Case } from "../../harness/case.js";
import { fleetText, orgIds, project } from "../../harness/fleet.js";
import type { Rewrite } from "../../harness/fleet.js";
import { business, free, gib, hour, marked, mib, pro, proStopped, small, suspended, suspendedPro, tenants } from "./words.js";

const paidTenant = (more: Parameters<typeof project>[2] = {}) =>
  ({
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("pro", "acme", { id: "a-1", ...small, ...more })],
    lock: { acme: "a-1" },
  }) as const;
const freeTenant = (more: Parameters<typeof project>[2] = {}) =>
  ({
    manifests: "{ tenant: acme, tier: pro }",
    projects: [project("free", "acme", { id: "a-1", ...small, ...more })],
    lock: { acme: "a-1" },
  }) as const;

const branches = (count: number, roots = 1) =>
  Array.from({ length: count }, (_, n) => ({
    name: n === 0 ? "main" : `b-${n}`,
    logical_size: mib,
    ...(n > 0 && n < roots && { root: true }),
  }));

/** A tier in which every number has a limit, so that each can be over it and each can be unknown. */
const strict = `fleet: acme
orgs:
  free: { id: ${orgIds.free}, apiKeyEnv: NEON_API_KEY_FREE, sponsored: true }
  paid: { id: ${orgIds.paid}, apiKeyEnv: NEON_API_KEY_PAID }
tiers:
  free:
    org: free
    quota: { activeTime: 100h, computeTime: 100h, writtenData: 5GiB, dataTransfer: 5GiB, logicalSize: 512MiB }
    compute: { min: 0.25, max: 2, suspendTimeout: 5m }
    historyRetention: 6h
    limits: { branches: 10, rootBranches: 3, snapshots: 1, compute: {}, quota: {}, asOf: 2026-02-06 }
  pro:
    org: paid
    quota: { activeTime: 750h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 50GiB, logicalSize: 10GiB }
    compute: { min: 0.25, max: 4, suspendTimeout: 5m }
    historyRetention: 7d
apply: { settle: 500ms }
`;
const strictFree = "free, 100h 100h 5GiB 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h";

/** Each number of a downgrade over its limit, alone. */
const over: readonly (readonly [number: string, seed: Parameters<typeof project>[2]])[] = [
  ["quota.logicalSize", { usage: { logical_size_bytes: 513 * mib } }],
  ["branches", { branches: branches(11) }],
  ["rootBranches", { branches: branches(4, 4) }],
  ["snapshots", { usage: { logical_size_bytes: mib }, snapshots: [{ name: "one" }, { name: "two" }] }],
  ["quota.dataTransfer", { usage: { logical_size_bytes: mib, data_transfer_bytes: 6 * gib } }],
  ["quota.activeTime", { usage: { logical_size_bytes: mib, active_time_seconds: 100 * hour } }],
  ["quota.computeTime", { usage: { logical_size_bytes: mib, compute_time_seconds: 101 * hour } }],
  ["quota.writtenData", { usage: { logical_size_bytes: mib, written_data_bytes: 5 * gib } }],
  ["integrations", { usage: { logical_size_bytes: mib }, integrations: ["vercel"] }],
];

const without =
  (at: string, key: string): Rewrite =>
  (path, body) =>
    path === at
      ? (JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === key ? undefined : value))) as typeof body)
      : body;

/** Each number of a downgrade unknown, alone: Neon leaves it out of its answer, or doesn't answer (I21). */
const unknown: readonly (readonly [
  number: string,
  hidden: Pick<Case, "rewrite" | "planFaults">,
  blockedBy?: readonly string[],
])[] = [
  ["quota.dataTransfer", { rewrite: without("/projects/a-1", "data_transfer_bytes") }],
  ["quota.activeTime", { rewrite: without("/projects/a-1", "active_time_seconds") }],
  ["quota.computeTime", { rewrite: without("/projects/a-1", "compute_time_seconds") }],
  ["quota.writtenData", { rewrite: without("/projects/a-1", "written_data_bytes") }],
  ["quota.logicalSize", { rewrite: without("/projects/a-1/branches", "logical_size") }],
  [
    "the list of branches",
    { planFaults: [{ match: { operation: "listProjectBranches" }, fault: { kind: "status", status: 404 }, times: "forever" }] },
    ["quota.logicalSize unknown", "branches unknown", "rootBranches unknown"],
  ],
  [
    "the list of snapshots",
    { planFaults: [{ match: { operation: "listSnapshots" }, fault: { kind: "status", status: 403 }, times: "forever" }] },
    ["snapshots unknown"],
  ],
  [
    "all use of the period",
    { planFaults: [{ match: { operation: "getProject" }, fault: { kind: "status", status: 503 }, times: "forever" }] },
    ["quota.dataTransfer unknown", "quota.activeTime unknown", "quota.computeTime unknown", "quota.writtenData unknown"],
  ],
];
/** These keep the quotas of the seed out of the way: the key of a use is also the key of its quota. */
const hides = (name: string): boolean =>
  ["quota.dataTransfer", "quota.activeTime", "quota.computeTime", "quota.writtenData"].includes(name);

/** No amount is tier pro's or tier business's. */
const between = {
  quota: { active_time_seconds: 500 * hour, data_transfer_bytes: 100 * gib, logical_size_bytes: 20 * gib },
  default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 3, suspend_timeout_seconds: 300 },
} as const satisfies Parameters<typeof project>[2];

export const tiers: readonly Case[] = [
  {
    name: "an upgrade is a transfer, then one write of what the larger tier gives, with the paid org's key",
    ...freeTenant({ endpoints: [{ id: "ep-main" }] }),
    changes: ["acme: transfer, update"],
    fields: [
      "acme: org free → paid",
      "acme: quota.activeTime 360000 → 2700000",
      "acme: quota.dataTransfer 5368709120 → 53687091200",
      "acme: quota.logicalSize 536870912 → 10737418240",
      "acme: historyRetention 21600 → 604800",
      "acme: compute.max 2 → 4",
      "acme: endpoints.ep-main.max 2 → 4",
    ],
    hazards: ["acme: starts-billing"],
    writes: [
      `POST /organizations/${orgIds.free}/projects/transfer`,
      "PATCH /projects/a-1/endpoints/ep-main",
      "PATCH /projects/a-1",
    ],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "an upgrade across two tiers is one move",
    ...freeTenant(),
    manifests: "{ tenant: acme, tier: business }",
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing", "acme: lifts-limit"],
    truth: [`a-1 acme: ${business}`],
  },
  {
    name: "a larger tier in the same org is no transfer",
    manifests: "{ tenant: acme, tier: business }",
    projects: [project("pro", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    hazards: ["acme: lifts-limit"],
    truth: [`a-1 acme: ${business}`],
  },
  {
    name: "keys of the project alone stop working with an upgrade, and the plan names them",
    ...freeTenant(),
    seed: {
      keys: [
        { text: "free-key", kind: "organization", org: "free" },
        { text: "paid-key", kind: "organization", org: "paid" },
        { text: "me-key", kind: "personal" },
        { text: "ci-key", kind: "project", project: "acme", name: "ci-deploy" },
      ],
    },
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing", "acme: breaks-scoped-keys"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "where the org's keys may not be listed, a transfer says that keys may break",
    ...freeTenant(),
    planFaults: [{ match: { operation: "listOrgApiKeys" }, fault: { kind: "status", status: 403 }, times: "forever" }],
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing", "acme: breaks-scoped-keys"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a pinned tenant is upgraded like any other",
    ...freeTenant(),
    manifests: "{ tenant: acme, tier: pro, projectId: a-1 }",
    lock: {},
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a tenant known by its mark is upgraded like any other",
    ...freeTenant(marked("acme")),
    lock: {},
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a suspended tenant that becomes pro and active moves first and is resumed there",
    ...freeTenant(suspended),
    changes: ["acme: transfer, resume, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a tenant may become pro and stay suspended",
    ...freeTenant(suspended),
    manifests: '{ tenant: acme, tier: pro, state: suspended, reason: "invoice 17" }',
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${proStopped}`],
  },
  {
    name: "an upgrade that suspends at once does so in the paid org, last",
    ...freeTenant(),
    manifests: '{ tenant: acme, tier: pro, state: suspended, reason: "invoice 17" }',
    changes: ["acme: transfer, update, suspend"],
    hazards: ["acme: starts-billing", "acme: suspends-now"],
    truth: [`a-1 acme: ${proStopped}`],
  },
  {
    name: "a downgrade that fits lowers first, then moves, and shortens history last",
    ...paidTenant({ endpoints: [{ id: "ep-main" }] }),
    changes: ["acme: update, transfer, update"],
    fields: [
      "acme: quota.activeTime 2700000 → 360000",
      "acme: quota.dataTransfer 53687091200 → 5368709120",
      "acme: quota.logicalSize 10737418240 → 536870912",
      "acme: compute.max 4 → 2",
      "acme: endpoints.ep-main.max 4 → 2",
      "acme: org paid → free",
      "acme: historyRetention 604800 → 21600",
    ],
    hazards: ["acme: loses-history"],
    writes: [
      "PATCH /projects/a-1/endpoints/ep-main",
      "PATCH /projects/a-1",
      `POST /organizations/${orgIds.paid}/projects/transfer`,
      "PATCH /projects/a-1",
    ],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "a downgrade passes where the sponsored org enforces its own limits",
    ...paidTenant(),
    assumptions: { sponsoredLimits: "enforce" },
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "a count may reach its limit in a downgrade",
    ...paidTenant({ branches: branches(10, 3), snapshots: [{ name: "one" }] }),
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}, snapshot one 2026-03-04T09:00:00Z`],
  },
  {
    name: "a downgrade whose history isn't consented to is kept back whole: nothing is lowered, nothing moves",
    ...paidTenant(),
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    consent: {},
    outcomes: ["acme: skipped consent"],
    writes: [],
    truth: [`a-1 acme: ${pro}`],
    again: { changes: ["acme: update, transfer, update"], hazards: ["acme: loses-history"] },
    settled: [`a-1 acme: ${free}`],
  },
  {
    name: "a downgrade within an org is checked like any other, and needs no transfer",
    manifests: "{ tenant: acme, tier: pro }",
    projects: [project("business", "acme", { id: "a-1", ...small })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a downgrade within an org that doesn't fit is blocked",
    manifests: "{ tenant: acme, tier: pro }",
    projects: [project("business", "acme", { id: "a-1", branches: branches(26) })],
    lock: { acme: "a-1" },
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["branches over"],
    truth: [`a-1 acme: ${business}`],
  },
  {
    name: "a downgrade within an org is one too where the project has the larger tier but for a top-up",
    manifests: "{ tenant: acme, tier: pro }",
    projects: [
      project("business", "acme", {
        id: "a-1",
        branches: branches(26),
        quota: { data_transfer_bytes: 600 * gib, logical_size_bytes: 100 * gib },
      }),
    ],
    lock: { acme: "a-1" },
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["branches over"],
    truth: [`a-1 acme: ${business.replace("500GiB", "600GiB")}`],
  },
  {
    name: "a downgrade within an org is one too while the tenant is suspended",
    manifests: "{ tenant: acme, tier: pro }",
    projects: [
      project("business", "acme", {
        id: "a-1",
        branches: branches(26),
        quota: { active_time_seconds: 1, data_transfer_bytes: 500 * gib, logical_size_bytes: 100 * gib },
      }),
    ],
    lock: { acme: "a-1" },
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["branches over"],
    truth: [`a-1 acme: ${business.replace("- - - 500GiB", "1s - - 500GiB")}`],
  },
  {
    name: "a suspended tenant is downgraded without ever having the larger tier's time in the sponsored org",
    ...paidTenant(suspendedPro),
    changes: ["acme: update, transfer, resume, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "a downgrade that suspends does so before the move, so that no raised time reaches the sponsored org (I12)",
    ...paidTenant({ compute: "active" }),
    manifests: '{ tenant: acme, tier: free, state: suspended, reason: "trial over" }',
    changes: ["acme: update, suspend, transfer, update"],
    hazards: ["acme: restarts-compute", "acme: suspends-now", "acme: loses-history"],
    truth: [`a-1 acme: ${free.replace("100h", "1s")}`],
  },
  ...over.map(([number, seed]): Case => ({
    name: `a downgrade is blocked by ${number} alone over its limit`,
    fleet: strict,
    ...paidTenant({
      ...seed,
      ...(seed?.branches === undefined && { branches: [{ name: "main", logical_size: seed?.usage?.logical_size_bytes ?? mib }] }),
    }),
    refused: ["acme: downgrade-blocked"],
    blockedBy: [`${number} over`],
    truth: [`a-1 acme: ${pro}${(seed?.snapshots ?? []).map(({ name }) => `, snapshot ${name} 2026-03-04T09:00:00Z`).join("")}`],
  })),
  {
    name: "a downgrade is blocked by a size that Neon hasn't computed, of any branch",
    fleet: strict,
    ...paidTenant({ branches: [{ name: "main", logical_size: mib }, { name: "dev" }] }),
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["quota.logicalSize unknown"],
    truth: [`a-1 acme: ${pro}`],
  },
  ...unknown.map(([number, hidden, blockedBy]): Case => ({
    name: `a downgrade is blocked while ${number} is unknown (I21)`,
    fleet: strict,
    ...paidTenant(),
    ...hidden,
    refused: ["acme: downgrade-blocked"],
    blockedBy: blockedBy ?? [`${number} unknown`],
    truth: [`a-1 acme: ${pro}`],
    ...(hidden.planFaults && {
      again: { changes: ["acme: update, transfer, update"], hazards: ["acme: loses-history"] },
      settled: [`a-1 acme: ${strictFree}`],
    }),
    ...(hides(number) && { deep: false }),
  })),
  {
    name: "a downgrade isn't passed by an exception that would keep more than the sponsored org's tier declares",
    ...paidTenant(),
    manifests:
      "{ tenant: acme, tier: free, exceptions: [{ field: quota.dataTransfer, allow: drift, until: 2026-04-01, reason: top-up }] }",
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["quota.dataTransfer over"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "until its date graceUntil keeps the larger tier, with all it has, and warns",
    ...paidTenant({ usage: { logical_size_bytes: gib }, history_retention_seconds: 3600 }),
    manifests: "{ tenant: acme, tier: free, graceUntil: 2026-04-01 }",
    notices: ["acme: grace"],
    truth: [`a-1 acme: ${pro.replace("7d", "1h")}`],
  },
  {
    name: "once its date has come graceUntil keeps nothing: the tenant stays where it is, refused",
    ...paidTenant({ usage: { logical_size_bytes: gib } }),
    manifests: "{ tenant: acme, tier: free, graceUntil: 2026-03-04T09:00:00Z }",
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["quota.logicalSize over"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "within the grace a tenant moves as soon as it fits",
    ...paidTenant(),
    manifests: "{ tenant: acme, tier: free, graceUntil: 2026-04-01 }",
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  ...(["github", "vercel"] as const).map((integration): Case => ({
    name: `an upgrade of a project with a ${integration} integration is refused before anything is sent`,
    ...freeTenant({ integrations: [integration] }),
    refused: ["acme: integration"],
    truth: [`a-1 acme: ${free}`],
  })),
  {
    name: "within an org an exception keeps a larger amount on the way down, too",
    manifests:
      "{ tenant: acme, tier: pro, exceptions: [{ field: quota.dataTransfer, allow: drift, until: 2026-04-01, reason: top-up }] }",
    projects: [project("business", "acme", { id: "a-1", ...small })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    excepted: ["acme: quota.dataTransfer 536870912000, declared 53687091200"],
    truth: [`a-1 acme: ${pro.replace("50GiB", "500GiB")}`],
  },
  {
    name: "a smaller tier without limits of its own asks for its quotas alone",
    fleet: fleetText.replace(/^    limits: \{ quota.*\n/m, ""),
    ...paidTenant({ branches: branches(11) }),
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "an exception keeps a smaller amount on the way down",
    ...paidTenant({
      quota: { active_time_seconds: 750 * hour, data_transfer_bytes: 2 * gib, logical_size_bytes: 10 * gib },
    }),
    manifests:
      "{ tenant: acme, tier: free, exceptions: [{ field: quota.dataTransfer, allow: drift, until: 2026-04-01, reason: abuse }] }",
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    excepted: [`acme: quota.dataTransfer ${2 * gib}, declared ${5 * gib}`],
    truth: [`a-1 acme: ${free.replace("5GiB", "2GiB")}`],
  },
  {
    name: "other integrations don't keep a project where it is",
    ...freeTenant({ integrations: ["datadog", "opentelemetry"] }),
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "a project that is as near to two tiers is of the declared one",
    manifests: "{ tenant: acme, tier: business }",
    projects: [project("pro", "acme", { id: "a-1", ...small, ...between })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    hazards: ["acme: lifts-limit"],
    truth: [`a-1 acme: ${business}`],
  },
  {
    name: "a project that is as near to two tiers, of which none is declared, is of neither",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("pro", "acme", { id: "a-1", ...small, ...between })],
    lock: { acme: "a-1" },
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "an integration is no matter while the tenant stays in its org",
    manifests: "{ tenant: acme, tier: business }",
    projects: [project("pro", "acme", { id: "a-1", integrations: ["vercel"] })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    hazards: ["acme: lifts-limit"],
    truth: [`a-1 acme: ${business}`],
  },
  {
    name: "another region or Postgres version than declared is refused; nothing is ever replaced (I1)",
    manifests: tenants("{ tenant: acme, tier: pro, region: aws-eu-central-1 }", "{ tenant: bolt, tier: free, pgVersion: 18 }"),
    projects: [project("free", "acme", { id: "a-1" }), project("free", "bolt", { id: "b-1" })],
    lock: { acme: "a-1", bolt: "b-1" },
    refused: ["acme: immutable", "bolt: immutable"],
    truth: [`a-1 acme: ${free}`, `b-1 bolt: ${free}`],
  },
  {
    name: "the fleet's default region is for what is created, and no claim about what exists",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1", region_id: "aws-eu-central-1", pg_version: 16 })],
    lock: { acme: "a-1" },
    truth: [`a-1 acme: ${free}`],
  },
  ...(
    [
      [
        "a snapshot of another branch",
        "branches: { tpl: { schemaOnly: true } }, snapshots: { named: { v1: { branch: tpl, at: 2026-03-04T08:00:00Z } } }",
      ],
      ["databases", "databases: { app: { owner: app_owner } }"],
      ["neonAuth", "neonAuth: { oauth: [google] }"],
      ["dataApi", "dataApi: { database: neondb }"],
    ] as const
  ).map(([aspect, declared]): Case => ({
    name: `a tenant that declares ${aspect} is refused by name, and the others go on`,
    manifests: tenants(`{ tenant: acme, tier: pro, ${declared} }`, "{ tenant: bolt, tier: free }"),
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["bolt: create"],
    refused: ["acme: unsupported"],
    truth: [`a-1 acme: ${free}`, `new bolt: ${free}`],
  })),
];
