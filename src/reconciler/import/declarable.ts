/**
 * Which observed values the manifest language can say. Neon holds others too (set by hand, or by older rules): those are left as
 * they are by a dated exception, and the nearest that can be said is declared where something must be.
 */
import type { ObservedProject } from "../observed.js";
import type { Amount, Compute, HistoryRetention, QuotaField, Settings, SuspendTimeout } from "../settings.js";
import { quotaFields } from "../settings.js";
import { hasUnseen } from "../manifest/unseen.js";

/** Rules of the manifest language: compute-span, compute-fixed, compute-suspend. */
const widestRange = 8;
const largestRange = 16;
const largestCu = 56;
const longestHistory = 2_592_000;
const suspendBounds = [60, 604_800] as const;

/** One second of time is how Neon is told to stop a project; no quota may say it by hand. */
export const isQuota = (field: QuotaField, amount: Amount): boolean =>
  amount === "unlimited" ||
  (Number.isSafeInteger(amount) && amount > (field === "activeTime" || field === "computeTime" ? 1 : 0));

export const isHistory = (history: HistoryRetention | null): history is HistoryRetention =>
  history === "none" || (history !== null && Number.isSafeInteger(history) && history > 0 && history <= longestHistory);

const isCu = (cu: number | null): cu is number => cu !== null && cu >= 0.25 && cu <= largestCu && Number.isInteger(cu * 4);

const isSuspendTimeout = (timeout: SuspendTimeout | null): timeout is SuspendTimeout =>
  timeout === "never" || (timeout !== null && timeout >= suspendBounds[0] && timeout <= suspendBounds[1]);

const isRange = ({ min, max, suspendTimeout }: Compute): boolean =>
  max > largestRange ? min === max && suspendTimeout === "never" : min <= max && max - min <= widestRange;

/** A name that a file can hold and that a reader sees. */
export const isName = (name: string): boolean => {
  const length = Array.from(name).length;
  return length >= 1 && length <= 256 && !hasUnseen(name) && !/\p{Surrogate}/u.test(name);
};

/** The observed range where it can be said, else the nearest that can; what can't be said at all is the preset's. */
export function declarableCompute(observed: ObservedProject["compute"], preset: Compute): Compute {
  const said: Compute = {
    min: isCu(observed.min) ? observed.min : preset.min,
    max: isCu(observed.max) ? observed.max : preset.max,
    suspendTimeout: isSuspendTimeout(observed.suspendTimeout) ? observed.suspendTimeout : preset.suspendTimeout,
  };
  if (isRange(said)) return said;
  const { max, suspendTimeout } = said;
  if (max > largestRange) return { min: max, max, suspendTimeout: "never" };
  return { min: Math.min(max, Math.max(said.min, max - widestRange)), max, suspendTimeout };
}

/** What stands in a tier where nothing observed can: used only in a fleet whose every project has such a value. */
export const plainSettings: Settings = {
  quota: {
    activeTime: "unlimited",
    computeTime: "unlimited",
    writtenData: "unlimited",
    dataTransfer: "unlimited",
    logicalSize: "unlimited",
  },
  compute: { min: 0.25, max: 2, suspendTimeout: 300 },
  historyRetention: 86_400,
};

/** The settings of a tier that comes nearest to what was observed. */
export const nearestSettings = ({ quota, compute, historyRetention }: ObservedProject): Settings => ({
  quota: Object.fromEntries(
    quotaFields.map((field) => [field, isQuota(field, quota[field]) ? quota[field] : plainSettings.quota[field]]),
  ) as Settings["quota"],
  compute: declarableCompute(compute, plainSettings.compute),
  historyRetention: isHistory(historyRetention) ? historyRetention : plainSettings.historyRetention,
});

/** Every setting can be said as it is. */
export function isDeclarable(project: ObservedProject): boolean {
  const { quota, compute, historyRetention } = nearestSettings(project);
  return (
    quotaFields.every((field) => quota[field] === project.quota[field]) &&
    compute.min === project.compute.min &&
    compute.max === project.compute.max &&
    compute.suspendTimeout === project.compute.suspendTimeout &&
    historyRetention === project.historyRetention
  );
}
