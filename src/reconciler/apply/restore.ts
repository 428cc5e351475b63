/**
 * Carries a restore out in steps of which only the second touches what is live: a branch of the snapshot is made beside the default
 * one, under a name that can be given once, and then takes its place. Whatever ends a run in between, the next one finds that branch
 * by its name and goes on; a request that takes effect late can only make a branch that nobody uses.
 */
import { LostAnswerError, MalformedAnswerError, NeonStatusError } from "../../neon/errors.js";
import type { OperationId } from "../../neon/port.js";
import type { Change } from "../change.js";
import type { BranchId, OrgName, ProjectId, SnapshotId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedBranch, ObservedSnapshot } from "../observed.js";
import type { DeclaredRestore } from "../restore.js";
import { inertAfter, isRestorePath, replacedName, restoreName, restoreStanding, snapshotOf, sourceOf } from "../restore.js";
import {
  branchesDocument,
  isBranchPath,
  isSnapshotPath,
  restoreDocument,
  restoreIn,
  snapshotNames,
  snapshotsDocument,
} from "../tenant-document.js";
import { writeAbsolute } from "./absolute.js";
import type { StepContext } from "./context.js";
import { attempts, looks } from "./attempts.js";
import { journalled } from "./journalled.js";
import { listedBranches } from "./listed.js";
import { waitFor, waitForOpen } from "./operations.js";
import { ApplyError, halfDone, StaleError } from "./outcome.js";
import { listedSnapshots, takeSnapshot } from "./snapshots.js";
import { standing } from "./standing.js";
import { orUnseen, untilSettled } from "./until-settled.js";
import { timeText } from "../time-text.js";

export interface Whose {
  readonly change: Change;
  readonly project: ProjectId;
  readonly org: OrgName;
  readonly restore: DeclaredRestore;
}

/** @throws StaleError where what is live, or what is to be restored, isn't what the plan saw, or a day has passed since the id */
export async function applyRestore(change: Change, project: ProjectId, org: OrgName, context: StepContext): Promise<void> {
  const restore = restoreIn(change);
  if (restore === null) throw new RangeError("a restore without its id");
  const whose = { change, project, org, restore };
  const first = (await stillDue(whose, context))?.first;
  if (!first) return;
  const source = await sourceSnapshot(whose, context);
  const made = await besideIt(source, first, whose, context).catch((error: unknown) => {
    throw error instanceof StaleError && !("snapshot" in sourceOf(restore.from)) ? halfDone(error) : error;
  });
  if (made === null) return;
  // Somebody may have written meanwhile: what is about to be replaced is looked at once more.
  const still = await stillDue(whose, context).catch((error: unknown) => {
    throw error instanceof StaleError ? halfDone(error) : error;
  });
  if (still === null) return;
  // What isn't whole must not become what is live.
  if (!still.branches.some(({ id, isReady }) => id === made && isReady)) {
    const what = `branch ${restoreName(restore)} of ${restore.from} never became ready`;
    throw new ApplyError("failed", "operation-failed", `${what}; nothing was replaced. Delete it in Neon, plan again`);
  }
  await takeItsPlace({ id: made, name: restoreName(restore) }, first, whose, context);
}

export interface Due {
  /** The default branch, found by its role. */
  readonly first: ObservedBranch;
  readonly branches: readonly ObservedBranch[];
}

/** null where the restore is done. @throws StaleError */
export async function stillDue(whose: Whose, context: StepContext): Promise<Due | null> {
  const { change, restore } = whose;
  if (context.now() >= restore.id + inertAfter)
    throw new StaleError(`stale: a day has passed since the restore's id, ${timeText(restore.id)}`);
  const branches = await listedBranches(whose, context);
  const snapshots = await listedSnapshots(whose, context);
  // Whose project it is was tested before.
  const patch = change.patch.filter(({ path }) => isRestorePath(path) || isSnapshotPath(path) || isBranchPath(path));
  const live = {
    ...snapshotsDocument(snapshots, snapshotNames([change])),
    ...restoreDocument([change], branches, snapshots),
    ...branchesDocument([change], { branches, endpoints: [] }),
  };
  if (standing({ ...change, patch }, live).due.length === 0) return null;
  const first = branches.find(({ isDefault }) => isDefault);
  // What the plan saw may be a restore that was undone, or none that a restore may replace.
  if (!first || restoreStanding(restore, branches, snapshots) !== "due")
    throw new StaleError(
      `stale: ${first?.name ?? "no branch"} is the default branch, and nothing is due for ${timeText(restore.id)}`,
    );
  return { first, branches };
}

