/**
 * Brings a project up to the present before anybody looks at it: states its endpoints were due to reach, computes that fell
 * asleep, a new billing period, computes stopped by a quota. Nothing here schedules an operation.
 */
import { periodOf, wireTime } from "./clock.js";
import { noUsage } from "./project-make.js";
import { removeBranch } from "./project-parts.js";
import { exceededQuota } from "./quota.js";
import type { Branch, Endpoint, Project } from "./truth.js";

export const settle = (project: Project, now: number): Project => {
  if (now >= Date.parse(project.consumption_period_end)) {
    const period = periodOf(now);
    project.usage = noUsage();
    project.consumption_period_start = period.start;
    project.consumption_period_end = period.end;
  }
  settleBranches(project, now);
  project.snapshots = project.snapshots.filter(({ expires_at }) => expires_at === undefined || now < Date.parse(expires_at));
  for (const endpoint of project.endpoints) settleEndpoint(endpoint, now);
  if (exceededQuota(project) !== null)
    for (const endpoint of project.endpoints)
      if (endpoint.current_state === "active" && endpoint.coming.length === 0) fallAsleep(endpoint, now);
  return project;
};

/** An expired branch goes with its computes, as soon as nothing hangs on it. */
const settleBranches = (project: Project, now: number): void => {
  for (const branch of project.branches) {
    if (branch.ready_at !== undefined && branch.ready_at <= now) {
      branch.current_state = "ready";
      delete branch.ready_at;
    }
  }
  const isOver = ({ id, expires_at }: Branch): boolean =>
    expires_at !== undefined && now >= Date.parse(expires_at) && !project.branches.some(({ parent_id }) => parent_id === id);
  for (let over = project.branches.find(isOver); over !== undefined; over = project.branches.find(isOver))
    removeBranch(project, over);
};

const settleEndpoint = (endpoint: Endpoint, now: number): void => {
  for (let next = endpoint.coming[0]; next !== undefined && next.at <= now; next = endpoint.coming[0]) {
    endpoint.coming.shift();
    if (next.state === "active") wake(endpoint, next.at);
    else fallAsleep(endpoint, next.at);
  }
  const timeout = endpoint.suspend_timeout_seconds === 0 ? 300 : endpoint.suspend_timeout_seconds;
  const idleSince = (endpoint.last_active ?? now) + timeout * 1000;
  if (endpoint.current_state === "active" && !endpoint.busy && timeout > 0 && now >= idleSince) fallAsleep(endpoint, idleSince);
};

const wake = (endpoint: Endpoint, at: number): void => {
  endpoint.current_state = "active";
  endpoint.last_active = at;
  endpoint.updated_at = wireTime(at);
};

const fallAsleep = (endpoint: Endpoint, at: number): void => {
  endpoint.current_state = "idle";
  endpoint.busy = false;
  endpoint.last_active = at;
  endpoint.updated_at = wireTime(at);
};
