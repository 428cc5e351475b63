/** Lists with holes, other keys, and whom a plan must never touch. */
import type { FaultRule } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { orgIds, project } from "../../harness/fleet.js";
import { deleted, free, freeStopped, gib, pro, small, suspended, tenants, withheld } from "./words.js";

/** Each makes a page of the free org's list incomplete in its own way. */
const holes: readonly (readonly [name: string, faults: readonly FaultRule[]])[] = [
  ["the details of a project are withheld", withheld("h-1")],
  [
    "a project stays unavailable to single reads, which fail",
    [
      ...withheld().slice(1),
      { match: { operation: "listProjects" }, fault: { kind: "list", how: "unavailable", ids: ["h-1"] }, times: "forever" },
      { match: { operation: "getProject", project: "h-1" }, fault: { kind: "status", status: 500 }, times: "forever" },
    ],
  ],
  [
    "a page is an answer without projects",
    [{ match: { operation: "listProjects", nth: 2 }, fault: { kind: "list", how: "no-projects" } }],
  ],
  [
    "a cursor comes twice",
    [
      { match: { operation: "listProjects", nth: 2 }, fault: { kind: "list", how: "repeated-cursor" }, times: 1 },
      { match: { operation: "listProjects", nth: 1 }, fault: { kind: "list", how: "short-page", count: 5 } },
    ],
  ],
];

const neighbours = [
  project("free", "acme-2", { id: "n-1" }),
  project("free", "xacme", { id: "n-2" }),
  project("pro", "acme", { id: "n-3" }),
];

