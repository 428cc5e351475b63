/**
 * The small part of Neon's API that Tenantry uses, in our own values. What plans gets a reader, which has no write
 * methods; what applies gets both.
 */
import type { Org } from "../reconciler/fleet.js";
import type { BranchId, EndpointId, ProjectId, SnapshotId } from "../reconciler/names.js";
import type {
  ObservedBranch,
  ObservedEndpoint,
  ObservedProject,
  ObservedSnapshot,
  ObservedUsage,
} from "../reconciler/observed.js";
import type { Compute, Fixed, HistoryRetention, Quota, Settings } from "../reconciler/settings.js";

export interface NeonReader {
  /** One page of at most 400, by Neon's own order. @throws NeonError */
  listProjects(org: Org, query: ListQuery): Promise<ProjectPage>;
  /** Looked for with the key of each of these orgs, in order; `elsewhere` is an org that the fleet doesn't name. */
  findProject(id: ProjectId, orgs: readonly Org[]): Promise<FoundProject>;
  /** null when the project is gone. */
  listEndpoints(org: Org, project: ProjectId): Promise<readonly ObservedEndpoint[] | null>;
  listBranches(org: Org, project: ProjectId): Promise<readonly ObservedBranch[] | null>;
  listSnapshots(org: Org, project: ProjectId): Promise<readonly ObservedSnapshot[] | null>;
  /** Names of project-scoped keys by project; null where the org's keys may not be listed. */
  listScopedKeys(org: Org): Promise<Readonly<Record<ProjectId, readonly string[]>> | null>;
  /** Status, as Neon words it, of each of the newest 100 operations. */
  listOperations(org: Org, project: ProjectId): Promise<ReadonlyMap<OperationId, string>>;
  /** @throws KeyError `key-kind` unless the key for transfers is a personal one */
  checkPersonalKey(): Promise<void>;
  readonly stats: CallStats;
}

/** Where a project is reached. */
export interface Place {
  readonly defaultBranchId: BranchId;
  /** Of the default branch's writing compute; null where it has none. */
  readonly host: string | null;
}

export interface CreatedProject {
  readonly id: ProjectId;
  /** null where the answer doesn't tell. */
  readonly place: Place | null;
  readonly operations: readonly OperationId[];
}

/** Every write answers the operations that must end before the next. @throws NeonError, LostAnswerError when its effect is unknown */
export interface NeonWriter {
  createProject(org: Org, spec: ProjectSpec): Promise<CreatedProject>;
  updateProject(org: Org, project: ProjectId, patch: ProjectPatch): Promise<readonly OperationId[]>;
  updateEndpoint(org: Org, project: ProjectId, endpoint: EndpointId, compute: Compute): Promise<readonly OperationId[]>;
  suspendEndpoint(org: Org, project: ProjectId, endpoint: EndpointId): Promise<readonly OperationId[]>;
  createSnapshot(org: Org, project: ProjectId, branch: BranchId, spec: SnapshotSpec): Promise<readonly OperationId[]>;
  /** With one compute. */
  createBranch(org: Org, project: ProjectId, spec: NewBranch): Promise<readonly OperationId[]>;
  updateBranch(org: Org, project: ProjectId, branch: BranchId, patch: BranchPatch): Promise<readonly OperationId[]>;
  deleteBranch(org: Org, project: ProjectId, branch: BranchId): Promise<readonly OperationId[]>;
  /** One that writes; a branch has at most one of these. */
  createEndpoint(org: Org, project: ProjectId, branch: BranchId, compute: Compute): Promise<readonly OperationId[]>;
  deleteEndpoint(org: Org, project: ProjectId, endpoint: EndpointId): Promise<readonly OperationId[]>;
  deleteSnapshot(org: Org, project: ProjectId, snapshot: SnapshotId): Promise<readonly OperationId[]>;
  /** As a root branch beside `target`, which stays as it is. */
  restoreSnapshot(
    org: Org,
    project: ProjectId,
    snapshot: SnapshotId,
    into: { readonly name: string; readonly target: BranchId },
  ): Promise<{ readonly branch: BranchId; readonly operations: readonly OperationId[] }>;
  /** It takes over name, settings and computes of the branch that it was restored for; that one is called `replaced`. */
  finalizeRestore(org: Org, project: ProjectId, branch: BranchId, replaced: string): Promise<readonly OperationId[]>;
  /** It holds what `source` holds now; what it held is kept under the name `keepAs`, with its children, or is gone. */
  restoreBranch(
    org: Org,
    project: ProjectId,
    branch: BranchId,
    from: { readonly source: BranchId; readonly keepAs: string | null },
  ): Promise<readonly OperationId[]>;
  setDefaultBranch(org: Org, project: ProjectId, branch: BranchId): Promise<readonly OperationId[]>;
  deleteProject(org: Org, project: ProjectId): Promise<void>;
  recoverProject(org: Org, project: ProjectId): Promise<void>;
  /** At most 400, all or none. Needs the personal key. */
  transferProjects(from: Org, to: Org, projects: readonly ProjectId[]): Promise<void>;
}

export type NeonClient = NeonReader & NeonWriter;

/** A UUID. */
export type OperationId = string;

export interface ListQuery {
  readonly cursor: string | null;
  /** Part of a name or id; equality is the caller's to check. */
  readonly search?: string;
  readonly recoverable?: boolean;
}

export interface ProjectPage {
  readonly projects: readonly ObservedProject[];
  /** Listed, but without the settings that a list may leave out: a single GET has them. */
  readonly bare: readonly ProjectId[];
  /** Listed, but not readable as a project. */
  readonly unreadable: number;
  /** They exist; Neon could not get their details in time. */
  readonly unavailable: readonly ProjectId[];
  readonly cursor: string | null;
}

export type FoundProject =
  | { readonly kind: "found"; readonly project: ObservedProject; readonly usage: ObservedUsage }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "gone" };

export interface ProjectSpec {
  readonly name: string;
  readonly orgId: Org["id"];
  readonly settings: Settings;
  readonly fixed: Fixed;
  readonly mark: Readonly<Record<string, string>>;
}

/** Times are ISO. */
export interface NewBranch {
  readonly name: string;
  readonly parent: BranchId;
  /** The parent's moment it starts with; null: now. */
  readonly timestamp: string | null;
  readonly isSchemaOnly: boolean;
  readonly isProtected: boolean;
  readonly expiresAt: string | null;
  readonly compute: Compute;
}

/** Only what changes. */
export interface BranchPatch {
  readonly protected?: boolean;
  /** ISO; null: it is kept. */
  readonly expiresAt?: string | null;
}

/** Of a moment or of a position in the log, not both. Times are ISO. */
export interface SnapshotSpec {
  readonly name: string;
  readonly timestamp: string | null;
  readonly lsn: string | null;
  readonly expiresAt: string | null;
}

/** Only what changes. `unknown` holds the keys of the live project that this version doesn't know, sent back as read. */
export interface ProjectPatch {
  readonly name?: string;
  readonly quota?: { readonly amounts: Quota; readonly unknown: Readonly<Record<string, number>> };
  readonly compute?: { readonly range: Compute; readonly unknown: Readonly<Record<string, unknown>> };
  readonly historyRetention?: HistoryRetention;
}

/** Every request sent, retries included. */
export interface CallStats {
  calls: number;
  writes: number;
  /** Answers that were retried, by status; `0` for none. */
  readonly retried: Map<number, number>;
}
