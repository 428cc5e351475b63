/**
 * A plan is a value: made by pure functions, it survives JSON, it carries the live values it was made from, and it is
 * all that `apply` reads. What was reviewed is what runs.
 */
import type { Change, Notice, Refusal } from "../change.js";
import type { Matches } from "../diff/match.js";
import type { ExceptedField } from "../diff/fields.js";
import type { TenantDiff } from "../diff/index.js";
import { digestOf } from "../digest.js";
import type { Fleet, SafetyKind } from "../fleet.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedFleet, OrgSweep } from "../observed.js";
import { estimateCalls } from "./calls.js";
import type { CallEstimate } from "./calls.js";
import type { ConsentCounts } from "./consent.js";
import { neededConsent } from "./consent.js";
import type { SafetyCounts } from "./safety.js";
import { safetyCounts } from "./safety.js";

export const planFormat = "tenantry/plan@1";

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
  /** Live projects of the fleet's orgs that nothing declares; they are never touched. */
  readonly undeclared: readonly { readonly project: ProjectId; readonly name: string; readonly org: OrgName }[];
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
}

export interface PlanInput {
  readonly fleet: Fleet;
  readonly matches: Matches;
  readonly diffs: readonly TenantDiff[];
  readonly observed: ObservedFleet;
  readonly revision: string | null;
  readonly inputs: Plan["inputs"];
  /** The `--max-<kind>` flags. */
  readonly raised: Readonly<Partial<Record<SafetyKind, number>>>;
}

export function makePlan({ fleet, matches, diffs, observed, revision, inputs, raised }: PlanInput): Plan {
  const changes = diffs.flatMap((tenant) => tenant.changes);
  const refused = diffs.flatMap(({ refusal }) => refusal ?? []);
  const notices = diffs.flatMap(({ notice }) => notice ?? []);
  const governed = governedAmong(diffs, matches);
  const looked = Object.values(observed.details).filter((details) => Object.keys(details).length > 0);
  const content = { format: planFormat, fleet: fleet.name, changes, refused } as const;
  const body = {
    ...content,
    id: digestOf({ ...content, changes: changes.map(withoutSource), refused: refused.map(withoutSource) }).slice(0, 8),
    revision,
    inputs,
    observedAt: observed.sweeps.map(({ startedAt }) => startedAt).sort(compareText)[0] ?? "",
    completeness: { kind: observed.kind, orgs: observed.sweeps },
    coverage: {
      listPages: observed.sweeps.reduce((pages, sweep) => pages + sweep.pages, 0),
      detailReads: looked.reduce((reads, details) => reads + Object.keys(details).length, 0),
      lookedAt: looked.length,
      notLookedAt: Math.max(0, matches.tenants.filter(({ match }) => match.kind === "live").length - looked.length),
    },
    notices,
    excepted: diffs.flatMap(({ excepted }) => excepted),
    ...(governed.length > 0 && { governed }),
    undeclared: matches.extra.map(({ id, name, org }) => ({ project: id, name, org })),
    counts: countsOf(diffs, matches, observed),
    calls: estimateCalls(changes, fleet, observed),
    safety: safetyCounts(changes, fleet.safety, matches.tenants.filter(({ match }) => match.kind === "live").length, raised),
    consent: neededConsent(changes),
  };
  return { ...body, digest: digestOf(body) };
}

function countsOf(
  diffs: readonly TenantDiff[],
  matches: Matches,
  observed: ObservedFleet,
): PlanCounts {
  const changed = diffs.filter(({ changes }) => changes.length > 0).length;
  const refused = diffs.filter(({ refusal }) => refusal !== null).length;
  const tombstones = matches.tenants.filter(({ desired }) => desired.state === "deleted").length;
  return {
    tenants: matches.tenants.length - tombstones,
    tombstones,
    projects: observed.projects.length,
    changed,
    refused,
    unchanged: matches.tenants.length - changed - refused,
    undeclared: matches.extra.length,
  };
}

function governedAmong(diffs: readonly TenantDiff[], { tenants }: Matches): NonNullable<Plan["governed"]> {
  const told = new Set(diffs.map(({ tenant }) => tenant));
  return tenants.flatMap(({ desired: { tenant, name }, match }) =>
    match.kind === "live" && match.by === "rule" && told.has(tenant) ? [{ tenant, name }] : [],
  );
}

/** A plan is the same when only lines moved in the files it was made from. */
const withoutSource = <Item extends { readonly source: unknown }>({ source: _, ...rest }: Item): Omit<Item, "source"> => rest;
