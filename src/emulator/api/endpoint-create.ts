/** Computes made and removed. One branch has at most one that writes. */
import { idPattern } from "../../reconciler/names.js";
import { absent } from "../absent.js";
import { projectToChange } from "../access.js";
import { checkCompute, checkOrgCompute } from "../compute-rules.js";
import { wireTime } from "../clock.js";
import { created, ok, param, readBody, type Context, type Handler } from "../context.js";
import { endpointId } from "../ids.js";
import { schedule } from "../operations.js";
import { exceededQuota } from "../quota.js";
import { boolean, integer, number, oneOf, record, shape, text, type Read } from "../read.js";
import { badRequest, notFound, Refusal } from "../refusal.js";
import { endpointView } from "../views.js";
import type { Branch, Endpoint, Project } from "../truth.js";
import { orgOf } from "./project.js";

const options = {
  autoscaling_limit_min_cu: number(0.25, 56),
  autoscaling_limit_max_cu: number(0.25, 56),
  suspend_timeout_seconds: integer(-1, 604_800),
  provisioner: text(1),
  settings: shape({}, { pg_settings: record(text()) }, "open"),
  name: text(1, 64),
  disabled: boolean,
} as const;
const type = oneOf("read_write", "read_only");

export const endpointOptions = shape({ type }, options, "open");
const createBody = shape(
  { endpoint: shape({ type, branch_id: text(1, 60, idPattern) }, { ...options, region_id: text(1) }, "open") },
  {},
  "open",
);

/** @throws Refusal 409 for a second one that writes */
export const addEndpoint = (
  context: Context,
  project: Project,
  branch: Branch,
  asked: Read<typeof endpointOptions>,
): Endpoint => {
  if (
    asked.type === "read_write" &&
    project.endpoints.some(({ branch_id, type: other }) => branch_id === branch.id && other === "read_write")
  )
    throw new Refusal(409, "", "read-write endpoint already exists for the branch");
  const defaults = project.default_endpoint_settings;
  const range = {
    autoscaling_limit_min_cu: asked.autoscaling_limit_min_cu ?? defaults.autoscaling_limit_min_cu,
    autoscaling_limit_max_cu: asked.autoscaling_limit_max_cu ?? defaults.autoscaling_limit_max_cu,
    suspend_timeout_seconds: asked.suspend_timeout_seconds ?? defaults.suspend_timeout_seconds,
  };
  checkCompute(range);
  checkOrgCompute(orgOf(context, project), range, context.assume);
  const pg_settings = asked.settings?.pg_settings ?? defaults.pg_settings;
  const at = wireTime(context.now);
  const endpoint: Endpoint = {
    id: endpointId(context.store.draw),
    ...(asked.name === undefined ? {} : { name: asked.name }),
    branch_id: branch.id,
    type: asked.type,
    ...range,
    settings: pg_settings === undefined ? {} : { pg_settings: { ...pg_settings } },
    disabled: asked.disabled ?? false,
    created_at: at,
    updated_at: at,
    current_state: "init",
    coming: [],
    busy: false,
  };
  project.endpoints.push(endpoint);
  return endpoint;
};

export const createEndpoint: Handler = (context) => {
  const { endpoint: asked } = readBody(context, createBody);
  const project = projectToChange(context);
  const branch = project.branches.find(({ id }) => id === asked.branch_id);
  if (branch === undefined) throw notFound("branch");
  if (asked.region_id !== undefined && asked.region_id !== project.region_id)
    throw badRequest(`region_id must be the project's, ${project.region_id}`);
  const endpoint = addEndpoint(context, project, branch, asked);
  const canStart = !endpoint.disabled && exceededQuota(project) === null;
  const operations = schedule(context, project, [{ action: "start_compute", endpoint, reaches: canStart ? "active" : "idle" }]);
  return created({ endpoint: endpointView(project, endpoint), operations });
};

export const deleteEndpoint: Handler = (context) => {
  const project = projectToChange(context);
  const endpoint = project.endpoints.find(({ id }) => id === param(context, "endpoint_id"));
  if (endpoint === undefined) return absent(context, "endpoint");
  project.endpoints = project.endpoints.filter((other) => other !== endpoint);
  const operations = schedule(context, project, [{ action: "suspend_compute", branch: endpoint.branch_id }]);
  return ok({ endpoint: endpointView(project, endpoint), operations });
};
