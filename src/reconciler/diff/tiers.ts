/**
 * Tiers as the reader thinks of them: which one a live project amounts to, and whether a move goes up or down.
 * Tiers stand in the fleet file from the smallest to the largest.
 */
import type { TierMove } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { Fleet, Tier } from "../fleet.js";
import type { ObservedProject } from "../observed.js";
import { quotaFields } from "../settings.js";

export function tierMove(fleet: Fleet, desired: DesiredTenant, project: ObservedProject | null): TierMove {
  const after = desired.tier;
  const before = project && observedTier(fleet, project);
  return { before, after, direction: direction(fleet, desired, project, before) };
}

/** The tier whose preset the project has to the letter; where no preset fits, the only tier of its org. */
function observedTier(fleet: Fleet, project: ObservedProject): Tier["name"] | null {
  const inOrg = fleet.tiers.filter(({ org }) => org === project.org);
  const exact = inOrg.find((tier) => hasPreset(project, tier));
  return (exact ?? (inOrg.length === 1 ? inOrg[0] : undefined))?.name ?? null;
}

const hasPreset = ({ quota, compute, historyRetention }: ObservedProject, { settings }: Tier): boolean =>
  quotaFields.every((field) => quota[field] === settings.quota[field]) &&
  compute.max === settings.compute.max &&
  historyRetention === settings.historyRetention;

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
