/** What is dangerous about a change, found from the values the change was made of. */
import { branchInPath, declaredSetting } from "../branch.js";
import type { FieldChange, Hazard, HazardKind } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { Fleet } from "../fleet.js";
import type { ObservedFleet, ObservedProject, ProjectDetails } from "../observed.js";
import type { OrgName } from "../names.js";
import { isLowered, magnitude } from "./fields.js";
import { isSponsored } from "./tiers.js";

export const hazard = (kind: HazardKind, detail: string | null = null, consented = false): Hazard => ({
  kind,
  detail,
  consented,
});

export function updateHazards(fields: readonly FieldChange[], details: ProjectDetails): readonly Hazard[] {
  return fields.flatMap((field): readonly Hazard[] => {
    const [group, name, leaf] = field.path.split(".");
    if (group === "quota" && field.after === "unlimited") return [hazard("lifts-limit", field.path)];
    if (group === "quota" && isLowered(field)) {
      const used = name === "logicalSize" ? largestBranch(details) : usedOf(details, name);
      if (used === null) return [hazard("suspends-now", `${field.path}: use unknown`)];
      return used >= magnitude(field.after) ? [hazard("suspends-now", field.path)] : [];
    }
    if (group === "historyRetention" && isLowered(field)) return [hazard("loses-history", field.path)];
    const endpoint = group === "endpoints" ? details.endpoints?.find(({ id }) => id === name) : undefined;
    return endpoint?.active && leaf !== "suspendTimeout" ? [hazard("restarts-compute", endpoint.id)] : [];
  });
}

export function transferHazards(fleet: Fleet, observed: ObservedFleet, project: ObservedProject, to: OrgName): readonly Hazard[] {
  const keys = observed.scopedKeys[project.org];
  const names = keys === null ? ["names unknown: the org's keys can't be listed"] : (keys?.[project.id] ?? []);
  return [
    ...(isSponsored(fleet, project.org) && !isSponsored(fleet, to) ? [hazard("starts-billing")] : []),
    ...(names.length > 0 ? [hazard("breaks-scoped-keys", names.join(", "))] : []),
  ];
}

/** What the manifests at the base revision asked for too, so that somebody else must have changed it. */
export function driftHazards(
  fields: readonly FieldChange[],
  desired: DesiredTenant,
  base: DesiredTenant | null,
): readonly Hazard[] {
  if (!base || base.tier !== desired.tier) return [];
  const same = fields.filter(({ path }) => declaredValue(base, path) === declaredValue(desired, path));
  return same.length > 0 ? [hazard("overwrites-drift", same.map(({ path }) => path).join(", "))] : [];
}

function declaredValue(desired: DesiredTenant, path: string): unknown {
  const { settings, name } = desired;
  const branch = branchInPath(path);
  if (branch) return settings && declaredSetting(desired.branches, branch, settings.compute);
  const [group, field = "", leaf = ""] = path.split(".");
  if (group === "name") return name;
  if (group === "historyRetention") return settings?.historyRetention;
  if (group === "quota") return settings?.quota[field as keyof typeof settings.quota];
  return settings?.compute[(group === "endpoints" ? leaf : field) as keyof typeof settings.compute];
}

/** Bytes of the largest branch; null where one isn't known, because `logicalSize` bounds each of them. */
function largestBranch({ branches }: ProjectDetails): number | null {
  if (!branches || branches.some(({ logicalSize }) => logicalSize === null)) return null;
  return Math.max(0, ...branches.map(({ logicalSize }) => logicalSize ?? 0));
}

function usedOf({ usage }: ProjectDetails, field: string | undefined): number | null {
  if (!usage) return null;
  switch (field) {
    case "activeTime":
    case "computeTime":
    case "writtenData":
    case "dataTransfer":
      return usage[field];
    default:
      return null;
  }
}