/** Where the source is none, one is taken of it: it goes by itself when the restore is inert. */
async function sourceSnapshot(whose: Whose, context: StepContext): Promise<SnapshotId> {
  const { restore } = whose;
  const name = snapshotOf(restore);
  const find = async (): Promise<readonly ObservedSnapshot[]> =>
    (await listedSnapshots(whose, context)).filter((snapshot) => snapshot.name === name);
  const source = sourceOf(restore.from);
  let found = await find();
  if (found.length === 0 && !("snapshot" in source)) {
    const branches = await listedBranches(whose, context);
    const from = branches.find((branch) =>
      "moment" in source ? branch.isDefault : "replaced" in source && branch.name === source.replaced,
    );
    if (!from) throw new StaleError(`stale: there is no branch ${restore.from}`);
    const timestamp = "moment" in source ? timeText(source.moment) : null;
    await takeSnapshot({ name, timestamp, lsn: null, expiresAt: timeText(restore.id + inertAfter) }, from.id, whose, context);
    found = await find();
  }
  const [only, ...others] = found;
  if (!only || others.length > 0)
    throw new StaleError(`stale: ${only ? `${1 + others.length} snapshots are` : "no snapshot is"} named ${name}`);
  return only.id;
}

/** Neon takes a name once in a project, so a second request for one id answers 409. null where another run was done before. */
async function besideIt(source: SnapshotId, first: ObservedBranch, whose: Whose, context: StepContext): Promise<BranchId | null> {
  const { change, project, org, restore } = whose;
  const name = restoreName(restore);
  const inList = (branches: readonly ObservedBranch[]): ObservedBranch | null =>
    branches.find((branch) => branch.name === name) ?? null;
  const look = async (): Promise<ObservedBranch | null> => inList(await listedBranches(whose, context));
  const known = async (branch: ObservedBranch): Promise<BranchId> => {
    if (branch.restoredFrom !== null && branch.restoredFrom !== source)
      throw new StaleError(`stale: branch ${name} is there and shows something else than ${restore.from}`);
    await waitForOpen(org, project, context);
    return branch.id;
  };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const branches = await listedBranches(whose, context);
    const there = inList(branches);
    if (there) return known(there);
    if (!branches.some(({ id, isDefault }) => isDefault && id === first.id)) {
      if ((await stillDue(whose, context)) === null) return null;
      throw new StaleError(`stale: ${first.name} is no longer the default branch`);
    }
    try {
      const { branch, operations } = await journalled(
        [{ tenant: change.tenant, project, kind: change.kind }],
        "POST /projects/{id}/snapshots/{id}/restore",
        context,
        () => context.neon.restoreSnapshot(orgOf(context.fleet, org), project, source, { name, target: first.id }),
      );
      await waitFor(operations, org, project, context);
      return branch;
    } catch (error) {
      const isTaken = error instanceof NeonStatusError && error.status === 409;
      const isLost = error instanceof LostAnswerError || error instanceof MalformedAnswerError;
      if (!isTaken && !isLost) throw error;
      const seen = await untilSettled(() => orUnseen(look), context, looks);
      if (seen) return known(seen);
    }
  }
  throw new ApplyError("unknown", "answer-lost", `${attempts} requests without an answer, and no branch ${name} so far`);
}

/** `made` is what a snapshot was restored as, beside the default branch. */
export async function takeItsPlace(
  made: Pick<ObservedBranch, "id" | "name">,
  first: ObservedBranch,
  whose: Whose,
  context: StepContext,
): Promise<void> {
  const { change, project, org, restore } = whose;
  const { neon, fleet } = context;
  const branch = async (): Promise<ObservedBranch | undefined> =>
    (await listedBranches(whose, context)).find(({ id }) => id === made.id);
  const subject = { org, project, tenant: change.tenant, kinds: [change.kind] };
  const isFinal = async (): Promise<boolean> => {
    const seen = await branch();
    return seen !== undefined && seen.name !== made.name;
  };
  await writeAbsolute(
    {
      ...subject,
      route: "POST /projects/{id}/branches/{id}/finalize_restore",
      send: () =>
        orDone(() => neon.finalizeRestore(orgOf(fleet, org), project, made.id, replacedName(first.name, restore)), isFinal),
      isDone: isFinal,
    },
    context,
  );
  await waitForOpen(org, project, context);
  const live = (await listedBranches(whose, context)).find(({ isDefault }) => isDefault);
  if (live?.id === made.id) return;
  // Somebody else made another one the default meanwhile: a later wish than the restore's.
  if (live && live.id !== first.id) throw halfDone(new StaleError(`stale: ${live.name} became the default branch meanwhile`));
  // Whether the flag goes along Neon doesn't say.
  await writeAbsolute(
    {
      ...subject,
      route: "POST /projects/{id}/branches/{id}/set_as_default",
      send: () => neon.setDefaultBranch(orgOf(fleet, org), project, made.id),
      isDone: async () => (await branch())?.isDefault === true,
    },
    context,
  );
}

/** Sent again after a lost answer, Neon refuses what it has done. */
async function orDone(
  send: () => Promise<readonly OperationId[]>,
  isDone: () => Promise<boolean>,
): Promise<readonly OperationId[]> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof NeonStatusError && (await isDone())) return [];
    throw error;
  }
}
