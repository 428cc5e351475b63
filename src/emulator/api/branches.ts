/** Branches, as read. */
import { compareText } from "../../reconciler/names.js";
import { projectToChange, projectToRead } from "../access.js";
import { ok, param, queryBoolean, queryInteger, queryWord, type Context, type Handler } from "../context.js";
import { badRequest, notFound } from "../refusal.js";
import { annotationView, branchView } from "../views.js";
import type { Branch, Project } from "../truth.js";

export const branchFor = (context: Context): { readonly project: Project; readonly branch: Branch } => {
  const project = projectToRead(context);
  const branch = project.branches.find((candidate) => candidate.id === param(context, "branch_id"));
  if (branch === undefined) throw notFound("branch");
  return { project, branch };
};

/** For changes: nothing of the project is under way. */
export const branchToChange = (context: Context): { readonly project: Project; readonly branch: Branch } => {
  const found = branchFor(context);
  projectToChange(context);
  return found;
};

const matching = (context: Context, project: Project): readonly Branch[] => {
  const search = (context.call.query["search"] ?? "").toLowerCase();
  return project.branches.filter(
    (branch) => search === "" || branch.name.toLowerCase().includes(search) || branch.id.includes(search),
  );
};

/** Paged by `pagination.next` here, not by `pagination.cursor`; missing on the last page. */
export const listBranches: Handler = (context) => {
  const project = projectToRead(context);
  const limit = queryInteger(context, "limit", 10_000, 1, 10_000);
  queryBoolean(context, "include_deleted");
  const sortBy = queryWord(context, "sort_by", ["updated_at", "name", "created_at"]);
  const sortOrder = queryWord(context, "sort_order", ["desc", "asc"]);
  const sign = sortOrder === "desc" ? -1 : 1;
  const all = matching(context, project).toSorted(
    (a, b) => sign * (compareText(a[sortBy], b[sortBy]) || compareText(a.id, b.id)),
  );
  const start = startOf(context, all);
  const page = all.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < all.length;
  return ok({
    branches: page.map((branch) => branchView(project, branch)),
    annotations: Object.fromEntries(
      page.filter((branch) => Object.keys(branch.annotation).length > 0).map((branch) => [branch.id, annotationView(branch)]),
    ),
    pagination: { ...(more ? { next: last.id } : {}), sort_by: sortBy, sort_order: sortOrder },
  });
};

const startOf = (context: Context, all: readonly Branch[]): number => {
  const cursor = context.call.query["cursor"];
  if (cursor === undefined) return 0;
  const at = all.findIndex((branch) => branch.id === cursor);
  if (at === -1) throw badRequest("invalid cursor");
  return at + 1;
};

export const countBranches: Handler = (context) => ok({ count: matching(context, projectToRead(context)).length });

export const getBranch: Handler = (context) => {
  const { project, branch } = branchFor(context);
  return ok({ branch: branchView(project, branch), annotation: annotationView(branch) });
};
