/**
 * What git asks for: every declared tenant with its tier's preset, its own overrides and the fleet's defaults
 * merged into one complete value. Pure; the same input gives the same fleet in the same order.
 */
import type { DeclaredBranch } from "./branch.js";
import type { Errand } from "./errand.js";
import type { CleanUp } from "./clean-up.js";
import type { Fleet, Limits, Tier } from "./fleet.js";
import type { Inactive } from "./inactive.js";
import { environmentOf, orgIn, projectName } from "./key.js";
import type { Exception, Manifest } from "./manifest/manifest.js";
import type { OrgName, ProjectId, TenantName, TierName } from "./names.js";
import { compareText } from "./names.js";
import type { DeclaredRestore } from "./restore.js";
import { inertAfter } from "./restore.js";
import type { Rotation, Schedule } from "./schedule.js";
import { rotationAt } from "./schedule.js";
import type { Fixed, Settings, TenantState } from "./settings.js";
import type { DeclaredSnapshot } from "./snapshot.js";

export interface DesiredTenant {
  readonly tenant: TenantName;
  readonly tier: TierName | null;
  /** null only for a tombstone: its project may stand in any org. */
  readonly org: OrgName | null;
  /** The project's name. */
  readonly name: string;
  readonly pin: ProjectId | null;
  /** What is asked for now: a tombstone with a later `deleteAfter` is still `suspended`. */
  readonly state: TenantState;
  readonly reason: string | null;
  /** A tombstone with `deleteAfter`: what that date brings was consented to when the line was merged. */
  readonly dated: boolean;
  /** That date, ms since the epoch; null of any other. */
  readonly deleteAfter: number | null;
  /** null only for a tombstone: nothing of its project but the state is declared, not even until `deleteAfter`. */
  readonly settings: Settings | null;
  /** The tier's; a manifest can't override it. */
  readonly enforce: Tier["enforce"];
  /** What a create is told. */
  readonly fixed: Fixed;
  /** What the manifest itself says of it: a live project that differs is refused (`immutable`). */
  readonly declaredFixed: Partial<Fixed>;
  readonly limits: Limits | null;
  /** ms since the epoch */
  readonly graceUntil: number | null;
  /** By name; a tombstone has none. */
  readonly branches: readonly DeclaredBranch[];
  /** By name; a tombstone has none. */
  readonly snapshots: readonly DeclaredSnapshot[];
  /** Only where what is due is asked for, and of a tenant that is active. */
  readonly rotation: Rotation | null;
  /** null once a day has passed since its id; a tombstone has none. */
  readonly restore: DeclaredRestore | null;
  /** What a command was told to do, and nothing else. */
  readonly errand?: Errand;
  /** What is done where nobody uses it; a tombstone has none. */
  readonly inactive: Inactive;
  /** What its use makes of it, once its project was seen (inactive.ts); absent where that is nothing. */
  readonly unused?: { readonly kind: "suspends" } | { readonly kind: "told"; readonly message: string };
  /** Only where what is due is asked for; a tombstone has none. */
  readonly cleanUp: CleanUp;
  /** Only those that hold now. */
  readonly exceptions: readonly Exception[];
  readonly unsupported: readonly string[];
  readonly source: SourceLine;
}

export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Deletes now, or waits for its date: it never makes, moves or brings back a project. */
export const isTombstone = ({ state, dated }: DesiredTenant): boolean => state === "deleted" || dated;

/** The quota that stops a tenant's computes, as Neon documents it: one second of active time (neon-api.md §4). */
export const suspendedActiveTime = 1;

/** Sorted by tenant. `now` is ms since the epoch. With `due`, scheduled snapshots are declared too. */
export function desiredTenants(manifests: readonly Manifest[], fleet: Fleet, now: number, due = false): readonly DesiredTenant[] {
  const tiers = new Map(fleet.tiers.map((tier) => [tier.name, tier]));
  return manifests
    .map((manifest) =>
      desiredTenant(manifest, manifest.tier === null ? null : (tiers.get(manifest.tier) ?? null), fleet, now, due),
    )
    .sort((a, b) => compareText(a.tenant, b.tenant));
}

function desiredTenant(manifest: Manifest, named: Tier | null, fleet: Fleet, now: number, due: boolean): DesiredTenant {
  const tier = manifest.state === "deleted" ? null : named;
  const waits = manifest.state === "deleted" && manifest.deleteAfter !== null && now < manifest.deleteAfter;
  const state = waits ? "suspended" : manifest.state;
  return {
    tenant: manifest.tenant,
    tier: manifest.tier,
    org: tier && orgIn(tier.org, environmentOf(manifest.tenant)),
    name: manifest.name ?? projectName(fleet.naming, manifest.tenant),
    pin: manifest.projectId,
    state,
    reason: manifest.reason,
    dated: manifest.state === "deleted" && manifest.deleteAfter !== null,
    deleteAfter: manifest.state === "deleted" ? manifest.deleteAfter : null,
    settings: tier && effectiveSettings(manifest, tier),
    enforce: tier?.enforce ?? {},
    fixed: { ...fleet.fixed, ...manifest.fixed },
    declaredFixed: tier ? manifest.fixed : {},
    limits: tier?.limits ?? null,
    graceUntil: manifest.graceUntil,
    branches: tier ? manifest.branches : [],
    snapshots: tier ? manifest.snapshots : [],
    rotation: tier && due && state === "active" ? rotationOf(manifest.schedule ?? tier.schedule, now) : null,
    restore: tier && manifest.restore && now < manifest.restore.id + inertAfter ? manifest.restore : null,
    ...(tier && manifest.errand && { errand: manifest.errand }),
    inactive: tier ? inactiveOf(manifest, tier) : nothing,
    cleanUp: tier && due ? { ...tier.cleanUp, ...manifest.cleanUp } : nothing,
    exceptions: manifest.exceptions.filter((exception) => now < exception.until),
    unsupported: tier ? manifest.unsupported : [],
    source: { file: manifest.source.file, line: sourceLine(manifest, state) },
  };
}

/** One value for all tenants that say nothing. */
const nothing = {} as const;

const inactiveOf = ({ inactive }: Manifest, tier: Tier): Inactive =>
  inactive.warn === undefined && inactive.suspend === undefined ? tier.inactive : { ...tier.inactive, ...inactive };

export const rotationOf = (schedule: Schedule | null, now: number): Rotation | null => schedule && rotationAt(schedule, now);

function effectiveSettings(manifest: Manifest, tier: Tier): Settings {
  return {
    quota: { ...tier.settings.quota, ...manifest.quota },
    compute: { ...tier.settings.compute, ...manifest.compute },
    historyRetention: manifest.historyRetention ?? tier.settings.historyRetention,
  };
}

/** The line a reader wants to see for this tenant: what says its tier, or what says it is to stop. */
const sourceLine = ({ source }: Manifest, state: TenantState): number => (state === "active" ? source.tier : source.state);
