/** Puts a branch in the place of the default one: nothing of what is live is touched before the one request that also keeps it. */
import type { Change } from "../change.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedBranch } from "../observed.js";
import { replacedName, sourceOf } from "../restore.js";
import { restoreIn } from "../tenant-document.js";
import { writeAbsolute } from "./absolute.js";
import type { StepContext } from "./context.js";
import { listedBranches, listedComputes } from "./listed.js";
import { makeOnce } from "./make-once.js";
import { halfDone, StaleError } from "./outcome.js";
import type { Due, Whose } from "./restore.js";
import { stillDue, takeItsPlace } from "./restore.js";

/** @throws StaleError where what is live, or the branch, isn't what the plan saw */
export async function applyPromote(change: Change, project: ProjectId, org: OrgName, context: StepContext): Promise<void> {
  const restore = restoreIn(change);
  const source = restore && sourceOf(restore.from);
  if (!source || !("branch" in source)) throw new RangeError("no branch to promote");
  const whose = { change, project, org, restore };
  const due = await stillDue(whose, context);
  if (!due) return;
  const candidate = candidateIn(due, source.branch);
  if (!source.isPreview) return takeOver(candidate, due.first, whose, context);
  if (candidate.restoredAs !== due.first.id)
    throw new StaleError(`stale: ${candidate.name} was restored for another branch than ${due.first.name}`);
  if (await dropComputes(candidate, whose, context)) {
    // Somebody may have written meanwhile.
    const still = await stillDue(whose, context).catch((error: unknown) => {
      throw error instanceof StaleError ? halfDone(error) : error;
    });
    if (!still) return;
  }
  await takeItsPlace(candidate, due.first, whose, context);
}

function candidateIn({ branches }: Due, name: string): ObservedBranch {
  const found = branches.find((branch) => branch.name === name);
  if (!found || found.isDefault || !found.isReady || found.expiresAt !== null)
    throw new StaleError(`stale: branch ${name} isn't there, isn't ready or has an end now`);
  return found;
}

/** The default branch's own computes come along, and a branch has one that writes. Whether there were any. */
async function dropComputes({ id: branch }: ObservedBranch, whose: Whose, context: StepContext): Promise<boolean> {
  const { project, org, change } = whose;
  const { neon, fleet } = context;
  const computes = () => listedComputes(branch, whose, context);
  const own = await computes();
  for (const { id } of own)
    await writeAbsolute(
      {
        org,
        project,
        tenant: change.tenant,
        kinds: [change.kind],
        route: "DELETE /projects/{id}/endpoints/{id}",
        send: () => neon.deleteEndpoint(orgOf(fleet, org), project, id),
        isDone: async () => (await computes()).every((endpoint) => endpoint.id !== id),
      },
      context,
    );
  return own.length > 0;
}

/** The name under which what is live is kept can be given once, so a second request can't take over anything. */
async function takeOver(
  { id: source, name }: ObservedBranch,
  first: ObservedBranch,
  whose: Whose,
  context: StepContext,
): Promise<void> {
  const { change, project, org, restore } = whose;
  const keepAs = replacedName(first.name, restore);
  await makeOnce(
    {
      org,
      project,
      tenant: change.tenant,
      kind: change.kind,
      route: "POST /projects/{id}/branches/{id}/restore",
      what: `branch ${keepAs}, and ${first.name} of ${name}`,
      send: () => context.neon.restoreBranch(orgOf(context.fleet, org), project, first.id, { source, keepAs }),
      isThere: async () => (await listedBranches(whose, context)).some((branch) => branch.name === keepAs),
    },
    context,
  );
}
