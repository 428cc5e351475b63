/** Declared branches: made once, from where they say, changed in place where Neon can, removed by word alone, and never made again. */
import type { FaultRule, SeedProject } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { free, pro, proStopped, suspendedPro, tenants, withheld } from "./words.js";

/** Two days old; now is 09:00 of 4 March. */
const born = "2026-03-02T09:00:00Z";
const eight = "2026-03-04T08:00:00Z";
const week = "2026-03-11T08:00:00Z";
const hour = 3_600_000;
const main = { name: "main", default: true, created_at: born, data: "now" } as const;
const compute = { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 300 } as const;
const branch = (name: string, more: object = {}) => ({ name, created_at: "2026-03-03T09:00:00Z", data: name, ...more });
/** The first branch's compute, and one on each of these. */
const computes = (...names: readonly string[]) => [{}, ...names.map((name) => ({ branch: name, ...compute }))];

const vega = (more: Partial<SeedProject> = {}): Pick<Case, "projects" | "lock" | "showsBranches"> => ({
  projects: [project("pro", "vega", { id: "v-1", created_at: born, branches: [main], ...more })],
  lock: { vega: "v-1" },
  showsBranches: true,
});
const having = (...branches: readonly ReturnType<typeof branch>[]) =>
  vega({ branches: [main, ...branches], endpoints: computes(...branches.map(({ name }) => name)) });
const declares = (branches: string, more = "tier: pro"): string => `{ tenant: vega, ${more}, branches: { ${branches} } }`;
const truth = (...branches: readonly string[]): readonly string[] => [
  `v-1 vega: ${pro}${branches.map((line) => `, branch ${line}`).join("")}`,
];
const size = "0.25-4 300s";
const makes = { changes: ["vega: branch"] } as const;
const prunes = { changes: ["vega: prune"], hazards: ["vega: deletes-data"] } as const;
const fault = (operation: string, given: FaultRule["fault"]): readonly FaultRule[] => [{ match: { operation }, fault: given }];
const post = "POST /projects/v-1/branches";

