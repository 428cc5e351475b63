/**
 * Projects that a rule governs: live, in the rule's org, with a matching name, and claimed by nobody else. They become further
 * matches whose declared state is made from the project itself, so a rule can only ever change settings: the org, the name
 * and whether it is suspended are declared as they are seen.
 */
import type { DesiredTenant } from "../desired.js";
import { rotationOf } from "../desired.js";
import type { Fleet, Rule, Tier } from "../fleet.js";
import type { ProjectId, TenantName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import { matchesGlob } from "./glob.js";
import type { Lock, Matched, Matches } from "./match.js";

const nothing = {} as const;

/** `dueAt`: ms since the epoch where what is due is asked for. */
export function govern(matches: Matches, lock: Lock, fleet: Fleet, dueAt: number | null = null): Matches {
  if (fleet.rules.length === 0) return matches;
  const tiers = new Map(fleet.tiers.map((tier) => [tier.name, tier]));
  const isClaimed = claimedBy(
    matches.tenants.map(({ desired }) => desired),
    lock,
  );
  const governed: Matched[] = [];
  const extra: ObservedProject[] = [];
  for (const project of matches.extra) {
    const rule = isClaimed(project) ? undefined : ruleFor(fleet.rules, project);
    const tier = rule && tiers.get(rule.tier);
    if (rule && tier)
      governed.push({ desired: governedTenant(project, rule, tier, fleet, dueAt), match: { kind: "live", by: "rule", project } });
    else extra.push(project);
  }
  const tenants = [...matches.tenants, ...governed].sort((a, b) => compareText(a.desired.tenant, b.desired.tenant));
  return { tenants, extra };
}

/** A project that is remembered for a tenant, or has the name of one, is that tenant's to claim, whatever became of the claim. */
export function claimedBy(
  declared: readonly Pick<DesiredTenant, "tenant" | "name" | "pin">[],
  lock: Lock,
): (project: ObservedProject) => boolean {
  const names = new Set(declared.map(({ name }) => name));
  const keys = new Set<string>(declared.map(({ tenant }) => tenant));
  const remembered = new Set<ProjectId | null>([...lock.values(), ...declared.map(({ pin }) => pin)]);
  return ({ id, name }) => names.has(name) || keys.has(id) || remembered.has(id);
}

/** The first that matches counts. */
export const ruleFor = <R extends Pick<Rule, "org" | "name">>(rules: readonly R[], project: ObservedProject): R | undefined =>
  rules.find(({ org, name }) => org === project.org && matchesGlob(name, project.name));

/** Its key is the project's id: nobody has given it another that lasts. */
function governedTenant(
  project: ObservedProject,
  { source }: Rule,
  tier: Tier,
  { fixed }: Fleet,
  dueAt: number | null,
): DesiredTenant {
  return {
    tenant: project.id as string as TenantName,
    tier: tier.name,
    org: project.org,
    name: project.name,
    pin: project.id,
    state: observedState(project),
    reason: null,
    dated: false,
    deleteAfter: null,
    settings: tier.settings,
    enforce: tier.enforce,
    fixed,
    declaredFixed: {},
    limits: tier.limits,
    graceUntil: null,
    branches: [],
    snapshots: [],
    rotation: dueAt !== null && observedState(project) === "active" ? rotationOf(tier.schedule, dueAt) : null,
    restore: null,
    // A rule suspends nobody.
    inactive: tier.inactive.warn === undefined ? nothing : { warn: tier.inactive.warn },
    cleanUp: nothing,
    exceptions: [],
    unsupported: [],
    source,
  };
}
