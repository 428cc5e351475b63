/** Deletes and recovers. Neither counts as done before the list that proves it shows the project. */
import type { Change } from "../change.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import { tenantDocument } from "../tenant-document.js";
import { writeAbsolute } from "./absolute.js";
import type { StepContext } from "./context.js";
import type { Subject } from "./journalled.js";
import { ApplyError, StaleError } from "./outcome.js";
import { standing } from "./standing.js";
import { untilSettled } from "./until-settled.js";

/** A delete answers no operations; the project is recoverable for seven days (neon-api.md §4). */
export async function deleteProject(change: Change, project: ProjectId, context: StepContext): Promise<void> {
  const live = await context.live.readNow(project, change.org);
  if (live) {
    standing(change, tenantDocument(live, null));
    return removeProject({ tenant: change.tenant, project, org: live.org, kind: change.kind }, context);
  }
  if (!(await findUntilSettled(project, change.org, context)))
    throw new ApplyError("failed", "project-gone", `${project} is gone, and not among the recoverable projects`);
}

/** Resolves once the list of the deleted shows it. */
export async function removeProject(
  { tenant, project, org, kind }: Subject & { readonly project: ProjectId; readonly org: OrgName },
  context: StepContext,
): Promise<void> {
  await writeAbsolute(
    {
      org,
      project,
      tenant,
      kinds: [kind],
      route: "DELETE /projects/{id}",
      send: async () => (await context.neon.deleteProject(orgOf(context.fleet, org), project), []),
      isDone: async () => (await findRecoverable(project, org, context)) !== null,
    },
    context,
  );
  if (!(await findUntilSettled(project, org, context)))
    throw new ApplyError("unknown", "not-shown", `${project} is gone, and not among the recoverable projects`);
}

export async function recoverProject(change: Change, project: ProjectId, context: StepContext): Promise<ObservedProject> {
  // A deleted project may still be answered when it is asked for singly: only the list of the deleted tells the two apart, in the
  // org where it stands by then.
  const readBack = async (): Promise<ObservedProject | null> => {
    const live = await context.live.readNow(project, change.org);
    return live && !(await findRecoverable(project, live.org, context)) ? live : null;
  };
  const deleted = await findRecoverable(project, change.org, context);
  if (deleted) {
    standing(change, tenantDocument(deleted, null));
    await writeAbsolute(
      {
        org: change.org,
        project,
        tenant: change.tenant,
        kinds: [change.kind],
        route: "POST /projects/{id}/recover",
        send: async () => (await context.neon.recoverProject(orgOf(context.fleet, change.org), project), []),
        isDone: async () => (await readBack()) !== null,
      },
      context,
    );
  }
  const live = await readBack();
  if (live) return live;
  if (deleted) throw new ApplyError("unknown", "not-shown", `${project} was recovered, but no read shows it`);
  throw new StaleError(`${project} is neither live nor, in org ${change.org}, recoverable any more`, "project-gone");
}

/** The list may lag behind a delete, so it is asked over the settle window. */
const findUntilSettled = (project: ProjectId, org: OrgName, context: StepContext): Promise<ObservedProject | null> =>
  untilSettled(() => findRecoverable(project, org, context), context);

async function findRecoverable(project: ProjectId, org: OrgName, { neon, fleet }: StepContext): Promise<ObservedProject | null> {
  const page = await neon.listProjects(orgOf(fleet, org), { cursor: null, search: project, recoverable: true });
  return page.projects.find(({ id }) => id === project) ?? null;
}
