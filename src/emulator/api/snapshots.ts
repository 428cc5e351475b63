/**
 * Snapshots: taken of a root branch as it is or was at a moment of its history, renamed, deleted. Their names needn't be unique. One
 * is a restore point only once its operation has finished.
 */
import { projectToChange, projectToRead } from "../access.js";
import { isRoot, requireFuture, requireSnapshotRoom } from "../branch-rules.js";
import { wireTime } from "../clock.js";
import { dataAt, lsnOf, momentIn } from "../content.js";
import { ok, param, readBody, type Context, type Handler } from "../context.js";
import { snapshotId } from "../ids.js";
import { schedule } from "../operations.js";
import { integer, list, oneOf, shape, text } from "../read.js";
import { badRequest, notFound, Refusal } from "../refusal.js";
import { snapshotView } from "../views.js";
import type { Json, Project, Snapshot } from "../truth.js";
import { branchFor, branchToChange } from "./branches.js";

export const snapshotFor = (context: Context, project: Project): Snapshot => {
  const found = project.snapshots.find(({ id }) => id === param(context, "snapshot_id"));
  if (found === undefined) throw notFound("snapshot");
  return found;
};

export const listSnapshots: Handler = (context) => ok({ snapshots: projectToRead(context).snapshots.map(snapshotView) });

/** Everything is in the query; this call has no body. */
export const createSnapshot: Handler = (context) => {
  const { name, timestamp, lsn, expires_at } = context.call.query;
  const { project, branch } = branchToChange(context);
  if (!isRoot(branch)) throw new Refusal(422, "", "snapshots can only be taken of root branches");
  const at = momentIn(project, branch, { timestamp, lsn }, context.now);
  if (expires_at !== undefined) requireFuture(expires_at, context.now);
  if (name !== undefined && name.length > 256) throw badRequest("name has at most 256 characters");
  requireSnapshotRoom(context, project);
  const isAsynchronous = context.assume.snapshotOperations === "one";
  const made: Snapshot = {
    id: snapshotId(context.store.draw),
    name: name ?? `${branch.name}_at_${wireTime(at)}`,
    source_branch_id: branch.id,
    created_at: wireTime(context.now),
    ...(timestamp === undefined ? {} : { timestamp: wireTime(at) }),
    lsn: lsn ?? lsnOf(at),
    ...(expires_at === undefined ? {} : { expires_at: wireTime(Date.parse(expires_at)) }),
    manual: true,
    data: dataAt(branch, at),
    ready_at: context.now + (isAsynchronous ? Number(context.assume.operationTime) : 0),
  };
  project.snapshots.push(made);
  const operations = isAsynchronous ? schedule(context, project, [{ action: "create_branch", branch: branch.id }]) : [];
  return ok({ snapshot: snapshotView(made), operations });
};

const updateBody = shape({ snapshot: shape({}, { name: text(1, 256) }, "open") }, {}, "open");

export const updateSnapshot: Handler = (context) => {
  const { snapshot: patch } = readBody(context, updateBody);
  const snapshot = snapshotFor(context, projectToChange(context));
  snapshot.name = patch.name ?? snapshot.name;
  return ok({ snapshot: snapshotView(snapshot) });
};

/** A branch restored from it stays: restoring doesn't pin a snapshot. */
export const deleteSnapshot: Handler = (context) => {
  const project = projectToChange(context);
  const snapshot = project.snapshots.find(({ id }) => id === param(context, "snapshot_id"));
  if (snapshot === undefined) throw notFound("snapshot"); // the document has no 204 here
  project.snapshots = project.snapshots.filter((other) => other !== snapshot);
  return { status: 202, body: { operations: schedule(context, project, [{ action: "timeline_mark_invisible" }]) } };
};

const scheduleBody = shape(
  {
    schedule: list(
      shape(
        { frequency: oneOf("hourly", "daily", "weekly", "monthly", "yearly") },
        { hour: integer(0, 23), day: integer(1, 31), month: integer(1, 12), retention_seconds: integer(3600) },
        "open",
      ),
    ),
  },
  {},
  "open",
);

export const getSchedule: Handler = (context) => ok({ schedule: branchFor(context).branch.schedule ?? [] });

export const setSchedule: Handler = (context) => {
  const { schedule: asked } = readBody(context, scheduleBody);
  const { branch } = branchToChange(context);
  if (context.assume.snapshotSchedules === "off")
    throw new Refusal(422, "", "backup schedule creation is not enabled for this project");
  branch.schedule = asked.map((entry) => JSON.parse(JSON.stringify(entry)) as Json);
  return ok({});
};
