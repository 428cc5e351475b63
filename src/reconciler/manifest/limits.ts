/** A tier's configured limits on settings, each with its field's path, so that one comparison serves all of them. */
import type { Limits } from "../fleet.js";
import type { Settings } from "../settings.js";
import { quotaFields } from "../settings.js";
import { formatCu, formatHistory, formatQuota, formatSuspendTimeout } from "../units.js";

export interface LimitCheck {
  /** `quota.dataTransfer` */
  readonly field: string;
  /** Path of the limit below `limits`: `compute.minSuspendTimeout` is the limit of `compute.suspendTimeout`. */
  readonly limitPath: string;
  readonly value: number;
  readonly isUnlimitedQuota: boolean;
  readonly limit: number;
  readonly fits: boolean;
  /** Words are made only for what is told: most checks of most tenants say nothing. */
  readonly shownValue: () => string;
  readonly shownLimit: () => string;
}

export const checkLimits = (settings: Settings, limits: Limits): LimitCheck[] => {
  const checks: LimitCheck[] = [];
  for (const name of quotaFields) {
    const limit = limits.quota[name];
    if (limit === undefined) continue;
    const amount = settings.quota[name];
    const value = amount === "unlimited" ? Infinity : amount;
    checks.push({
      field: `quota.${name}`,
      limitPath: `quota.${name}`,
      value,
      isUnlimitedQuota: amount === "unlimited",
      limit,
      fits: value <= limit,
      shownValue: () => formatQuota(name, amount),
      shownLimit: () => formatQuota(name, limit),
    });
  }
  const plain = { isUnlimitedQuota: false } as const;
  const { compute, historyRetention } = settings;
  if (limits.compute.max !== undefined) {
    const limit = limits.compute.max;
    const field = "compute.max";
    const shown = { shownValue: () => formatCu(compute.max), shownLimit: () => formatCu(limit) };
    checks.push({ ...plain, field, limitPath: field, value: compute.max, limit, fits: compute.max <= limit, ...shown });
  }
  if (limits.compute.minSuspendTimeout !== undefined) {
    const limit = limits.compute.minSuspendTimeout;
    const value = compute.suspendTimeout === "never" ? Infinity : compute.suspendTimeout;
    const shown = {
      shownValue: () => formatSuspendTimeout(compute.suspendTimeout),
      shownLimit: () => formatSuspendTimeout(limit),
    };
    checks.push({
      ...plain,
      field: "compute.suspendTimeout",
      limitPath: "compute.minSuspendTimeout",
      value,
      limit,
      fits: value >= limit,
      ...shown,
    });
  }
  if (limits.historyRetention !== undefined) {
    const limit = limits.historyRetention;
    const field = "historyRetention";
    const value = historyRetention === "none" ? 0 : historyRetention;
    const shown = { shownValue: () => formatHistory(historyRetention), shownLimit: () => formatHistory(limit) };
    checks.push({ ...plain, field, limitPath: field, value, limit, fits: value <= limit, ...shown });
  }
  return checks;
};
