/** Restores: done once for each id, of what is named and of nothing else, and never against a later wish. */
import type { FaultRule, Json, SeedProject } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { free, pro, proStopped, small, suspendedPro, tenants, withheld } from "./words.js";

/** Two days old; now is 09:00 of 4 March. */
const born = "2026-03-02T09:00:00Z";
const eight = "2026-03-04T08:00:00Z";
const id = "2026-03-04T08:59:00Z";
const v1 = { name: "v1", timestamp: eight, created_at: eight, data: "morning" } as const;
const main = { name: "main", default: true, created_at: born, data: "now" } as const;
const old = `main (old ${id})`;

const vega = (more: Partial<SeedProject> = {}) => ({
  projects: [project("pro", "vega", { id: "v-1", created_at: born, branches: [main], snapshots: [v1], ...more })],
  lock: { vega: "v-1" },
});
const named = `snapshots: { named: { v1: { at: ${eight} } } }`;
const restores = (from = "v1", more = "tier: pro", at = id): string =>
  `{ tenant: vega, ${more}, ${named}, restore: { from: ${from}, id: ${at} } }`;
const due = { changes: ["vega: restore"], hazards: ["vega: replaces-data", "vega: restarts-compute"] } as const;
/** What is live is what v1 showed; what it replaced stands beside it, without a compute. */
const isBack = `, main* "morning" 1, ${old} "now" 0`;
const truth = (rest: string): readonly string[] => [`v-1 vega: ${pro}, snapshot v1 ${eight}${rest}`];
const done = { ...due, truth: truth(isBack) } as const;

const hour = 3_600_000;
/** What a restore takes itself, where it isn't told to restore a snapshot. */
const taken = (of: string): string => `, snapshot restore-20260304T085900Z ${of} until 2026-03-05T08:59:00Z`;
const lost = (operation: string, point: "before" | "after"): readonly FaultRule[] => [
  { match: { operation }, fault: { kind: "connection", error: "reset", point } },
];
const withoutAge = (body: Json): Json => {
  const { branches = [], ...rest } = body as unknown as { readonly branches?: readonly Readonly<Record<string, Json>>[] };
  return { ...rest, branches: branches.map(({ created_at: _, ...branch }) => branch) };
};
const root = (name: string, more: object = {}) => ({ name, root: true, created_at: born, data: name, ...more });
/** Made by a run that was killed before it took the default branch's place. */
const halfway = root("restore-20260304T085900Z", {
  id: "br-half",
  created_at: "2026-03-04T08:59:30Z",
  restore_status: "restored",
  restored_from: "snap-v1",
  restored_as: "br-main",
  data: "morning",
});
const { restored_as: _, ...halfwayBeside } = halfway as typeof halfway & { restored_as: string };
const knownIds = { branches: [{ ...main, id: "br-main" }, halfway], snapshots: [{ ...v1, id: "snap-v1" }] };

