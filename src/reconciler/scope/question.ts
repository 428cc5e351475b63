/** What is asked of an observation: which tenants as they should be, beside which base, and whose is which in it. */
import type { DesiredTenant } from "../desired.js";
import { desiredTenants } from "../desired.js";
import { govern } from "../diff/govern.js";
import type { Lock, Matched } from "../diff/match.js";
import { desiredOf, matchTenants } from "../diff/match.js";
import type { Fleet, SafetyKind } from "../fleet.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import type { Plan } from "../plan/plan.js";
import { isAskedBy } from "./governed.js";
import type { PlanPolicy } from "./policy.js";
import type { Read } from "./reading.js";
import type { Scope } from "./scope.js";
import { withinScope } from "./within.js";

export interface Declared {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
  /** The manifests at the base revision, null when none was given. */
  readonly base: readonly Manifest[] | null;
  /** The fleet file there; absent or null: tiers and defaults are taken as they are now. */
  readonly baseFleet?: Fleet | null;
  /** Where `fleet` has the base's policy instead of its own (policy.ts). */
  readonly policy?: PlanPolicy | null;
  readonly lock: Lock;
  readonly revision: string | null;
  readonly inputs: Plan["inputs"];
  /** Scheduled snapshots that are due belong to the plan. */
  readonly due?: boolean;
  /** The `--max-<kind>` flags. */
  readonly raised: Readonly<Partial<Record<SafetyKind, number>>>;
}

export interface Question {
  readonly declared: Declared;
  readonly scope: Scope;
  /** ms since the epoch */
  readonly now: number;
  readonly desired: readonly DesiredTenant[];
  readonly base: readonly DesiredTenant[] | null;
  /** Tenants that are searched for instead of a sweep, a governed one by its name perhaps; null: all is swept. */
  readonly names: ReadonlySet<TenantName> | null;
}

export function ask(declared: Declared, scope: Scope, names: Question["names"], now: number): Question {
  const { fleet, manifests, base, baseFleet } = declared;
  return {
    declared,
    scope,
    now,
    names,
    desired: desiredTenants(manifests, fleet, now, declared.due ?? false),
    base: base && desiredTenants(base, baseFleet ?? fleet, now, declared.due ?? false),
  };
}

export function readerOf({ declared, scope, now, desired, base, names }: Question): Read {
  const { fleet, baseFleet, lock, manifests } = declared;
  const dueAt = declared.due === true ? now : null;
  const hasRules = fleet.rules.length + (baseFleet?.rules.length ?? 0) > 0;
  if (names) {
    return (observed) => {
      const { tenants } = govern(matchTenants(desired, observed, lock), lock, fleet, dueAt);
      const before = base && desiredOf(govern(matchTenants(base, observed, lock), lock, baseFleet ?? fleet, dueAt));
      const isSearched = (matched: Matched): boolean => [...names].some((name) => isAskedBy(name, matched.desired));
      // Of what nobody searched for nothing was seen, so nothing is said of it.
      return { observed, matches: { tenants: tenants.filter(isSearched), extra: [] }, within: null, base: before };
    };
  }
  const declaredWithin = hasRules ? null : withinScope(scope, desired, base, manifests);
  return (observed) => {
    const matches = govern(matchTenants(desired, observed, lock), lock, fleet, dueAt);
    if (!hasRules) return { observed, matches, within: declaredWithin, base };
    // Whom a rule governs is only known once it was seen, at the base as well.
    const before = base && desiredOf(govern(matchTenants(base, observed, lock), lock, baseFleet ?? fleet, dueAt));
    return { observed, matches, within: withinScope(scope, desiredOf(matches), before, manifests), base: before };
  };
}
