/**
 * May this tenant move to the smaller tier? Every number beside its limit; blocked unless all are known and fit,
 * because nothing is ever cut to make room.
 */
import type { Check, JsonScalar } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { ObservedProject, ObservedUsage, ProjectDetails } from "../observed.js";
import type { Settings } from "../settings.js";
import { countedSnapshots } from "../snapshot.js";
import { isIgnored } from "./enforce.js";
import { isLowered, magnitude } from "./magnitude.js";

type Subject = DesiredTenant & { readonly settings: Settings };

/** A field that would be carried along unlowered into an org where it must not be raised. */
export interface KeptField {
  readonly path: string;
  readonly declared: JsonScalar;
  readonly observed: JsonScalar;
  /** "kept by an exception" */
  readonly why: string;
}

/** Sorted: what is over, what is unknown, what fits, what is lowered. */
export function downgradeChecks(
  desired: Subject,
  project: ObservedProject,
  details: ProjectDetails,
  kept: readonly KeptField[],
): readonly Check[] {
  const { quota, compute, historyRetention } = desired.settings;
  const limits = desired.limits;
  const bound = (path: string, observed: JsonScalar, limit: JsonScalar | undefined, where: string | null = null): Check[] =>
    limit === undefined || limit === "unlimited"
      ? []
      : [{ path, verdict: verdictOf(path, observed, limit), observed, limit, where }];
  const period = (field: keyof ObservedUsage & keyof typeof quota): Check[] =>
    isIgnored(desired, `quota.${field}`) ? [] : bound(`quota.${field}`, details.usage?.[field] ?? null, quota[field]);
  const lowered = (path: string, before: JsonScalar, after: JsonScalar): Check[] =>
    isLowered({ path, before, after }) ? [{ path, verdict: "lowers", observed: before, limit: after, where: null }] : [];

  const largest = largestOf(details);
  const checks = [
    ...bound("quota.logicalSize", largest?.size ?? null, quota.logicalSize, largest && `in branch ${largest.name}`),
    ...bound("branches", details.branches?.length ?? null, limits?.branches),
    ...bound("rootBranches", details.branches?.filter(({ isRoot }) => isRoot).length ?? null, limits?.rootBranches),
    ...bound("snapshots", details.snapshots ? countedSnapshots(details.snapshots).length : null, limits?.snapshots),
    ...(["dataTransfer", "activeTime", "computeTime", "writtenData"] as const).flatMap(period),
    ...kept.flatMap(({ path, observed, declared, why }): Check[] =>
      isLowered({ path, before: observed, after: declared })
        ? [{ path, verdict: "over", observed, limit: declared, where: why }]
        : [],
    ),
    ...integrations(desired, project),
    ...lowered("compute.max", project.compute.max, compute.max),
    ...lowered("historyRetention", project.historyRetention, historyRetention),
  ];
  return order.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

const order = ["over", "unknown", "fits", "lowers"] as const satisfies readonly Check["verdict"][];

export const fits = (checks: readonly Check[]): boolean =>
  checks.every(({ verdict }) => verdict === "fits" || verdict === "lowers");

/** A count may reach its limit; a quota that is reached already stops the tenant. */
const verdictOf = (path: string, observed: JsonScalar, limit: JsonScalar): Check["verdict"] => {
  if (observed === null) return "unknown";
  const reached = path.startsWith("quota.") && observed === limit;
  return reached || magnitude(observed) > magnitude(limit) ? "over" : "fits";
};

/** Integrations block a transfer, not a move within an org. */
function integrations(desired: DesiredTenant, project: ObservedProject): Check[] {
  if (desired.org === project.org) return [];
  const blocking = blockingIntegrations(project);
  const observed = project.integrations && (project.integrations.length > 0 ? project.integrations.join(", ") : "none");
  const verdict = blocking === null ? "unknown" : blocking.length > 0 ? "over" : "fits";
  return [{ path: "integrations", verdict, observed, limit: "none", where: null }];
}

/** Neon refuses to transfer a project with one of these (neon-api.md §4). null where only a list would tell. */
export const blockingIntegrations = (project: ObservedProject): readonly string[] | null =>
  project.integrations && project.integrations.filter((name) => name === "github" || name === "vercel");

function largestOf({ branches }: ProjectDetails): { readonly name: string; readonly size: number } | null {
  if (!branches || branches.some(({ logicalSize }) => logicalSize === null)) return null;
  return branches.reduce<{ name: string; size: number } | null>(
    (largest, { name, logicalSize }) =>
      logicalSize !== null && logicalSize > (largest?.size ?? -1) ? { name, size: logicalSize } : largest,
    null,
  );
}
