/** What Neon allows of branches and snapshots: how many, which names, what may expire and what may go. */
import { wireTime } from "./clock.js";
import type { Context } from "./context.js";
import { badRequest, Refusal } from "./refusal.js";
import type { Branch, Project } from "./truth.js";

export const isRoot = ({ parent_id }: Branch): boolean => parent_id === undefined;
export const hasChildren = (project: Project, { id }: Branch): boolean =>
  project.branches.some(({ parent_id }) => parent_id === id);

/** For one more branch. @throws Refusal 422 */
export const requireBranchRoom = (context: Context, project: Project, kind: "root" | "child"): void => {
  const limits = context.store.orgs.get(project.org_id)?.limits;
  if (limits === undefined) return;
  if (project.branches.length >= limits.branches)
    throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", `branches limit exceeded, ${limits.branches} are allowed`);
  if (kind === "root" && project.branches.filter(isRoot).length >= limits.root_branches)
    throw new Refusal(422, "ROOT_BRANCHES_LIMIT_EXCEEDED", `root branches limit exceeded, ${limits.root_branches} are allowed`);
};

/** Scheduled ones don't count. @throws Refusal 422 */
export const requireSnapshotRoom = (context: Context, project: Project): void => {
  const limit = context.store.orgs.get(project.org_id)?.limits.snapshots ?? 0;
  if (project.snapshots.filter(({ manual }) => manual).length >= limit) throw new Refusal(422, "", "snapshots limit exceeded");
};

/** @throws Refusal 409 */
export const requireFreeName = (project: Project, name: string, self: Branch | null = null): void => {
  if (project.branches.some((branch) => branch !== self && branch.name === name))
    throw new Refusal(409, "BRANCH_ALREADY_EXISTS", `branch ${name} already exists`);
};

/** ISO text of a moment to come. @throws Refusal 400 */
export const requireFuture = (time: string, now: number): void => {
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw badRequest(`invalid time ${time}`);
  if (at <= now) throw badRequest("expires_at must lie in the future");
};

/** @throws Refusal 422 */
export const requireExpirable = (project: Project, branch: Pick<Branch, "id" | "default" | "protected">): void => {
  if (branch.default) throw new Refusal(422, "", "the default branch can't expire");
  if (branch.protected) throw new Refusal(422, "", "a protected branch can't expire");
  if (project.branches.some(({ parent_id }) => parent_id === branch.id))
    throw new Refusal(422, "", "a branch with children can't expire");
};

/** @throws Refusal 422 */
export const requireDeletable = (context: Context, project: Project, branch: Branch): void => {
  if (branch.default) throw new Refusal(422, "", "the default branch can't be deleted");
  if (branch.protected) throw new Refusal(422, "", "a protected branch can't be deleted");
  if (hasChildren(project, branch)) throw new Refusal(422, "", "a branch with children can't be deleted");
  if (!isRoot(branch)) return;
  const isLast = project.branches.filter(isRoot).length === 1;
  if (isLast || context.assume.rootBranchDelete === "never") throw new Refusal(422, "", "a root branch can't be deleted");
};

/** null takes the expiry away; undefined leaves it. */
export const setExpiry = (branch: Branch, expires_at: string | null | undefined, now: number): void => {
  if (expires_at === undefined) return;
  delete branch.expires_at;
  delete branch.ttl_interval_seconds;
  if (expires_at === null) return;
  branch.expires_at = wireTime(Date.parse(expires_at));
  branch.ttl_interval_seconds = Math.round((Date.parse(expires_at) - now) / 1000);
};
