/**
 * A plan is a value: made by pure functions, it survives JSON, it carries the live values it was made from, and it is
 * all that `apply` reads. What was reviewed is what runs.
 */
import type { Change, Notice, Refusal, Stake } from "../change.js";
import type { Matches } from "../diff/match.js";
import type { ExceptedField } from "../diff/fields.js";
import type { TenantDiff } from "../diff/index.js";
import { isTombstone } from "../desired.js";
import { digestOf } from "../digest.js";
import type { Fleet, SafetyKind } from "../fleet.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedFleet, OrgSweep, ProjectDetails } from "../observed.js";
import { observedState } from "../observed.js";
import type { PlanPolicy } from "../scope/policy.js";
import { inScope } from "../scope/reading.js";
import type { Reading } from "../scope/reading.js";
import { selectedFlags } from "../scope/scope.js";
import type { PlanScope, Scope, Skipped } from "../scope/scope.js";
import { estimateCalls } from "./calls.js";
import type { CallEstimate } from "./calls.js";
import type { ConsentCounts } from "./consent.js";
import { neededConsent } from "./consent.js";
import { planId } from "./plan-id.js";
import type { SafetyCounts } from "./safety.js";
import { safetyCounts } from "./safety.js";
import { stakeOf } from "../stake.js";
import { dateText, dayIn } from "../time-text.js";

export const planFormat = "tenantry/plan@1";

/** With what somebody asks before it is deleted by hand. */
export interface Undeclared extends Stake {
  readonly project: ProjectId;
  readonly name: string;
  readonly org: OrgName;
  /** `2025-11-30`; null where Neon names no time. */
  readonly createdOn: string | null;
}

/** A tombstone whose project isn't gone yet. */
export interface Leaving {
  readonly tenant: TenantName;
  /** Until its date, or until Neon lets nobody recover it any more. */
  readonly state: "suspended" | "deleted";
  /** As a manifest, or Neon, writes it. */
  readonly until: string;
}

export interface Plan {
  readonly format: typeof planFormat;
  /** First 8 hex digits of the digest of what the plan does: an approval names it. */
  readonly id: string;
  /** SHA-256 of the whole plan without this field: a plan file that was touched is refused. */
  readonly digest: string;
  readonly fleet: string;
  /** Short git revision of the manifests, null outside a checkout. */
  readonly revision: string | null;
  readonly inputs: { readonly manifestsDigest: string; readonly fleetDigest: string };
  /** ISO time at which the observation began. */
  readonly observedAt: string;
  readonly completeness: { readonly kind: ObservedFleet["kind"]; readonly orgs: readonly OrgSweep[] };
  readonly coverage: Coverage;
  /** By tenant, each tenant's in the order in which they are applied. */
  readonly changes: readonly Change[];
  readonly refused: readonly Refusal[];
  readonly notices: readonly Notice[];
  /** Fields that a dated exception leaves as they are. */
  readonly excepted: readonly ExceptedField[];
  /** What people call the tenants above whose key is a project id, because a rule governs them; absent where there are none. */
  readonly governed?: readonly { readonly tenant: TenantName; readonly name: string }[];
  /** Live projects of the fleet's orgs that nothing declares, by id; they are never touched. */
  readonly undeclared: readonly Undeclared[];
  /** As far as it was seen: whom one can recover is looked up only where something is missing. Absent where there is none. */
  readonly leaving?: readonly Leaving[];
  /** Absent from a plan of the whole fleet. */
  readonly scope?: PlanScope;
  /** Absent where no kind of change was to be skipped. */
  readonly skipped?: Skipped;
  /** Absent where the fleet file's own policy guards the plan. */
  readonly policy?: PlanPolicy;
  readonly counts: PlanCounts;
  readonly calls: CallEstimate;
  /** How many tenants each guarded kind of change touches, and how many it may. */
  readonly safety: SafetyCounts;
  /** What is needed, never what was given: how many tenants per hazard. */
  readonly consent: ConsentCounts;
}

/** What was looked at. `details` counts single reads by aspect. */
export interface Coverage {
  readonly listPages: number;
  readonly detailReads: number;
  readonly lookedAt: number;
  readonly notLookedAt: number;
}

export interface PlanCounts {
  /** Declared tenants, those that a rule governs among them; tombstones are counted apart. */
  readonly tenants: number;
  readonly tombstones: number;
  readonly projects: number;
  readonly changed: number;
  readonly refused: number;
  readonly unchanged: number;
  readonly undeclared: number;
  /** Tenants of which the base asked something else, those that a rule governs among them; absent where there was no base, or no sweep. */
  readonly changedSinceBase?: number;
}

export interface PlanInput {
  readonly fleet: Fleet;
  readonly reading: Reading;
  /** Of the tenants in scope. */
  readonly diffs: readonly TenantDiff[];
  /** Of the others, only counted; null where nobody looked at them. */
  readonly outside: readonly TenantDiff[] | null;
  readonly scope: Scope;
  /** How many tenants there are in all. */
  readonly declared: number;
  /** Tenants that `--skip` kept back. */
  readonly skipped: number;
  /** How many the base asked something else of; null where that isn't known. */
  readonly changedSinceBase: number | null;
  readonly policy: PlanPolicy | null;
  readonly revision: string | null;
  readonly inputs: Plan["inputs"];
  /** The `--max-<kind>` flags. */
  readonly raised: Readonly<Partial<Record<SafetyKind, number>>>;
}

