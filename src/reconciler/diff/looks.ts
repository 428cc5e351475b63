/**
 * What a list can't show and a change needs to know. The sweep is the unit of cost: a tenant whose listed values
 * match its manifest costs no call of its own.
 */
import type { DesiredTenant } from "../desired.js";
import { isTombstone } from "../desired.js";
import type { Fleet } from "../fleet.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import type { Look, ObservedFleet, ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import { isAtRest } from "./at-rest.js";
import { cleansUp, hasPatterned } from "./clean-up.js";
import { isDeep } from "./deep.js";
import type { Deep } from "./deep.js";
import { differingFields, isLowered } from "./fields.js";
import { enforcedOn } from "./enforce.js";
import { groupBy } from "./group-by.js";
import { isUnmanaged } from "./manage.js";
import { looksAtSnapshots, missingSnapshots } from "./snapshots.js";
import type { Matched, Matches } from "./match.js";
import { tierMove } from "./tiers.js";

export type DueLook =
  | { readonly kind: "recoverable" }
  | { readonly kind: "scoped-keys"; readonly org: OrgName }
  /** A remembered id that no list shows. */
  | { readonly kind: "project"; readonly id: ProjectId }
  | { readonly kind: "details"; readonly org: OrgName; readonly id: ProjectId; readonly look: Look };

export interface LookPolicy {
  /** Looks at the computes of these too, not only of those whose listed defaults differ. */
  readonly deep: Deep;
}

/** What is still to be looked at; empty when the observation holds all that the diff needs. Each look is due once. */
export function dueLooks(matches: Matches, observed: ObservedFleet, fleet: Fleet, policy: LookPolicy): readonly DueLook[] {
  const looks = [...dueLooksByTenant(matches, observed, fleet, policy).values()].flat();
  return [...new Map(looks.map((look) => [JSON.stringify(look), look])).values()];
}

/** The same by tenant; only of tenants for which one is due. */
export function dueLooksByTenant(
  matches: Matches,
  observed: ObservedFleet,
  fleet: Fleet,
  policy: LookPolicy,
): ReadonlyMap<TenantName, readonly DueLook[]> {
  const unclaimed = groupBy(matches.extra, ({ name }) => name);
  const due = new Map<TenantName, readonly DueLook[]>();
  for (const matched of matches.tenants) {
    const { tenant, name } = matched.desired;
    const looks = [...looksOf(matched, observed, fleet, policy), ...twinLooks(matched, unclaimed.get(name) ?? [])];
    const open = looks.filter((look) => !isDone(look, observed));
    if (open.length > 0) due.set(tenant, open);
  }
  return due;
}

function looksOf({ desired, match }: Matched, observed: ObservedFleet, fleet: Fleet, policy: LookPolicy): readonly DueLook[] {
  if (isUnmanaged(fleet, desired)) return [];
  switch (match.kind) {
    case "live":
      return liveLooks(desired, match.project, match.by, observed, fleet, policy);
    case "absent":
      return isTombstone(desired) ? [] : [{ kind: "recoverable" }];
    case "missing":
      if (isTombstone(desired)) return [];
      return observed.recoverable === null ? [{ kind: "recoverable" }] : [{ kind: "project", id: match.id }];
    case "recoverable":
    case "ambiguous":
      return [];
  }
}

/** A lost answer may have left a second project of ours beside the remembered one: its mark tells it from a stranger's. */
function twinLooks({ match }: Matched, namesakes: readonly ObservedProject[]): readonly DueLook[] {
  if (match.kind !== "live" || match.by !== "lock") return [];
  return namesakes.map(({ id, org }) => ({ kind: "details", org, id, look: "branches" }));
}

function liveLooks(
  desired: DesiredTenant,
  project: ObservedProject,
  by: string,
  observed: ObservedFleet,
  fleet: Fleet,
  policy: LookPolicy,
): readonly DueLook[] {
  const details = (look: Look): DueLook => ({ kind: "details", org: project.org, id: project.id, look });
  if (by === "name") return [details("branches")];
  const looksDeeper = isDeep(policy.deep, desired.tenant);
  if (!looksDeeper && isAtRest(desired, project)) return [];
  if (desired.state === "deleted" || desired.unsupported.length > 0) return [];

  if (desired.errand) return [details("branches"), details("endpoints"), details("snapshots")];

  const moves = desired.org !== null && desired.org !== project.org;
  const tier = tierMove(fleet, desired, project);
  const fields = differingFields(enforcedOn(tier, desired), project, null);
  const lowers = (path: string): boolean => fields.some((field) => field.path.startsWith(path) && isLowered(field));
  const isDowngrade = tier.direction === "down";
  const looks = new Set<Look>();
  if (looksDeeper || fields.some(({ path }) => path.startsWith("compute."))) looks.add("endpoints");
  if (desired.state === "suspended" && observedState(project) === "active") looks.add("endpoints");
  if (lowers("quota.") || isDowngrade) looks.add("usage");
  if (lowers("quota.logicalSize") || isDowngrade) looks.add("branches");
  if (isDowngrade) looks.add("snapshots").add("endpoints");
  if (looksAtSnapshots(desired)) looks.add("snapshots");
  if (desired.branches.length > 0) looks.add("branches").add("endpoints");
  if (cleansUp(desired) && observedState(project) === "active") looks.add("branches");
  // A branch without a compute is kept.
  if (hasPatterned(desired, observed.details[project.id]?.branches ?? [])) looks.add("endpoints");
  if (desired.restore) looks.add("branches").add("snapshots");
  // Whether a missing one can still be taken depends on when the branch began.
  if (missingSnapshots(desired, observed.details[project.id] ?? {}).length > 0) looks.add("branches");
  return [...[...looks].map(details), ...(moves ? [{ kind: "scoped-keys" as const, org: project.org }] : [])];
}

function isDone(look: DueLook, observed: ObservedFleet): boolean {
  switch (look.kind) {
    case "recoverable":
      return observed.recoverable !== null;
    case "scoped-keys":
      return observed.scopedKeys[look.org] !== undefined;
    case "project":
      return observed.lookedUp[look.id] !== undefined;
    case "details":
      return observed.details[look.id]?.[look.look] !== undefined;
  }
}
