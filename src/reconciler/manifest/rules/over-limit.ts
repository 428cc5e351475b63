import { branchCompute } from "../../branch.js";
import type { Fleet, Tier } from "../../fleet.js";
import { checkLimits } from "../limits.js";
import type { LimitCheck } from "../limits.js";
import type { Finding } from "../report.js";
import type { FleetRule, ManifestContext, ManifestRule } from "./rule.js";

const isSponsored = (fleet: Fleet, tier: Tier): boolean => fleet.orgs.some((org) => org.name === tier.org && org.sponsored);

const describe = (check: LimitCheck, name: string, tier: Tier, fleet: Fleet, fix: string): Omit<Finding, "range"> => {
  const limitAt = tier.limitsAt?.[check.limitPath];
  const related = limitAt === undefined ? [] : [{ range: limitAt, message: "limit set here" }];
  const asOf = `configured limit of ${tier.limits?.asOf ?? ""}`;
  if (check.isUnlimitedQuota && isSponsored(fleet, tier)) {
    const message = `${check.field} of ${name} is unlimited; in the sponsored org ${tier.org} it needs an amount of at most ${check.shownLimit()} (${asOf}).`;
    return { code: "unlimited-not-allowed", message, related, fix };
  }
  const least = check.field === "compute.suspendTimeout" ? " at least" : "";
  const message = `${check.field} of ${name} is ${check.shownValue()}, tier ${tier.name} allows${least} ${check.shownLimit()} (${asOf}).`;
  return { code: "over-limit", message, related, fix };
};

const lastKey = (check: LimitCheck): string => check.field.split(".").at(-1) ?? check.field;

/** "max: 2, or tier: pro (allows 16)" */
const fixFor = (check: LimitCheck, context: ManifestContext, fleet: Fleet, tier: Tier): string => {
  const own = `Fix: ${lastKey(check)}: ${check.shownLimit()}`;
  for (const larger of fleet.tiers.slice(fleet.tiers.indexOf(tier) + 1)) {
    if (context.effective === null) break;
    const there =
      larger.limits === null
        ? undefined
        : checkLimits(context.effective, larger.limits).find(({ field }) => field === check.field);
    if (there === undefined) return `${own}, or tier: ${larger.name} (no limit there)`;
    if (there.fits) return `${own}, or tier: ${larger.name} (allows ${there.shownLimit()})`;
  }
  return own;
};

/** Only what the manifest itself declares: what its tier declares is checked where it stands. */
export const overLimit: ManifestRule = (context) => {
  const { draft, fleet, tier, effective, name, now, changed, places, report } = context;
  if (fleet === null || tier === null || tier.limits === null || effective === null || !declaresAny(draft)) return;
  for (const check of checkLimits(effective, tier.limits)) {
    const path = check.field.split(".");
    if (check.fits || !isDeclared(draft, path)) continue;
    const exceptions = draft.exceptions.filter(({ allow, field }) => allow === "limit" && field === check.field);
    if (exceptions.some(({ until }) => now < until)) continue;
    // That its exception ended must not stop the fleet overnight; whoever edits the file next has to settle it.
    const hasEnded = exceptions.length > 0 && !changed;
    const finding = describe(check, name, tier, fleet, fixFor(check, context, fleet, tier));
    report({ ...finding, ...(hasEnded && { severity: "warning" as const }), range: places.value(path) });
  }
};

/** A branch's compute, as far as its own lines say it. */
export const branchOverLimit: ManifestRule = ({ draft, fleet, tier, effective, name, places, report }) => {
  if (fleet === null || tier === null || tier.limits === null || effective === null) return;
  for (const { name: branch, compute: own, state } of draft.branches) {
    if (state === "deleted" || Object.keys(own).length === 0) continue;
    const settings = { ...effective, compute: branchCompute(own, effective.compute) };
    for (const check of checkLimits(settings, tier.limits)) {
      const [group, key = ""] = check.field.split(".");
      if (check.fits || group !== "compute" || !Object.hasOwn(own, key)) continue;
      const finding = describe(check, `branch ${branch} of ${name}`, tier, fleet, `Fix: ${key}: ${check.shownLimit()}.`);
      report({ ...finding, range: places.value(["branches", branch, "compute", key]) });
    }
  }
};

const declaresAny = ({ quota, compute, historyRetention }: ManifestContext["draft"]): boolean =>
  historyRetention !== null || Object.keys(quota).length > 0 || Object.keys(compute).length > 0;
const isDeclared = ({ quota, compute, historyRetention }: ManifestContext["draft"], [group, key]: readonly string[]): boolean =>
  group === "historyRetention" ? historyRetention !== null : Object.hasOwn(group === "quota" ? quota : compute, key ?? "");

export const tierOverLimit: FleetRule = ({ fleet, places, report }) => {
  for (const tier of fleet.tiers) {
    if (tier.limits === null) continue;
    for (const check of checkLimits(tier.settings, tier.limits)) {
      if (check.fits) continue;
      const fix = `Fix: ${lastKey(check)}: ${check.shownLimit()}, or the limit as it is now.`;
      const range = places.value(["tiers", tier.name, ...check.field.split(".")]);
      report({ ...describe(check, `tier ${tier.name}`, tier, fleet, fix), range });
    }
  }
};
