/** The pipeline in one place: declared → observed → diff → plan. Nothing else lives here. */
import type { NeonReader } from "../neon/port.js";
import { diff } from "./diff/index.js";
import { dueLooksByTenant } from "./diff/looks.js";
import type { LookPolicy } from "./diff/looks.js";
import { desiredOf } from "./diff/match.js";
import type { Matches } from "./diff/match.js";
import { observe, observeAll, sweepFleet } from "./observe.js";
import type { ObservedFleet } from "./observed.js";
import type { TenantName } from "./names.js";
import { refuseFull } from "./plan/capacity.js";
import { makePlan } from "./plan/plan.js";
import type { Plan } from "./plan/plan.js";
import { changedTenants } from "./scope/changed.js";
import { ask, readerOf } from "./scope/question.js";
import type { Declared, Question } from "./scope/question.js";
import { inScope } from "./scope/reading.js";
import type { Reading } from "./scope/reading.js";
import { refuseRenames } from "./scope/rename.js";
import { namesToSearch, wholeFleet } from "./scope/scope.js";
import type { Scope } from "./scope/scope.js";
import { searchFleet } from "./scope/search.js";
import { keepBack } from "./scope/skip.js";
import { refuseUnseen } from "./scope/unseen.js";
import { refuseUnknown } from "./scope/unknown-tenant.js";
import type { Unseen } from "./scope/unseen.js";

export type { Declared } from "./scope/question.js";

export interface Reconciled {
  readonly plan: Plan;
  /** Whose is which, also of those that don't change. */
  readonly matches: Matches;
  /** What the plan was made from. */
  readonly observed: ObservedFleet;
}

export const reconcile = async (...question: Parameters<typeof reconcileFleet>): Promise<Plan> =>
  (await reconcileFleet(...question)).plan;

export async function reconcileFleet(
  declared: Declared,
  neon: NeonReader,
  now: () => number,
  policy: LookPolicy,
  scope: Scope = wholeFleet,
): Promise<Reconciled> {
  const { fleet, lock } = declared;
  const question = ask(declared, scope, namesToSearch(scope, declared), now());
  const context = { neon, fleet, now };
  const { observed, terms } = question.names
    ? await searchFleet(question, lock, context)
    : { observed: await sweepFleet(context), terms: null };
  const reading = await observe(observed, readerOf(question), { ...context, terms }, policy);
  return reconciled(question, reading, new Map());
}

/** The same from what was observed before: without a key and without a request. */
export const reconcileObserved = (...question: Parameters<typeof reconcileFleetObserved>): Plan =>
  reconcileFleetObserved(...question).plan;

export function reconcileFleetObserved(
  declared: Declared,
  observed: ObservedFleet,
  now: number,
  policy: LookPolicy,
  scope: Scope = wholeFleet,
): Reconciled {
  const question = ask(declared, scope, null, now);
  const reading = readerOf(question)(observed);
  return reconciled(question, reading, dueLooksByTenant(inScope(reading), observed, declared.fleet, policy));
}

/**
 * Some tenants for what handles them as they come: `declared` holds only these. `swept` are lists read before, from which
 * only the looks are missing; without them each tenant is searched for. `deep` are those whose computes are looked at too.
 */
export async function reconcileSome(
  declared: Declared,
  swept: ObservedFleet | null,
  neon: NeonReader,
  now: () => number,
  deep: ReadonlySet<TenantName>,
): Promise<Reconciled> {
  const { fleet, lock, manifests } = declared;
  const names = swept ? null : new Set(manifests.map(({ tenant }) => tenant));
  const question = ask(declared, wholeFleet, names, now());
  const context = { neon, fleet, now };
  const { observed, terms } = swept ? { observed: swept, terms: null } : await searchFleet(question, lock, context);
  const reading = await observe(observed, readerOf(question), { ...context, terms }, { deep });
  return reconciled(question, reading, new Map());
}

/** What a later `reconcileObserved` needs. */
export function observeFleet(declared: Declared, neon: NeonReader, now: () => number, deep: boolean): Promise<ObservedFleet> {
  const question = ask(declared, wholeFleet, null, now());
  return observeAll(readerOf(question), { neon, fleet: declared.fleet, now, terms: null }, deep);
}

const reconciled = (question: Question, reading: Reading, unseen: Unseen): Reconciled => ({
  plan: planOf(question, reading, unseen),
  matches: reading.matches,
  observed: reading.observed,
});

function planOf({ declared, scope, now, desired, names }: Question, reading: Reading, unseen: Unseen): Plan {
  const { fleet, lock, revision, inputs, raised, policy = null } = declared;
  const { observed, matches, within, base } = reading;
  refuseUnknown(scope, matches, observed);
  const bases = base && new Map(base.map((tenant) => [tenant.tenant, tenant]));
  const compared = diff(matches, { fleet, observed, now, base: bases });
  const seen = refuseUnseen(compared, matches, unseen, fleet);
  const judged = refuseRenames(seen, { fleet, matches, lock, base: bases });
  const isInside = ({ tenant }: { tenant: (typeof judged)[number]["tenant"] }): boolean => within?.has(tenant) ?? true;
  const { diffs, skipped } = keepBack(judged.filter(isInside), scope.skip);
  return makePlan({
    fleet,
    reading,
    // Without a sweep nobody knows how full an org is; then Neon's own limit holds.
    diffs: names ? diffs : refuseFull(diffs, observed, fleet),
    outside: names ? null : judged.filter((tenant) => !isInside(tenant)),
    scope,
    declared: names ? desired.length : matches.tenants.length,
    skipped,
    changedSinceBase: base && !names ? changedTenants(desiredOf(matches), base).size : null,
    policy,
    revision,
    inputs,
    raised,
  });
}
