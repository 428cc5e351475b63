/**
 * How much of a fleet one plan may change. A mass change is usually a mistake that looks like an intention: a wrong
 * glob, an empty list, a preset edited for all. Past a limit nothing is saved, and the message names the flag.
 */
import type { Change, ChangeKind } from "../change.js";
import type { Safety, SafetyKind } from "../fleet.js";
import { safetyKinds } from "../fleet.js";
import type { TenantName } from "../names.js";

/** The limit that a kind of change counts against. */
export const guardedAs = {
  recover: "create",
  adopt: null, // every adoption needs consent with its own count
  create: "create",
  transfer: "transfer",
  resume: "update",
  snapshot: null, // takes nothing away, and a schedule takes one of every tenant
  branch: "update",
  update: "update",
  restore: "restore",
  prune: null, // by word it needs consent with its own count, by a schedule the new one is there
  suspend: "suspend",
  delete: "delete",
} as const satisfies Record<ChangeKind, SafetyKind | null>;

export interface SafetyCount {
  readonly asked: number;
  /** null where nothing bounds it. */
  readonly allowed: number | null;
  /** Tenants that have a live project: what `share` is of. */
  readonly managed: number;
  /** What the share alone would allow, null where it isn't counted. */
  readonly byShare: number | null;
  /** The first five tenants. */
  readonly examples: readonly TenantName[];
}
/** Only kinds that the plan has. */
export type SafetyCounts = Readonly<Partial<Record<SafetyKind, SafetyCount>>>;

/** `raised` are the `--max-<kind>` flags. */
export function safetyCounts(
  changes: readonly Change[],
  safety: Safety,
  managed: number,
  raised: Readonly<Partial<Record<SafetyKind, number>>>,
): SafetyCounts {
  const counts: Partial<Record<SafetyKind, SafetyCount>> = {};
  for (const kind of safetyKinds) {
    const tenants = [...new Set(changes.filter((change) => guardedAs[change.kind] === kind).map(({ tenant }) => tenant))];
    if (tenants.length === 0) continue;
    const { max, share } = safety[kind];
    const byShare = share === undefined || !isShareCounted(kind, managed) ? null : Math.max(1, Math.floor(share * managed));
    const bounds = [max, byShare].filter((bound) => bound !== undefined && bound !== null);
    const allowed = raised[kind] ?? (bounds.length > 0 ? Math.min(...bounds) : null);
    counts[kind] = { asked: tenants.length, allowed, managed, byShare, examples: tenants.slice(0, 5) };
  }
  return counts;
}

/** Kinds of which the plan has more than may be. */
export const exceeded = (counts: SafetyCounts): readonly SafetyKind[] =>
  safetyKinds.filter((kind) => {
    const count = counts[kind];
    return count !== undefined && count.allowed !== null && count.asked > count.allowed;
  });

/** A fleet of ten or fewer grows and changes as a whole; what loses data is bounded there too. */
const isShareCounted = (kind: SafetyKind, managed: number): boolean => managed > 10 || (kind !== "create" && kind !== "update");
