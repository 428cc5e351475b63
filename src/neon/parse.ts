/**
 * The border: Neon's JSON becomes our values here and nowhere else. Ids are checked, so none can walk a path;
 * numbers are whole and safe; what is missing stays unknown instead of becoming a default.
 */
import type { Fleet } from "../reconciler/fleet.js";
import type { BranchId, EndpointId, OrgName, ProjectId, SnapshotId } from "../reconciler/names.js";
import { idPattern } from "../reconciler/names.js";
import type {
  ObservedBranch,
  ObservedEndpoint,
  ObservedProject,
  ObservedSnapshot,
  ObservedUsage,
} from "../reconciler/observed.js";
import type { Amount, HistoryRetention, Quota, QuotaField, SuspendTimeout } from "../reconciler/settings.js";
import { MalformedAnswerError } from "./errors.js";
import { markKeys } from "./mark.js";

export type Json = Readonly<Record<string, unknown>>;

/** Neon's name of each quota (neon-api.md §4). */
export const quotaKeys = {
  activeTime: "active_time_seconds",
  computeTime: "compute_time_seconds",
  writtenData: "written_data_bytes",
  dataTransfer: "data_transfer_bytes",
  logicalSize: "logical_size_bytes",
} as const satisfies Record<QuotaField, string>;

const knownQuota: ReadonlySet<string> = new Set(Object.values(quotaKeys));
const knownCompute: ReadonlySet<string> = new Set([
  "autoscaling_limit_min_cu",
  "autoscaling_limit_max_cu",
  "suspend_timeout_seconds",
]);

/** Says which answer is being read, for the error. */
export type Route = string;

export const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws MalformedAnswerError */
export function objectAt(route: Route, value: unknown, field: string): Json {
  if (!isJson(value)) throw new MalformedAnswerError(route, field);
  return value;
}
export function listAt(route: Route, value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new MalformedAnswerError(route, field);
  return value;
}
export function textAt(route: Route, value: unknown, field: string): string {
  if (typeof value !== "string") throw new MalformedAnswerError(route, field);
  // Half a surrogate pair can be neither printed nor put into canonical JSON.
  return value.toWellFormed();
}
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says which id it reads
export function idAt<Id extends string>(route: Route, value: unknown, field: string): Id {
  if (typeof value !== "string" || !idPattern.test(value)) throw new MalformedAnswerError(route, field);
  return value as Id;
}
const optionalText = (value: unknown): string | null => (typeof value === "string" ? value.toWellFormed() : null);

/** A count or amount that Neon may leave out; one that is there must be a whole number from 0 to 2^53 − 1. */
function optionalAmount(route: Route, value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new MalformedAnswerError(route, field);
  return value;
}

/** The fleet's name of an org id; null for an org that isn't the fleet's. */
export const orgNamed = (fleet: Fleet, id: unknown): OrgName | null => fleet.orgs.find((org) => org.id === id)?.name ?? null;

/** Settings that Neon left out of a list; a single GET has them (neon-api.md §4: absent = unknown). */
export const lacksSettings = (project: Json): boolean =>
  !isJson(project["settings"]) ||
  !isJson(project["default_endpoint_settings"]) ||
  typeof project["history_retention_seconds"] !== "number";

/** Deleted, whether or not it can still be recovered. */
export const isDeleted = (project: Json): boolean =>
  typeof project["deleted_at"] === "string" || typeof project["recoverable_until"] === "string";

export function parseProject(route: Route, project: Json, org: OrgName, integrations: readonly string[] | null): ObservedProject {
  const quota = isJson(project["settings"]) && isJson(project["settings"]["quota"]) ? project["settings"]["quota"] : {};
  const compute = isJson(project["default_endpoint_settings"]) ? project["default_endpoint_settings"] : {};
  const retention = optionalAmount(route, project["history_retention_seconds"], "history_retention_seconds");
  return {
    id: idAt<ProjectId>(route, project["id"], "project id"),
    name: textAt(route, project["name"], "project name"),
    org,
    region: textAt(route, project["region_id"], "region_id"),
    pgVersion: optionalAmount(route, project["pg_version"], "pg_version") ?? 0,
    quota: parseQuota(route, quota),
    unknownQuota: Object.fromEntries(
      unknownIn(quota, knownQuota).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    ),
    compute: {
      min: cuOf(compute["autoscaling_limit_min_cu"]),
      max: cuOf(compute["autoscaling_limit_max_cu"]),
      suspendTimeout: suspendTimeoutOf(compute["suspend_timeout_seconds"]),
    },
    unknownCompute: Object.fromEntries(unknownIn(compute, knownCompute)),
    historyRetention: retention === null ? null : retentionOf(retention),
    integrations,
    storage: optionalAmount(route, project["synthetic_storage_size"], "synthetic_storage_size"),
    createdAt: textAt(route, project["created_at"], "created_at"),
    lastActiveAt: optionalText(project["compute_last_active_at"]),
    recoverableUntil: optionalText(project["recoverable_until"]),
  };
}

