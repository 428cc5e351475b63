/** What of a project stands in no list of projects, read fresh. */
import type { BranchId, OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedBranch, ObservedEndpoint } from "../observed.js";
import type { StepContext } from "./context.js";
import { projectGone } from "./outcome.js";

interface Whose {
  readonly project: ProjectId;
  readonly org: OrgName;
}

/** @throws ApplyError where the project is gone */
export async function listedBranches({ project, org }: Whose, { neon, fleet }: StepContext): Promise<readonly ObservedBranch[]> {
  const branches = await neon.listBranches(orgOf(fleet, org), project);
  if (!branches) throw projectGone(project);
  return branches;
}

/** Of one branch. @throws ApplyError where the project is gone */
export async function listedComputes(
  branch: BranchId,
  { project, org }: Whose,
  { neon, fleet }: StepContext,
): Promise<readonly ObservedEndpoint[]> {
  const endpoints = await neon.listEndpoints(orgOf(fleet, org), project);
  if (!endpoints) throw projectGone(project);
  return endpoints.filter((endpoint) => endpoint.branch === branch);
}
