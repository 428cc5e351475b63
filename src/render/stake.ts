/** `1.2GiB, last used 2025-11-30`: what a reviewer of a delete or suspend asks first. What the plan doesn't know it says. */
import type { Change, Stake } from "../reconciler/change.js";
import { measuredValue } from "./values.js";

/** null where none of a tenant's changes deletes or suspends. */
export function stakeLine(changes: readonly Change[]): string | null {
  const change = changes.find(({ kind }) => kind === "delete" || kind === "suspend");
  return change ? stakeText(change.stake ?? { size: null, lastUsed: null }) : null;
}

export const stakeText = ({ size, lastUsed }: Stake): string =>
  [
    size === null ? "size unknown" : measuredValue("quota.logicalSize", size),
    lastUsed === null ? "last use unknown" : `last used ${lastUsed}`,
  ].join(", ");
