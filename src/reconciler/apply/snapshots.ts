/**
 * Takes declared snapshots and gives up those that are removed by name. Taking one isn't idempotent and names needn't be unique, so a
 * look precedes it, and after a lost answer looks are repeated until the time in which it may still take effect has passed.
 */
import { LostAnswerError, MalformedAnswerError } from "../../neon/errors.js";
import type { SnapshotSpec } from "../../neon/port.js";
import type { Change } from "../change.js";
import type { BranchId, OrgName, ProjectId, SnapshotId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedSnapshot } from "../observed.js";
import { parseSnapshotText } from "../snapshot.js";
import { isSnapshotPath, nameIn, snapshotNames, snapshotsDocument } from "../tenant-document.js";
import { writeAbsolute } from "./absolute.js";
import type { StepContext } from "./context.js";
import { attempts, looks } from "./attempts.js";
import { journalled } from "./journalled.js";
import { waitFor, waitForOpen } from "./operations.js";
import { ApplyError, projectGone } from "./outcome.js";
import { standing } from "./standing.js";
import { orUnseen, untilSettled } from "./until-settled.js";

export interface SnapshotOwner {
  readonly change: Change;
  readonly project: ProjectId;
  readonly org: OrgName;
}

/** One change: all that is to be taken, or all that is to go, one after another. `needed` must be there before any goes. */
export async function applySnapshots(
  change: Change,
  project: ProjectId,
  org: OrgName,
  context: StepContext,
  needed: readonly string[],
): Promise<void> {
  const whose = { change, project, org };
  const seen = await listedSnapshots(whose, context);
  const missing = needed.find((name) => !seen.some((snapshot) => snapshot.name === name));
  if (missing !== undefined) {
    const what = `Neon answered success, but its list doesn't show snapshot ${missing}; nothing was given up`;
    throw new ApplyError("failed", "not-shown", what);
  }
  // Whose project it is was tested before.
  const patch = change.patch.filter(({ path }) => isSnapshotPath(path));
  const { due } = standing({ ...change, patch }, snapshotsDocument(seen, snapshotNames([change])));
  for (const operation of due) {
    if (operation.op !== "replace") continue;
    const name = nameIn(operation.path);
    const spec = parseSnapshotText(operation.value);
    if (spec) await takeSnapshot({ name, ...spec }, await firstBranch(whose, context), whose, context);
    else for (const { id } of seen.filter((snapshot) => snapshot.name === name)) await prune(id, whose, context);
  }
}

/** Resolves when it is finished. */
export async function takeSnapshot(
  spec: SnapshotSpec,
  branch: BranchId,
  whose: SnapshotOwner,
  context: StepContext,
): Promise<void> {
  const { change, project, org } = whose;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const operations = await journalled(
        [{ tenant: change.tenant, project, kind: change.kind }],
        "POST /projects/{id}/branches/{id}/snapshot",
        context,
        () => context.neon.createSnapshot(orgOf(context.fleet, org), project, branch, spec),
      );
      return await waitFor(operations, org, project, context);
    } catch (error) {
      // Whether it happened, only a look can tell.
      if (!(error instanceof LostAnswerError || error instanceof MalformedAnswerError)) throw error;
      if (await isThereUntilSettled(spec.name, whose, context)) return waitForOpen(org, project, context);
    }
  }
  throw new ApplyError("unknown", "answer-lost", `${attempts} requests without an answer, and no snapshot ${spec.name} so far`);
}

/** Found by its role: a restore gives it another id. */
async function firstBranch({ project, org }: SnapshotOwner, { neon, fleet }: StepContext): Promise<BranchId> {
  const branches = await neon.listBranches(orgOf(fleet, org), project);
  const first = branches?.find(({ isDefault }) => isDefault);
  if (!first) throw new ApplyError("failed", "project-gone", `${project} shows no default branch`);
  return first.id;
}

async function isThereUntilSettled(name: string, whose: SnapshotOwner, context: StepContext): Promise<boolean> {
  const look = async (isLast: boolean): Promise<true | null> => {
    const seen = await orUnseen(() => listedSnapshots(whose, context));
    if (!seen && isLast)
      throw new ApplyError("unknown", "answer-lost", `a request without an answer, and no look at the snapshots succeeds`);
    return seen?.some((snapshot) => snapshot.name === name) ? true : null;
  };
  return (await untilSettled(look, context, looks)) !== null;
}

async function prune(id: SnapshotId, whose: SnapshotOwner, context: StepContext): Promise<void> {
  const { change, project, org } = whose;
  await writeAbsolute(
    {
      org,
      project,
      tenant: change.tenant,
      kinds: [change.kind],
      route: "DELETE /projects/{id}/snapshots/{id}",
      send: () => context.neon.deleteSnapshot(orgOf(context.fleet, org), project, id),
      isDone: async () => (await listedSnapshots(whose, context)).every((snapshot) => snapshot.id !== id),
    },
    context,
  );
}

export async function listedSnapshots(
  { project, org }: SnapshotOwner,
  { neon, fleet }: StepContext,
): Promise<readonly ObservedSnapshot[]> {
  const snapshots = await neon.listSnapshots(orgOf(fleet, org), project);
  if (!snapshots) throw projectGone(project);
  return snapshots;
}
