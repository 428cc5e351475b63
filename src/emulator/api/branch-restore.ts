/**
 * Restores: a branch set back to a moment of its own or of another branch's, which keeps its id; and a snapshot brought back as a new
 * root branch that takes over name, settings and computes of the branch it replaces, which changes the id behind that name.
 */
import { idPattern } from "../../reconciler/names.js";
import { projectToChange } from "../access.js";
import { hasChildren, isRoot, requireBranchRoom, requireFreeName } from "../branch-rules.js";
import { wireTime } from "../clock.js";
import { dataAt, momentIn } from "../content.js";
import { ok, readBody, type Context, type Handler } from "../context.js";
import { schedule, type Step } from "../operations.js";
import { boolean, shape, text, time } from "../read.js";
import { badRequest, notFound, Refusal } from "../refusal.js";
import { branchView, endpointView } from "../views.js";
import type { Branch, Endpoint, Json, Project } from "../truth.js";
import { newBranch } from "./branch-changes.js";
import { branchToChange } from "./branches.js";
import { snapshotFor } from "./snapshots.js";

const restoreBody = shape(
  { source_branch_id: text(1, 60, idPattern) },
  { source_lsn: text(1), source_timestamp: time, preserve_under_name: text(0, 256) },
  "open",
);

export const restoreBranch: Handler = (context) => {
  const asked = readBody(context, restoreBody);
  const { project, branch } = branchToChange(context);
  const source = project.branches.find(({ id }) => id === asked.source_branch_id);
  if (source === undefined) throw notFound("source branch");
  const point = { timestamp: asked.source_timestamp, lsn: asked.source_lsn };
  const isOwnPast = source === branch;
  const isReset = source.id === branch.parent_id;
  if (isOwnPast && point.timestamp === undefined && point.lsn === undefined)
    throw badRequest("source_timestamp or source_lsn is required to restore a branch from itself");
  if (!asked.preserve_under_name && (isOwnPast || hasChildren(project, branch)))
    throw badRequest("preserve_under_name is required: what the branch is now would be lost");
  const restored = dataAt(source, momentIn(project, source, point, context.now));
  const kept = asked.preserve_under_name ? keep(context, project, branch, asked.preserve_under_name) : null;
  if (kept !== null && isOwnPast && context.assume.restoredInTime === "child") branch.parent_id = kept.id;
  else if (!isOwnPast && !isRoot(branch)) branch.parent_id = source.id;
  branch.data = [{ at: context.now, text: restored }];
  branch.updated_at = wireTime(context.now);
  if (isReset) branch.last_reset_at = branch.updated_at;
  const operations = schedule(context, project, [
    { action: "create_branch", branch: branch.id },
    ...restart(computesOf(project, branch)),
  ]);
  return ok({ branch: branchView(project, branch), operations });
};

/** What the branch is, under another name; its children hang there from now on. */
const keep = (context: Context, project: Project, branch: Branch, name: string): Branch => {
  requireFreeName(project, name);
  requireBranchRoom(context, project, isRoot(branch) ? "root" : "child");
  const kept = newBranch(context, project, branch, { name, text: "" });
  kept.data = branch.data.map((writing) => ({ ...writing }));
  if (branch.parent_id !== undefined)
    Object.assign(kept, { parent_id: branch.parent_id, parent_timestamp: branch.parent_timestamp ?? branch.created_at });
  for (const child of project.branches) if (child.parent_id === branch.id) child.parent_id = kept.id;
  project.branches.push(kept);
  return kept;
};

const snapshotBody = shape(
  {},
  { name: text(1, 256), target_branch_id: text(1, 60, idPattern), finalize_restore: boolean },
  "open",
);

