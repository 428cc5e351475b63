/**
 * What Neon answered: a value, plain JSON, that says how complete it is.
 *
 * Absence is not proof. A project that a list did not show may exist all the same, so an inventory with a hole is
 * another type, and what creates, adopts, recovers, transfers or deletes takes only the complete one.
 */
import type { BranchId, EndpointId, OrgId, OrgName, ProjectId, SnapshotId } from "./names.js";
import type { Compute, HistoryRetention, Quota } from "./settings.js";

/** A project as the list shows it. `null` stands for what Neon left out, which is never read as "no limit". */
export interface ObservedProject {
  readonly id: ProjectId;
  readonly name: string;
  readonly org: OrgName;
  readonly region: string;
  readonly pgVersion: number;
  readonly quota: Quota;
  /** Quota keys that this version doesn't know, sent back as read (reliability.md I27). */
  readonly unknownQuota: Readonly<Record<string, number>>;
  /** Defaults of computes made later, not the range of those that exist (neon-api.md §4). */
  readonly compute: { readonly [Field in keyof Compute]: Compute[Field] | null };
  /** Other keys of `default_endpoint_settings`, sent back as read. */
  readonly unknownCompute: Readonly<Record<string, unknown>>;
  readonly historyRetention: HistoryRetention | null;
  /** Only lists show them: null where the project was read singly, and may have any. */
  readonly integrations: readonly string[] | null;
  /** Bytes; null where Neon hasn't computed it. */
  readonly storage: number | null;
  readonly createdAt: string;
  readonly lastActiveAt: string | null;
  /** Only in the list of recoverable projects. */
  readonly recoverableUntil: string | null;
}

export interface ObservedEndpoint {
  readonly id: EndpointId;
  readonly branch: BranchId;
  readonly compute: Compute;
  readonly active: boolean;
}

export interface ObservedBranch {
  readonly id: BranchId;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isRoot: boolean;
  /** It holds all that it was made of. */
  readonly isReady: boolean;
  /** null of a root. */
  readonly parent: BranchId | null;
  /** ISO: the moment of its parent that it starts with. null where Neon left it out. */
  readonly parentTimestamp: string | null;
  /** It began with the schema of another, and no rows. */
  readonly isSchemaOnly: boolean;
  readonly isProtected: boolean;
  /** ISO: when Neon removes it; null where it is kept. */
  readonly expiresAt: string | null;
  /** ISO: its history begins there at the earliest. null where Neon left it out. */
  readonly createdAt: string | null;
  /** Bytes; null where not computed yet. */
  readonly logicalSize: number | null;
  /** The snapshot of which a restore made it; null for any other, and where Neon left it out. */
  readonly restoredFrom: SnapshotId | null;
  /** The branch that a restore meant it to replace; absent for any other, and where Neon left it out. */
  readonly restoredAs?: BranchId;
  /** `restored`: not final yet; as Neon words it. */
  readonly restoreStatus?: string;
  /** ISO: when it was last set back to its parent. */
  readonly lastResetAt?: string;
  /** The tenant that our own mark names, set when we created the project. */
  readonly markedTenant: string | null;
  /** The plan that our own mark names. */
  readonly markedPlan: string | null;
}

export interface ObservedSnapshot {
  readonly id: SnapshotId;
  /** Needn't be unique in a project. */
  readonly name: string;
  readonly branch: BranchId | null;
  /** ISO times. */
  readonly createdAt: string;
  /** The moment that was asked for; null where none was, or a position in the log. */
  readonly timestamp: string | null;
  readonly lsn: string | null;
  readonly expiresAt: string | null;
  /** Taken by hand or by name, not by a schedule of Neon's; only those count against a limit. null where Neon left it out. */
  readonly manual: boolean | null;
}

/** This period's use, from a single GET; lags up to an hour (neon-api.md §4). null where Neon left it out. */
export interface ObservedUsage {
  readonly activeTime: number | null;
  readonly computeTime: number | null;
  readonly writtenData: number | null;
  readonly dataTransfer: number | null;
  readonly periodEnd: string | null;
}

/** What a list can't show; an aspect is absent where nobody looked, null where a look failed. */
export interface ProjectDetails {
  readonly endpoints?: readonly ObservedEndpoint[] | null;
  readonly branches?: readonly ObservedBranch[] | null;
  readonly snapshots?: readonly ObservedSnapshot[] | null;
  readonly usage?: ObservedUsage | null;
}
export type Look = keyof ProjectDetails;

/** How one org's list went: the proof that goes into the plan. */
export interface OrgSweep {
  readonly org: OrgName;
  readonly id: OrgId;
  readonly pages: number;
  readonly projects: number;
  /** ISO times. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Empty when the list is complete. */
  readonly gaps: readonly Gap[];
}
export interface Gap {
  /** The page, from 1, on which it showed. */
  readonly page: number;
  /** null where a page as a whole is missing. */
  readonly project: ProjectId | null;
  readonly reason: "details-withheld" | "cursor-repeated" | "page-unreadable" | "project-unreadable";
}

interface Inventory {
  readonly sweeps: readonly OrgSweep[];
  /** By id, each once, over all orgs. */
  readonly projects: readonly ObservedProject[];
  /** Deleted projects that can still be recovered; null where nobody looked. */
  readonly recoverable: readonly ObservedProject[] | null;
  readonly details: Readonly<Record<ProjectId, ProjectDetails>>;
  /** Remembered or pinned ids that no list showed, after a single GET with each key. */
  readonly lookedUp: Readonly<Record<ProjectId, "gone" | "elsewhere">>;
  /** Names of project-scoped keys by org and project; null where the list of keys may not be read. */
  readonly scopedKeys: Readonly<Record<OrgName, Readonly<Record<ProjectId, readonly string[]>> | null>>;
}
export interface CompleteInventory extends Inventory {
  readonly kind: "complete";
}
export interface PartialInventory extends Inventory {
  readonly kind: "partial";
}
export type ObservedFleet = CompleteInventory | PartialInventory;

/** A tenant is suspended when its quota says so; a look at its computes isn't needed. */
export const observedState = (project: ObservedProject): "active" | "suspended" | "deleted" =>
  project.recoverableUntil !== null ? "deleted" : project.quota.activeTime === 1 ? "suspended" : "active";
