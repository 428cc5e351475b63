/** An observation as it was read: what was seen, whose is which in it, and which tenants the plan is about. */
import type { DesiredTenant } from "../desired.js";
import type { Matches } from "../diff/match.js";
import type { TenantName } from "../names.js";
import type { ObservedFleet } from "../observed.js";

export interface Reading {
  readonly observed: ObservedFleet;
  readonly matches: Matches;
  /** Tenants in scope; null: all. */
  readonly within: ReadonlySet<TenantName> | null;
  /** Tenants as desired at the base, those that its rules govern among them; null where none was given. */
  readonly base: readonly DesiredTenant[] | null;
}

/** Reads an observation again after each round of looks: what they show may tell whose a project is. */
export type Read = (observed: ObservedFleet) => Reading;

/** The matches of the tenants in scope. */
export const inScope = ({ matches, within }: Reading): Matches =>
  within === null ? matches : { ...matches, tenants: matches.tenants.filter(({ desired }) => within.has(desired.tenant)) };
