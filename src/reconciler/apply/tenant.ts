/**
 * One tenant's changes, strictly one after another. A tenant that changes its org runs in two halves, because it waits
 * in between for the others that move with it in one call.
 */
import type { Change } from "../change.js";
import type { Headline } from "../diff/headline.js";
import { headlineOf } from "../diff/headline.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { aroundTransfer, destination } from "../plan/around-transfer.js";
import type { ObservedProject } from "../observed.js";
import type { TenantDocument } from "../tenant-document.js";
import { sourceOf } from "../restore.js";
import { isResetPath, isWholeBranch, restoreIn, snapshotNames, tenantDocument } from "../tenant-document.js";
import { applyBranches } from "./branches.js";
import type { StepContext } from "./context.js";
import { createProject } from "./create.js";
import { ApplyError, halfDone, projectGone, StaleError } from "./outcome.js";
import { applyPromote } from "./promote.js";
import { readBack } from "./read-back.js";
import { deleteProject, recoverProject } from "./removal.js";
import { applyReset } from "./reset.js";
import { applyRestore } from "./restore.js";
import { applySettings } from "./settings.js";
import { applySnapshots } from "./snapshots.js";
import { standing } from "./standing.js";
import type { Route } from "./transfers.js";
import type { Unlisted } from "./unlisted.js";
import { liveDocument, readUnlisted } from "./unlisted.js";

export interface TenantWork {
  readonly tenant: TenantName;
  readonly headline: Headline;
  readonly changes: readonly Change[];
}

/** Grouped by tenant, most urgent first: who waits for service before what only tidies up. */
export function tenantWorks(changes: readonly Change[]): readonly TenantWork[] {
  const groups = new Map<TenantName, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.tenant);
    if (group) group.push(change);
    else groups.set(change.tenant, [change]);
  }
  const works = [...groups].map(([tenant, own]) => ({ tenant, changes: own, headline: headlineOf(own) }));
  return works.sort((a, b) => urgency[a.headline] - urgency[b.headline]);
}

const urgency = {
  resume: 0,
  recover: 0,
  restore: 1,
  upgrade: 1,
  adopt: 2,
  create: 2,
  transfer: 3,
  branch: 3,
  snapshot: 3,
  update: 3,
  prune: 4,
  downgrade: 4,
  suspend: 5,
  delete: 6,
} as const satisfies Record<Headline, number>;

/** Where a tenant stands after its first half. */
export type Halfway =
  /** Nothing was due: a read showed all of it already. */
  | { readonly kind: "unchanged"; readonly project: ProjectId }
  | { readonly kind: "written"; readonly project: ProjectId }
  /** A list or a single read proved it already. */
  | { readonly kind: "proven"; readonly project: ProjectId }
  | {
      readonly kind: "moves";
      readonly project: ProjectId;
      readonly route: Route;
      readonly unlisted: Unlisted;
      readonly hasWritten: boolean;
    };

/** @throws StaleError before the first write, ApplyError or a NeonError during one */
export async function beginTenant(work: TenantWork, context: StepContext): Promise<Halfway> {
  const [first] = work.changes;
  if (!first) throw new RangeError("a tenant without changes");
  if (first.kind === "create") return { kind: "written", project: await createProject(first, context) };

  const project = first.project;
  if (project === null) throw new RangeError(`${first.kind} without a project`);
  switch (first.kind) {
    case "delete":
      await deleteProject(first, project, context);
      return { kind: "proven", project };
    case "recover":
      await recoverProject(first, project, context);
      await context.remember(work.tenant, project, null);
      return { kind: "proven", project };
    case "adopt": {
      const live = await readOrFail(project, first.org, context);
      standing(first, tenantDocument(live, null));
      await seenInList(live, context);
      await context.remember(work.tenant, project, null);
      return { kind: "proven", project };
    }
    default:
      return beginSettings(work, project, first.org, context);
  }
}

