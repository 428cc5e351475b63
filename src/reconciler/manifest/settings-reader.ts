import { quotaDimension, quotaFields } from "../settings.js";
import type { Amount, Compute, HistoryRetention, QuotaField } from "../settings.js";
import type { Loose, Reader } from "./reader.js";

interface SettingsDocument {
  quota?: Partial<Record<QuotaField, string>>;
  compute?: { min?: number; max?: number; suspendTimeout?: string };
  historyRetention?: string;
}

/** The three settings as far as they are declared at `prefix`, in base units. */
export interface DeclaredSettings {
  readonly quota: Readonly<Partial<Record<QuotaField, Amount>>>;
  readonly compute: Partial<Compute>;
  readonly historyRetention: HistoryRetention | null;
}

export const readSettings = (document: Loose<SettingsDocument>, prefix: readonly string[], reader: Reader): DeclaredSettings => {
  const quota: Partial<Record<QuotaField, Amount>> = {};
  for (const field of document.quota === undefined ? [] : quotaFields) {
    const kind = quotaDimension[field] === "time" ? "timeQuota" : "sizeQuota";
    const amount = reader.amount(kind, [...prefix, "quota", field], document.quota?.[field]);
    if (amount !== undefined) quota[field] = typeof amount === "number" ? amount : "unlimited";
  }
  const history = reader.amount("historyRetention", [...prefix, "historyRetention"], document.historyRetention);
  return {
    quota,
    compute: readCompute(document.compute ?? {}, [...prefix, "compute"], reader),
    historyRetention: history === undefined ? null : typeof history === "number" ? history : "none",
  };
};

export const readCompute = (
  document: Loose<NonNullable<SettingsDocument["compute"]>>,
  path: readonly string[],
  reader: Reader,
): Partial<Compute> => {
  const timeout = reader.amount("suspendTimeout", [...path, "suspendTimeout"], document.suspendTimeout);
  return {
    ...(document.min === undefined ? {} : { min: document.min }),
    ...(document.max === undefined ? {} : { max: document.max }),
    ...(timeout === undefined ? {} : { suspendTimeout: typeof timeout === "number" ? timeout : "never" }),
  };
};