export function makePlan(input: PlanInput): Plan {
  const { fleet, reading, diffs, scope, skipped, policy, revision, inputs, raised } = input;
  const { observed, matches } = reading;
  const planned = inScope(reading);
  const changes = diffs.flatMap((tenant) => tenant.changes);
  const refused = diffs.flatMap(({ refusal }) => refusal ?? []);
  const notices = diffs.flatMap(({ notice }) => notice ?? []);
  const governed = governedAmong(diffs, matches);
  const looked = detailsLookedAt(reading);
  const leaving = leavingIn(planned);
  const told = scopeOf(input, planned.tenants.length);
  const content = { format: planFormat, fleet: fleet.name, changes, refused } as const;
  const body = {
    ...content,
    id: planId(content),
    revision,
    inputs,
    observedAt: observed.sweeps.map(({ startedAt }) => startedAt).sort(compareText)[0] ?? "",
    completeness: { kind: observed.kind, orgs: observed.sweeps },
    coverage: {
      listPages: observed.sweeps.reduce((pages, sweep) => pages + sweep.pages, 0),
      detailReads: Object.values(observed.details).reduce((reads, details) => reads + Object.keys(details).length, 0),
      lookedAt: looked.length,
      notLookedAt: Math.max(0, liveIn(planned) - looked.length),
    },
    notices,
    excepted: diffs.flatMap(({ excepted }) => excepted),
    ...(governed.length > 0 && { governed }),
    undeclared: matches.extra
      .map((extra) => ({
        project: extra.id,
        name: extra.name,
        org: extra.org,
        ...stakeOf(extra),
        createdOn: dayIn(extra.createdAt),
      }))
      .sort((a, b) => compareText(a.project, b.project)),
    ...(leaving.length > 0 && { leaving }),
    ...(told && { scope: told }),
    ...(scope.skip.length > 0 && { skipped: { kinds: scope.skip, tenants: skipped } }),
    ...(policy && { policy }),
    counts: {
      ...countsOf(diffs, reading, skipped),
      ...(input.changedSinceBase !== null && { changedSinceBase: input.changedSinceBase }),
    },
    calls: estimateCalls(changes, fleet, observed),
    safety: safetyCounts(changes, fleet.safety, liveIn(matches), raised),
    consent: neededConsent(changes),
  };
  return { ...body, digest: digestOf(body) };
}

/** `unchanged` is of the tenants in scope, the totals are of all. */
function countsOf(diffs: readonly TenantDiff[], reading: Reading, skipped: number): PlanCounts {
  const { matches, observed } = reading;
  const changed = diffs.filter(({ changes }) => changes.length > 0).length;
  const refused = diffs.filter(({ refusal }) => refusal !== null).length;
  const tombstones = matches.tenants.filter(({ desired }) => desired.state === "deleted").length;
  return {
    tenants: matches.tenants.length - tombstones,
    tombstones,
    projects: observed.projects.length,
    changed,
    refused,
    unchanged: inScope(reading).tenants.length - changed - refused - skipped,
    undeclared: matches.extra.length,
  };
}

const leavingIn = ({ tenants }: Matches): readonly Leaving[] =>
  tenants.flatMap(({ desired, match }): readonly Leaving[] => {
    const { tenant, deleteAfter } = desired;
    if (!isTombstone(desired)) return [];
    if (match.kind === "recoverable") return [{ tenant, state: "deleted", until: match.project.recoverableUntil ?? "" }];
    const waits = match.kind === "live" && desired.state === "suspended" && observedState(match.project) === "suspended";
    return waits && deleteAfter !== null ? [{ tenant, state: "suspended", until: dateText(deleteAfter) }] : [];
  });

const liveIn = ({ tenants }: Matches): number => tenants.filter(({ match }) => match.kind === "live").length;

/** Details of the tenants in scope; an observation may hold others' too. */
const detailsLookedAt = (reading: Reading): readonly ProjectDetails[] =>
  inScope(reading)
    .tenants.flatMap(({ match }) => (match.kind === "live" ? (reading.observed.details[match.project.id] ?? []) : []))
    .filter((details) => Object.keys(details).length > 0);

/** null for the whole fleet. */
function scopeOf(
  { scope: { changedSince, selection }, reading: { within }, outside, declared }: PlanInput,
  planned: number,
): PlanScope | null {
  const selected = selectedFlags(selection);
  if (changedSince === null && selected.length === 0) return null;
  return {
    changedSince,
    selected,
    // Tenants that were removed since the base have changed too.
    tenants: within?.size ?? planned,
    of: declared,
    outside: outside && {
      drifted: outside.filter(({ changes }) => changes.length > 0).length,
      refused: outside.filter(({ refusal }) => refusal !== null).length,
    },
  };
}

function governedAmong(diffs: readonly TenantDiff[], { tenants }: Matches): NonNullable<Plan["governed"]> {
  const told = new Set(diffs.map(({ tenant }) => tenant));
  return tenants.flatMap(({ desired: { tenant, name }, match }) =>
    match.kind === "live" && match.by === "rule" && told.has(tenant) ? [{ tenant, name }] : [],
  );
}
