/** Quotas, compute, history: each field up, down and unlimited, on the project and on its computes. */
import type { Case } from "../../harness/case.js";
import { project } from "../../harness/fleet.js";
import { business, free, gib, hour, mib, pro, small, tenants } from "./words.js";

const quotaOf = (amounts: string): string => pro.replace("750h - - 50GiB 10GiB", amounts);
const acme = (more: Parameters<typeof project>[2] = {}) => ({
  projects: [project("pro", "acme", { id: "a-1", ...small, ...more })],
  lock: { acme: "a-1" },
});

/** One row a quota field: the manifest's word, fields told, hazards, and the five amounts in truth. */
const quotaRows: readonly (readonly [name: string, manifest: string, field: string, hazard: string | null, amounts: string])[] = [
  ["activeTime is raised", "activeTime: 800h", "activeTime 2700000 → 2880000", null, "800h - - 50GiB 10GiB"],
  [
    "activeTime is lowered to more than was used",
    "activeTime: 700h",
    "activeTime 2700000 → 2520000",
    null,
    "700h - - 50GiB 10GiB",
  ],
  [
    "activeTime is lowered to what was used, which suspends",
    "activeTime: 10h",
    "activeTime 2700000 → 36000",
    "suspends-now",
    "10h - - 50GiB 10GiB",
  ],
  ["activeTime is unlimited", "activeTime: unlimited", "activeTime 2700000 → unlimited", "lifts-limit", "- - - 50GiB 10GiB"],
  [
    "computeTime gets a limit above what was used",
    "computeTime: 50h",
    "computeTime unlimited → 180000",
    null,
    "750h 50h - 50GiB 10GiB",
  ],
  [
    "writtenData gets a limit above what was used",
    "writtenData: 20GiB",
    "writtenData unlimited → 21474836480",
    null,
    "750h - 20GiB 50GiB 10GiB",
  ],
  ["dataTransfer is raised", "dataTransfer: 200GiB", "dataTransfer 53687091200 → 214748364800", null, "750h - - 200GiB 10GiB"],
  [
    "dataTransfer is lowered below what was used, which suspends",
    "dataTransfer: 512MiB",
    "dataTransfer 53687091200 → 536870912",
    "suspends-now",
    "750h - - 512MiB 10GiB",
  ],
  [
    "dataTransfer is unlimited",
    "dataTransfer: unlimited",
    "dataTransfer 53687091200 → unlimited",
    "lifts-limit",
    "750h - - - 10GiB",
  ],
  ["logicalSize is raised", "logicalSize: 20GiB", "logicalSize 10737418240 → 21474836480", null, "750h - - 50GiB 20GiB"],
  [
    "logicalSize is lowered above the largest branch",
    "logicalSize: 1GiB",
    "logicalSize 10737418240 → 1073741824",
    null,
    "750h - - 50GiB 1GiB",
  ],
  [
    "logicalSize is lowered below the largest branch, where writes would fail",
    "logicalSize: 50MiB",
    "logicalSize 10737418240 → 52428800",
    "suspends-now",
    "750h - - 50GiB 50MiB",
  ],
  [
    "logicalSize is unlimited",
    "logicalSize: unlimited",
    "logicalSize 10737418240 → unlimited",
    "lifts-limit",
    "750h - - 50GiB -",
  ],
];

/** The same fields once they were set, and go back to no limit. */
const liftedRows: readonly (readonly [field: string, key: string, amounts: string])[] = [
  ["computeTime", "compute_time_seconds", "750h - - 50GiB 10GiB"],
  ["writtenData", "written_data_bytes", "750h - - 50GiB 10GiB"],
];

const periodUse = {
  usage: { compute_time_seconds: 10 * hour, written_data_bytes: 2 * gib, logical_size_bytes: 100 * mib },
} as const;