const making: readonly Case[] = [
  {
    name: "a declared branch is made of what the first one holds, with a compute of the tenant's size",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    fields: ["vega: branches.dev null → of the default branch, 0.25-4 CU, 5m"],
    counted: ["update"],
    truth: truth(`dev of main "now" ${size}`),
    writes: [post],
  },
  {
    name: "a run that remembers nothing finds it",
    manifests: declares("dev: { parent: main }", "tier: pro, projectId: v-1"),
    ...vega(),
    lock: {},
    losesLock: true,
    ...makes,
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "a moment, an end, a protection and a compute are what the branch is made with",
    manifests: declares(
      `old: { at: ${eight}, expiresIn: 7d, compute: { max: 0.5, suspendTimeout: 1m } }, kept: { protected: true, compute: { min: 1 } }`,
    ),
    ...vega({ branches: [{ ...main, data: "morning" }] }),
    ...makes,
    between: [{ do: "write-data", project: "v-1", text: "later" }],
    truth: truth('kept of main "later" 1-4 300s protected', `old of main "morning" 0.25-0.5 60s until ${week}`),
  },
  {
    name: "parents are made before their children, in whatever order they are declared",
    manifests: declares("c: { parent: b }, b: { parent: a }, a: {}"),
    ...vega(),
    ...makes,
    truth: truth(`a of main "now" ${size}`, `b of a "now" ${size}`, `c of b "now" ${size}`),
    writes: [post, post, post],
  },
  {
    name: "a branch of the schema alone is a root",
    manifests: declares("tpl: { schemaOnly: true, expiresAt: 2026-03-11 }"),
    ...vega(),
    ...makes,
    truth: truth(`tpl of schema-only "schema of now" ${size} until 2026-03-11T00:00:00Z`),
  },
  {
    name: "names that a path would misread are names",
    manifests: declares('"v1.2 / \\"x\\" ~1": {}, "a.protected": { parent: "v1.2 / \\"x\\" ~1" }'),
    ...vega(),
    ...makes,
    truth: truth(`a.protected of v1.2 / "x" ~1 "now" ${size}`, `v1.2 / "x" ~1 of main "now" ${size}`),
  },
  {
    name: "in the sponsored org too",
    manifests: "{ tenant: vega, tier: free, branches: { dev: { compute: { max: 1 } } } }",
    projects: [project("free", "vega", { id: "v-1", created_at: born, branches: [main] })],
    lock: { vega: "v-1" },
    showsBranches: true,
    ...makes,
    truth: [`v-1 vega: ${free}, branch dev of main "now" 0.25-1 300s`],
  },
  {
    name: "a new tenant's branches are made by the plan behind its create",
    manifests: declares("dev: {}"),
    showsBranches: true,
    changes: ["vega: create"],
    truth: [`new vega: ${pro}`],
    again: makes,
    settled: [`new vega: ${pro}, branch dev of main "main" ${size}`],
  },
  {
    name: "what a tenant that moves up declares is made in its new org",
    manifests: declares("dev: {}"),
    projects: [project("free", "vega", { id: "v-1", created_at: born, branches: [main] })],
    lock: { vega: "v-1" },
    showsBranches: true,
    changes: ["vega: transfer, branch, update"],
    hazards: ["vega: starts-billing"],
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "branches come before snapshots and a restore, which leave them alone",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: ${eight} } } }, branches: { dev: {} } }`,
    ...vega(),
    changes: ["vega: branch, snapshot"],
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}, branch dev of main "now" ${size}`],
  },
  {
    name: "a branch declared beside a restore starts from what the restore replaces, and is where it was declared afterwards",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: ${eight} } } }, branches: { dev: {} }, restore: { from: v1, id: 2026-03-04T08:59:00Z } }`,
    ...vega({ snapshots: [{ name: "v1", timestamp: eight, created_at: eight, data: "morning" }] }),
    changes: ["vega: branch, restore"],
    hazards: ["vega: replaces-data", "vega: restarts-compute"],
    truth: [
      `v-1 vega: ${pro}, snapshot v1 ${eight}, branch dev of main (old 2026-03-04T08:59:00Z) "now" ${size}, branch main (old 2026-03-04T08:59:00Z) of parent-data "now"`,
    ],
  },
  {
    name: "and both need room",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: ${eight} } } }, branches: { dev: {} }, restore: { from: v1, id: 2026-03-04T08:59:00Z } }`,
    fleet: fleetText.replace("limits: { branches: 25,", "limits: { branches: 2,"),
    ...vega({ snapshots: [{ name: "v1", timestamp: eight, created_at: eight, data: "morning" }] }),
    refused: ["vega: branches-full"],
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}`],
  },
  {
    name: "with a hole in the lists the branches of tenants that were seen are made all the same",
    manifests: tenants(declares("dev: {}"), "{ tenant: nova, tier: pro }"),
    projects: [
      project("pro", "vega", { id: "v-1", created_at: born, branches: [main] }),
      project("pro", "nova", { id: "n-1", created_at: born }),
    ],
    lock: { vega: "v-1", nova: "n-1" },
    showsBranches: true,
    planFaults: withheld("n-1"),
    ...makes,
    refused: ["nova: incomplete-inventory"],
    truth: [`n-1 nova: ${pro}`, ...truth(`dev of main "now" ${size}`)],
    again: {},
  },
];

const moments: readonly Case[] = [
  {
    name: "a moment to come is waited for",
    manifests: declares("dev: { at: 2026-03-04T10:00:00Z }"),
    ...vega(),
    notices: ["vega: branch-later"],
    truth: truth(),
    later: 2 * hour,
    again: makes,
    settled: truth(`dev of main "now" ${size}`),
  },
  {
    name: "a moment that the history no longer holds is never made of later data",
    manifests: declares("dev: { at: 2026-02-20 }"),
    ...vega({ created_at: "2026-01-01T00:00:00Z", branches: [{ ...main, created_at: "2026-01-01T00:00:00Z" }] }),
    notices: ["vega: branch-missing"],
    truth: truth(),
  },
  {
    name: "nor is a child made whose parent can't be",
    manifests: declares("a: { at: 2026-02-20 }, b: { parent: a }, c: { parent: d, at: 2026-03-04T08:30:00Z }, d: {}"),
    ...vega(),
    ...makes,
    notices: ["vega: branch-missing"],
    truth: truth(`d of main "now" ${size}`),
  },
  {
    name: "a branch that had its life isn't made again, however often somebody plans",
    manifests: declares(`dev: { at: ${eight}, expiresIn: 2h }`),
    ...vega(),
    ...makes,
    truth: truth(`dev of main "now" ${size} until 2026-03-04T10:00:00Z`),
    later: 24 * hour,
    again: {},
    settled: truth(),
  },
  {
    name: "a branch that somebody removed before its end is made again",
    manifests: declares("dev: { expiresAt: 2026-03-11 }"),
    ...vega(),
    ...makes,
    truth: truth(`dev of main "now" ${size} until 2026-03-11T00:00:00Z`),
    laterActs: [{ do: "delete-branch", project: "v-1", branch: "dev" }],
    again: makes,
  },
];

const changing: readonly Case[] = [
  {
    name: "protection, an end and a size are changed in place; the tenant's own compute stays the tenant's",
    manifests: declares(
      `a: { protected: true }, b: { at: 2026-03-03T09:00:00Z, expiresIn: 8d }, c: { compute: { min: 1, max: 2 } }`,
    ),
    ...having(branch("a"), branch("b"), branch("c")),
    changes: ["vega: update"],
    hazards: ["vega: deletes-data (dated)"],
    fields: [
      "vega: branches.a.protected false → true",
      "vega: branches.b.expiresAt null → 2026-03-11T09:00:00Z",
      "vega: branches.c.compute.min 0.25 → 1",
      "vega: branches.c.compute.max 4 → 2",
    ],
    truth: truth(
      'a of main "a" 0.25-4 300s protected',
      'b of main "b" 0.25-4 300s until 2026-03-11T09:00:00Z',
      'c of main "c" 1-2 300s',
    ),
  },
  {
    name: "an end and a protection that aren't declared are taken away, each before the other needs it",
    manifests: declares("a: {}, b: { protected: true }"),
    ...having(branch("a", { protected: true }), branch("b", { expires_at: "2026-03-20T00:00:00Z" })),
    changes: ["vega: update"],
    truth: truth(`a of main "a" ${size}`, `b of main "b" ${size} protected`),
  },
  {
    name: "a compute that runs is told to restart",
    manifests: declares("dev: { compute: { max: 1 } }"),
    ...vega({ branches: [main, branch("dev")], endpoints: [{}, { branch: "dev", state: "active", ...compute }] }),
    changes: ["vega: update"],
    hazards: ["vega: restarts-compute"],
    truth: truth('dev of main "dev" 0.25-1 300s'),
  },
  {
    name: "a compute that runs is told to restart, beside what needs none",
    manifests: declares("dev: { protected: true, compute: { max: 1 } }"),
    ...vega({ branches: [main, branch("dev")], endpoints: [{}, { branch: "dev", state: "active", ...compute }] }),
    changes: ["vega: update"],
    hazards: ["vega: restarts-compute"],
    truth: truth('dev of main "dev" 0.25-1 300s protected'),
  },
  {
    name: "a timeout that the tier ignores stays, though the branch has a size of its own",
    fleet: fleetText.replace(
      "    historyRetention: 7d\n    limits: { branches: 25",
      "    historyRetention: 7d\n    enforce: { compute.suspendTimeout: ignore }\n    limits: { branches: 25",
    ),
    manifests: declares("dev: { compute: { max: 1 } }"),
    ...vega({ branches: [main, branch("dev")], endpoints: [{}, { branch: "dev", ...compute, suspend_timeout_seconds: 60 }] }),
    changes: ["vega: update"],
    truth: truth('dev of main "dev" 0.25-1 60s'),
  },
  {
    name: "a tier without limits has room for any branch",
    fleet: fleetText.replace(/^    limits: \{ branches: 25.*\n/m, ""),
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "all computes of a branch get its size, those of undeclared branches the tenant's",
    manifests: declares("dev: { compute: { max: 1 } }"),
    deep: true,
    ...vega({
      branches: [main, branch("dev"), branch("other")],
      endpoints: [
        {},
        { branch: "dev", ...compute },
        { branch: "dev", ...compute, autoscaling_limit_max_cu: 2, type: "read_only" },
        { branch: "other", ...compute, autoscaling_limit_max_cu: 1 },
      ],
    }),
    changes: ["vega: update"],
    truth: truth('dev of main "dev" 0.25-1 300s 0.25-1 300s', `other of main "other" ${size}`),
  },
  {
    name: "a tier that leaves sizes alone leaves those of a branch that says nothing of them",
    fleet: fleetText.replace(
      "    historyRetention: 7d\n    limits: { branches: 25",
      "    historyRetention: 7d\n    enforce: { compute.min: ignore, compute.max: ignore }\n    limits: { branches: 25",
    ),
    manifests: declares("a: {}, b: { compute: { max: 2 } }"),
    ...vega({
      branches: [main, branch("a"), branch("b")],
      endpoints: [
        {},
        { branch: "a", ...compute, autoscaling_limit_max_cu: 1 },
        { branch: "b", ...compute, autoscaling_limit_max_cu: 1 },
      ],
    }),
    changes: ["vega: update"],
    truth: truth('a of main "a" 0.25-1 300s', 'b of main "b" 0.25-2 300s'),
  },
  {
    name: "a tenant that moves down has its branches' computes lowered before it moves",
    manifests: "{ tenant: vega, tier: free, branches: { dev: { compute: { max: 1 } } } }",
    ...vega({
      branches: [{ ...main, logical_size: 1000 }, branch("dev", { logical_size: 1000 })],
      endpoints: computes("dev"),
      usage: { logical_size_bytes: 1000 },
      integrations: [],
    }),
    changes: ["vega: update, transfer, update"],
    hazards: ["vega: loses-history"],
    truth: [`v-1 vega: ${free}, branch dev of main "dev" 0.25-1 300s`],
  },
  {
    name: "a suspended tenant's branches are set, and made when it is resumed",
    manifests: declares("a: { protected: true }, b: {}", 'tier: pro, state: suspended, reason: "unpaid"'),
    ...vega({ ...suspendedPro, branches: [main, branch("a")], endpoints: computes("a") }),
    changes: ["vega: update"],
    truth: [`v-1 vega: ${proStopped}, branch a of main "a" ${size} protected`],
    declares: declares("a: { protected: true }, b: {}"),
    again: { changes: ["vega: resume"] },
    settled: [`v-1 vega: ${pro}, branch a of main "a" ${size} protected`],
    left: makes,
    leftInDepth: makes,
  },
  {
    name: "a branch without a compute is told",
    manifests: declares("dev: {}"),
    ...vega({ branches: [main, branch("dev")], endpoints: [{}] }),
    notices: ["vega: branch-without-compute"],
    truth: truth('dev of main "dev"'),
  },
  {
    name: "what another has changed since the base is said to be undone",
    manifests: declares("dev: { protected: true }"),
    base: declares("dev: { protected: true }"),
    ...having(branch("dev")),
    changes: ["vega: update"],
    hazards: ["vega: overwrites-drift"],
    truth: truth(`dev of main "dev" ${size} protected`),
  },
];

const kept: readonly Case[] = [
  {
    name: "a branch that leaves the manifest stays, and is told",
    manifests: "{ tenant: vega, tier: pro }",
    base: declares("dev: {}, old: { state: deleted }"),
    ...having(branch("dev")),
    notices: ["vega: branch-left"],
    truth: truth(`dev of main "dev" ${size}`),
  },
  {
    name: "of several branches at the base only those that left are told",
    manifests: declares("dev: {}"),
    base: declares("dev: {}, a: {}, b: {}"),
    ...having(branch("dev"), branch("a"), branch("b")),
    notices: ["vega: branch-left"],
    truth: truth(`a of main "a" ${size}`, `b of main "b" ${size}`, `dev of main "dev" ${size}`),
  },
  {
    name: "branches that nobody declared are never touched",
    manifests: declares("dev: {}"),
    ...having(branch("dev"), branch("preview", { protected: true }), branch("main (old)", { root: true })),
    truth: truth(
      `dev of main "dev" ${size}`,
      `main (old) of parent-data "main (old)" ${size}`,
      `preview of main "preview" ${size} protected`,
    ),
  },
  {
    name: "another parent can't be given to what is there",
    manifests: declares("a: {}, dev: { parent: a }"),
    ...having(branch("a"), branch("dev")),
    refused: ["vega: branch-differs"],
    truth: truth(`a of main "a" ${size}`, `dev of main "dev" ${size}`),
  },
  {
    name: "nor another moment, nor the schema alone",
    manifests: tenants(declares(`dev: { at: ${eight} }`), "{ tenant: nova, tier: pro, branches: { dev: { schemaOnly: true } } }"),
    projects: ["vega", "nova"].map((name) =>
      project("pro", name, { id: `${name[0]}-1`, created_at: born, branches: [main, branch("dev")], endpoints: computes("dev") }),
    ),
    lock: { vega: "v-1", nova: "n-1" },
    showsBranches: true,
    refused: ["nova: branch-differs", "vega: branch-differs"],
    truth: [`n-1 nova: ${pro}, branch dev of main "dev" ${size}`, ...truth(`dev of main "dev" ${size}`)],
  },
  {
    name: "the project's first branch is no other, whatever it is called",
    manifests: declares("production: {}"),
    ...vega({ branches: [{ ...main, name: "production" }] }),
    refused: ["vega: branch-differs"],
    truth: truth(),
  },
  {
    name: "the children of what a restore replaced are where they were declared",
    manifests: declares("dev: {}"),
    ...vega({
      branches: [
        main,
        branch("main (old 2026-03-03T10:00:00Z)", { root: true }),
        branch("dev", { parent: "main (old 2026-03-03T10:00:00Z)" }),
      ],
      endpoints: computes("dev"),
    }),
    truth: truth(
      `dev of main (old 2026-03-03T10:00:00Z) "dev" ${size}`,
      'main (old 2026-03-03T10:00:00Z) of parent-data "main (old 2026-03-03T10:00:00Z)"',
    ),
  },
  {
    name: "a branch that others start from doesn't expire",
    manifests: declares("dev: { expiresAt: 2026-03-11 }"),
    ...having(branch("dev"), branch("child", { parent: "dev" })),
    refused: ["vega: branch-kept"],
    truth: truth(`child of dev "child" ${size}`, `dev of main "dev" ${size}`),
  },
  {
    name: "where the branches fill the limit none is made",
    manifests: declares("dev: {}, a: {}"),
    fleet: fleetText.replace("limits: { branches: 25,", "limits: { branches: 3,"),
    ...having(branch("x")),
    refused: ["vega: branches-full"],
    truth: truth(`x of main "x" ${size}`),
  },
  {
    name: "nor one of the schema where the root branches do",
    manifests: "{ tenant: vega, tier: free, branches: { tpl: { schemaOnly: true } } }",
    projects: [
      project("free", "vega", {
        id: "v-1",
        created_at: born,
        branches: [main, branch("main (old)", { root: true }), branch("main (old 2)", { root: true })],
      }),
    ],
    lock: { vega: "v-1" },
    refused: ["vega: root-branches-full"],
    truth: [`v-1 vega: ${free}`],
  },
];

const removing: readonly Case[] = [
  {
    name: "a branch that is removed isn't resized first",
    manifests: declares("dev: { state: deleted }"),
    ...vega({ branches: [main, branch("dev")], endpoints: [{}, { branch: "dev", ...compute, autoscaling_limit_max_cu: 1 }] }),
    ...prunes,
    truth: truth(),
  },
  {
    name: "a branch is removed by word, with its data and its compute",
    manifests: declares("dev: { state: deleted }, gone: { state: deleted }"),
    ...having(branch("dev", { id: "br-dev" }), branch("other")),
    ...prunes,
    fields: ["vega: branches.dev of the default branch, made 2026-03-03T09:00:00Z → null"],
    counted: [],
    truth: truth(`other of main "other" ${size}`),
    writes: ["DELETE /projects/v-1/branches/br-dev"],
  },
  {
    name: "without consent it stays",
    manifests: declares("dev: { state: deleted }"),
    ...having(branch("dev")),
    ...prunes,
    consent: {},
    outcomes: ["vega: skipped consent"],
    truth: truth(`dev of main "dev" ${size}`),
    again: prunes,
    settled: truth(),
  },
  {
    name: "children go before their parents",
    manifests: declares("a: { state: deleted }, b: { state: deleted }, c: { state: deleted }"),
    ...having(branch("a"), branch("b", { parent: "a" }), branch("c", { parent: "b" })),
    ...prunes,
    truth: truth(),
  },
  {
    name: "a branch that others start from stays, and so does all of its tenant",
    manifests: declares("a: { state: deleted }, new: {}"),
    ...having(branch("a"), branch("b", { parent: "a" })),
    refused: ["vega: branch-kept"],
    truth: truth(`a of main "a" ${size}`, `b of a "b" ${size}`),
  },
  {
    name: "a protected branch stays",
    manifests: declares("a: { state: deleted }"),
    ...having(branch("a", { protected: true })),
    refused: ["vega: branch-kept"],
    truth: truth(`a of main "a" ${size} protected`),
  },
  {
    name: "the project's first branch stays, whatever it is called",
    manifests: declares("production: { state: deleted }"),
    ...vega({ branches: [{ ...main, name: "production" }] }),
    refused: ["vega: branch-kept"],
    truth: truth(),
  },
  {
    name: "in one plan one goes and another is made",
    manifests: declares("a: { state: deleted }, b: {}"),
    ...having(branch("a")),
    changes: ["vega: branch, prune"],
    hazards: prunes.hazards,
    truth: truth(`b of main "now" ${size}`),
  },
  {
    name: "a tenant that moves down and gives up a branch has its compute lowered first, and the branch removed after",
    manifests: "{ tenant: vega, tier: free, branches: { dev: { state: deleted } } }",
    ...vega({
      branches: [
        { ...main, logical_size: 1000 },
        { ...branch("dev"), logical_size: 1000 },
      ],
      endpoints: computes("dev"),
      usage: { logical_size_bytes: 1000 },
    }),
    changes: ["vega: update, transfer, update, prune"],
    hazards: ["vega: loses-history", "vega: deletes-data"],
    truth: [`v-1 vega: ${free}`],
  },
  {
    name: "branches and snapshots that go by word go in changes of their own",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { state: deleted } } }, branches: { a: { state: deleted } } }`,
    ...vega({
      branches: [main, branch("a")],
      endpoints: computes("a"),
      snapshots: [{ name: "v1", timestamp: eight, created_at: eight }],
    }),
    changes: ["vega: prune, prune"],
    hazards: ["vega: drops-snapshot", "vega: deletes-data"],
    truth: truth(),
  },
];

