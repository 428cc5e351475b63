/** A tenant's changes in three parts: what is lowered before its move, the move, and the rest. Without a move all is the rest. */
import type { Change } from "../change.js";
import type { OrgName } from "../names.js";

export interface AroundTransfer {
  readonly before: readonly Change[];
  readonly move: Change | null;
  readonly after: readonly Change[];
}

export function aroundTransfer(changes: readonly Change[]): AroundTransfer {
  const at = changes.findIndex(({ kind }) => kind === "transfer");
  if (at < 0) return { before: [], move: null, after: changes };
  return { before: changes.slice(0, at), move: changes[at] ?? null, after: changes.slice(at + 1) };
}

/** Where a transfer leads; null for any other change, and for a plan that names no org. */
export function destination({ kind, patch }: Change): OrgName | null {
  const replace = kind === "transfer" ? patch.find(({ op }) => op === "replace") : undefined;
  return replace && "value" in replace ? (replace.value as OrgName) : null;
}
