/** `--skip transfer`: a tenant that would have such a change waits whole, because the rest of its changes may rely on it. */
import type { ChangeKind } from "../change.js";
import type { TenantDiff } from "../diff/index.js";

export function keepBack(
  diffs: readonly TenantDiff[],
  kinds: readonly ChangeKind[],
): { readonly diffs: readonly TenantDiff[]; readonly skipped: number } {
  const kept = diffs.filter(({ changes }) => !changes.some(({ kind }) => kinds.includes(kind)));
  return { diffs: kept, skipped: diffs.length - kept.length };
}