const failing: readonly Case[] = [
  ...(["before", "after"] as const).map((point): Case => ({
    name: `a POST whose answer is lost ${point} its effect makes one branch`,
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    faults: fault("createProjectBranch", { kind: "connection", error: "reset", point }),
    truth: truth(`dev of main "now" ${size}`),
  })),
  {
    name: "a request that takes effect later than anybody waits is met by its name",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    faults: fault("createProjectBranch", { kind: "late", ms: 1200, answer: "reset" }),
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "a request that is delivered twice makes one branch",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    faults: fault("createProjectBranch", { kind: "twice", ms: 0, answer: "second" }),
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "an answer that can't be read is looked behind",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    faults: fault("createProjectBranch", { kind: "connection", error: "half-json", point: "after" }),
    truth: truth(`dev of main "now" ${size}`),
  },
  {
    name: "one that another made meanwhile with other settings is refused before anything is written",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    between: [{ do: "add-branch", project: "v-1", branch: branch("dev", { protected: true }) }],
    outcomes: ["vega: refused stale"],
    truth: truth('dev of main "dev" protected'),
    again: { changes: ["vega: update"], notices: ["vega: branch-without-compute"] },
    settled: truth('dev of main "dev"'),
  },
  {
    name: "one that appears between the look and the POST with other settings is another's",
    manifests: declares("dev: {}"),
    ...vega(),
    ...makes,
    faults: fault("createProjectBranch", {
      kind: "act",
      point: "before",
      actions: [{ do: "add-branch", project: "v-1", branch: branch("dev", { expires_at: "2026-04-01T00:00:00Z" }) }],
    }),
    outcomes: ["vega: failed stale"],
    truth: truth('dev of main "dev" until 2026-04-01T00:00:00Z'),
    again: { changes: ["vega: update"], notices: ["vega: branch-without-compute"] },
    settled: truth('dev of main "dev"'),
  },
  {
    name: "a limit that Neon knows better fails its own tenant only, and what was made stays",
    manifests: tenants(declares("a: {}, b: {}"), "{ tenant: nova, tier: pro, branches: { dev: {} } }"),
    projects: ["vega", "nova"].map((name) => project("pro", name, { id: `${name[0]}-1`, created_at: born, branches: [main] })),
    lock: { vega: "v-1", nova: "n-1" },
    showsBranches: true,
    changes: ["nova: branch", "vega: branch"],
    faults: [
      {
        match: { operation: "createProjectBranch", project: "v-1", nth: 2 },
        fault: { kind: "status", status: 422 },
        times: "forever",
      },
    ],
    outcomes: ["nova: applied", "vega: failed write-refused"],
    truth: [`n-1 nova: ${pro}, branch dev of main "now" ${size}`, ...truth(`a of main "now" ${size}`)],
    again: makes,
    settled: [
      `n-1 nova: ${pro}, branch dev of main "now" ${size}`,
      ...truth(`a of main "now" ${size}`, `b of main "now" ${size}`),
    ],
  },
  {
    name: "a removal whose answer is lost is done once",
    manifests: declares("dev: { state: deleted }"),
    ...having(branch("dev")),
    ...prunes,
    faults: fault("deleteProjectBranch", { kind: "connection", error: "reset", point: "after" }),
    truth: truth(),
  },
  {
    name: "a change that is lost on the way is sent again",
    manifests: declares("dev: { protected: true }"),
    ...having(branch("dev")),
    changes: ["vega: update"],
    faults: fault("updateProjectBranch", { kind: "connection", error: "reset", point: "before" }),
    truth: truth(`dev of main "dev" ${size} protected`),
  },
  {
    name: "a change that Neon says it stored, and didn't, isn't applied",
    manifests: declares("dev: { protected: true }"),
    ...having(branch("dev")),
    changes: ["vega: update"],
    faults: fault("updateProjectBranch", { kind: "ignored", fields: ["branch.protected"], answer: "claimed" }),
    outcomes: ["vega: failed not-shown"],
    truth: truth(`dev of main "dev" ${size}`),
    again: { changes: ["vega: update"] },
    settled: truth(`dev of main "dev" ${size} protected`),
  },
  {
    name: "what moved since the plan is left to the next one",
    manifests: declares("dev: { protected: true }"),
    ...having(branch("dev")),
    changes: ["vega: update"],
    between: [{ do: "delete-branch", project: "v-1", branch: "dev" }],
    outcomes: ["vega: refused stale"],
    truth: truth(),
    again: makes,
    settled: truth(`dev of main "now" ${size} protected`),
  },
  {
    name: "a look that fails refuses its tenant",
    manifests: declares("dev: {}"),
    ...vega(),
    planFaults: [{ match: { operation: "listProjectBranches" }, fault: { kind: "status", status: 500 }, times: "forever" }],
    refused: ["vega: look-failed"],
    truth: truth(),
    again: makes,
    settled: truth(`dev of main "now" ${size}`),
  },
];

export const branches: readonly Case[] = [...making, ...moments, ...changing, ...kept, ...removing, ...failing];