export const inventory: readonly Case[] = [
  {
    name: "in a list with a hole one name of two projects proves nothing, and one project of two tenants is refused all the same",
    manifests: tenants(
      "{ tenant: acme, tier: free }",
      "{ tenant: bolt, tier: free, projectId: b-1 }",
      "{ tenant: crow, tier: free }",
    ),
    lock: { crow: "b-1" },
    projects: [
      project("free", "acme", { id: "a-1" }),
      project("free", "acme", { id: "a-2" }),
      project("free", "bolt", { id: "b-1" }),
      project("free", "hidden", { id: "h-1" }),
    ],
    planFaults: withheld("h-1"),
    refused: ["acme: incomplete-inventory", "bolt: duplicate-project", "crow: duplicate-project"],
    truth: [`a-1 acme: ${free}`, `a-2 acme: ${free}`, `b-1 bolt: ${free}`, `h-1 hidden: ${free}`],
    again: { refused: ["acme: duplicate-project", "bolt: duplicate-project", "crow: duplicate-project"] },
  },
  ...holes.map(([name, planFaults]): Case => ({
    name: `while ${name}, what was seen is updated, and nothing is created, adopted, recovered, moved or deleted (I4)`,
    manifests: tenants(
      "{ tenant: adopts, tier: free }",
      "{ tenant: creates, tier: pro }",
      '{ tenant: deletes, state: deleted, reason: "closed" }',
      "{ tenant: moves, tier: pro }",
      "{ tenant: recovers, tier: free }",
      "{ tenant: resumes, tier: free }",
      '{ tenant: suspends, tier: free, state: suspended, reason: "abuse" }',
      "{ tenant: updates, tier: free, projectId: u-1 }",
    ),
    projects: [
      project("free", "adopts", { id: "a-1" }),
      project("free", "deletes", { id: "d-1" }),
      project("free", "hidden", { id: "h-1" }),
      project("free", "moves", { id: "m-1" }),
      project("free", "recovers", { id: "r-1", ...deleted }),
      project("free", "resumes", { id: "r-2", ...suspended }),
      project("free", "suspends", { id: "s-1" }),
      project("free", "updates", { id: "u-1", history_retention_seconds: 3600 }),
    ],
    lock: { deletes: "d-1", moves: "m-1", recovers: "r-1", resumes: "r-2", suspends: "s-1" },
    planFaults,
    changes: ["resumes: resume", "suspends: suspend", "updates: update"],
    hazards: ["suspends: suspends-now"],
    refused: [
      "adopts: incomplete-inventory",
      "creates: incomplete-inventory",
      "deletes: incomplete-inventory",
      "moves: incomplete-inventory",
      "recovers: incomplete-inventory",
    ],
    truth: [
      `a-1 adopts: ${free}`,
      `d-1 deletes: ${free}`,
      `h-1 hidden: ${free}`,
      `m-1 moves: ${free}`,
      `r-1 recovers: deleted ${free}`,
      `r-2 resumes: ${free}`,
      `s-1 suspends: ${freeStopped}`,
      `u-1 updates: ${free}`,
    ],
    again: {
      changes: ["adopts: adopt", "creates: create", "deletes: delete", "moves: transfer, update", "recovers: recover"],
      hazards: ["adopts: adopts-existing", "deletes: deletes-data", "moves: starts-billing"],
    },
    settled: [
      `a-1 adopts: ${free}`,
      `d-1 deletes: deleted ${free}`,
      `h-1 hidden: ${free}`,
      `m-1 moves: ${pro}`,
      `new creates: ${pro}`,
      `r-1 recovers: ${free}`,
      `r-2 resumes: ${free}`,
      `s-1 suspends: ${freeStopped}`,
      `u-1 updates: ${free}`,
    ],
  })),
  {
    name: "a project whose details are withheld is never taken for missing",
    manifests: tenants(
      "{ tenant: acme, tier: free }",
      "{ tenant: bolt, tier: free, projectId: b-1 }",
      '{ tenant: calm, state: deleted, reason: "closed" }',
    ),
    projects: [
      project("free", "acme", { id: "a-1" }),
      project("free", "bolt", { id: "b-1" }),
      project("free", "calm", { id: "c-1" }),
    ],
    lock: { acme: "a-1", calm: "c-1" },
    planFaults: withheld("a-1", "b-1", "c-1"),
    refused: ["acme: incomplete-inventory", "bolt: incomplete-inventory", "calm: incomplete-inventory"],
    truth: [`a-1 acme: ${free}`, `b-1 bolt: ${free}`, `c-1 calm: ${free}`],
    again: { changes: ["calm: delete"], hazards: ["calm: deletes-data"] },
    settled: [`a-1 acme: ${free}`, `b-1 bolt: ${free}`, `c-1 calm: deleted ${free}`],
  },
  {
    name: "a project that a single read shows after all leaves no hole",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }"),
    projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 })],
    lock: { acme: "a-1" },
    planFaults: [{ match: { operation: "listProjects" }, fault: { kind: "list", how: "unavailable", ids: ["a-1"] } }],
    changes: ["acme: update", "bolt: create"],
    truth: [`a-1 acme: ${free}`, `new bolt: ${free}`],
  },
  {
    name: "a hole in the list of deleted projects keeps creates back too",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1", ...deleted })],
    planFaults: [{ match: { operation: "listProjects", nth: 3 }, fault: { kind: "list", how: "no-projects" } }],
    refused: ["acme: incomplete-inventory"],
    truth: [`a-1 acme: deleted ${free}`],
    again: { changes: ["acme: recover"], hazards: ["acme: returns-old-data"] },
    settled: [`a-1 acme: ${free}`],
  },
  {
    name: "a remembered project that no list shows but a single read finds proves that the lists had a hole",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    planFaults: [{ match: { operation: "listProjects" }, fault: { kind: "list", how: "empty-page" }, times: "forever" }],
    refused: ["acme: incomplete-inventory"],
    truth: [`a-1 acme: ${free}`],
    again: {},
  },
  {
    name: "a short page isn't the end, and a row that comes twice counts once",
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }", "{ tenant: calm, tier: free }"),
    projects: ["acme", "bolt", "calm"].map((name, n) => project("free", name, { id: `p-${n}` })),
    lock: { acme: "p-0", bolt: "p-1", calm: "p-2" },
    planFaults: [
      { match: { operation: "listProjects" }, fault: { kind: "list", how: "short-page", count: 1 } },
      { match: { operation: "listProjects" }, fault: { kind: "list", how: "repeated-row" } },
    ],
    truth: [`p-0 acme: ${free}`, `p-1 bolt: ${free}`, `p-2 calm: ${free}`],
  },
  {
    name: "a list that ends without a cursor is whole",
    manifests: "{ tenant: acme, tier: free }",
    projects: [project("free", "bolt", { id: "b-1" })],
    planFaults: [{ match: { operation: "listProjects" }, fault: { kind: "list", how: "no-cursor" }, times: "forever" }],
    changes: ["acme: create"],
    truth: [`new acme: ${free}`, `b-1 bolt: ${free}`],
  },
  {
    name: "storms of failing reads are waited out by a plan",
    manifests: "{ tenant: acme, tier: free }",
    planFaults: [
      { match: { operation: "listProjects" }, fault: { kind: "status", status: 503 }, times: 3 },
      { match: { operation: "listProjects" }, fault: { kind: "status", status: 429, retryAfter: 20 }, times: 2 },
      { match: { operation: "listProjects" }, fault: { kind: "status", status: 502, body: "html" }, times: 2 },
      { match: { operation: "listProjects" }, fault: { kind: "connection", error: "half-json" }, times: 1 },
      { match: { operation: "listProjects" }, fault: { kind: "connection", error: "reset" }, times: 2 },
    ],
    changes: ["acme: create"],
    truth: [`new acme: ${free}`],
  },
  {
    name: "neighbours with like names, and a namesake that isn't the remembered one, are touched by no kind of change (I18)",
    manifests: '{ tenant: acme, tier: free, state: suspended, reason: "abuse" }',
    projects: [...neighbours, project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: suspend"],
    hazards: ["acme: suspends-now"],
    truth: [`a-1 acme: ${freeStopped}`, `n-1 acme-2: ${free}`, `n-2 xacme: ${free}`, `n-3 acme: ${pro}`],
  },
  {
    name: "a tombstone deletes the remembered project and none of its neighbours",
    manifests: '{ tenant: acme, state: deleted, reason: "closed" }',
    projects: [...neighbours, project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: delete"],
    hazards: ["acme: deletes-data"],
    truth: [`a-1 acme: deleted ${free}`, `n-1 acme-2: ${free}`, `n-2 xacme: ${free}`, `n-3 acme: ${pro}`],
  },
  {
    name: "an upgrade moves exactly the planned project",
    manifests: "{ tenant: acme, tier: pro }",
    projects: [...neighbours, project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme: transfer, update"],
    hazards: ["acme: starts-billing"],
    truth: [`a-1 acme: ${pro}`, `n-1 acme-2: ${free}`, `n-2 xacme: ${free}`, `n-3 acme: ${pro}`],
  },
  {
    name: "one personal key for all orgs is enough",
    manifests: tenants(
      "{ tenant: acme, tier: free }",
      "{ tenant: bolt, tier: pro }",
      "{ tenant: calm, tier: free }",
      '{ tenant: dusk, state: deleted, reason: "closed" }',
    ),
    env: { NEON_API_KEY: "me-key" },
    projects: [
      project("free", "bolt", { id: "b-1" }),
      project("pro", "calm", { id: "c-1", ...small }),
      project("pro", "dusk", { id: "d-1" }),
    ],
    lock: { bolt: "b-1", calm: "c-1", dusk: "d-1" },
    changes: ["acme: create", "bolt: transfer, update", "calm: update, transfer, update", "dusk: delete"],
    hazards: ["bolt: starts-billing", "calm: loses-history", "dusk: deletes-data"],
    truth: [`new acme: ${free}`, `b-1 bolt: ${pro}`, `c-1 calm: ${free}`, `d-1 dusk: deleted ${pro}`],
  },
  {
    name: "a fleet of one org needs no personal key",
    fleet: `fleet: acme
orgs: { paid: { id: ${orgIds.paid}, apiKeyEnv: NEON_API_KEY_PAID } }
tiers:
  pro:
    org: paid
    quota: { activeTime: 750h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 50GiB, logicalSize: 10GiB }
    compute: { min: 0.25, max: 4, suspendTimeout: 5m }
    historyRetention: 7d
apply: { settle: 500ms }
`,
    manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: pro }"),
    env: { NEON_API_KEY_PAID: "paid-key" },
    projects: [
      project("pro", "bolt", { id: "b-1", ...small, quota: { data_transfer_bytes: 4 * gib } }),
      project("free", "stranger", { id: "s-1" }),
    ],
    lock: { bolt: "b-1" },
    changes: ["acme: create", "bolt: update"],
    truth: [`new acme: ${pro}`, `b-1 bolt: ${pro}`, `s-1 stranger: ${free}`],
  },
];
