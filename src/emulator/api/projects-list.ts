/** GET /projects: pages of one org. The cursor is the last id of a page and is there on the last page too. */
import { orgFor } from "../access.js";
import { ok, queryBoolean, queryInteger, type Context, type Handler } from "../context.js";
import { badRequest, forbidden } from "../refusal.js";
import { settle } from "../settle.js";
import { listOrder } from "../store.js";
import { projectItem } from "../views.js";
import type { Json, Project } from "../truth.js";

export const listProjects: Handler = (context) => {
  const orgId = listedOrg(context);
  const limit = queryInteger(context, "limit", 10, 1, 400);
  queryInteger(context, "timeout", 0, 100, 30_000);
  const recoverable = queryBoolean(context, "recoverable");
  const search = (context.call.query["search"] ?? "").toLowerCase();
  const scope = context.key.kind === "project" ? context.key.project_id : undefined;
  const page = pageOf(context, limit, (project) => {
    if (project.org_id !== orgId || (project.deleted_at !== undefined) !== recoverable) return false;
    if (recoverable && context.now >= Date.parse(project.recoverable_until ?? "")) return false;
    if (scope !== undefined && project.id !== scope) return false;
    return search === "" || project.name.toLowerCase().includes(search) || project.id.includes(search);
  });
  const readable = page.filter((project) => !project.unavailable);
  const unavailable = page.filter((project) => project.unavailable).map((project) => project.id);
  const last = page.at(-1);
  return ok({
    projects: readable.map((project) => projectItem(settle(project, context.now), context.assume)),
    ...(unavailable.length === 0 ? {} : { unavailable_project_ids: unavailable }),
    ...(last === undefined ? {} : { pagination: { cursor: last.id } }),
    applications: mapOf(readable, (project) => project.applications),
    integrations: mapOf(readable, (project) => project.integrations),
  });
};

/** GET /projects/shared: nobody shares a project in the emulator. */
export const listSharedProjects: Handler = (context) => {
  queryInteger(context, "limit", 10, 1, 400);
  return ok({ projects: [] });
};

const listedOrg = (context: Context): string => {
  const { key, assume, call } = context;
  if (key.kind === "project" && assume.scopedKeyList === "403") throw forbidden("not allowed for project-scoped API keys");
  const asked = call.query["org_id"] ?? key.org_id;
  if (asked === undefined) throw badRequest("org_id is required, you can find it on your organization settings page");
  return orgFor(context, asked).id;
};

const pageOf = (context: Context, limit: number, wanted: (project: Project) => boolean): readonly Project[] => {
  const order = context.assume.listOrder;
  const all = context.store.sorted(order);
  const page: Project[] = [];
  for (let index = firstAfter(context, all); index < all.length && page.length < limit; index += 1) {
    const project = all[index];
    if (project !== undefined && wanted(project)) page.push(project);
  }
  return page;
};

/** By bisection; in order of ids the cursor's own project need not exist any more. */
const firstAfter = (context: Context, all: readonly Project[]): number => {
  const cursor = context.call.query["cursor"];
  if (cursor === undefined || cursor === "") return 0;
  const known = context.store.projects.get(cursor);
  const order = context.assume.listOrder;
  if (order === "created" && known === undefined) throw badRequest("invalid cursor");
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const project = all[middle];
    const after = project !== undefined && (known === undefined ? project.id > cursor : listOrder[order](project, known) > 0);
    if (after) high = middle;
    else low = middle + 1;
  }
  return low;
};

const mapOf = (projects: readonly Project[], of: (project: Project) => readonly string[]): Json =>
  Object.fromEntries(projects.filter((project) => of(project).length > 0).map((project) => [project.id, [...of(project)]]));
