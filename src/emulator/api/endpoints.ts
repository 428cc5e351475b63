/**
 * Computes. A new range is applied to the existing compute; one that sleeps is woken for it and put to sleep again. A project
 * with a used-up quota starts nothing.
 */
import { idPattern } from "../../reconciler/names.js";
import { projectToChange, projectToRead } from "../access.js";
import { checkCompute, checkOrgCompute } from "../compute-rules.js";
import { ok, param, readBody, type Answer, type Context, type Handler } from "../context.js";
import { wireTime } from "../clock.js";
import { schedule, type Step } from "../operations.js";
import { exceededQuota } from "../quota.js";
import { boolean, integer, number, record, shape, text } from "../read.js";
import { badRequest, notFound, Refusal } from "../refusal.js";
import { endpointView } from "../views.js";
import { branchFor } from "./branches.js";
import { orgOf } from "./project.js";
import type { Endpoint, Project } from "../truth.js";

const updateBody = shape(
  {
    endpoint: shape(
      {},
      {
        branch_id: text(1, 60, idPattern),
        autoscaling_limit_min_cu: number(0.25, 56),
        autoscaling_limit_max_cu: number(0.25, 56),
        suspend_timeout_seconds: integer(-1, 604_800),
        name: text(1, 64),
        disabled: boolean,
        settings: shape({}, { pg_settings: record(text()) }, "open"),
      },
      "open",
    ),
  },
  {},
  "open",
);

export const listEndpoints: Handler = (context) => {
  const project = projectToRead(context);
  return ok({ endpoints: project.endpoints.map((endpoint) => endpointView(project, endpoint)) });
};

export const listBranchEndpoints: Handler = (context) => {
  const { project, branch } = branchFor(context);
  return ok({
    endpoints: project.endpoints
      .filter((endpoint) => endpoint.branch_id === branch.id)
      .map((endpoint) => endpointView(project, endpoint)),
  });
};

export const getEndpoint: Handler = (context) => {
  const project = projectToRead(context);
  return ok({ endpoint: endpointView(project, endpointFor(context, project)) });
};

export const updateEndpoint: Handler = (context) => {
  const { endpoint: patch } = readBody(context, updateBody);
  const project = projectToChange(context);
  const endpoint = endpointFor(context, project);
  const range = {
    autoscaling_limit_min_cu: patch.autoscaling_limit_min_cu ?? endpoint.autoscaling_limit_min_cu,
    autoscaling_limit_max_cu: patch.autoscaling_limit_max_cu ?? endpoint.autoscaling_limit_max_cu,
    suspend_timeout_seconds: patch.suspend_timeout_seconds ?? endpoint.suspend_timeout_seconds,
  };
  checkCompute(range);
  checkOrgCompute(orgOf(context, project), range, context.assume);
  if (patch.branch_id !== undefined && patch.branch_id !== endpoint.branch_id)
    throw badRequest("the emulator doesn't move computes between branches");
  Object.assign(endpoint, range);
  if (patch.name !== undefined) endpoint.name = patch.name;
  if (patch.disabled !== undefined) endpoint.disabled = patch.disabled;
  if (patch.settings?.pg_settings !== undefined) endpoint.settings = { pg_settings: { ...patch.settings.pg_settings } };
  return change(context, project, endpoint, applySteps(project, endpoint));
};

const applySteps = (project: Project, endpoint: Endpoint): readonly Step[] => {
  if (endpoint.disabled) return endpoint.current_state === "active" ? [suspendStep(endpoint)] : [];
  if (endpoint.current_state === "active") return [{ action: "apply_config", endpoint }];
  if (exceededQuota(project) !== null) return [];
  return [startStep(endpoint), { action: "apply_config", endpoint }, suspendStep(endpoint)];
};

const startStep = (endpoint: Endpoint): Step => ({ action: "start_compute", endpoint, reaches: "active" });
const suspendStep = (endpoint: Endpoint): Step => ({ action: "suspend_compute", endpoint, reaches: "idle" });

export const startEndpoint: Handler = (context) => {
  const project = projectToChange(context);
  const endpoint = endpointFor(context, project);
  requireStartable(context, project, endpoint);
  return change(context, project, endpoint, endpoint.current_state === "active" ? [] : [startStep(endpoint)]);
};

export const suspendEndpoint: Handler = (context) => {
  const project = projectToChange(context);
  const endpoint = endpointFor(context, project);
  return change(context, project, endpoint, endpoint.current_state === "active" ? [suspendStep(endpoint)] : []);
};

export const restartEndpoint: Handler = (context) => {
  const project = projectToChange(context);
  const endpoint = endpointFor(context, project);
  requireStartable(context, project, endpoint);
  return change(context, project, endpoint, [
    ...(endpoint.current_state === "active" ? [suspendStep(endpoint)] : []),
    startStep(endpoint),
  ]);
};

const requireStartable = (context: Context, project: Project, endpoint: Endpoint): void => {
  const code = exceededQuota(project);
  if (code !== null)
    throw new Refusal(
      Number(context.assume.overQuotaStart),
      code,
      "a quota of this project is used up: its computes can't be started",
    );
  if (endpoint.disabled) throw new Refusal(422, "", "endpoint is disabled");
};

const change = (context: Context, project: Project, endpoint: Endpoint, steps: readonly Step[]): Answer => {
  endpoint.updated_at = wireTime(context.now);
  const operations = schedule(context, project, steps);
  return ok({ endpoint: endpointView(project, endpoint), operations });
};

const endpointFor = (context: Context, project: Project): Endpoint => {
  const found = project.endpoints.find((endpoint) => endpoint.id === param(context, "endpoint_id"));
  if (found === undefined) throw notFound("endpoint");
  return found;
};
