/**
 * What a tenant's project is set to, in base units: seconds, bytes, CU.
 * The three words that replace Neon's ambiguous 0 and -1 are values here, so no 0 can be written by accident.
 */

/** An amount in the field's base unit, a safe integer above 0; `unlimited` is Neon's 0 or absent quota (neon-api.md §4). */
export type Amount = number | "unlimited";

export const quotaFields = ["activeTime", "computeTime", "writtenData", "dataTransfer", "logicalSize"] as const;
export type QuotaField = (typeof quotaFields)[number];
/** Seconds for the two times, bytes for the three sizes. */
export type Quota = Readonly<Record<QuotaField, Amount>>;
export const quotaDimension = {
  activeTime: "time",
  computeTime: "time",
  writtenData: "size",
  dataTransfer: "size",
  logicalSize: "size",
} as const satisfies Record<QuotaField, "time" | "size">;

/** Seconds, 60 to 604800; `never` is Neon's -1. Neon's 0 is its default of 300 s and is read as 300. */
export type SuspendTimeout = number | "never";
export interface Compute {
  /** CU, a multiple of 0.25. */
  readonly min: number;
  readonly max: number;
  readonly suspendTimeout: SuspendTimeout;
}
/** Seconds, up to 2592000; `none` is Neon's 0. */
export type HistoryRetention = number | "none";

export interface Settings {
  readonly quota: Quota;
  readonly compute: Compute;
  readonly historyRetention: HistoryRetention;
}

/** Fixed when a project is created; a different value later is an error, never a plan (`immutable`). */
export interface Fixed {
  readonly region: string;
  readonly pgVersion: number;
  readonly branch: string;
  readonly database: string;
  readonly role: string;
}

export type TenantState = "active" | "suspended" | "deleted";
