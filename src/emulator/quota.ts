/**
 * Which quota of a project is used up. The four that count over a billing period stop computes; the logical size does not: its
 * compute starts and writes fail. A quota of one second is used up by the first start, so it is taken as used up from the
 * beginning: that is the documented way to suspend a tenant.
 */
import type { Project } from "./truth.js";

const periodQuotas = [
  ["active_time_seconds", "ACTIVE_TIME_QUOTA_EXCEEDED"],
  ["compute_time_seconds", "COMPUTE_TIME_QUOTA_EXCEEDED"],
  ["written_data_bytes", "WRITTEN_DATA_QUOTA_EXCEEDED"],
  ["data_transfer_bytes", "DATA_TRANSFER_QUOTA_EXCEEDED"],
] as const;

export const exceededQuota = (project: Project): string | null => {
  const quota = project.settings.quota ?? {};
  for (const [field, code] of periodQuotas) {
    const limit = quota[field] ?? 0;
    const used = field === "active_time_seconds" ? Math.max(1, project.usage[field]) : project.usage[field];
    if (limit > 0 && used >= limit) return code;
  }
  return null;
};
