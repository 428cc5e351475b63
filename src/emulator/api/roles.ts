/** Roles, databases and connection strings: what reads them. Each answer with a password or a URI carries the canary. */
import { projectToRead } from "../access.js";
import { ok, param, queryBoolean, type Context, type Handler } from "../context.js";
import { badRequest, notFound, Refusal } from "../refusal.js";
import { connectionUri, databaseView, roleView } from "../views.js";
import { branchFor } from "./branches.js";
import type { Branch, Endpoint, Project, Role } from "../truth.js";

const reserved = ["neon_superuser", "cloud_admin", "zenith_admin", "public", "none"];
export const checkRoleName = (context: Context, name: string): void => {
  if (context.assume.reservedRoles === "refuse" && (reserved.includes(name) || name.startsWith("pg_")))
    throw badRequest(`role name ${name} is reserved`);
};

export const listRoles: Handler = (context) => {
  const { branch } = branchFor(context);
  return ok({ roles: branch.roles.map((role) => roleView(branch, role, "without password")) });
};

export const getRole: Handler = (context) => {
  const { branch } = branchFor(context);
  return ok({ role: roleView(branch, roleNamed(branch, param(context, "role_name")), "without password") });
};

export const revealPassword: Handler = (context) => {
  const { project, branch } = branchFor(context);
  const role = roleNamed(branch, param(context, "role_name"));
  if (!project.store_passwords) throw new Refusal(412, "", "passwords of this project are not stored");
  return ok({ password: role.password });
};

export const listDatabases: Handler = (context) => {
  const { branch } = branchFor(context);
  return ok({ databases: branch.databases.map((database) => databaseView(branch, database)) });
};

export const getDatabase: Handler = (context) => {
  const { branch } = branchFor(context);
  return ok({ database: databaseView(branch, databaseNamed(branch, param(context, "database_name"))) });
};

export const getConnectionUri: Handler = (context) => {
  const { database_name, role_name, branch_id, endpoint_id } = context.call.query;
  if (!database_name || !role_name) throw badRequest("invalid request: query database_name and role_name are required");
  const pooled = queryBoolean(context, "pooled");
  const project = projectToRead(context);
  const branch = project.branches.find((candidate) => (branch_id === undefined ? candidate.default : candidate.id === branch_id));
  if (branch === undefined) throw notFound("branch");
  const endpoint = endpointOf(project, branch, endpoint_id);
  return ok({
    uri: connectionUri(project, endpoint, roleNamed(branch, role_name), databaseNamed(branch, database_name).name, pooled),
  });
};

const endpointOf = (project: Project, branch: Branch, id: string | undefined): Endpoint => {
  const found = project.endpoints.find(
    (endpoint) => endpoint.branch_id === branch.id && (id === undefined ? endpoint.type === "read_write" : endpoint.id === id),
  );
  if (found === undefined) throw notFound("endpoint");
  return found;
};

const roleNamed = (branch: Branch, name: string): Role => {
  const role = branch.roles.find((candidate) => candidate.name === name);
  if (role === undefined) throw notFound("role");
  return role;
};

const databaseNamed = (branch: Branch, name: string): Branch["databases"][number] => {
  const database = branch.databases.find((candidate) => candidate.name === name);
  if (database === undefined) throw notFound("database");
  return database;
};