export const restoreSnapshot: Handler = (context) => {
  const asked = context.call.body === undefined ? {} : readBody(context, snapshotBody);
  const project = projectToChange(context);
  const snapshot = snapshotFor(context, project);
  if (snapshot.ready_at === null || snapshot.ready_at > context.now) throw new Refusal(422, "", "the snapshot isn't finished");
  const target = project.branches.find(({ id }) => id === (asked.target_branch_id ?? snapshot.source_branch_id));
  if (target === undefined) throw notFound("target branch");
  const name = asked.name ?? context.call.query["name"] ?? null;
  if (name !== null) requireFreeName(project, name);
  requireBranchRoom(context, project, "root");
  const made = newBranch(context, project, target, { name, text: snapshot.data });
  Object.assign(made, { restore_status: "restored", restored_from: snapshot.id, restored_as: target.id });
  project.branches.push(made);
  const steps: readonly Step[] = [
    { action: "timeline_unarchive", branch: made.id },
    { action: "create_branch", branch: made.id },
  ];
  const moved = asked.finalize_restore === true ? replace(context, project, made, target, null) : [];
  const operations = schedule(context, project, [...steps, ...suspend(moved)]);
  return ok({
    branch: branchView(project, made),
    ...(moved.length === 0 ? {} : { endpoints: moved.map((endpoint): Json => endpointView(project, endpoint)) }),
    operations,
  });
};

const finalizeBody = shape({}, { name: text(1, 256) }, "open");

export const finalizeRestore: Handler = (context) => {
  const { name = null } = context.call.body === undefined ? {} : readBody(context, finalizeBody);
  const { project, branch } = branchToChange(context);
  if (branch.restore_status !== "restored") throw new Refusal(422, "", "only a branch restored from a snapshot can be finalized");
  const target = project.branches.find(({ id }) => id === branch.restored_as);
  if (target === undefined) throw notFound("target branch");
  if (name !== null) requireFreeName(project, name);
  const moved = replace(context, project, branch, target, name);
  return ok({ operations: schedule(context, project, [{ action: "create_branch", branch: branch.id }, ...suspend(moved)]) });
};

type Moment = Pick<Context, "now" | "assume">;

/** The new branch is what the old one was. The computes that moved. */
export const replace = (
  context: Moment,
  project: Project,
  made: Branch,
  target: Branch,
  oldName: string | null,
): readonly Endpoint[] => {
  const name = target.name;
  target.name = oldName ?? freeOldName(context, project, name);
  target.updated_at = wireTime(context.now);
  made.name = name;
  made.protected = target.protected;
  target.protected = false;
  made.restore_status = "finalized";
  made.updated_at = wireTime(context.now);
  if (target.default && context.assume.defaultAfterRestore === "moves") {
    target.default = false;
    made.default = true;
  }
  const moved = computesOf(project, target);
  for (const endpoint of moved) endpoint.branch_id = made.id;
  return moved;
};

const freeOldName = (context: Moment, project: Project, name: string): string => {
  const isFree = (candidate: string): boolean => project.branches.every((branch) => branch.name !== candidate);
  const plain = `${name} (old)`;
  if (isFree(plain)) return plain;
  if (context.assume.oldBranchName === "dated") return `${name} (old ${wireTime(context.now)})`;
  let number = 2;
  while (!isFree(`${name} (old ${number})`)) number += 1;
  return `${name} (old ${number})`;
};

const computesOf = (project: Project, branch: Branch): readonly Endpoint[] =>
  project.endpoints.filter(({ branch_id }) => branch_id === branch.id);
const isActive = ({ current_state }: Endpoint): boolean => current_state === "active";
const suspend = (endpoints: readonly Endpoint[]): readonly Step[] =>
  endpoints.filter(isActive).map((endpoint) => ({ action: "suspend_compute", endpoint, reaches: "idle" }));
const restart = (endpoints: readonly Endpoint[]): readonly Step[] =>
  endpoints.filter(isActive).flatMap((endpoint): readonly Step[] => [
    { action: "suspend_compute", endpoint, reaches: "idle" },
    { action: "start_compute", endpoint, reaches: "active" },
  ]);
