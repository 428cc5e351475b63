/** Branches made, changed and deleted. */
import { absent } from "../absent.js";
import { projectToChange } from "../access.js";
import {
  requireBranchRoom,
  requireDeletable,
  requireExpirable,
  requireFreeName,
  requireFuture,
  setExpiry,
} from "../branch-rules.js";
import { wireTime } from "../clock.js";
import { dataAt, momentIn } from "../content.js";
import { created, ok, param, readBody, type Context, type Handler } from "../context.js";
import { branchId } from "../ids.js";
import { schedule } from "../operations.js";
import { makeDatabase, removeBranch } from "../project-parts.js";
import { boolean, list, nullable, oneOf, record, shape, text, time } from "../read.js";
import { notFound, Refusal } from "../refusal.js";
import { branchView, connectionUri, databaseView, endpointHost, endpointView, poolerHost, roleView } from "../views.js";
import type { Branch, Endpoint, Json, Project } from "../truth.js";
import { branchToChange } from "./branches.js";
import { addEndpoint, endpointOptions } from "./endpoint-create.js";

const createBody = shape(
  {},
  {
    branch: shape(
      {},
      {
        parent_id: text(0, 60),
        name: text(1, 256),
        parent_lsn: text(1),
        parent_timestamp: time,
        protected: boolean,
        archived: boolean,
        init_source: oneOf("parent-data", "schema-only"),
        expires_at: time,
      },
      "open",
    ),
    endpoints: list(endpointOptions, 0, 8),
    annotation_value: record(text()),
  },
  "open",
);

export const createBranch: Handler = (context) => {
  const {
    branch: asked = {},
    endpoints = [],
    annotation_value,
  } = context.call.body === undefined ? {} : readBody(context, createBody);
  const project = projectToChange(context);
  const parent = project.branches.find(({ id, default: isDefault }) => (asked.parent_id ? id === asked.parent_id : isDefault));
  if (parent === undefined) throw notFound("parent branch");
  const isSchemaOnly = asked.init_source === "schema-only";
  const at = momentIn(project, parent, { timestamp: asked.parent_timestamp, lsn: asked.parent_lsn }, context.now);
  if (!isSchemaOnly && parent.expires_at !== undefined) throw new Refusal(422, "", "a branch that expires can't have children");
  if (asked.expires_at !== undefined) requireFuture(asked.expires_at, context.now);
  requireBranchRoom(context, project, isSchemaOnly ? "root" : "child");
  if (asked.name !== undefined) requireFreeName(project, asked.name);

  const made = newBranch(context, project, parent, {
    name: asked.name ?? null,
    text: isSchemaOnly ? `schema of ${dataAt(parent, at)}` : dataAt(parent, at),
  });
  if (!isSchemaOnly) Object.assign(made, { parent_id: parent.id, parent_timestamp: wireTime(at) });
  made.init_source = asked.init_source ?? "parent-data";
  made.protected = asked.protected ?? false;
  made.annotation = { ...annotation_value };
  if (asked.expires_at !== undefined) requireExpirable(project, made);
  setExpiry(made, asked.expires_at, context.now);
  project.branches.push(made);
  const computes = endpoints.map((options) => addEndpoint(context, project, made, options));
  const operations = schedule(context, project, [
    { action: "create_branch", branch: made.id },
    ...computes.map((endpoint) => ({ action: "start_compute", endpoint, reaches: "active" as const })),
  ]);
  return created({
    branch: branchView(project, made),
    endpoints: computes.map((endpoint) => endpointView(project, endpoint)),
    operations,
    roles: made.roles.map((role) => roleView(made, role, "without password")),
    databases: made.databases.map((database) => databaseView(made, database)),
    ...urisOf(project, made, computes[0]),
  });
};

/** A branch that nothing points to yet; a root unless a parent is set. It is ready when its first operation has ended. */
export const newBranch = (
  context: Context,
  project: Project,
  like: Branch,
  { name, text: content }: { readonly name: string | null; readonly text: string },
): Branch => {
  const id = branchId(context.store.draw);
  const at = wireTime(context.now);
  return {
    id,
    name: name ?? id,
    default: false,
    protected: false,
    current_state: "init",
    created_at: at,
    updated_at: at,
    init_source: "parent-data",
    creation_source: "console",
    ...(like.logical_size === undefined ? {} : { logical_size: like.logical_size }),
    ready_at: context.now + Number(context.assume.operationTime),
    data: [{ at: context.now, text: content }],
    annotation: {},
    roles: like.roles.map((role) => ({ ...role })),
    databases: like.databases.map(({ name: database, owner_name }) => makeDatabase(context.store, database, owner_name, at)),
  };
};

/** Only where there is nothing to choose. */
const urisOf = (project: Project, branch: Branch, endpoint: Endpoint | undefined): Record<string, Json> => {
  const [role, anotherRole] = branch.roles;
  const [database, anotherDatabase] = branch.databases;
  if (!endpoint || !role || anotherRole || !database || anotherDatabase) return {};
  return {
    connection_uris: [
      {
        connection_uri: connectionUri(project, endpoint, role, database.name, false),
        connection_parameters: {
          database: database.name,
          password: role.password,
          role: role.name,
          host: endpointHost(project, endpoint),
          pooler_host: poolerHost(project, endpoint),
        },
      },
    ],
  };
};

const updateBody = shape(
  { branch: shape({}, { name: text(1, 256), protected: boolean, expires_at: nullable(time) }, "open") },
  {},
  "open",
);

export const updateBranch: Handler = (context) => {
  const { branch: patch } = readBody(context, updateBody);
  const { project, branch } = branchToChange(context);
  if (patch.name !== undefined) requireFreeName(project, patch.name, branch);
  const after = { ...branch, protected: patch.protected ?? branch.protected };
  if (patch.expires_at) {
    requireFuture(patch.expires_at, context.now);
    requireExpirable(project, after);
  }
  branch.name = patch.name ?? branch.name;
  branch.protected = after.protected;
  setExpiry(branch, patch.expires_at, context.now);
  branch.updated_at = wireTime(context.now);
  return ok({ branch: branchView(project, branch), operations: [] });
};

export const deleteBranch: Handler = (context) => {
  const project = projectToChange(context);
  const branch = project.branches.find(({ id }) => id === param(context, "branch_id"));
  if (branch === undefined) return absent(context, "branch");
  requireDeletable(context, project, branch);
  removeBranch(project, branch);
  const operations = schedule(context, project, [{ action: "delete_timeline", branch: branch.id }]);
  return ok({ branch: branchView(project, branch), operations });
};

export const setDefaultBranch: Handler = (context) => {
  const { project, branch } = branchToChange(context);
  if (branch.expires_at !== undefined) throw new Refusal(422, "", "a branch that expires can't be the default");
  for (const other of project.branches) other.default = other === branch;
  branch.updated_at = wireTime(context.now);
  return ok({ branch: branchView(project, branch), operations: [] });
};
