/** What is asked of an observation: which tenants as they should be, beside which base, and whose is which in it. */
import type { DesiredTenant } from "../desired.js";
import { desiredTenants } from "../desired.js";
import { govern } from "../diff/govern.js";
import type { Lock, Matched } from "../diff/match.js";
import { desiredOf, matchTenants } from "../diff/match.js";
import type { Fleet, SafetyKind } from "../fleet.js";
import { asUsed } from "../inactive.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import type { ObservedProject } from "../observed.js";
import type { Plan } from "../plan/plan.js";
import { isAskedBy } from "./governed.js";
import type { PlanPolicy } from "./policy.js";
import type { Read, Reading } from "./reading.js";
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
      const matches = { tenants: tenants.filter(isSearched), extra: [] };
      return used({ observed, matches, within: null, base: before }, fleet, now);
    };
  }
  const declaredWithin = hasRules ? null : withinScope(scope, desired, base, manifests);
  return (observed) => {
    const matches = govern(matchTenants(desired, observed, lock), lock, fleet, dueAt);
    if (!hasRules) return used({ observed, matches, within: declaredWithin, base }, fleet, now);
    // Whom a rule governs is only known once it was seen, at the base as well.
    const before = base && desiredOf(govern(matchTenants(base, observed, lock), lock, baseFleet ?? fleet, dueAt));
    const within = withinScope(scope, desiredOf(matches), before, manifests);
    return used({ observed, matches, within, base: before }, fleet, now);
  };
}

/** Tenants as their use makes them, those of the base too: what nobody uses was not changed by a manifest. */
function used(reading: Reading, fleet: Fleet, now: number): Reading {
  const { matches, observed, base } = reading;
  const projects = new Map<TenantName, ObservedProject>();
  const asSeen = (desired: DesiredTenant, project: ObservedProject): DesiredTenant =>
    asUsed(desired, project, observed.details[project.id]?.endpoints ?? null, fleet, now);
  const tenants = matches.tenants.map((matched): Matched => {
    const { desired, match } = matched;
    if (match.kind !== "live") return matched;
    const seen = asSeen(desired, match.project);
    if (seen === desired) return matched;
    projects.set(desired.tenant, match.project);
    return { desired: seen, match };
  });
  if (projects.size === 0) return reading;
  const before = base?.map((desired) => {
    const project = projects.get(desired.tenant);
    return project ? asSeen(desired, project) : desired;
  });
  return { ...reading, matches: { ...matches, tenants }, base: before ?? null };
}
