/** A field's value in manifest units, exact: what plans show and what a stale tenant is told in. */
import type { JsonScalar } from "./change.js";
import { quotaDimension } from "./settings.js";
import type { QuotaField } from "./settings.js";
import { formatHistory, formatQuota, formatSuspendTimeout } from "./units.js";

/** By the field's path; `quota.logicalSize` of 536870912 is `512MiB`. Text is as it was found. */
export function fieldText(path: string, value: Exclude<JsonScalar, null>): string {
  const field = path.split(".").at(-1) ?? path;
  if (Object.hasOwn(quotaDimension, field) && (typeof value === "number" || value === "unlimited"))
    return formatQuota(field as QuotaField, value);
  if (field === "suspendTimeout" && (typeof value === "number" || value === "never")) return formatSuspendTimeout(value);
  if (field === "historyRetention" && (typeof value === "number" || value === "none")) return formatHistory(value);
  return String(value);
}
