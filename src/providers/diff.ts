/** Whether a resource changes: what is declared is different, or something differs live. Pure, and never a replacement. */
import canonicalize from "canonicalize";
import type { TenantInputs } from "./inputs.js";
import { digestOfPending } from "./outputs.js";
import type { SnapshotInputs } from "./snapshot-inputs.js";

/** The engine's word for a value that isn't known yet. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Values = Readonly<Record<string, unknown>>;

/**
 * `olds` are outputs: they hold every input. `isRefresh`: the engine compares what it just read with what it had stored, and
 * among that are the lines which were carried out since; only those that weren't are a difference.
 */
export function changes(olds: Values, news: (TenantInputs | SnapshotInputs) & Values, isRefresh = false): boolean {
  if (holdsUnknown(news)) return true;
  if (news.refused !== undefined) return false;
  const isPending = news.pending.length > 0 && !(isRefresh && digestOfPending(news.pending) === olds["settled"]);
  if (isPending || olds["refused"] !== undefined) return true;
  return declaredText(olds) !== declaredText(news);
}

const outputKeys = new Set([
  "pending",
  "projectId",
  "orgId",
  "defaultBranchId",
  "host",
  "connectionUri",
  "settled",
  "schemaVersion",
]);
/** A snapshot's tier says only who may take it. */
const snapshotOutputKeys = new Set(["pending", "tier", "snapshotId", "moment", "settled", "schemaVersion"]);

function declaredText(values: Values): string | undefined {
  const others = "snapshot" in values ? snapshotOutputKeys : outputKeys;
  return canonicalize(Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith("__") && !others.has(key))));
}

export function holdsUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}
