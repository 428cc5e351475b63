/**
 * Field by field, what a project's settings differ in from what is declared. One list feeds the patch, the fields
 * that people read and the hazards, so they can't disagree.
 */
import type { FieldChange, JsonScalar } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import { suspendedActiveTime } from "../desired.js";
import type { ObservedEndpoint, ObservedProject } from "../observed.js";
import type { Exception } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import { compareText } from "../names.js";
import type { Compute } from "../settings.js";
import { quotaFields } from "../settings.js";
import { isIgnored, isLeft } from "./enforce.js";

export { isLowered, magnitude } from "./magnitude.js";

const computeFields = ["min", "max", "suspendTimeout"] as const satisfies readonly (keyof Compute)[];

/** A field that a dated exception of the manifest leaves as it is. */
export interface ExceptedField {
  readonly tenant: TenantName;
  readonly path: string;
  readonly declared: JsonScalar;
  readonly observed: JsonScalar;
  /** ms since the epoch */
  readonly until: number;
  readonly reason: string;
}

/** In the order in which they are shown. Fields that the tier leaves as they are, or a dated exception, are left out. */
export const differingFields = (
  desired: DesiredTenant,
  project: ObservedProject,
  endpoints: readonly ObservedEndpoint[] | null,
): readonly FieldChange[] =>
  allDiffering(desired, project, endpoints).filter((field) => !isLeft(desired, field) && !exceptionFor(desired, field.path));

export const exceptedFields = (
  desired: DesiredTenant,
  project: ObservedProject,
  endpoints: readonly ObservedEndpoint[] | null,
): readonly ExceptedField[] =>
  allDiffering(desired, project, endpoints).flatMap((field) => {
    const { path, before, after } = field;
    const exception = isLeft(desired, field) ? undefined : exceptionFor(desired, path);
    return exception
      ? [{ tenant: desired.tenant, path, declared: after, observed: before, until: exception.until, reason: exception.reason }]
      : [];
  });

/** Fields that the tier ignores, where the project has another value than the tier. */
export const ignoredFields = (
  desired: DesiredTenant,
  project: ObservedProject,
  endpoints: readonly ObservedEndpoint[] | null,
): readonly FieldChange[] => allDiffering(desired, project, endpoints).filter(({ path }) => isIgnored(desired, path));

function allDiffering(
  desired: DesiredTenant,
  project: ObservedProject,
  endpoints: readonly ObservedEndpoint[] | null,
): readonly FieldChange[] {
  const { settings } = desired;
  const fields: FieldChange[] = [];
  const compare = (parent: string, field: string, before: JsonScalar, after: JsonScalar): void => {
    if (before !== after) fields.push({ path: parent + field, before, after });
  };

  compare("", "name", project.name, desired.name);
  if (!settings) return fields;
  // While suspended, activeTime is how Neon is told to stop; `suspend` and `resume` speak of it, an update never.
  const declaresStop = desired.state === "suspended" || project.quota.activeTime === suspendedActiveTime;
  for (const field of quotaFields) {
    if (field !== "activeTime" || !declaresStop) compare("quota.", field, project.quota[field], settings.quota[field]);
  }
  compare("", "historyRetention", project.historyRetention, settings.historyRetention);
  for (const field of computeFields) compare("compute.", field, project.compute[field], settings.compute[field]);
  for (const endpoint of [...(endpoints ?? [])].sort((a, b) => compareText(a.id, b.id))) {
    for (const field of computeFields) {
      compare(`endpoints.${endpoint.id}.`, field, endpoint.compute[field], settings.compute[field]);
    }
  }
  return fields;
}

/** An exception for `quota` covers `quota.activeTime`; one for `compute.max` also covers existing computes. */
function exceptionFor({ exceptions }: DesiredTenant, path: string): Exception | undefined {
  const field = path.replace(/^endpoints\.[^.]+\./, "compute.");
  return exceptions.find(
    (exception) => exception.allow === "drift" && (field === exception.field || field.startsWith(`${exception.field}.`)),
  );
}
