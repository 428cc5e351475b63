/**
 * Who reaches what. A personal key reaches every org its user is a member of, an organization key one org, a project-scoped key
 * one project. What a key doesn't reach looks as if it weren't there.
 */
import { forbidden, notFound, Refusal } from "./refusal.js";
import type { Context } from "./context.js";
import { param } from "./context.js";
import { requireIdle } from "./operations.js";
import { settle } from "./settle.js";
import type { Assumptions } from "./assumptions.js";
import type { Store } from "./store.js";
import type { Key, MemberRole, Org, Project } from "./truth.js";

/** Finds the key of a request; whatever is wrong with it is a 401, which never repeats the text. */
export const authenticate = (store: Store, text: string | null, assume: Assumptions): Key => {
  if (text === null || text === "") throw new Refusal(401, "", "authentication required: send Authorization: Bearer <key>");
  if (text.startsWith("napi_"))
    throw new Refusal(
      401,
      "",
      "this is an emulator and that looks like a real Neon key: never send a real key to an emulator (revoke it if others can read this machine's traffic)",
    );
  const key = store.keys.find((candidate) => candidate.text === text);
  if (key === undefined) throw new Refusal(401, "", "supplied credentials do not pass authentication");
  if (key.revoked_at !== undefined)
    throw key.kind === "project" && assume.scopedKeyAfterTransfer === "404"
      ? notFound("project")
      : new Refusal(401, "", "supplied credentials do not pass authentication");
  return key;
};

export const roleIn = (org: Org, key: Key): MemberRole | null => {
  if (key.kind === "personal") return org.members.find((member) => member.user_id === key.user_id)?.role ?? null;
  if (key.org_id !== org.id) return null;
  return key.kind === "organization" ? "admin" : "member";
};

export const orgFor = (context: Context, id: string): Org => {
  const org = context.store.orgs.get(id);
  if (org !== undefined && roleIn(org, context.key) !== null) return org;
  throw context.assume.foreignOrg === "404" ? notFound("organization") : forbidden("not a member of this organization");
};

/** Routes about an org as a whole; a project-scoped key is for its project alone. */
export const wholeOrgFor = (context: Context, id: string): Org => {
  if (context.key.kind === "project") throw forbidden("not allowed for project-scoped API keys");
  return orgFor(context, id);
};

const reaches = (context: Context, project: Project): boolean => {
  const { key, store } = context;
  if (key.kind === "project") return key.project_id === project.id;
  const org = store.orgs.get(project.org_id);
  return org !== undefined && roleIn(org, key) !== null;
};

/** The project of this route, up to the present, deleted or not. */
export const anyProjectFor = (context: Context, id = param(context, "project_id")): Project => {
  const project = context.store.projects.get(id);
  if (project === undefined || !reaches(context, project)) throw notFound("project");
  return settle(project, context.now);
};

export const projectToRead = (context: Context): Project => {
  const project = anyProjectFor(context);
  if (project.deleted_at !== undefined) throw notFound("project");
  return project;
};

/** For changes: the role allows them and no operation is open. */
export const projectToChange = (context: Context): Project => {
  const project = projectToRead(context);
  requireEditor(context, project);
  requireIdle(project, context.now);
  return project;
};

export const requireEditor = (context: Context, project: Project): void => {
  const org = context.store.orgs.get(project.org_id);
  const role = org === undefined ? null : roleIn(org, context.key);
  if (role === null || role === "viewer") throw forbidden("this role may only read");
};
