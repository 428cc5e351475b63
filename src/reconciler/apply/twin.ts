/**
 * After a create its name is looked up again: Neon's names aren't unique, so another run may have created the same tenant
 * in between. Of projects that carry our mark for one tenant the eldest stays. A younger one is withdrawn by the run that
 * made it and by nobody else: by the id of that run's own 201, while it is still as it was made, and it stays recoverable.
 * In every other case all of them are named, and nobody chooses.
 */
import type { Change } from "../change.js";
import { compareText } from "../names.js";
import type { ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import { specOf } from "../tenant-document.js";
import type { StepContext } from "./context.js";
import { waitForOpen } from "./operations.js";
import { ApplyError } from "./outcome.js";
import { removeProject } from "./removal.js";
import { untilSettled } from "./until-settled.js";

/** The project that stays: `id`, or the elder one that another run made. @throws ApplyError `duplicate-project` with all ids */
export async function onlyOne(create: Change, id: ProjectId, context: StepContext): Promise<ProjectId> {
  const look = async (isLast: boolean): Promise<ProjectId | null> => {
    const seen = await context.live.namedNow(specOf(create).name);
    if (!seen && isLast)
      throw new ApplyError("unknown", "create-unsettled", `${id} is made, and no whole list shows whether it is the only one`);
    if (!seen) return null;
    const others = seen.filter((project) => project.id !== id);
    if (others.length === 0) return id;
    const elder = await elderOf(id, seen, create, context);
    if (elder) return giveWay(id, elder, create, context);
    // The run that made a younger one withdraws it once it looks.
    if (isLast) throw duplicate(create, [id, ...others.map((project) => project.id)]);
    return null;
  };
  return (await untilSettled(look, context)) ?? id;
}

/** The eldest, where this run's own project is younger than it and all of them are ours; else null. */
async function elderOf(
  id: ProjectId,
  seen: readonly ObservedProject[],
  create: Change,
  context: StepContext,
): Promise<ObservedProject | null> {
  if (!context.made.has(id)) return null;
  const [eldest] = [...seen].sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id));
  if (!eldest || eldest.id === id || !seen.some((project) => project.id === id)) return null;
  for (const project of seen) {
    const branches = await context.neon.listBranches(orgOf(context.fleet, project.org), project.id);
    if (branches?.some(({ markedTenant }) => markedTenant === create.tenant) !== true) return null;
    // Somebody has begun to use it.
    if (project.id === id && branches.length > 1) return null;
  }
  return eldest;
}

async function giveWay(id: ProjectId, elder: ObservedProject, create: Change, context: StepContext): Promise<ProjectId> {
  const stays = await context.live.readNow(elder.id, elder.org);
  if (!stays) throw duplicate(create, [id, elder.id]);
  await context.remember(create.tenant, elder.id, null);
  await removeProject({ tenant: create.tenant, project: id, org: create.org, kind: create.kind }, context);
  await waitForOpen(stays.org, elder.id, context);
  return elder.id;
}

const duplicate = (create: Change, ids: readonly ProjectId[]): ApplyError =>
  new ApplyError(
    "failed",
    "duplicate-project",
    `projects ${ids.join(" and ")} are both named "${specOf(create).name}"; keep the right one and pin it`,
  );
