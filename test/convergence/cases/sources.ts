/** Where tenants are declared, and how much of it is enforced: rosters, rules, enforce, manage, environments, several projects. */
import type { Seed } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { fleetText, keysOfEnv, orgIds, project } from "../../harness/fleet.js";
import { deleted, free, freeStopped, gib, hour, marked, pro, small, suspended, tenants } from "./words.js";

const ruled = (...rules: readonly string[]): string =>
  fleetText.replace(
    '"tenants/**/*.yaml" }]',
    `"tenants/**/*.yaml" }, ${rules.map((rule) => `{ rule: { ${rule} } }`).join(", ")}]`,
  );
const apps = ruled('org: free, name: "app-*", tier: free');

const enforced = (tier: "free" | "pro", fields: string): string =>
  fleetText.replace(`    org: ${tier === "free" ? "free" : "paid"}\n`, (line) => `${line}    enforce: { ${fields} }\n`);
/** What somebody's billing code did to a project of tier pro. */
const toppedUp = { active_time_seconds: 750 * hour, data_transfer_bytes: 200 * gib, logical_size_bytes: 10 * gib };
const drained = { ...toppedUp, data_transfer_bytes: 20 * gib };
const used = { usage: { ...small.usage, data_transfer_bytes: gib } };

const managed = (org: "free" | "paid", manage: string): string =>
  fleetText.replace(`NEON_API_KEY_${org.toUpperCase()}, maxProjects: 30000`, `$&, manage: ${manage}`);

const rosters: readonly Case[] = [
  {
    name: "roster: a line declares a tenant as a manifest does",
    manifests: "",
    roster: ["app-1 free", "app-2 pro"],
    projects: [project("free", "app-2", { id: "p-2", ...small })],
    lock: { "app-2": "p-2" },
    changes: ["app-1: create", "app-2: transfer, update"],
    hazards: ["app-2: starts-billing"],
    truth: [`new app-1: ${free}`, `p-2 app-2: ${pro}`],
  },
  {
    name: "roster: a manifest for the same tenant counts",
    manifests: "{ tenant: app-1, tier: pro, quota: { dataTransfer: 60GiB } }",
    roster: ["app-1 free", "app-2 free"],
    changes: ["app-1: create", "app-2: create"],
    truth: [`new app-1: ${pro.replace("50GiB", "60GiB")}`, `new app-2: ${free}`],
  },
  {
    name: "roster: a line may pin its project, whatever that is called",
    manifests: "",
    roster: ["app-1 free p-1"],
    projects: [project("free", "Old name", { id: "p-1", history_retention_seconds: hour })],
    changes: ["app-1: update"],
    truth: [`p-1 app-1: ${free}`],
  },
  {
    name: "roster: who left it is left alone",
    manifests: "",
    roster: ["app-1 free"],
    projects: [project("free", "app-1", { id: "p-1" }), project("free", "app-2", { id: "p-2", history_retention_seconds: hour })],
    lock: { "app-1": "p-1", "app-2": "p-2" },
    truth: [`p-1 app-1: ${free}`, `p-2 app-2: ${free.replace("history 6h", "history 1h")}`],
  },
];

