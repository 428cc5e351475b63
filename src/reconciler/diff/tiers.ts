/**
 * Tiers as the reader thinks of them: which one a live project amounts to, and whether a move goes up or down.
 * Tiers stand in the fleet file from the smallest to the largest.
 */
import type { FieldChange, TierMove } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { Fleet, Tier } from "../fleet.js";
import type { ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import type { Settings } from "../settings.js";
import { quotaFields } from "../settings.js";
import { tierOrg } from "../key.js";
import { isLeft } from "./enforce.js";

export function tierMove(fleet: Fleet, desired: DesiredTenant, project: ObservedProject | null): TierMove {
  const after = desired.tier;
  const before = project && observedTier(fleet, desired, project);
  return { before, after, direction: direction(fleet, desired, project, before) };
}

/**
 * The tier of its org to which the project comes nearest: somebody's top-up, or a suspension, doesn't make another tier of
 * it. What the manifest overrides, and what its tier leaves as it is, belongs to its own tier, which also wins a draw; null
 * where others are equally near.
 */
function observedTier(fleet: Fleet, desired: DesiredTenant, project: ObservedProject): Tier["name"] | null {
  const home = tierOrg(project.org);
  const there = fleet.tiers.filter(({ org }) => org === home);
  if (there.length <= 1) return there[0]?.name ?? null;
  const rated = there.map(({ name, settings }) => {
    const own = name === desired.tier && desired.settings ? nearness(project, desired.settings, desired) : 0;
    return { name, near: Math.max(own, nearness(project, settings)) };
  });
  const nearest = Math.max(...rated.map(({ near }) => near));
  const [best, ...equals] = rated.filter(({ near }) => near === nearest).map(({ name }) => name);
  if (best === undefined || equals.length === 0) return best ?? null;
  return desired.tier !== null && [best, ...equals].includes(desired.tier) ? desired.tier : null;
}

/** How many of the settings that tell tiers apart are the same. Active time tells nothing of a suspended project. */
const nearness = (
  project: ObservedProject,
  settings: Settings,
  enforced: Pick<DesiredTenant, "enforce"> = { enforce: {} },
): number => {
  const told = quotaFields.filter((field) => field !== "activeTime" || observedState(project) === "active");
  const fields: readonly FieldChange[] = [
    ...told.map((field) => ({ path: `quota.${field}`, before: project.quota[field], after: settings.quota[field] })),
    { path: "compute.max", before: project.compute.max, after: settings.compute.max },
    { path: "historyRetention", before: project.historyRetention, after: settings.historyRetention },
  ];
  return fields.filter((field) => field.before === field.after || isLeft(enforced, field)).length;
};

function direction(
  fleet: Fleet,
  desired: DesiredTenant,
  project: ObservedProject | null,
  before: Tier["name"] | null,
): TierMove["direction"] {
  if (!project || desired.org === null) return "same";
  if (desired.org !== project.org) {
    const [from, to] = [isSponsored(fleet, project.org), isSponsored(fleet, desired.org)];
    if (from !== to) return to ? "down" : "up";
  }
  const order = fleet.tiers.map(({ name }) => name);
  if (before === null || desired.tier === null || before === desired.tier) return "same";
  return order.indexOf(desired.tier) < order.indexOf(before) ? "down" : "up";
}

export const isSponsored = (fleet: Fleet, org: ObservedProject["org"]): boolean =>
  fleet.orgs.some(({ name, sponsored }) => name === org && sponsored);
