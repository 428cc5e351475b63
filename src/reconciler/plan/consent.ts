/** Who may say yes to what: dangerous changes need a flag that names the hazard and how many were read. */
import type { Change, ConsentHazard } from "../change.js";
import { consentHazards, needsConsent } from "../change.js";
import type { TenantName } from "../names.js";

/** Tenants per hazard; a hazard that no change has is absent. */
export type ConsentCounts = Readonly<Partial<Record<ConsentHazard, number>>>;

export function neededConsent(changes: readonly Change[]): ConsentCounts {
  const counts: Partial<Record<ConsentHazard, number>> = {};
  for (const kind of consentHazards) {
    const tenants = new Set(
      changes.filter(({ hazards }) => hazards.some((h) => needsConsent(h) && h.kind === kind)).map(({ tenant }) => tenant),
    );
    if (tenants.size > 0) counts[kind] = tenants.size;
  }
  return counts;
}

export interface ConsentVerdict {
  /** What is not covered, with how many it would take. A number that is too small covers none. */
  readonly missing: ConsentCounts;
  /** Consent to a hazard that no change has. */
  readonly unused: readonly ConsentHazard[];
  /** Tenants whose changes are all left out. */
  readonly leftOut: ReadonlySet<TenantName>;
}

export function checkConsent(changes: readonly Change[], given: ConsentCounts): ConsentVerdict {
  const needed = neededConsent(changes);
  const kinds = consentHazards.filter((kind) => needed[kind] !== undefined);
  const uncovered = new Set(kinds.filter((kind) => (given[kind] ?? 0) < (needed[kind] ?? 0)));
  return {
    missing: Object.fromEntries([...uncovered].map((kind) => [kind, needed[kind]])),
    unused: consentHazards.filter((kind) => given[kind] !== undefined && needed[kind] === undefined),
    leftOut: new Set(
      changes.filter(({ hazards }) => hazards.some((h) => needsConsent(h) && uncovered.has(h.kind))).map(({ tenant }) => tenant),
    ),
  };
}
