/** POST /projects: a project, its default branch with a role and a database, one compute, and the connection strings. */
import { orgFor, roleIn } from "../access.js";
import { checkCompute, checkOrgCompute, checkOrgHistory } from "../compute-rules.js";
import { asRequest, created, readBody, type Context, type Handler } from "../context.js";
import { schedule } from "../operations.js";
import { makeProject } from "../project-make.js";
import { neonDefaults } from "../project-parts.js";
import { projectId } from "../ids.js";
import { badRequest, forbidden, Refusal } from "../refusal.js";
import { isRegion } from "../regions.js";
import { freeProjectId } from "../store.js";
import {
  branchView,
  connectionUri,
  databaseView,
  endpointHost,
  endpointView,
  poolerHost,
  projectView,
  roleView,
} from "../views.js";
import { checkRoleName } from "./roles.js";
import { createBody } from "./project-bodies.js";
import type { Json, Org } from "../truth.js";

export const createProject: Handler = (context) => {
  const { project: asked } = readBody(context, createBody);
  if (context.key.kind === "project") throw forbidden("not allowed for project-scoped API keys");
  const org = orgOf(context, asked.org_id);
  if (asked.region_id !== undefined && !isRegion(asked.region_id)) throw badRequest(`unknown region ${asked.region_id}`);
  const { autoscaling_limit_min_cu, autoscaling_limit_max_cu, branch, org_id: _, settings, ...rest } = asked;
  const defaults = {
    ...neonDefaults,
    ...(autoscaling_limit_min_cu === undefined ? {} : { autoscaling_limit_min_cu }),
    ...(autoscaling_limit_max_cu === undefined ? {} : { autoscaling_limit_max_cu }),
    ...rest.default_endpoint_settings,
  };
  checkCompute(defaults);
  checkOrgCompute(org, defaults, context.assume);
  checkOrgHistory(org, rest.history_retention_seconds ?? 0, context.assume);
  requireRoom(context, org, 1);
  const database = branch?.database_name ?? "neondb";
  const owner = branch?.role_name ?? `${database}_owner`;
  checkRoleName(context, owner);
  const id = freeProjectId(context.store, () => projectId(context.store.draw));
  const { quota, ...otherSettings } = settings ?? {};
  const main = {
    name: branch?.name ?? "main",
    annotations: branch?.annotations ?? {},
    roles: [{ name: owner }],
    databases: [{ name: database, owner_name: owner }],
  };
  const project = asRequest(() =>
    makeProject(
      context.store,
      {
        ...rest,
        id,
        name: asked.name ?? id,
        default_endpoint_settings: defaults,
        ...(quota === undefined ? {} : { quota }),
        settings: settingsJson(otherSettings),
        branches: [{ ...main, default: true, logical_size: 30_000_000 }],
      },
      org.id,
      context.now,
    ),
  );
  context.store.addProject(project);
  const [defaultBranch] = project.branches;
  const [endpoint] = project.endpoints;
  if (defaultBranch === undefined || endpoint === undefined) throw new Error("a made project has a branch and a compute");
  const operations = schedule(context, project, [
    { action: "create_timeline", branch: defaultBranch.id },
    { action: "start_compute", endpoint, reaches: "active" },
  ]);
  return created({
    project: projectView(project, org, context.assume),
    branch: branchView(project, defaultBranch),
    endpoints: [endpointView(project, endpoint)],
    roles: defaultBranch.roles.map((role) => roleView(defaultBranch, role, "with password")),
    databases: defaultBranch.databases.map((made) => databaseView(defaultBranch, made)),
    connection_uris: defaultBranch.roles.map((role) => ({
      connection_uri: connectionUri(project, endpoint, role, database, false),
      connection_parameters: {
        database,
        password: role.password,
        role: role.name,
        host: endpointHost(project, endpoint),
        pooler_host: poolerHost(project, endpoint),
      },
    })),
    operations,
  });
};

const settingsJson = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> =>
  JSON.parse(JSON.stringify(settings)) as Record<string, Json>;

const orgOf = (context: Context, asked: string | undefined): Org => {
  const id = asked ?? context.key.org_id;
  if (id === undefined) throw badRequest("org_id is required, you can find it on your organization settings page");
  const org = orgFor(context, id);
  const role = roleIn(org, context.key);
  if (role === "viewer" || role === "collaborator") throw forbidden("this role may not create projects");
  return org;
};

/** Deleted projects don't count. */
export const projectCount = (context: Pick<Context, "store">, orgId: string): number => {
  let count = 0;
  for (const project of context.store.projects.values())
    if (project.org_id === orgId && project.deleted_at === undefined) count += 1;
  return count;
};

export const requireRoom = (context: Context, org: Org, more: number): void => {
  if (projectCount(context, org.id) + more > org.limits.projects)
    throw new Refusal(
      422,
      "PROJECTS_LIMIT_EXCEEDED",
      `projects limit exceeded: this organization may have ${org.limits.projects}`,
    );
};