export const settings: readonly Case[] = [
  ...quotaRows.map(([name, manifest, field, hazard, amounts]): Case => ({
    name: `quota: ${name}`,
    manifests: `{ tenant: acme, tier: pro, quota: { ${manifest} } }`,
    ...acme(),
    changes: ["acme: update"],
    fields: [`acme: quota.${field}`],
    hazards: hazard === null ? [] : [`acme: ${hazard}`],
    writes: ["PATCH /projects/a-1"],
    truth: [`a-1 acme: ${quotaOf(amounts)}`],
  })),
  ...liftedRows.map(([field, key, amounts]): Case => ({
    name: `quota: a limit of ${field} that somebody set is lifted again`,
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({
      quota: { active_time_seconds: 750 * hour, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib, [key]: 5000 },
    }),
    changes: ["acme: update"],
    fields: [`acme: quota.${field} 5000 → unlimited`],
    hazards: ["acme: lifts-limit"],
    truth: [`a-1 acme: ${quotaOf(amounts)}`],
  })),
  {
    name: "quota: limits of computeTime and writtenData below what was used suspend",
    manifests: "{ tenant: acme, tier: pro, quota: { computeTime: 9h, writtenData: 1GiB } }",
    ...acme(periodUse),
    changes: ["acme: update"],
    hazards: ["acme: suspends-now"],
    truth: [`a-1 acme: ${quotaOf("750h 9h 1GiB 50GiB 10GiB")}`],
  },
  {
    name: "quota: without consent a limit below what was used is not written",
    manifests: "{ tenant: acme, tier: pro, quota: { dataTransfer: 512MiB } }",
    ...acme(),
    changes: ["acme: update"],
    hazards: ["acme: suspends-now"],
    consent: {},
    outcomes: ["acme: skipped consent"],
    writes: [],
    truth: [`a-1 acme: ${pro}`],
    again: { changes: ["acme: update"], hazards: ["acme: suspends-now"] },
    settled: [`a-1 acme: ${quotaOf("750h - - 512MiB 10GiB")}`],
  },
  {
    name: "quota: where use can't be read the tenant is refused, and the others go on",
    manifests: tenants("{ tenant: acme, tier: pro, quota: { dataTransfer: 40GiB } }", "{ tenant: bolt, tier: pro }"),
    projects: [
      project("pro", "acme", { id: "a-1", ...small }),
      project("pro", "bolt", { id: "b-1", history_retention_seconds: 3600 }),
    ],
    lock: { acme: "a-1", bolt: "b-1" },
    planFaults: [
      { match: { operation: "getProject", project: "a-1" }, fault: { kind: "status", status: 404 }, times: "forever" },
    ],
    changes: ["bolt: update"],
    refused: ["acme: look-failed"],
    truth: [`a-1 acme: ${pro}`, `b-1 bolt: ${pro}`],
    again: { changes: ["acme: update"] },
    settled: [`a-1 acme: ${quotaOf("750h - - 40GiB 10GiB")}`, `b-1 bolt: ${pro}`],
  },
  ...([403, 500] as const).map((status): Case => ({
    name: `quota: a look that Neon answers with ${status} refuses that tenant alone`,
    manifests: tenants("{ tenant: acme, tier: pro, quota: { logicalSize: 9GiB } }", "{ tenant: bolt, tier: pro }"),
    projects: [
      project("pro", "acme", { id: "a-1", ...small }),
      project("pro", "bolt", { id: "b-1", history_retention_seconds: 3600 }),
    ],
    lock: { acme: "a-1", bolt: "b-1" },
    planFaults: [
      { match: { operation: "listProjectBranches", project: "a-1" }, fault: { kind: "status", status }, times: "forever" },
    ],
    changes: ["bolt: update"],
    refused: ["acme: look-failed"],
    truth: [`a-1 acme: ${pro}`, `b-1 bolt: ${pro}`],
    again: { changes: ["acme: update"] },
    settled: [`a-1 acme: ${quotaOf("750h - - 50GiB 9GiB")}`, `b-1 bolt: ${pro}`],
  })),
  {
    name: "quota: use that Neon leaves out counts as unknown, and a lower limit needs consent",
    manifests: "{ tenant: acme, tier: pro, quota: { dataTransfer: 40GiB } }",
    ...acme(),
    rewrite: (path, body) =>
      path === "/projects/a-1"
        ? (JSON.parse(
            JSON.stringify(body, (key, value: unknown) => (key === "data_transfer_bytes" && value === gib ? undefined : value)),
          ) as typeof body)
        : body,
    changes: ["acme: update"],
    hazards: ["acme: suspends-now"],
    truth: [`a-1 acme: ${quotaOf("750h - - 40GiB 10GiB")}`],
  },
  {
    name: "quota: a project without any quota gets all that its tier limits",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1", quota: {}, ...small })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    fields: [
      "acme: quota.activeTime unlimited → 360000",
      "acme: quota.dataTransfer unlimited → 5368709120",
      "acme: quota.logicalSize unlimited → 536870912",
    ],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "compute: what this version doesn't know among a project's defaults keeps its value (I27)",
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({
      default_endpoint_settings: {
        autoscaling_limit_min_cu: 0.25,
        autoscaling_limit_max_cu: 8,
        suspend_timeout_seconds: 300,
        pg_settings: { work_mem: "64MB" },
      },
    }),
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro}, work_mem 64MB`],
  },
  ...(["merge", "replace"] as const).flatMap((quotaPatch) =>
    (["merge", "replace"] as const).map((defaultsPatch): Case => ({
      name: `one field of each group changes and the others stay, where Neon's PATCH means ${quotaPatch} for quotas and ${defaultsPatch} for defaults`,
      manifests: "{ tenant: acme, tier: business, quota: { dataTransfer: 600GiB }, compute: { max: 6 } }",
      projects: [project("business", "acme", { id: "a-1" })],
      lock: { acme: "a-1" },
      assumptions: { quotaPatch, defaultsPatch },
      changes: ["acme: update"],
      truth: ["a-1 acme: paid, - - - 600GiB 100GiB, compute 1-6 never, endpoint 1-6 never, history 7d"],
    })),
  ),
  {
    name: "compute: a wider range is written to the defaults and to every compute there is",
    manifests: "{ tenant: acme, tier: pro, compute: { max: 8 } }",
    ...acme({
      branches: [{ name: "main" }, { name: "dev" }],
      endpoints: [{ id: "ep-main" }, { id: "ep-dev", branch: "dev", autoscaling_limit_max_cu: 1 }],
    }),
    changes: ["acme: update"],
    fields: ["acme: compute.max 4 → 8", "acme: endpoints.ep-dev.max 1 → 8", "acme: endpoints.ep-main.max 4 → 8"],
    writes: ["PATCH /projects/a-1/endpoints/ep-dev", "PATCH /projects/a-1/endpoints/ep-main", "PATCH /projects/a-1"],
    truth: [`a-1 acme: ${pro.replaceAll("0.25-4", "0.25-8").replace(", history", ", endpoint 0.25-8 300s, history")}`],
  },
  {
    name: "compute: a running compute is restarted for another size, which is shown and needs no consent",
    manifests: "{ tenant: acme, tier: pro, compute: { min: 1 } }",
    ...acme({ compute: "active" }),
    changes: ["acme: update"],
    hazards: ["acme: restarts-compute"],
    consent: {},
    truth: [`a-1 acme: ${pro.replaceAll("0.25-4 300s", "1-4 300s").replace("endpoint 1-4 300s", "endpoint 1-4 300s busy")}`],
  },
  {
    name: "compute: another suspend timeout restarts nothing",
    manifests: "{ tenant: acme, tier: pro, compute: { suspendTimeout: 10m } }",
    ...acme({ compute: "active" }),
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro.replaceAll("300s", "600s").replace("endpoint 0.25-4 600s", "endpoint 0.25-4 600s busy")}`],
  },
  {
    name: "compute: a compute that differs alone is only found by a look in depth",
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({ endpoints: [{ id: "ep-main", autoscaling_limit_max_cu: 8 }] }),
    deep: true,
    changes: ["acme: update"],
    fields: ["acme: endpoints.ep-main.max 8 → 4"],
    writes: ["PATCH /projects/a-1/endpoints/ep-main"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "compute: without a look in depth it stays, and the plan says nothing of it",
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({ endpoints: [{ id: "ep-main", autoscaling_limit_max_cu: 8 }] }),
    truth: [`a-1 acme: ${pro.replace("endpoint 0.25-4", "endpoint 0.25-8")}`],
    declares: "{ tenant: acme, tier: pro, compute: { max: 8 } }",
    again: { changes: ["acme: update"], fields: ["acme: compute.max 4 → 8"] },
    settled: [`a-1 acme: ${pro.replaceAll("0.25-4", "0.25-8")}`],
  },
  {
    name: "compute: suspendTimeout never is Neon's -1",
    manifests: "{ tenant: acme, tier: pro, compute: { suspendTimeout: never } }",
    ...acme(),
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro.replaceAll("300s", "never")}`],
  },
  {
    name: "compute: Neon's 0 is its default of five minutes, so 0 and 5m are the same",
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({
      default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 0 },
    }),
    deep: true,
    truth: [`a-1 acme: ${pro.replaceAll("300s", "0s")}`],
  },
  {
    name: "compute: from never to a timeout",
    manifests: "{ tenant: acme, tier: business, compute: { suspendTimeout: 5m } }",
    projects: [project("business", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    truth: [`a-1 acme: ${business.replaceAll("never", "300s")}`],
  },
  {
    name: "compute: a range above 16 CU is fixed and never suspends",
    manifests:
      "{ tenant: acme, tier: business, compute: { min: 20, max: 20, suspendTimeout: never }, exceptions: [{ field: compute.max, allow: limit, until: 2026-04-01, reason: load test }] }",
    projects: [project("business", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    truth: [`a-1 acme: ${business.replaceAll("1-8", "20-20")}`],
  },
  {
    name: "history: a longer window is written at once",
    manifests: "{ tenant: acme, tier: business, historyRetention: 30d }",
    projects: [project("business", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    writes: ["PATCH /projects/a-1"],
    truth: [`a-1 acme: ${business.replace("7d", "30d")}`],
  },
  {
    name: "history: a shorter window loses what lies beyond, which needs consent",
    manifests: "{ tenant: acme, tier: pro, historyRetention: 1d }",
    ...acme(),
    changes: ["acme: update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${pro.replace("7d", "1d")}`],
  },
  {
    name: "history: none is no window at all",
    manifests: "{ tenant: acme, tier: pro, historyRetention: none }",
    ...acme(),
    changes: ["acme: update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${pro.replace("7d", "none")}`],
  },
  {
    name: "history: from none to the tier's window",
    manifests: "{ tenant: acme, tier: pro }",
    ...acme({ history_retention_seconds: 0 }),
    changes: ["acme: update"],
    fields: ["acme: historyRetention none → 604800"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "several fields of a project are one write",
    manifests: "{ tenant: acme, tier: pro, quota: { dataTransfer: 60GiB }, historyRetention: 6d, name: acme-shop }",
    ...acme(),
    changes: ["acme: update"],
    hazards: ["acme: loses-history"],
    writes: ["PATCH /projects/a-1"],
    truth: [`a-1 acme-shop: ${pro.replace("50GiB", "60GiB").replace("7d", "6d")}`],
  },
  {
    name: "a dated exception leaves drift of its field alone, and the plan names it",
    manifests:
      "{ tenant: acme, tier: pro, exceptions: [{ field: compute.max, allow: drift, until: 2026-04-01, reason: load test }] }",
    ...acme({
      default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: 300 },
      endpoints: [{ id: "ep-main" }],
    }),
    excepted: ["acme: compute.max 8, declared 4"],
    truth: [`a-1 acme: ${pro.replaceAll("0.25-4", "0.25-8")}`],
    leftInDepth: { excepted: ["acme: compute.max 8, declared 4", "acme: endpoints.ep-main.max 8, declared 4"] },
  },
  {
    name: "an exception keeps one field; what differs beside it is still repaired",
    manifests:
      "{ tenant: acme, tier: pro, exceptions: [{ field: quota.dataTransfer, allow: drift, until: 2026-04-01, reason: top-up }] }",
    ...acme({
      quota: { active_time_seconds: 750 * hour, data_transfer_bytes: 90 * gib, logical_size_bytes: 10 * gib },
      history_retention_seconds: 3600,
    }),
    changes: ["acme: update"],
    fields: ["acme: historyRetention 3600 → 604800"],
    excepted: ["acme: quota.dataTransfer 96636764160, declared 53687091200"],
    truth: [`a-1 acme: ${pro.replace("50GiB", "90GiB")}`],
  },
  {
    name: "an exception whose date has come no longer holds",
    manifests:
      "{ tenant: acme, tier: pro, exceptions: [{ field: historyRetention, allow: drift, until: 2026-03-04T09:00:00Z, reason: audit }] }",
    ...acme({ history_retention_seconds: 3600 }),
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "an exception to a limit lets a manifest ask for more than its tier allows",
    manifests:
      "{ tenant: acme, tier: pro, historyRetention: 14d, exceptions: [{ field: historyRetention, allow: limit, until: 2026-04-01, reason: audit }] }",
    ...acme(),
    changes: ["acme: update"],
    truth: [`a-1 acme: ${pro.replace("7d", "14d")}`],
  },
  {
    name: "what the base revision declared too must have been changed by somebody else: the plan says that it overwrites drift",
    manifests: "{ tenant: acme, tier: pro }",
    base: "{ tenant: acme, tier: pro }",
    ...acme({ history_retention_seconds: 3600 }),
    changes: ["acme: update"],
    hazards: ["acme: overwrites-drift"],
    consent: {},
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "what the branch itself changes is no drift",
    manifests: "{ tenant: acme, tier: pro, historyRetention: 5d }",
    base: "{ tenant: acme, tier: pro }",
    ...acme(),
    changes: ["acme: update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${pro.replace("7d", "5d")}`],
  },
  {
    name: "settings that a list leaves out are read singly, never taken for no limits",
    manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: free }"),
    projects: [project("pro", "acme", { id: "a-1", history_retention_seconds: 3600 }), project("free", "bolt", { id: "b-1" })],
    lock: { acme: "a-1", bolt: "b-1" },
    assumptions: { listSettings: "absent" },
    changes: ["acme: update"],
    fields: ["acme: historyRetention 3600 → 604800"],
    truth: [`a-1 acme: ${pro}`, `b-1 bolt: ${free}`],
  },
  {
    name: "a project of which neither the list nor a single read shows settings makes the inventory incomplete",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }"),
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    assumptions: { listSettings: "absent" },
    planFaults: [
      { match: { operation: "getProject", project: "a-1" }, fault: { kind: "status", status: 404 }, times: "forever" },
    ],
    refused: ["acme: incomplete-inventory", "bolt: incomplete-inventory"],
    truth: [`a-1 acme: ${free}`],
    again: { changes: ["bolt: create"] },
    settled: [`a-1 acme: ${free}`, `new bolt: ${free}`],
  },
  {
    name: "a quota that Neon shows as an empty group is no quota",
    manifests: "{ tenant: acme, tier: business, quota: { dataTransfer: unlimited, logicalSize: unlimited } }",
    projects: [
      {
        org: "paid",
        name: "acme",
        id: "a-1",
        default_endpoint_settings: { autoscaling_limit_min_cu: 1, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: -1 },
        history_retention_seconds: 604_800,
      },
    ],
    lock: { acme: "a-1" },
    assumptions: { settingsWithoutQuota: "empty" },
    truth: ["a-1 acme: paid, - - - - -, compute 1-8 never, endpoint 1-8 never, history 7d"],
  },
];
