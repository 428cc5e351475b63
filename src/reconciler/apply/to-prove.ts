/** What is left to be proven by a read when a tenant's writes are done. */
import type { Change, PatchOperation } from "../change.js";
import { isBranchPath, isEndpointPath } from "../tenant-document.js";

const isOfProject = ({ op, path }: PatchOperation): boolean => op === "replace" && !isEndpointPath(path) && !isBranchPath(path);

/** Computes and their project's own values in one change: those are sent only when a read has shown the computes (settings.ts). */
export const provesComputes = ({ patch }: Change): boolean =>
  patch.some(({ path }) => isEndpointPath(path)) && patch.some(isOfProject);

export const toProve = (changes: readonly Change[]): readonly Change[] =>
  changes.map((change) =>
    provesComputes(change) ? { ...change, patch: change.patch.filter(({ path }) => !isEndpointPath(path)) } : change,
  );
