import type { CleanUp } from "./clean-up.js";
import type { Inactive } from "./inactive.js";
import type { OrgId, OrgName, TierName } from "./names.js";
import type { Compute, Fixed, QuotaField, Settings } from "./settings.js";
import type { Schedule } from "./schedule.js";
import type { SourceRange } from "./diagnostic.js";

/** The fleet file (`tenantry.yaml`), parsed, with every default filled in. Plain data. */
export interface Fleet {
  readonly name: string;
  /** Path of the fleet file as it was given. */
  readonly file: string;
  /** Globs of the manifests, relative to the fleet file. */
  readonly manifests: readonly string[];
  readonly rosters: readonly RosterSource[];
  /** In file order: the first that matches a project governs it. */
  readonly rules: readonly Rule[];
  /** The project name of a tenant known by name only, with the placeholder `{tenant}`. */
  readonly naming: string;
  /** Those that are swept, in file order, an environment's own (`free@staging`) after them. */
  readonly orgs: readonly Org[];
  /** Orgs of `manage: none`: no request names them. */
  readonly unmanaged: readonly OrgName[];
  readonly environments: readonly string[];
  readonly personalApiKeyEnv: string;
  readonly fixed: Fixed;
  /** In file order, which is from the smallest tier to the largest: a move to an earlier tier is a downgrade. */
  readonly tiers: readonly Tier[];
  readonly safety: Safety;
  readonly rate: { readonly perMinute: number; readonly share: number; readonly burst: number };
  readonly apply: {
    /** How long a request whose answer was lost may still take effect, in ms. */
    readonly settle: number;
    readonly operationTimeout: number;
    readonly requestTimeout: number;
    readonly concurrency: number;
  };
  /** ms */
  readonly planMaxAge: number;
  /** null: the fleet is one cell. */
  readonly cells: Cells | null;
}

/** How tenants are assigned to cells (cells/assign.ts). */
export interface Cells {
  readonly by: "hash" | "folder" | { readonly label: string };
  /** Only with `hash`; null: as few as `size` allows. */
  readonly count: number | null;
  readonly size: number;
  /** null: either door may apply. */
  readonly applier: Door | null;
  /** By the cell's name. */
  readonly appliers: Readonly<Record<string, Door>>;
}
/** What applies: the command or Pulumi. */
export type Door = "cli" | "pulumi";

export interface Org {
  readonly name: OrgName;
  readonly id: OrgId;
  /** The environment variable that holds its key; always `NEON_API_KEY*` (`key-env-name`). */
  readonly apiKeyEnv: string;
  readonly maxProjects: number | null;
  readonly sponsored: boolean;
  /** `report`: nothing is planned; `transfers`: only what moves a tenant out of it or into it. Absent: all of it is managed. */
  readonly manage?: "report" | "transfers";
}

/** Tenants from a list that the platform exports. */
export interface RosterSource {
  /** Relative to the fleet file. */
  readonly path: string;
  /** The share of its tenants, 0 to 1, that may be gone since the last saved plan. */
  readonly maxShrink: number;
}

/** Live projects of an org whose name matches follow a tier; they are changed, never made, moved or removed. */
export interface Rule {
  readonly org: OrgName;
  /** `*` stands for any characters, `?` for one. */
  readonly name: string;
  readonly tier: TierName;
  readonly source: { readonly file: string; readonly line: number };
}

/** Fields whose enforcement a tier may relax. */
export type EnforcedField = `quota.${QuotaField}` | `compute.${keyof Compute}` | "historyRetention";
/** `atLeast`: a larger observed value stays. `ignore`: never compared and never written. */
export type Enforcement = "atLeast" | "ignore";

export interface Tier {
  readonly name: TierName;
  readonly org: OrgName;
  readonly settings: Settings;
  /** A field that isn't here is enforced exactly. */
  readonly enforce: Readonly<Partial<Record<EnforcedField, Enforcement>>>;
  readonly limits: Limits | null;
  readonly schedule: Schedule | null;
  readonly cleanUp: CleanUp;
  readonly inactive: Inactive;
  /** Where the tier's name stands in the fleet file. */
  readonly at: SourceRange;
  /** Where each limit stands (`quota.activeTime`, `compute.max`), so that a refusal can point at it. */
  readonly limitsAt?: Readonly<Record<string, SourceRange>>;
}

/** What a tenant of a tier may ask for: dated, configured numbers, never facts about Neon. Absent = no limit configured. */
export interface Limits {
  readonly quota: Readonly<Partial<Record<QuotaField, number>>>;
  readonly branches?: number;
  readonly rootBranches?: number;
  readonly snapshots?: number;
  readonly compute: { readonly max?: number; readonly minSuspendTimeout?: number };
  /** Seconds. */
  readonly historyRetention?: number;
  /** `2026-02-06` */
  readonly asOf: string;
}

/** Kinds of change that a safety limit guards. */
export const safetyKinds = ["delete", "suspend", "restore", "transfer", "create", "update"] as const;
export type SafetyKind = (typeof safetyKinds)[number];
/** allowed = min(max, max(1, ⌊share × managed⌋)); a missing number does not bound. `share` is 0 to 1. */
export interface SafetyLimit {
  readonly max?: number;
  readonly share?: number;
}
export type Safety = Readonly<Record<SafetyKind, SafetyLimit>>;

/** Used where the fleet file says nothing (docs/manifests.md prints them). */
export const defaultSafety: Safety = {
  delete: { max: 20, share: 0.01 },
  suspend: { max: 20, share: 0.01 },
  restore: { max: 5 },
  transfer: { max: 500 },
  create: { max: 1000, share: 0.5 },
  update: { share: 0.9 },
};

/** Calls per minute that this fleet allows itself: its share of the account's rate, less what a burst takes. */
export const callsPerMinute = ({ rate }: Fleet): number => rate.share * (rate.perMinute - rate.burst);
