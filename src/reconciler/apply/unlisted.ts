/** What changes test or write and no list of projects shows: computes, snapshots, branches and the default one among them. Read per project, and only where it is touched. */
import type { Change } from "../change.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedBranch, ObservedEndpoint, ObservedProject, ObservedSnapshot } from "../observed.js";
import { isRestorePath } from "../restore.js";
import type { TenantDocument } from "../tenant-document.js";
import {
  branchesDocument,
  endpointsDocument,
  isBranchPath,
  isEndpointPath,
  isResetPath,
  isRunningPath,
  isSnapshotPath,
  resetDocument,
  restoreDocument,
  snapshotNames,
  snapshotsDocument,
  tenantDocument,
} from "../tenant-document.js";
import type { StepContext } from "./context.js";

/** null where the changes don't touch it. */
export interface Unlisted {
  readonly endpoints: readonly ObservedEndpoint[] | null;
  readonly snapshots: readonly ObservedSnapshot[] | null;
  readonly branches: readonly ObservedBranch[] | null;
}

export const isUnlistedPath = (path: string): boolean =>
  isEndpointPath(path) || isSnapshotPath(path) || isBranchPath(path) || isRestorePath(path) || isResetPath(path);
const touches = (changes: readonly Change[], is: (path: string) => boolean): boolean =>
  changes.some(({ patch }) => patch.some(({ path }) => is(path)));
export const touchesUnlisted = (changes: readonly Change[]): boolean => touches(changes, isUnlistedPath);

/** One call for each that is touched; null when the project is gone. */
export async function readUnlisted(
  changes: readonly Change[],
  id: ProjectId,
  org: OrgName,
  { neon, fleet }: StepContext,
): Promise<Unlisted | null> {
  const [hasRestore, ownBranches] = [touches(changes, isRestorePath), touches(changes, isBranchPath)];
  const hasEndpoints = ownBranches || touches(changes, isEndpointPath) || touches(changes, isRunningPath);
  const hasSnapshots = hasRestore || touches(changes, isSnapshotPath);
  const hasBranches = hasRestore || ownBranches || touches(changes, isResetPath);
  const endpoints = hasEndpoints ? await neon.listEndpoints(orgOf(fleet, org), id) : null;
  const snapshots = hasSnapshots ? await neon.listSnapshots(orgOf(fleet, org), id) : null;
  const branches = hasBranches ? await neon.listBranches(orgOf(fleet, org), id) : null;
  const isGone = (hasEndpoints && !endpoints) || (hasSnapshots && !snapshots) || (hasBranches && !branches);
  return isGone ? null : { endpoints, snapshots, branches };
}

export const unlistedDocument = (changes: readonly Change[], { endpoints, snapshots, branches }: Unlisted): TenantDocument => ({
  ...(endpoints && endpointsDocument(endpoints)),
  ...(snapshots && snapshotsDocument(snapshots, snapshotNames(changes))),
  ...(branches && endpoints && branchesDocument(changes, { branches, endpoints })),
  ...(branches && resetDocument(changes, branches)),
  ...(branches && snapshots && restoreDocument(changes, branches, snapshots)),
});

export const liveDocument = (changes: readonly Change[], project: ObservedProject, unlisted: Unlisted): TenantDocument => ({
  ...tenantDocument(project, null),
  ...unlistedDocument(changes, unlisted),
});