const drifted = { history_retention_seconds: hour } as const;
const rules: readonly Case[] = [
  {
    name: "rule: a project that nobody claims follows the rule's tier, in all its settings and on its computes",
    manifests: "",
    fleet: apps,
    projects: [
      project("pro", "app-1", { id: "p-1", org: "free", ...small, endpoints: [{ autoscaling_limit_max_cu: 4 }] }),
      project("free", "app-2", { id: "p-2", ...drifted }),
    ],
    watch: false,
    changes: ["p-1: update", "p-2: update"],
    hazards: ["p-1: loses-history"],
    truth: [`p-1 app-1: ${free}`, `p-2 app-2: ${free}`],
    remembers: [],
  },
  {
    name: "rule: with a base, what differs from the rule is drift",
    manifests: "{ tenant: acme, tier: free }",
    base: "{ tenant: acme, tier: free }",
    fleet: apps,
    projects: [project("free", "acme", { id: "a-1" }), project("free", "app-1", { id: "p-1", ...drifted })],
    lock: { acme: "a-1" },
    changes: ["p-1: update"],
    hazards: ["p-1: overwrites-drift"],
    truth: [`a-1 acme: ${free}`, `p-1 app-1: ${free}`],
  },
  {
    name: "rule: another org's projects and other names are not its own",
    manifests: "",
    fleet: apps,
    projects: [
      project("free", "xapp-1", { id: "p-1", ...drifted }),
      project("free", "APP-1", { id: "p-2", ...drifted }),
      project("pro", "app-1", { id: "p-3", ...drifted }),
    ],
    truth: [
      `p-1 xapp-1: ${free.replace("history 6h", "history 1h")}`,
      `p-2 APP-1: ${free.replace("history 6h", "history 1h")}`,
      `p-3 app-1: ${pro.replace("history 7d", "history 1h")}`,
    ],
  },
  {
    name: "rule: the first that matches counts",
    manifests: "",
    fleet: ruled('org: paid, name: "app-big-*", tier: business', 'org: paid, name: "*", tier: pro'),
    projects: [project("business", "app-big-1", { id: "p-1" }), project("pro", "app-2", { id: "p-2", ...drifted })],
    changes: ["p-2: update"],
    truth: ["p-1 app-big-1: paid, - - - 500GiB 100GiB, compute 1-8 never, endpoint 1-8 never, history 7d", `p-2 app-2: ${pro}`],
  },
  {
    name: "rule: what a manifest, a roster, a pin or the lock claims is not governed",
    manifests: tenants(
      "{ tenant: app-1, tier: free, historyRetention: 3h }",
      "{ tenant: other, tier: free, projectId: p-3, name: app-3, historyRetention: 3h }",
    ),
    roster: ["app-2 free"],
    fleet: apps,
    projects: [
      project("free", "app-1", { id: "p-1", history_retention_seconds: 3 * hour, ...marked("app-1") }),
      project("free", "app-2", { id: "p-2", ...marked("app-2") }),
      project("free", "app-3", { id: "p-3", history_retention_seconds: 3 * hour }),
      project("free", "app-4", { id: "p-4", ...drifted }),
    ],
    lock: { gone: "p-4" },
    truth: [
      `p-1 app-1: ${free.replace("history 6h", "history 3h")}`,
      `p-2 app-2: ${free}`,
      `p-3 app-3: ${free.replace("history 6h", "history 3h")}`,
      `p-4 app-4: ${free.replace("history 6h", "history 1h")}`,
    ],
  },
  {
    name: "rule: a project of a name that two tenants contest is neither's, and not the rule's",
    manifests: tenants("{ tenant: acme, tier: free, name: app-1 }", "{ tenant: bolt, tier: free, name: app-1 }"),
    fleet: apps,
    projects: [project("free", "app-1", { id: "p-1", ...drifted })],
    refused: ["acme: duplicate-project", "bolt: duplicate-project"],
    truth: [`p-1 app-1: ${free.replace("history 6h", "history 1h")}`],
  },
  {
    name: "rule: a suspended project stays suspended, its other settings follow",
    manifests: "",
    fleet: apps,
    projects: [project("free", "app-1", { id: "p-1", ...suspended, ...drifted })],
    changes: ["p-1: update"],
    truth: [`p-1 app-1: ${freeStopped}`],
  },
  {
    name: "rule: nothing is created and nothing comes back",
    manifests: "",
    fleet: apps,
    projects: [project("free", "app-1", { id: "p-1", ...deleted })],
    truth: [`p-1 app-1: deleted ${free}`],
  },
  {
    name: "rule: a project renamed after the plan is left alone",
    manifests: "",
    fleet: apps,
    projects: [project("free", "app-1", { id: "p-1", ...drifted })],
    changes: ["p-1: update"],
    between: [{ do: "edit-project", project: "p-1", name: "mine" }],
    outcomes: ["p-1: refused stale"],
    truth: [`p-1 mine: ${free.replace("history 6h", "history 1h")}`],
    again: {},
  },
  {
    name: "rule: a list with a hole governs what was seen",
    manifests: "",
    fleet: apps,
    projects: [project("free", "app-1", { id: "p-1", ...drifted }), project("free", "app-2", { id: "p-2", ...drifted })],
    planFaults: [
      { match: { operation: "listProjects" }, fault: { kind: "list", how: "unavailable", ids: ["p-2"] }, times: "forever" },
      { match: { operation: "getProject", project: "p-2" }, fault: { kind: "status", status: 404 }, times: "forever" },
    ],
    changes: ["p-1: update"],
    truth: [`p-1 app-1: ${free}`, `p-2 app-2: ${free.replace("history 6h", "history 1h")}`],
    again: { changes: ["p-2: update"] },
    settled: [`p-1 app-1: ${free}`, `p-2 app-2: ${free}`],
  },
];