async function beginSettings({ changes }: TenantWork, id: ProjectId, org: OrgName, context: StepContext): Promise<Halfway> {
  const project = await readOrFail(id, org, context);
  const unlisted = await readUnlisted(changes, id, project.org, context);
  if (!unlisted) throw projectGone(id);
  const live = liveDocument(changes, project, unlisted);
  const due = changes.filter((change) => standing(change, live).due.length > 0);
  if (due.length === 0) return { kind: "unchanged", project: id };

  const { before, move, after } = aroundTransfer(due);
  const elsewhere = [...before, ...(move ? [] : after)].find((change) => change.org !== project.org);
  if (elsewhere) throw new StaleError(`stale: org is ${project.org}, was ${elsewhere.org} when the plan was made`);
  if (before.length > 0) await carryOut(before, live, project, context);
  if (before.length > 0 && move) await proveLowered(before, id, context);
  if (move)
    return {
      kind: "moves",
      project: id,
      route: { from: move.org, to: destinationOf(move) },
      unlisted,
      hasWritten: before.length > 0,
    };
  await carryOut(after, live, project, context);
  return { kind: "written", project: id };
}

type Carry = typeof applySnapshots;
/** Changes that aren't settings. */
const parts: Readonly<Partial<Record<Change["kind"], (change: Change) => Carry>>> = {
  branch: () => applyBranches,
  snapshot: () => applySnapshots,
  restore: (change) => {
    if (change.patch.some(({ path }) => isResetPath(path))) return applyReset;
    return "branch" in sourceOf(restoreIn(change)?.from ?? "") ? applyPromote : applyRestore;
  },
  prune: ({ patch }) => (patch.some(({ path }) => isWholeBranch(path)) ? applyBranches : applySnapshots),
};

/** In order: settings that stand side by side go out as one, branches, snapshots and a restore one by one. */
async function carryOut(
  changes: readonly Change[],
  live: TenantDocument,
  project: ObservedProject,
  context: StepContext,
): Promise<void> {
  let settings: Change[] = [];
  for (const [n, change] of changes.entries()) {
    const carried = parts[change.kind]?.(change);
    if (!carried) {
      settings.push(change);
      continue;
    }
    await applySettings(settings, live, project, project.org, context);
    settings = [];
    // Success may be answered for what isn't stored: nothing is given up for what no list shows.
    const taken = change.kind === "prune" ? snapshotNames(changes.filter(({ kind }) => kind === "snapshot")) : [];
    await carried(change, project.id, project.org, context, taken).catch((error: unknown) => {
      throw n > 0 && error instanceof StaleError ? halfDone(error) : error;
    });
  }
  await applySettings(settings, live, project, project.org, context);
}

/** Success may be answered for what isn't stored: nothing leaves for the smaller org before a read shows what was lowered. */
async function proveLowered(before: readonly Change[], id: ProjectId, context: StepContext): Promise<void> {
  const { missing } = await readBack(before, id, context);
  if (missing !== null)
    throw new ApplyError("failed", "not-shown", `Neon answered success, but a read doesn't show ${missing}; nothing was moved`);
}

/** The second half of a tenant that moved. `project` is as the read that proved the move showed it. */
export async function finishMoved(
  { changes }: TenantWork,
  project: ObservedProject,
  unlisted: Unlisted,
  context: StepContext,
): Promise<void> {
  const { after } = aroundTransfer(changes);
  if (after.length > 0) await carryOut(after, liveDocument(changes, project, unlisted), project, context);
}

function destinationOf(move: Change): OrgName {
  const org = destination(move);
  if (org === null) throw new StaleError("the plan names no destination");
  return org;
}

/** A single read may answer for a deleted project and doesn't say so; lists hold live ones only. */
async function seenInList({ id, name }: ObservedProject, { live }: StepContext): Promise<void> {
  const listed = await live.named(name);
  if (!listed) throw new StaleError(`the list of projects named "${name}" has a hole now`, "incomplete-inventory");
  if (!listed.some((project) => project.id === id)) throw projectGone(id);
}

async function readOrFail(id: ProjectId, org: OrgName, { live }: StepContext): Promise<ObservedProject> {
  const project = await live.read(id, org);
  if (!project) throw projectGone(id);
  return project;
}