export const restored: readonly Case[] = [
  {
    name: "a declared restore makes the snapshot the default branch, once; what it replaces stays, and its computes go along",
    manifests: restores(),
    ...vega(),
    ...done,
    fields: [`vega: restore.${id} main of ${born} → v1`],
    counted: ["restore"],
  },
  {
    name: "a run that remembers nothing finds it done",
    manifests: restores("v1", "tier: pro, projectId: v-1"),
    ...vega(),
    lock: {},
    losesLock: true,
    ...done,
  },
  {
    name: "without consent nothing is restored",
    manifests: restores(),
    ...vega(),
    ...due,
    consent: {},
    outcomes: ["vega: skipped consent"],
    truth: truth(""),
    again: due,
    settled: done.truth,
  },
  {
    name: "a restore of a time takes the snapshot of it first, which Neon lets go a day after the id",
    manifests: restores("2026-03-04T08:30:00Z"),
    ...vega(),
    ...due,
    between: [{ do: "write-data", project: "v-1", text: "later" }],
    truth: [`v-1 vega: ${pro}${taken("2026-03-04T08:30:00Z")}, snapshot v1 ${eight}, main* "now" 1, ${old} "later" 0`],
  },
  {
    name: "a time that the history no longer holds is restored from nothing",
    manifests: restores("2026-02-20T08:00:00Z"),
    ...vega({ created_at: "2026-01-01T00:00:00Z", branches: [{ ...main, created_at: "2026-01-01T00:00:00Z" }] }),
    refused: ["vega: restore-window"],
    truth: truth(""),
  },
  {
    name: "nor is a time from before the branch began",
    manifests: restores("2026-03-02T08:00:00Z"),
    ...vega(),
    refused: ["vega: restore-window"],
    truth: truth(""),
  },
  {
    name: "a scheduled snapshot is restored by its name",
    manifests: restores("sched-20260304T0600Z"),
    ...vega({ snapshots: [v1, { name: "sched-20260304T0600Z", timestamp: "2026-03-04T06:00:00Z", data: "dawn" }] }),
    ...due,
    truth: [
      `v-1 vega: ${pro}, snapshot sched-20260304T0600Z 2026-03-04T06:00:00Z, snapshot v1 ${eight}, main* "dawn" 1, ${old} "now" 0`,
    ],
  },
  {
    name: "a declared snapshot that isn't there yet is taken first, and then restored",
    manifests: restores(),
    ...vega({ snapshots: [] }),
    changes: ["vega: snapshot, restore"],
    hazards: due.hazards,
    truth: truth(`, main* "now" 1, ${old} "now" 0`),
  },
  {
    name: "a snapshot declared of a moment before the restore is taken before it",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: ${eight} }, last: { at: 2026-03-04T08:58:00Z } } }, restore: { from: v1, id: ${id} } }`,
    ...vega(),
    changes: ["vega: snapshot, restore"],
    hazards: due.hazards,
    truth: [`v-1 vega: ${pro}, snapshot last 2026-03-04T08:58:00Z, snapshot v1 ${eight}${isBack}`],
  },
  {
    name: "a scheduled snapshot that is due is taken before the restore, and what it was restored from may go after it",
    fleet: fleetText.replace(
      "    limits: { branches: 25",
      "    snapshots: { schedule: { every: 3h, keep: 1 } }\n    limits: { branches: 25",
    ),
    due: true,
    manifests: `{ tenant: vega, tier: pro, restore: { from: sched-20260304T0600Z, id: ${id} } }`,
    ...vega({ snapshots: [{ name: "sched-20260304T0600Z", timestamp: "2026-03-04T06:00:00Z", data: "dawn" }] }),
    changes: ["vega: snapshot, restore, prune"],
    hazards: [...due.hazards, "vega: drops-snapshot (dated)"],
    truth: [`v-1 vega: ${pro}, snapshot sched-20260304T0900Z 2026-03-04T09:00:00Z, main* "dawn" 1, ${old} "now" 0`],
  },
  {
    name: "what an earlier restore replaced is restored by its name, as it is now",
    manifests: restores('"main (old 2026-03-03T10:00:00Z)"'),
    ...vega({ branches: [main, root("main (old 2026-03-03T10:00:00Z)", { data: "yesterday" })] }),
    ...due,
    truth: [
      `v-1 vega: ${pro}${taken("2026-03-04T09:00:00Z")}, snapshot v1 ${eight}, main* "yesterday" 1, main (old 2026-03-03T10:00:00Z) "yesterday" 0, ${old} "now" 0`,
    ],
  },
  {
    name: "a branch that is gone can't be restored",
    manifests: restores('"main (old 2026-03-03T10:00:00Z)"'),
    ...vega({ branches: [main, root("main (old)")] }),
    refused: ["vega: restore-source"],
    truth: truth(""),
  },
  {
    name: "a snapshot that is gone, and can't be taken any more, is restored from nothing",
    manifests: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: 2026-02-20T08:00:00Z } } }, restore: { from: v1, id: ${id} } }`,
    ...vega({ snapshots: [] }),
    refused: ["vega: restore-source"],
    truth: [`v-1 vega: ${pro}`],
  },
  {
    name: "a snapshot that shows another moment than is declared isn't restored",
    manifests: restores(),
    ...vega({ snapshots: [{ ...v1, timestamp: "2026-03-04T07:00:00Z" }] }),
    refused: ["vega: restore-source"],
    truth: [`v-1 vega: ${pro}, snapshot v1 2026-03-04T07:00:00Z`],
  },
  {
    name: "of two snapshots of one name none is chosen",
    manifests: restores(),
    ...vega({ snapshots: [v1, v1] }),
    refused: ["vega: duplicate-snapshot"],
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}, snapshot v1 ${eight}`],
  },
  {
    name: "an id that is still to come is waited for",
    manifests: restores("v1", "tier: pro", "2026-03-04T10:00:00Z"),
    ...vega(),
    notices: ["vega: restore-later"],
    truth: truth(""),
    later: 2 * hour,
    again: due,
    settled: truth(`, main* "morning" 1, main (old 2026-03-04T10:00:00Z) "now" 0`),
  },
  {
    name: "a day after its id a restore is inert, and nothing is looked at for it",
    manifests: restores("v1", "tier: pro", "2026-03-03T09:00:00Z"),
    ...vega(),
    truth: truth(""),
  },
  {
    name: "a default branch that is younger than the id supersedes it",
    manifests: restores(),
    ...vega({ branches: [{ ...main, created_at: "2026-03-04T08:59:00Z" }] }),
    notices: ["vega: restore-superseded"],
    truth: truth(""),
  },
  {
    name: "an id that was used for something else restores nothing",
    manifests: restores("sched-20260304T0600Z"),
    ...vega({
      branches: [{ ...main, created_at: "2026-03-04T08:59:20Z", restored_from: "snap-v1", data: "morning" }],
      snapshots: [
        { ...v1, id: "snap-v1" },
        { name: "sched-20260304T0600Z", timestamp: "2026-03-04T06:00:00Z" },
      ],
    }),
    notices: ["vega: restore-superseded"],
    truth: [`v-1 vega: ${pro}, snapshot sched-20260304T0600Z 2026-03-04T06:00:00Z, snapshot v1 ${eight}, main* "morning" 1`],
  },
  {
    name: "a tenant that is made after the id is empty, and stays so",
    manifests: restores(),
    projects: [],
    changes: ["vega: create"],
    truth: [`new vega: ${pro}`],
    again: { notices: ["vega: restore-superseded"] },
  },
  {
    name: "a restore that leaves the file changes nothing, done or not",
    manifests: restores(),
    ...vega(),
    ...done,
    declares: `{ tenant: vega, tier: pro, ${named} }`,
  },
  {
    name: "another snapshot under the same id changes nothing once the first was restored",
    manifests: restores(),
    ...vega({ snapshots: [v1, { name: "v2", timestamp: "2026-03-04T07:00:00Z", data: "dawn" }] }),
    ...due,
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}, snapshot v2 2026-03-04T07:00:00Z${isBack}`],
    declares: `{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: ${eight} }, v2: { at: 2026-03-04T07:00:00Z } } }, restore: { from: v2, id: ${id} } }`,
  },
  {
    name: "what was replaced and is the default again is a person's to decide",
    manifests: restores(),
    ...vega({ branches: [{ ...main, name: old }, root("main", { created_at: "2026-03-04T08:59:20Z" })] }),
    refused: ["vega: restore-undone"],
    truth: truth(""),
  },
  {
    name: "where the root branches fill the limit nothing is restored",
    manifests: `{ tenant: vega, tier: free, ${named}, restore: { from: v1, id: ${id} } }`,
    projects: [
      project("free", "vega", {
        id: "v-1",
        created_at: born,
        branches: [main, root("main (old)"), root("main (old 2)")],
        snapshots: [v1],
      }),
    ],
    lock: { vega: "v-1" },
    refused: ["vega: root-branches-full"],
    truth: [`v-1 vega: ${free}, snapshot v1 ${eight}`],
  },
  {
    name: "nor where all branches do",
    manifests: `{ tenant: vega, tier: free, ${named}, restore: { from: v1, id: ${id} } }`,
    projects: [
      project("free", "vega", {
        id: "v-1",
        created_at: born,
        branches: [main, ...Array.from({ length: 9 }, (_, n) => ({ name: `dev-${n}`, parent: "main" }))],
        snapshots: [v1],
      }),
    ],
    lock: { vega: "v-1" },
    refused: ["vega: branches-full"],
    truth: [`v-1 vega: ${free}, snapshot v1 ${eight}`],
  },
  {
    name: "a restore of a time needs room for the snapshot that it takes",
    manifests: `{ tenant: vega, tier: free, ${named}, restore: { from: "2026-03-04T08:30:00Z", id: ${id} } }`,
    projects: [project("free", "vega", { id: "v-1", created_at: born, branches: [main], snapshots: [v1] })],
    lock: { vega: "v-1" },
    refused: ["vega: snapshot-no-slot"],
    truth: [`v-1 vega: ${free}, snapshot v1 ${eight}`],
  },
  {
    name: "a free tenant's only snapshot is restored and stays",
    manifests: `{ tenant: vega, tier: free, ${named}, restore: { from: v1, id: ${id} } }`,
    projects: [project("free", "vega", { id: "v-1", created_at: born, branches: [main], snapshots: [v1] })],
    lock: { vega: "v-1" },
    ...due,
    truth: [`v-1 vega: ${free}, snapshot v1 ${eight}${isBack}`],
  },
  {
    name: "a suspended tenant is restored and stays suspended",
    manifests: restores("v1", 'tier: pro, state: suspended, reason: "invoice 17"'),
    ...vega(suspendedPro),
    ...due,
    truth: [`v-1 vega: ${proStopped}, snapshot v1 ${eight}${isBack}`],
  },
  {
    name: "settings come before it, and a suspension after it",
    manifests: restores("v1", 'tier: pro, historyRetention: 2d, state: suspended, reason: "invoice 17"'),
    ...vega(),
    changes: ["vega: update, restore, suspend"],
    hazards: ["vega: loses-history", "vega: replaces-data", "vega: restarts-compute", "vega: suspends-now"],
    truth: [`v-1 vega: ${proStopped.replace("7d", "2d")}, snapshot v1 ${eight}${isBack}`],
  },
  {
    name: "an upgrade restores in the new org",
    manifests: restores(),
    projects: [project("free", "vega", { id: "v-1", created_at: born, branches: [main], snapshots: [v1] })],
    lock: { vega: "v-1" },
    changes: ["vega: transfer, update, restore"],
    hazards: ["vega: starts-billing", ...due.hazards],
    truth: done.truth,
  },
  {
    name: "a downgrade restores where the smaller tier has room for what it replaces",
    manifests: `{ tenant: vega, tier: free, ${named}, restore: { from: v1, id: ${id} } }`,
    ...vega({ ...small, branches: [main] }),
    changes: ["vega: update, transfer, update, restore"],
    hazards: ["vega: loses-history", ...due.hazards],
    truth: [`v-1 vega: ${free}, snapshot v1 ${eight}${isBack}`],
  },
  {
    name: "a hole in a list doesn't keep a restore back: its project is there",
    manifests: tenants(restores(), "{ tenant: else, tier: pro }"),
    projects: [...vega().projects, project("pro", "else", { id: "e-1" })],
    lock: { vega: "v-1", else: "e-1" },
    planFaults: withheld("e-1"),
    ...due,
    refused: ["else: incomplete-inventory"],
    truth: [...done.truth, `e-1 else: ${pro}`],
    again: {},
  },
  {
    name: "branches that can't be listed keep the tenant back",
    manifests: restores(),
    ...vega(),
    planFaults: [{ match: { operation: "listProjectBranches" }, fault: { kind: "status", status: 403 }, times: "forever" }],
    refused: ["vega: look-failed"],
    truth: truth(""),
    again: due,
    settled: done.truth,
  },
  {
    name: "a default branch of unknown age is never replaced",
    manifests: restores(),
    ...vega(),
    newerNeon: true,
    rewrite: (path, body) => (path.endsWith("/branches") ? withoutAge(body) : body),
    refused: ["vega: look-failed"],
    truth: truth(""),
  },
  {
    name: "a snapshot that is gone by then makes the plan stale",
    manifests: restores("sched-20260304T0600Z"),
    ...vega({ snapshots: [v1, { name: "sched-20260304T0600Z", timestamp: "2026-03-04T06:00:00Z" }] }),
    ...due,
    between: [{ do: "delete-snapshot", project: "v-1", snapshot: "sched-20260304T0600Z" }],
    outcomes: ["vega: refused stale"],
    truth: truth(""),
    again: { refused: ["vega: restore-source"] },
  },
  {
    name: "so does one that shows another moment by then",
    manifests: restores(),
    ...vega(),
    ...due,
    between: [
      { do: "delete-snapshot", project: "v-1", snapshot: "v1" },
      { do: "add-snapshot", project: "v-1", snapshot: { name: "v1", timestamp: "2026-03-04T08:30:00Z" } },
    ],
    outcomes: ["vega: refused stale"],
    truth: [`v-1 vega: ${pro}, snapshot v1 2026-03-04T08:30:00Z`],
    again: { refused: ["vega: restore-source"] },
  },
  {
    name: "so does a default branch that has another name by then, and the restored branch waits beside it",
    manifests: restores(),
    ...vega(),
    ...due,
    meanwhile: [
      {
        on: "POST /projects/v-1/snapshots/*/restore",
        act: [{ do: "edit-branch", project: "v-1", branch: "main", name: "live" }],
      },
    ],
    outcomes: ["vega: failed stale"],
    truth: truth(`, live* "now" 1, restore-20260304T085900Z "morning" 0`),
    again: due,
    settled: truth(`, live* "morning" 1, live (old ${id}) "now" 0`),
  },
  {
    name: "a run that was killed before the branch took its place is gone on with, and no second one is made",
    manifests: restores(),
    ...vega(knownIds),
    ...due,
    writes: ["POST /projects/v-1/branches/br-half/finalize_restore"],
    truth: done.truth,
  },
  {
    name: "a branch that another run made and never used is told, and stays",
    manifests: restores(),
    ...vega({
      branches: [
        { ...main, created_at: "2026-03-04T08:59:20Z", restored_from: "snap-v1", data: "morning" },
        root(old, { data: "now" }),
        halfwayBeside,
      ],
      snapshots: knownIds.snapshots,
    }),
    notices: ["vega: restore-left"],
    truth: truth(`, main* "morning" 1, ${old} "now" 0, restore-20260304T085900Z "morning" 0`),
  },
  {
    name: "a branch of that name that shows something else is nobody's to finish",
    manifests: restores(),
    ...vega({
      ...knownIds,
      branches: [
        { ...main, id: "br-main" },
        { ...halfway, restored_from: "snap-v0" },
      ],
    }),
    refused: ["vega: restore-source"],
    truth: truth(`, main* "now" 1, restore-20260304T085900Z "morning" 0`),
  },
  {
    name: "a lost answer is looked after, and no second branch is made",
    manifests: restores(),
    ...vega(),
    faults: lost("restoreSnapshot", "after"),
    ...done,
  },
  {
    name: "a request for the branch that never arrived is sent again",
    manifests: restores(),
    ...vega(),
    faults: lost("restoreSnapshot", "before"),
    ...done,
  },
  {
    name: "one that takes effect while it is looked for is found by its name",
    manifests: restores(),
    ...vega(),
    faults: [{ match: { operation: "restoreSnapshot" }, fault: { kind: "late", ms: 400 } }],
    ...done,
  },
  {
    name: "a second effect of one request finds the name taken",
    manifests: restores(),
    ...vega(),
    faults: [{ match: { operation: "restoreSnapshot" }, fault: { kind: "twice", answer: "second" } }],
    ...done,
  },
  {
    name: "a lost answer to the swap is looked after, and nothing is swapped twice",
    manifests: restores(),
    ...vega(),
    faults: lost("finalizeRestoreBranch", "after"),
    ...done,
  },
  {
    name: "a swap that never arrived is sent again",
    manifests: restores(),
    ...vega(),
    faults: lost("finalizeRestoreBranch", "before"),
    ...done,
  },
  {
    name: "a swap that Neon did, and refuses the second time, is done",
    manifests: restores(),
    ...vega(),
    faults: [{ match: { operation: "finalizeRestoreBranch" }, fault: { kind: "twice", answer: "second" } }],
    ...done,
  },
  {
    name: "a branch of that name that somebody made of something else meanwhile makes the plan stale",
    manifests: restores(),
    ...vega(),
    ...due,
    between: [
      { do: "add-branch", project: "v-1", branch: root("restore-20260304T085900Z", { restored_from: "snap-v0", data: "other" }) },
    ],
    outcomes: ["vega: refused stale"],
    truth: truth(`, main* "now" 1, restore-20260304T085900Z "other" 0`),
    again: { refused: ["vega: restore-source"] },
  },
  {
    name: "a limit of Neon's own that is met by then is told, and nothing is replaced",
    manifests: restores(),
    ...vega(),
    ...due,
    between: [{ do: "edit-org", org: "paid", limits: { root_branches: 1 } }],
    outcomes: ["vega: failed write-refused"],
    truth: truth(""),
    laterActs: [{ do: "edit-org", org: "paid", limits: { root_branches: 25 } }],
    again: due,
    settled: done.truth,
  },
  {
    name: "a swap that takes effect late, after it was sent again, is done once",
    manifests: restores(),
    ...vega(),
    faults: [{ match: { operation: "finalizeRestoreBranch" }, fault: { kind: "late", ms: 1 } }],
    ...done,
  },
  {
    name: "where Neon leaves the default flag behind, it is moved",
    manifests: restores(),
    ...vega(),
    assumptions: { defaultAfterRestore: "stays" },
    ...done,
  },
  {
    name: "what somebody restores before the branch is made supersedes it, and no branch is left behind",
    manifests: restores(),
    ...vega({ snapshots: [v1, { name: "v2", timestamp: "2026-03-04T07:00:00Z", data: "dawn" }] }),
    ...due,
    meanwhile: [{ on: "GET /projects/v-1/snapshots", nth: 3, act: [{ do: "restore-snapshot", project: "v-1", snapshot: "v2" }] }],
    outcomes: ["vega: refused stale"],
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}, snapshot v2 2026-03-04T07:00:00Z, main* "dawn" 1, main (old) "now" 0`],
    again: { notices: ["vega: restore-superseded"] },
  },
  {
    name: "the very snapshot, restored by somebody before the branch is made, is the restore done",
    manifests: restores(),
    ...vega(),
    ...due,
    meanwhile: [{ on: "GET /projects/v-1/snapshots", nth: 3, act: [{ do: "restore-snapshot", project: "v-1", snapshot: "v1" }] }],
    outcomes: ["vega: applied"],
    truth: [`v-1 vega: ${pro}, snapshot v1 ${eight}, main* "morning" 1, main (old) "now" 0`],
  },
  {
    name: "what somebody restores just before the swap stays the live one, and nothing takes the default flag from it",
    manifests: restores(),
    ...vega({ snapshots: [v1, { name: "v2", timestamp: "2026-03-04T07:00:00Z", data: "dawn" }] }),
    ...due,
    faults: [
      {
        match: { operation: "finalizeRestoreBranch" },
        fault: { kind: "act", actions: [{ do: "restore-snapshot", project: "v-1", snapshot: "v2" }] },
      },
    ],
    outcomes: ["vega: failed stale"],
    truth: [
      `v-1 vega: ${pro}, snapshot v1 ${eight}, snapshot v2 2026-03-04T07:00:00Z, main* "dawn" 1, main (old ${id}) "now" 0, main (old) "morning" 0`,
    ],
  },
  {
    name: "a branch whose operation fails never becomes the live one, and once it is deleted the next plan makes another",
    manifests: restores(),
    ...vega(),
    ...due,
    faults: [{ match: { operation: "restoreSnapshot" }, fault: { kind: "operations", outcome: "failed" } }],
    outcomes: ["vega: failed operation-failed"],
    truth: truth(`, main* "now" 1, restore-20260304T085900Z "morning" 0`),
    again: due,
    settled: done.truth,
    laterActs: [{ do: "delete-branch", project: "v-1", branch: "restore-20260304T085900Z" }],
  },
  {
    name: "a branch that never became ready is not gone on with",
    manifests: restores(),
    ...vega({
      ...knownIds,
      branches: [
        { ...main, id: "br-main" },
        { ...halfway, current_state: "init" },
      ],
    }),
    ...due,
    outcomes: ["vega: failed operation-failed"],
    truth: truth(`, main* "now" 1, restore-20260304T085900Z "morning" 0`),
    laterActs: [{ do: "delete-branch", project: "v-1", branch: "restore-20260304T085900Z" }],
    again: due,
    settled: done.truth,
  },
  {
    name: "a swap that Neon answers with success and ignores isn't called a restore",
    manifests: restores(),
    ...vega(),
    ...due,
    faults: [{ match: { operation: "finalizeRestoreBranch" }, fault: { kind: "ignored" } }],
    outcomes: ["vega: failed operation-failed"],
    truth: truth(`, main* "now" 1, restore-20260304T085900Z "morning" 0`),
    again: due,
    settled: done.truth,
  },
  {
    name: "a tombstone restores nothing",
    manifests: `{ tenant: vega, state: deleted, reason: "closed", restore: { from: v1, id: ${id} } }`,
    ...vega(),
    changes: ["vega: delete"],
    hazards: ["vega: deletes-data"],
    truth: [`v-1 vega: deleted ${pro}, snapshot v1 ${eight}`],
  },
];
