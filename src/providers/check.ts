/**
 * The provider's methods that are pure, because the engine calls them one at a time, for every resource. They stand apart from
 * those that ask Neon, so that a preview doesn't load what it has no use for.
 */
import { changes, holdsUnknown } from "./diff.js";
import type { TenantInputs } from "./inputs.js";
import type { SnapshotInputs } from "./snapshot-inputs.js";

type Wire = Readonly<Record<string, unknown>>;
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** A refused tenant and its snapshots keep the inputs they had; where there are none yet, they are registered as they stand. */
export function check(
  olds: Wire,
  news: (TenantInputs | SnapshotInputs) & Wire,
): { inputs: Wire; failures: readonly CheckFailure[] } {
  const had = olds["tenant"];
  const failures =
    had !== undefined && had !== news.tenant && !holdsUnknown(news.tenant)
      ? [{ property: "tenant", reason: `this resource is tenant ${JSON.stringify(had)}; a tenant's key is the same for ever` }]
      : [];
  if (news.refused === undefined || had === undefined) return { inputs: news, failures };
  return { inputs: { ...olds, pending: news.pending, refused: news.refused }, failures };
}

/** Resources that this process has read: the engine's next question about each is whether that differs from what it had stored. */
export type Reads = Set<string>;

export const diff = (
  id: string,
  olds: Wire,
  news: (TenantInputs | SnapshotInputs) & Wire,
  reads: Reads,
): { changes: boolean } => ({
  changes: changes(olds, news, reads.delete(id)),
});
