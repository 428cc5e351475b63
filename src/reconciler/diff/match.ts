/**
 * Which project is which tenant's. Identity is remembered where it can be: the manifest's pin, then `tenantry.lock`,
 * then the one project that has exactly the tenant's name. A remembered id never falls back to the name, because an
 * empty twin under the old name is the worst answer to a project that is gone.
 */
import type { DesiredTenant } from "../desired.js";
import { isTombstone } from "../desired.js";
import type { ProjectId, TenantName } from "../names.js";
import type { ObservedFleet, ObservedProject } from "../observed.js";
import { groupBy } from "./group-by.js";

/** What `tenantry.lock` remembers. */
export type Lock = ReadonlyMap<TenantName, ProjectId>;

/** `mark`: found by name, and our own branch annotation says that we made it for this tenant. `rule`: govern.ts. */
export type IdentifiedBy = "pin" | "lock" | "mark" | "name" | "rule";

export type Match =
  | { readonly kind: "live"; readonly by: IdentifiedBy; readonly project: ObservedProject }
  | { readonly kind: "recoverable"; readonly by: IdentifiedBy; readonly project: ObservedProject }
  /** No list shows the remembered id. `namesakes` are live projects of the tenant's name that nobody claims. */
  | { readonly kind: "missing"; readonly by: "pin" | "lock"; readonly id: ProjectId; readonly namesakes: readonly ProjectId[] }
  | { readonly kind: "absent" }
  | { readonly kind: "ambiguous"; readonly ids: readonly ProjectId[]; readonly reason: "same-name" | "shared-id" };

export interface Matched {
  readonly desired: DesiredTenant;
  readonly match: Match;
}

export interface Matches {
  /** By tenant. */
  readonly tenants: readonly Matched[];
  /** Projects that no tenant claims and no rule governs. */
  readonly extra: readonly ObservedProject[];
}

export const desiredOf = ({ tenants }: Matches): readonly DesiredTenant[] => tenants.map(({ desired }) => desired);

export function matchTenants(desired: readonly DesiredTenant[], observed: ObservedFleet, lock: Lock): Matches {
  const remembered = (tenant: DesiredTenant): ProjectId | null => tenant.pin ?? lock.get(tenant.tenant) ?? null;
  const live = new Map(observed.projects.map((project) => [project.id, project]));
  const deleted = new Map((observed.recoverable ?? []).map((project) => [project.id, project]));
  const owners = groupBy(
    desired.filter((tenant) => remembered(tenant) !== null),
    (tenant) => remembered(tenant) ?? "",
  );
  const unclaimed = (project: ObservedProject): boolean => !owners.has(project.id);
  const liveByName = groupBy(observed.projects.filter(unclaimed), (project) => project.name);
  const deletedByName = groupBy((observed.recoverable ?? []).filter(unclaimed), (project) => project.name);
  const named = groupBy(desired, (tenant) => tenant.name);
  /** A tombstone stays in git when its project is gone; it contests the name only of a project that is there. */
  const isContested = (tenant: DesiredTenant): boolean =>
    (named.get(tenant.name) ?? []).some(
      (other) => other !== tenant && ((!isTombstone(other) && !isTombstone(tenant)) || liveByName.has(tenant.name)),
    );

  const matchOne = (tenant: DesiredTenant): Match => {
    const id = remembered(tenant);
    if (id !== null) {
      const by = tenant.pin === null ? "lock" : "pin";
      if ((owners.get(id)?.length ?? 0) > 1) return { kind: "ambiguous", ids: [id], reason: "shared-id" };
      const project = live.get(id) ?? deleted.get(id);
      const namesakes = liveByName.get(tenant.name) ?? [];
      if (!project) return { kind: "missing", by, id, namesakes: namesakes.map((namesake) => namesake.id).sort() };
      const twins = namesakes.filter((namesake) => by === "lock" && isMarked(namesake, tenant, observed));
      if (twins.length > 0)
        return { kind: "ambiguous", ids: [project, ...twins].map((twin) => twin.id).sort(), reason: "same-name" };
      return { kind: live.has(id) ? "live" : "recoverable", by, project };
    }
    if (isContested(tenant)) return { kind: "ambiguous", ids: [], reason: "shared-id" };
    for (const [kind, byName] of [
      ["live", liveByName],
      ["recoverable", deletedByName],
    ] as const) {
      const [project, ...others] = byName.get(tenant.name) ?? [];
      if (project && others.length > 0) {
        return { kind: "ambiguous", ids: [project, ...others].map(({ id }) => id).sort(), reason: "same-name" };
      }
      if (project) return { kind, by: isMarked(project, tenant, observed) ? "mark" : "name", project };
    }
    return { kind: "absent" };
  };

  const tenants = desired.map((tenant) => ({ desired: tenant, match: matchOne(tenant) }));
  const claimed = new Set(tenants.flatMap(({ match }) => idsOf(match)));
  return { tenants, extra: observed.projects.filter(({ id }) => !claimed.has(id)) };
}

const isMarked = (project: ObservedProject, { tenant }: DesiredTenant, observed: ObservedFleet): boolean =>
  (observed.details[project.id]?.branches ?? []).some(({ markedTenant }) => markedTenant === tenant);

function idsOf(match: Match): readonly ProjectId[] {
  switch (match.kind) {
    case "live":
    case "recoverable":
      return [match.project.id];
    case "ambiguous":
      return match.ids;
    default:
      return [];
  }
}
