/** What a reader calls a tenant's changes as a whole. */
import type { Change, ChangeKind } from "../change.js";

export type Headline = ChangeKind | "upgrade" | "downgrade";

/** `changes` are one tenant's, at least one. */
export function headlineOf(changes: readonly Change[]): Headline {
  const kinds = new Set(changes.map(({ kind }) => kind));
  const [first] = changes;
  const changesSettings = kinds.has("transfer") || kinds.has("update");
  if (first && changesSettings && first.tier.direction !== "same") return first.tier.direction === "up" ? "upgrade" : "downgrade";
  return kinds.size === 1 && first ? first.kind : "update";
}