const unknownIn = (object: Json, known: ReadonlySet<string>): readonly (readonly [string, unknown])[] =>
  Object.keys(object)
    .filter((key) => !known.has(key))
    .map((key) => [key, object[key]]);

function parseQuota(route: Route, quota: Json): Quota {
  const amount = (field: QuotaField): Amount => {
    const value = optionalAmount(route, quota[quotaKeys[field]], quotaKeys[field]);
    return value === null || value === 0 ? "unlimited" : value;
  };
  return {
    activeTime: amount("activeTime"),
    computeTime: amount("computeTime"),
    writtenData: amount("writtenData"),
    dataTransfer: amount("dataTransfer"),
    logicalSize: amount("logicalSize"),
  };
}

export function parseEndpoint(route: Route, value: unknown): ObservedEndpoint {
  const endpoint = objectAt(route, value, "endpoint");
  const min = cuOf(endpoint["autoscaling_limit_min_cu"]);
  const max = cuOf(endpoint["autoscaling_limit_max_cu"]);
  const suspendTimeout = suspendTimeoutOf(endpoint["suspend_timeout_seconds"]);
  if (min === null || max === null || suspendTimeout === null) throw new MalformedAnswerError(route, "compute range");
  return {
    id: idAt<EndpointId>(route, endpoint["id"], "endpoint id"),
    branch: idAt<BranchId>(route, endpoint["branch_id"], "branch_id"),
    compute: { min, max, suspendTimeout },
    active: endpoint["current_state"] === "active",
  };
}

export function parseBranch(route: Route, value: unknown, annotations: Json): ObservedBranch {
  const branch = objectAt(route, value, "branch");
  const id = idAt<BranchId>(route, branch["id"], "branch id");
  const annotation = annotations[id];
  const mark = isJson(annotation) && isJson(annotation["value"]) ? annotation["value"] : {};
  return {
    id,
    name: textAt(route, branch["name"], "branch name"),
    isDefault: branch["default"] === true,
    isRoot: typeof branch["parent_id"] !== "string",
    isReady: branch["current_state"] !== "init" && branch["current_state"] !== "resetting",
    parent: typeof branch["parent_id"] === "string" ? idAt<BranchId>(route, branch["parent_id"], "parent_id") : null,
    parentTimestamp: optionalText(branch["parent_timestamp"]),
    isSchemaOnly: branch["init_source"] === "schema-only",
    isProtected: branch["protected"] === true,
    expiresAt: optionalText(branch["expires_at"]),
    createdAt: optionalText(branch["created_at"]),
    logicalSize: optionalAmount(route, branch["logical_size"], "logical_size"),
    restoredFrom:
      typeof branch["restored_from"] === "string" ? idAt<SnapshotId>(route, branch["restored_from"], "restored_from") : null,
    ...(typeof branch["restored_as"] === "string" && {
      restoredAs: idAt<BranchId>(route, branch["restored_as"], "restored_as"),
    }),
    ...(typeof branch["restore_status"] === "string" && { restoreStatus: branch["restore_status"].toWellFormed() }),
    ...(typeof branch["last_reset_at"] === "string" && { lastResetAt: branch["last_reset_at"].toWellFormed() }),
    markedTenant: optionalText(mark[markKeys.tenant]),
    markedPlan: optionalText(mark[markKeys.plan]),
  };
}

export function parseSnapshot(route: Route, value: unknown): ObservedSnapshot {
  const snapshot = objectAt(route, value, "snapshot");
  const { source_branch_id: branch, manual } = snapshot;
  return {
    id: idAt<SnapshotId>(route, snapshot["id"], "snapshot id"),
    name: textAt(route, snapshot["name"], "snapshot name"),
    branch: branch === undefined || branch === null ? null : idAt<BranchId>(route, branch, "source_branch_id"),
    createdAt: textAt(route, snapshot["created_at"], "created_at"),
    timestamp: optionalText(snapshot["timestamp"]),
    lsn: optionalText(snapshot["lsn"]),
    expiresAt: optionalText(snapshot["expires_at"]),
    manual: typeof manual === "boolean" ? manual : null,
  };
}

export function parseUsage(route: Route, project: Json): ObservedUsage {
  const amount = (key: string): number | null => optionalAmount(route, project[key], key);
  return {
    activeTime: amount("active_time_seconds"),
    computeTime: amount("compute_time_seconds"),
    writtenData: amount("written_data_bytes"),
    dataTransfer: amount("data_transfer_bytes"),
    periodEnd: optionalText(project["consumption_period_end"]),
  };
}

const cuOf = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null);

/** 0 and 300 s have the same effect in Neon but differ as numbers (neon-api.md §7). */
function suspendTimeoutOf(value: unknown): SuspendTimeout | null {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return null;
  return value === -1 ? "never" : value === 0 ? 300 : value;
}

const retentionOf = (seconds: number): HistoryRetention => (seconds === 0 ? "none" : seconds);
