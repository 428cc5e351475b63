/** The pipeline in one place: declared → observed → diff → plan. Nothing else lives here. */
import type { NeonReader } from "../neon/port.js";
import type { DesiredTenant } from "./desired.js";
import { desiredTenants } from "./desired.js";
import { govern } from "./diff/govern.js";
import { diff } from "./diff/index.js";
import { dueLooksByTenant } from "./diff/looks.js";
import type { LookPolicy } from "./diff/looks.js";
import { matchTenants } from "./diff/match.js";
import type { Lock } from "./diff/match.js";
import type { Fleet, SafetyKind } from "./fleet.js";
import type { Manifest } from "./manifest/manifest.js";
import type { TenantName } from "./names.js";
import { inScope, observe, observeAll, sweepFleet } from "./observe.js";
import type { Read, Reading } from "./observe.js";
import type { ObservedFleet } from "./observed.js";
import { refuseFull } from "./plan/capacity.js";
import { makePlan } from "./plan/plan.js";
import type { Plan } from "./plan/plan.js";
import type { PlanPolicy } from "./scope/policy.js";
import { refuseRenames } from "./scope/rename.js";
import type { Scope } from "./scope/scope.js";
import { namesToSearch, wholeFleet } from "./scope/scope.js";
import { searchFleet } from "./scope/search.js";
import { keepBack } from "./scope/skip.js";
import { refuseUnseen } from "./scope/unseen.js";
import type { Unseen } from "./scope/unseen.js";
import { withinScope } from "./scope/within.js";

export interface Declared {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
  /** The manifests at the base revision, null when none was given. */
  readonly base: readonly Manifest[] | null;
  /** The fleet file there; absent: tiers and defaults are taken as they are now. */
  readonly baseFleet?: Fleet | null;
  /** Where `fleet` has the base's policy instead of its own (scope/policy.ts). */
  readonly policy?: PlanPolicy | null;
  readonly lock: Lock;
  readonly revision: string | null;
  readonly inputs: Plan["inputs"];
  /** The `--max-<kind>` flags. */
  readonly raised: Readonly<Partial<Record<SafetyKind, number>>>;
}

export async function reconcile(
  declared: Declared,
  neon: NeonReader,
  now: () => number,
  policy: LookPolicy,
  scope: Scope = wholeFleet,
): Promise<Plan> {
  const { fleet, lock } = declared;
  const question = ask(declared, scope, now());
  const context = { neon, fleet, now };
  const read = reader(question);
  if (question.names === null) return answer(question, await observe(await sweepFleet(context), read, context, policy), new Map());
  const wanted = question.desired.filter(({ tenant }) => question.names?.has(tenant));
  const { observed, terms } = await searchFleet(wanted, lock, context);
  return answer(question, await observe(observed, read, { ...context, terms }, policy), new Map());
}

/** The same from what was observed before: without a key and without a request. */
export function reconcileObserved(declared: Declared, observed: ObservedFleet, now: number, policy: LookPolicy, scope: Scope = wholeFleet): Plan {
  const question = { ...ask(declared, scope, now), names: null };
  const reading = reader(question)(observed);
  return answer(question, reading, dueLooksByTenant(inScope(reading), observed, declared.fleet, policy));
}

/** What `reconcileObserved` needs later, of the tenants as they are declared now. */
export function observeFor(declared: Declared, neon: NeonReader, now: () => number, deep: boolean): Promise<ObservedFleet> {
  return observeAll(reader(ask(declared, wholeFleet, now())), { neon, fleet: declared.fleet, now }, deep);
}

interface Question {
  readonly declared: Declared;
  readonly scope: Scope;
  readonly now: number;
  readonly desired: readonly DesiredTenant[];
  readonly base: readonly DesiredTenant[] | null;
  /** Tenants to search for instead of a sweep; null: all are swept. */
  readonly names: ReadonlySet<TenantName> | null;
}

function ask(declared: Declared, scope: Scope, now: number): Question {
  const { fleet, manifests, base, baseFleet } = declared;
  return {
    declared,
    scope,
    now,
    desired: desiredTenants(manifests, fleet, now),
    base: base && desiredTenants(base, baseFleet ?? fleet, now),
    names: namesToSearch(scope, fleet),
  };
}

const reader =
  ({ declared: { fleet, baseFleet, lock, manifests }, scope, desired, base, names }: Question): Read =>
  (observed): Reading => {
    const matches = matchTenants(desired, observed, lock);
    // Of tenants and projects that nobody searched for, nothing was seen and nothing is said.
    if (names) return { observed, matches: { tenants: matches.tenants.filter(({ desired }) => names.has(desired.tenant)), extra: [] }, within: null };
    const governed = govern(matches, lock, fleet);
    const before = base && govern(matchTenants(base, observed, lock), lock, baseFleet ?? fleet);
    return { observed, matches: governed, within: withinScope(scope, governed, before, manifests) };
  };

function answer({ declared, scope, now, base, desired, names }: Question, reading: Reading, unseen: Unseen): Plan {
  const { fleet, lock, revision, inputs, raised, policy = null } = declared;
  const { observed, matches, within } = reading;
  const bases = base && new Map(base.map((tenant) => [tenant.tenant, tenant]));
  const seen = refuseUnseen(diff(matches, { fleet, observed, now, base: bases }), matches, unseen, fleet);
  const all = refuseRenames(seen, { fleet, matches, lock, base: bases });
  const inside = within === null ? all : all.filter(({ tenant }) => within.has(tenant));
  const { diffs, skipped } = keepBack(inside, scope.skip);
  return makePlan({
    fleet,
    reading,
    // Without a sweep nobody knows how full an org is; Neon's own limit holds.
    diffs: names === null ? refuseFull(diffs, observed, fleet) : diffs,
    outside: all.length === inside.length ? [] : all.filter(({ tenant }) => within !== null && !within.has(tenant)),
    scope,
    declared: names === null ? matches.tenants.length : desired.length,
    isSwept: names === null,
    skipped,
    policy,
    revision,
    inputs,
    raised,
  });
}
