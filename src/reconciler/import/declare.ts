/** One project and one tier → the fewest words that declare it. What can't be said is excepted, with a date. */
import type { Tier } from "../fleet.js";
import { magnitude } from "../diff/fields.js";
import { projectName } from "../key.js";
import { checkLimits } from "../manifest/limits.js";
import type { OrgName, TenantName, TierName } from "../names.js";
import type { ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import type { Compute, QuotaField, Settings } from "../settings.js";
import { quotaFields } from "../settings.js";
import { formatHistory, formatQuota, formatSuspendTimeout } from "../units.js";
import { declarableCompute, isHistory, isQuota } from "./declarable.js";

/** A field that the manifest leaves as it is until a date, because the language (`drift`) or the tier's limits (`limit`) refuse it. */
export interface ImportedException {
  readonly tenant: TenantName;
  readonly field: string;
  readonly allow: "drift" | "limit";
  /** Base units; null where Neon didn't say. */
  readonly observed: number | string | null;
  /** `2026-06-02` */
  readonly until: string;
}

export interface ImportedTenant {
  readonly tenant: TenantName;
  readonly project: ObservedProject["id"];
  readonly org: OrgName;
  readonly tier: TierName;
  /** Its tier says all of it. */
  readonly isUniform: boolean;
  readonly isSuspended: boolean;
  /** Keys in the order of the language, values in its words. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly exceptions: readonly ImportedException[];
}

export interface DeclareContext {
  readonly naming: string;
  /** `2026-03-04` */
  readonly today: string;
  /** Until when exceptions hold. */
  readonly until: string;
}

/** Of the tiers of its org the one that leaves least to say; of equals the first in the file. null where its org has none. */
export function declareProject(
  tenant: TenantName,
  project: ObservedProject,
  tiers: readonly Tier[],
  context: DeclareContext,
): ImportedTenant | null {
  const candidates = tiers.filter(({ org }) => org === project.org).map((tier) => declareIn(tier, tenant, project, context));
  const [first, ...others] = candidates;
  if (!first) return null;
  return others.reduce((best, other) => (weight(other) < weight(best) ? other : best), first).imported;
}

interface Candidate {
  readonly imported: ImportedTenant;
  readonly overrides: number;
}

/** An exception is a promise to come back to it, so it weighs more than any override. */
const weight = ({ imported, overrides }: Candidate): number => overrides + 20 * imported.exceptions.length;

function declareIn(tier: Tier, tenant: TenantName, project: ObservedProject, context: DeclareContext): Candidate {
  const isSuspended = observedState(project) === "suspended";
  const { effective, drifting } = effectiveSettings(tier.settings, project, isSuspended);
  const isCompared = ({ path }: { readonly path: string }): boolean => !isLetBe(tier, project, path);
  const overrides = overridesOf(effective, tier.settings).filter(isCompared);
  const declared = overrides.map(({ path }) => path);
  const over = tier.limits === null ? [] : checkLimits(effective, tier.limits).filter(({ fits }) => !fits);
  const exceptions = [
    ...drifting.filter((path) => isCompared({ path })).map((field) => ({ field, allow: "drift" }) as const),
    ...over.filter(({ field }) => declared.includes(field)).map(({ field }) => ({ field, allow: "limit" }) as const),
  ].map(({ field, allow }): ImportedException => {
    return { tenant, field, allow, observed: observedAt(project, field), until: context.until };
  });
  const document = {
    tenant,
    tier: tier.name,
    projectId: project.id,
    ...(project.name !== projectName(context.naming, tenant) && { name: project.name }),
    ...(isSuspended && { state: "suspended", reason: `found suspended by tenantry import on ${context.today}` }),
    ...nested(overrides),
    ...(exceptions.length > 0 && { exceptions: exceptions.map(exceptionDocument) }),
  };
  const isUniform = !isSuspended && declared.length === 0 && exceptions.length === 0;
  return {
    imported: {
      tenant,
      project: project.id,
      org: project.org,
      tier: tier.name,
      isUniform,
      isSuspended,
      document,
      exceptions,
    },
    overrides: declared.length,
  };
}

/** What is to be declared, and which fields of it are not what was observed. */
function effectiveSettings(
  preset: Settings,
  project: ObservedProject,
  isSuspended: boolean,
): { readonly effective: Settings; readonly drifting: readonly string[] } {
  const quota: Record<string, Settings["quota"][QuotaField]> = { ...preset.quota };
  for (const field of quotaFields) {
    // Of a suspended project nobody knows it any more: its tier's comes back with it.
    const isTold = field !== "activeTime" || !isSuspended;
    if (isTold && isQuota(field, project.quota[field])) quota[field] = project.quota[field];
  }
  const compute = declarableCompute(project.compute, preset.compute);
  const historyRetention = isHistory(project.historyRetention) ? project.historyRetention : preset.historyRetention;
  return {
    effective: { quota: quota as Settings["quota"], compute, historyRetention },
    drifting: [
      ...quotaFields
        .filter((field) => (field !== "activeTime" || !isSuspended) && quota[field] !== project.quota[field])
        .map((field) => `quota.${field}`),
      ...computeFields.filter((field) => compute[field] !== project.compute[field]).map((field) => `compute.${field}`),
      ...(historyRetention === project.historyRetention ? [] : ["historyRetention"]),
    ],
  };
}

const computeFields = ["min", "max", "suspendTimeout"] as const satisfies readonly (keyof Compute)[];

/** What the tier itself leaves as it is; a bound of a range is declared all the same, because both make one range. */
function isLetBe({ enforce, settings }: Tier, project: ObservedProject, path: string): boolean {
  const how = Object.entries(enforce).find(([field]) => field === path)?.[1];
  if (how !== "atLeast" || path.startsWith("compute.")) return how === "ignore";
  const [observed, preset] = [observedAt(project, path), presetAt(settings, path)];
  return observed !== null && magnitude(observed) > magnitude(preset);
}

interface Override {
  readonly path: string;
  /** In manifest words. */
  readonly value: string | number;
}

function overridesOf(effective: Settings, preset: Settings): readonly Override[] {
  const { compute, historyRetention } = effective;
  const overrides: Override[] = [];
  for (const field of computeFields) {
    const value = compute[field];
    if (value === preset.compute[field]) continue;
    overrides.push({
      path: `compute.${field}`,
      value: field === "suspendTimeout" ? formatSuspendTimeout(compute.suspendTimeout) : Number(value),
    });
  }
  for (const field of quotaFields) {
    const amount = effective.quota[field];
    if (amount !== preset.quota[field]) overrides.push({ path: `quota.${field}`, value: formatQuota(field, amount) });
  }
  if (historyRetention !== preset.historyRetention) {
    overrides.push({ path: "historyRetention", value: formatHistory(historyRetention) });
  }
  return overrides;
}

/** `compute.max` → `{ compute: { max } }`. */
function nested(overrides: readonly Override[]): Readonly<Record<string, unknown>> {
  const document: Record<string, unknown> = {};
  for (const { path, value } of overrides) {
    const [group = "", key] = path.split(".");
    document[group] = key === undefined ? value : { ...Object(document[group]), [key]: value };
  }
  return document;
}

const exceptionDocument = ({ field, allow, until }: ImportedException): Readonly<Record<string, string>> => ({
  field,
  allow,
  until,
  reason:
    allow === "limit"
      ? "found above the tier's limit by tenantry import"
      : "found by tenantry import; no manifest can say this value",
});

const presetAt = (settings: Settings, path: string): number | string => {
  const [group, key] = path.split(".");
  return group === "quota" ? settings.quota[key as QuotaField] : settings.historyRetention;
};

function observedAt(project: ObservedProject, path: string): number | string | null {
  const [group, key] = path.split(".");
  if (group === "quota") return project.quota[key as QuotaField];
  return group === "compute" ? project.compute[key as keyof Compute] : project.historyRetention;
}
