/** Our values as Neon's request bodies. Each quota write carries all five numbers, 0 only for the word `unlimited`. */
import type { EndpointType } from "@neondatabase/api-client";
import type { Compute, Fixed, HistoryRetention, Quota, QuotaField, SuspendTimeout } from "../reconciler/settings.js";
import { quotaFields } from "../reconciler/settings.js";
import { quotaKeys } from "./parse.js";
import type { NewBranch, ProjectPatch, ProjectSpec } from "./port.js";

const quotaBody = (quota: Quota, unknown: Readonly<Record<string, number>>): Record<string, number> => ({
  ...unknown,
  ...Object.fromEntries(quotaFields.map((field) => [quotaKeys[field], amountOf(quota, field)])),
});

/** A quota that isn't a safe amount must never leave the process: Neon reads 0 as no limit (reliability.md I11). */
function amountOf(quota: Quota, field: QuotaField): number {
  const amount = quota[field];
  if (amount === "unlimited") return 0;
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`quota.${field} is not an amount`);
  return amount;
}

export function computeBody({ min, max, suspendTimeout }: Compute) {
  // A range that nobody saw whole must not be written in part: Neon would read null as a value of its own choice.
  if (!(min > 0 && max > 0)) throw new RangeError("the compute range is not known whole");
  return { autoscaling_limit_min_cu: min, autoscaling_limit_max_cu: max, suspend_timeout_seconds: secondsOf(suspendTimeout) };
}
const secondsOf = (timeout: SuspendTimeout): number => (timeout === "never" ? -1 : timeout);

const retentionBody = (retention: HistoryRetention): number => (retention === "none" ? 0 : retention);

export const createBody = ({ name, orgId, settings, fixed, mark }: ProjectSpec) => ({
  project: {
    name,
    org_id: orgId,
    ...fixedBody(fixed),
    settings: { quota: quotaBody(settings.quota, {}) },
    default_endpoint_settings: computeBody(settings.compute),
    history_retention_seconds: retentionBody(settings.historyRetention),
    branch: { name: fixed.branch, database_name: fixed.database, role_name: fixed.role, annotations: mark },
  },
});

const fixedBody = ({ region, pgVersion }: Fixed) => ({ region_id: region, pg_version: pgVersion, provisioner: "k8s-neonvm" });

export const patchBody = ({ name, quota, compute, historyRetention }: ProjectPatch) => ({
  project: {
    ...(name !== undefined && { name }),
    ...(quota && { settings: { quota: quotaBody(quota.amounts, quota.unknown) } }),
    ...(compute && { default_endpoint_settings: { ...compute.unknown, ...computeBody(compute.range) } }),
    ...(historyRetention !== undefined && { history_retention_seconds: retentionBody(historyRetention) }),
  },
});

export const branchBody = ({ name, parent, timestamp, isSchemaOnly, isProtected, expiresAt, compute }: NewBranch) => ({
  branch: {
    name,
    parent_id: parent,
    ...(timestamp !== null && { parent_timestamp: timestamp }),
    ...(isSchemaOnly && { init_source: "schema-only" as const }),
    ...(isProtected && { protected: true }),
    ...(expiresAt !== null && { expires_at: expiresAt }),
  },
  endpoints: [writingCompute(compute)],
});

/** The client's word is an enum; its value alone doesn't load the client. */
export const writingCompute = (compute: Compute) => ({ type: "read_write" as EndpointType, ...computeBody(compute) });