const enforcement: readonly Case[] = [
  {
    name: "enforce: a top-up stays where at least is asked for",
    manifests: "{ tenant: acme, tier: pro }",
    fleet: enforced("pro", "quota.dataTransfer: atLeast"),
    projects: [project("pro", "acme", { id: "a-1", ...small, quota: toppedUp })],
    lock: { acme: "a-1" },
    truth: [`a-1 acme: ${pro.replace("50GiB", "200GiB")}`],
  },
  {
    name: "enforce: less than at least is raised",
    manifests: "{ tenant: acme, tier: pro }",
    fleet: enforced("pro", "quota.dataTransfer: atLeast"),
    projects: [project("pro", "acme", { id: "a-1", ...small, quota: drained })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    fields: ["acme: quota.dataTransfer 21474836480 → 53687091200"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "enforce: a top-up travels with the other quotas that are written",
    manifests: "{ tenant: acme, tier: pro, quota: { logicalSize: 20GiB } }",
    fleet: enforced("pro", "quota.dataTransfer: atLeast"),
    projects: [project("pro", "acme", { id: "a-1", ...small, quota: toppedUp })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    fields: ["acme: quota.logicalSize 10737418240 → 21474836480"],
    truth: [`a-1 acme: ${pro.replace("50GiB 10GiB", "200GiB 20GiB")}`],
  },
  {
    name: "enforce: a field that is ignored is never compared, and travels",
    manifests: "{ tenant: acme, tier: pro, quota: { logicalSize: 20GiB } }",
    fleet: enforced("pro", "quota.dataTransfer: ignore, historyRetention: ignore"),
    projects: [project("pro", "acme", { id: "a-1", ...small, quota: drained, history_retention_seconds: hour })],
    lock: { acme: "a-1" },
    changes: ["acme: update"],
    fields: ["acme: quota.logicalSize 10737418240 → 21474836480"],
    truth: [`a-1 acme: ${pro.replace("50GiB 10GiB", "20GiB 20GiB").replace("history 7d", "history 1h")}`],
  },
  {
    name: "enforce: a larger range of a compute stays, a smaller one is raised",
    manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: pro }"),
    fleet: enforced("pro", "compute.min: atLeast, compute.max: atLeast"),
    projects: [
      project("pro", "acme", { id: "a-1", endpoints: [{ autoscaling_limit_max_cu: 8 }] }),
      project("pro", "bolt", { id: "b-1", endpoints: [{ autoscaling_limit_max_cu: 1 }] }),
    ],
    lock: { acme: "a-1", bolt: "b-1" },
    deep: true,
    changes: ["bolt: update"],
    truth: [`a-1 acme: ${pro.replace("endpoint 0.25-4", "endpoint 0.25-8")}`, `b-1 bolt: ${pro}`],
  },
  {
    name: "enforce: a create has what the tier says, ignored or not",
    manifests: "{ tenant: acme, tier: pro }",
    fleet: enforced("pro", "quota.dataTransfer: ignore"),
    changes: ["acme: create"],
    truth: [`new acme: ${pro}`],
  },
  {
    name: "enforce: on the way down nothing larger stays",
    manifests: "{ tenant: acme, tier: free }",
    fleet: enforced("free", "quota.dataTransfer: atLeast"),
    projects: [project("pro", "acme", { id: "a-1", ...used })],
    lock: { acme: "a-1" },
    changes: ["acme: update, transfer, update"],
    hazards: ["acme: loses-history"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "enforce: what is ignored never carries a raised limit into the sponsored org",
    manifests: "{ tenant: acme, tier: free }",
    fleet: enforced("free", "quota.dataTransfer: ignore"),
    projects: [project("pro", "acme", { id: "a-1", ...used })],
    lock: { acme: "a-1" },
    refused: ["acme: downgrade-blocked"],
    blockedBy: ["quota.dataTransfer over"],
    truth: [`a-1 acme: ${pro}`],
  },
  {
    name: "enforce: an upgrade raises what is enforced at least",
    manifests: "{ tenant: acme, tier: pro }",
    fleet: enforced("pro", "quota.dataTransfer: atLeast"),
    projects: [project("free", "acme", { id: "a-1", ...small })],
    lock: { acme: "a-1" },
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`],
  },
];

const management: readonly Case[] = [
  {
    name: "manage: in an org that is only reported, differences are told and nothing is planned",
    manifests: tenants(
      "{ tenant: acme, tier: free }",
      "{ tenant: bolt, tier: free }",
      "{ tenant: crow, tier: pro }",
      "{ tenant: dove, state: deleted, reason: closed }",
    ),
    fleet: managed("free", "report"),
    projects: [
      project("free", "acme", { id: "a-1", ...drifted }),
      project("free", "crow", { id: "c-1", ...small }),
      project("free", "dove", { id: "d-1" }),
      project("pro", "eel", { id: "e-1" }),
    ],
    lock: { acme: "a-1", crow: "c-1", dove: "d-1" },
    notices: ["acme: report-only", "bolt: report-only", "crow: report-only", "dove: report-only"],
    truth: [`a-1 acme: ${free.replace("history 6h", "history 1h")}`, `c-1 crow: ${free}`, `d-1 dove: ${free}`, `e-1 eel: ${pro}`],
  },
  {
    name: "manage: a refusal in an org that is only reported is told too",
    manifests: "{ tenant: acme, tier: free, pgVersion: 16 }",
    fleet: managed("free", "report"),
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    notices: ["acme: report-only"],
    truth: [`a-1 acme: ${free}`],
  },
  {
    name: "manage: a rule in an org that is only reported reports",
    manifests: "",
    fleet: managed("free", "report").replace('yaml" }]', 'yaml" }, { rule: { org: free, name: "app-*", tier: free } }]'),
    projects: [project("free", "app-1", { id: "p-1", ...drifted })],
    notices: ["p-1: report-only"],
    truth: [`p-1 app-1: ${free.replace("history 6h", "history 1h")}`],
  },
  {
    name: "manage: with transfers, who moves is changed, and who stays is reported",
    manifests: tenants(
      "{ tenant: acme, tier: pro }",
      "{ tenant: bolt, tier: free }",
      "{ tenant: crow, tier: free }",
      "{ tenant: dove, tier: pro }",
    ),
    fleet: managed("paid", "transfers"),
    projects: [
      project("free", "acme", { id: "a-1", ...small }),
      project("pro", "bolt", { id: "b-1", ...used }),
      project("free", "crow", { id: "c-1", ...drifted }),
      project("pro", "dove", { id: "d-1", ...drifted }),
    ],
    lock: { acme: "a-1", bolt: "b-1", crow: "c-1", dove: "d-1" },
    changes: ["acme: transfer, update", "bolt: update, transfer, update", "crow: update"],
    hazards: ["acme: starts-billing", "bolt: loses-history"],
    notices: ["dove: report-only"],
    truth: [`a-1 acme: ${pro}`, `b-1 bolt: ${free}`, `c-1 crow: ${free}`, `d-1 dove: ${pro.replace("history 7d", "history 1h")}`],
  },
  {
    name: "manage: an org that isn't managed is not even listed, and no key of it is needed",
    manifests: tenants(
      "{ tenant: acme, tier: pro }",
      "{ tenant: bolt, tier: free }",
      "{ tenant: crow, state: deleted, reason: closed }",
    ),
    fleet: managed("paid", "none"),
    env: { NEON_API_KEY_FREE: "free-key" },
    projects: [project("pro", "acme", { id: "a-1", ...drifted }), project("pro", "crow", { id: "c-1" })],
    changes: ["bolt: create"],
    refused: ["acme: org-unmanaged"],
    truth: [`a-1 acme: ${pro.replace("history 7d", "history 1h")}`, `c-1 crow: ${pro}`, `new bolt: ${free}`],
  },
  {
    name: "manage: a remembered project that may be in an org nobody looked at is never made anew",
    manifests: "{ tenant: acme, tier: free }",
    fleet: managed("paid", "none"),
    env: { NEON_API_KEY_FREE: "free-key" },
    projects: [project("pro", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    refused: ["acme: org-unmanaged"],
    truth: [`a-1 acme: ${pro}`],
  },
];

const stagingOrgs = { free: "org-still-pond-11223344", paid: "org-wild-brook-55667788" } as const;
const staged = `${fleetText}environments: { staging: { orgs: { free: { id: ${stagingOrgs.free}, apiKeyEnv: NEON_API_KEY_STAGING_FREE }, paid: { id: ${stagingOrgs.paid}, apiKeyEnv: NEON_API_KEY_STAGING_PAID } } } }\n`;
const user = "3f4c7a52-9d1e-4a86-a2b0-5c6d7e8f9a01";
const members = [{ user, role: "admin" as const }];
const stagingSeed: Partial<Seed> = {
  users: [{ id: user }],
  orgs: [
    { id: orgIds.free, name: "free", sponsored: true, members },
    { id: orgIds.paid, name: "paid", members },
    { id: stagingOrgs.free, name: "free@staging", members },
    { id: stagingOrgs.paid, name: "paid@staging", members },
  ],
  keys: [
    { text: "free-key", kind: "organization", org: orgIds.free },
    { text: "paid-key", kind: "organization", org: orgIds.paid },
    { text: "staging-free-key", kind: "organization", org: stagingOrgs.free },
    { text: "staging-paid-key", kind: "organization", org: stagingOrgs.paid },
    { text: "me-key", kind: "personal", user },
  ],
};
const staging = {
  fleet: staged,
  seed: stagingSeed,
  env: { ...keysOfEnv, NEON_API_KEY_STAGING_FREE: "staging-free-key", NEON_API_KEY_STAGING_PAID: "staging-paid-key" },
} as const;
const inStaging = (line: string): string => line.replace(/^(free|paid)/, "$1@staging");

const keys: readonly Case[] = [
  {
    name: "key: several projects of one tenant are tenants of their own",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: acme, project: worker, tier: pro }"),
    changes: ["acme: create", "acme.worker: create"],
    truth: [`new acme: ${free}`, `new acme.worker: ${pro}`],
  },
  {
    name: "key: the fleet's naming is of the tenant, the project's name comes after it",
    manifests: "{ tenant: acme, project: worker, tier: free }",
    naming: "x-{tenant}-y",
    projects: [project("free", "x-acme-y.worker", { id: "a-1", ...marked("acme.worker"), ...drifted })],
    changes: ["acme.worker: update"],
    truth: [`a-1 x-acme-y.worker: ${free}`],
  },
  {
    name: "key: tenantry.lock remembers it whole",
    manifests: "{ tenant: acme, project: worker, environment: staging, tier: free }",
    ...staging,
    changes: ["acme.worker@staging: create"],
    truth: [`new acme.worker@staging: ${inStaging(free)}`],
  },
  {
    name: "environment: a tenant in two of them has two projects in two orgs",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: acme, environment: staging, tier: free }"),
    ...staging,
    changes: ["acme: create", "acme@staging: create"],
    truth: [`new acme: ${free}`, `new acme@staging: ${inStaging(free)}`],
  },
  {
    name: "environment: an upgrade is a transfer between its own orgs",
    manifests: "{ tenant: acme, environment: staging, tier: pro }",
    ...staging,
    projects: [project("free", "acme@staging", { id: "a-1", ...small, org: stagingOrgs.free })],
    lock: { "acme@staging": "a-1" },
    changes: ["acme@staging: transfer, update"],
    truth: [`a-1 acme@staging: ${inStaging(pro)}`],
  },
  {
    name: "environment: a downgrade is checked there too",
    manifests: "{ tenant: acme, environment: staging, tier: free }",
    ...staging,
    projects: [project("pro", "acme@staging", { id: "a-1", usage: { logical_size_bytes: gib }, org: stagingOrgs.paid })],
    lock: { "acme@staging": "a-1" },
    refused: ["acme@staging: downgrade-blocked"],
    blockedBy: ["quota.logicalSize over"],
    truth: [`a-1 acme@staging: ${inStaging(pro)}`],
  },
  {
    name: "environment: a tombstone deletes there and nowhere else",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: acme, environment: staging, state: deleted, reason: done }"),
    ...staging,
    projects: [project("free", "acme", { id: "a-1" }), project("free", "acme@staging", { id: "a-2", org: stagingOrgs.free })],
    lock: { acme: "a-1", "acme@staging": "a-2" },
    changes: ["acme@staging: delete"],
    hazards: ["acme@staging: deletes-data"],
    truth: [`a-1 acme: ${free}`, `a-2 acme@staging: deleted ${inStaging(free)}`],
  },
];

export const sources: readonly Case[] = [...rosters, ...rules, ...enforcement, ...management, ...keys];
