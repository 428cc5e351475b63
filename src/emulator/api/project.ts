/** One project: read, change, delete, recover. */
import { anyProjectFor, projectToChange, projectToRead, requireEditor } from "../access.js";
import { checkCompute, checkOrgCompute, checkOrgHistory } from "../compute-rules.js";
import { ok, readBody, type Context, type Handler } from "../context.js";
import { wireTime } from "../clock.js";
import { requireIdle, schedule, type Step } from "../operations.js";
import { neonDefaults } from "../project-parts.js";
import { recoveryWindow } from "../project-make.js";
import { exceededQuota } from "../quota.js";
import { badRequest, forbidden, notFound } from "../refusal.js";
import { branchView, projectView } from "../views.js";
import { requireRoom } from "./projects-create.js";
import { updateBody } from "./project-bodies.js";
import type { EndpointDefaults, Org, Project, ProjectSettings } from "../truth.js";
import type { Read } from "../read.js";

type Patch = Read<typeof updateBody>["project"];

export const orgOf = (context: Context, project: Project): Org | undefined => context.store.orgs.get(project.org_id);

export const getProject: Handler = (context) => {
  const project = context.assume.deletedProject === "404" ? projectToRead(context) : anyProjectFor(context);
  return ok({ project: projectView(project, orgOf(context, project), context.assume) });
};

export const updateProject: Handler = (context) => {
  const { project: patch } = readBody(context, updateBody);
  const project = projectToChange(context);
  const org = orgOf(context, project);
  const defaults = patchedDefaults(context, project.default_endpoint_settings, patch.default_endpoint_settings);
  const settings = patchedSettings(context, project.settings, patch.settings);
  checkCompute(defaults);
  if (patch.default_endpoint_settings !== undefined) checkOrgCompute(org, defaults, context.assume);
  if (patch.history_retention_seconds !== undefined) checkOrgHistory(org, patch.history_retention_seconds, context.assume);
  project.name = patch.name ?? project.name;
  project.default_endpoint_settings = defaults;
  project.settings = settings;
  project.history_retention_seconds = patch.history_retention_seconds ?? project.history_retention_seconds;
  project.updated_at = wireTime(context.now);
  const operations = schedule(context, project, stepsOf(context, project, patch));
  return ok({ project: projectView(project, org, context.assume), operations });
};

const patchedDefaults = (
  context: Context,
  before: EndpointDefaults,
  patch: Patch["default_endpoint_settings"],
): EndpointDefaults => {
  if (patch === undefined) return before;
  const { pg_settings, ...range } = patch;
  return {
    ...(context.assume.defaultsPatch === "merge" ? before : neonDefaults),
    ...range,
    ...(pg_settings === undefined ? {} : { pg_settings: { ...pg_settings } }),
  };
};

/** Settings merge key by key; what happens inside `quota` is the assumption `quotaPatch`. */
const patchedSettings = (context: Context, before: ProjectSettings, patch: Patch["settings"]): ProjectSettings => {
  if (patch === undefined) return before;
  const { quota, ...others } = patch;
  if (others.enable_logical_replication === false && before["enable_logical_replication"] === true)
    throw badRequest("logical replication can't be turned off");
  const settings: ProjectSettings = { ...before, ...(JSON.parse(JSON.stringify(others)) as ProjectSettings) };
  if (quota !== undefined) settings.quota = { ...(context.assume.quotaPatch === "merge" ? before.quota : {}), ...quota };
  return settings;
};

const stepsOf = (context: Context, project: Project, patch: Patch): readonly Step[] => {
  const mode = context.assume.projectOperations;
  if (mode === "never") return [];
  const running = project.endpoints.filter((endpoint) => endpoint.current_state === "active");
  const exceeded = exceededQuota(project) !== null;
  const steps: Step[] = [];
  if (mode === "always" || patch.history_retention_seconds !== undefined) steps.push({ action: "apply_storage_config" });
  if (patch.settings === undefined) return steps;
  for (const endpoint of running)
    steps.push(exceeded ? { action: "suspend_compute", endpoint, reaches: "idle" } : { action: "apply_config", endpoint });
  return steps;
};

/** Recoverable for seven days; its computes stop. No operations. */
export const deleteProject: Handler = (context) => {
  if (context.key.kind === "project") throw forbidden("a project-scoped key may not delete its project");
  const project = projectToChange(context);
  markDeleted(project, context.now);
  return ok({ project: projectView(project, orgOf(context, project), context.assume) });
};

export const markDeleted = (project: Project, now: number): void => {
  project.deleted_at = wireTime(now);
  project.recoverable_until = wireTime(now + recoveryWindow);
  for (const endpoint of project.endpoints) {
    endpoint.current_state = "idle";
    endpoint.busy = false;
    endpoint.coming = [];
  }
};

export const recoverProject: Handler = (context) => {
  const project = anyProjectFor(context);
  requireEditor(context, project);
  if (project.deleted_at === undefined || context.now >= Date.parse(project.recoverable_until ?? ""))
    throw notFound("deleted project");
  requireIdle(project, context.now);
  const org = orgOf(context, project);
  if (org !== undefined) requireRoom(context, org, 1);
  markRecovered(project, context.now);
  return ok({
    project: projectView(project, org, context.assume),
    branches: project.branches.map((branch) => branchView(project, branch)),
  });
};

export const markRecovered = (project: Project, now: number): void => {
  delete project.deleted_at;
  delete project.recoverable_until;
  project.updated_at = wireTime(now);
};
