/**
 * A tenant that was renamed in its manifest looks like two: one that is no longer declared, whose project stays, and a new
 * one, for which an empty project would be made. The customer would find an empty database, so it is refused until somebody
 * says which it is.
 */
import type { DesiredTenant } from "../desired.js";
import { differingFields } from "../diff/fields.js";
import { groupBy } from "../diff/group-by.js";
import type { TenantDiff } from "../diff/index.js";
import type { Lock, Matches } from "../diff/match.js";
import type { Fleet } from "../fleet.js";
import type { TenantName } from "../names.js";
import type { ObservedProject } from "../observed.js";
import { isSame } from "./changed.js";

export interface RenameContext {
  readonly fleet: Fleet;
  readonly matches: Matches;
  readonly lock: Lock;
  /** Tenants as desired at the base; null where none was given. */
  readonly base: ReadonlyMap<TenantName, DesiredTenant> | null;
}

/** Somebody remembered who is declared no more, and the live project that stayed. */
interface Vanished {
  readonly tenant: TenantName;
  readonly project: ObservedProject;
  /** As it was declared at the base, null where that isn't known. */
  readonly was: DesiredTenant | null;
}

export function refuseRenames(diffs: readonly TenantDiff[], context: RenameContext): readonly TenantDiff[] {
  const vanished = vanishedTenants(context);
  if (vanished.length === 0) return diffs;
  const desired = new Map(context.matches.tenants.map((matched) => [matched.desired.tenant, matched]));
  const byOrg = groupBy(vanished, ({ project }) => project.org);
  return diffs.map((tenantDiff) => {
    const [change] = tenantDiff.changes;
    const matched = desired.get(tenantDiff.tenant);
    if (change?.kind !== "create" || matched?.match.kind !== "absent") return tenantDiff;
    const was = (byOrg.get(change.org) ?? []).find((candidate) => isTheSame(candidate, matched.desired, context));
    if (!was) return tenantDiff;
    const { tenant, project } = was;
    return {
      ...tenantDiff,
      changes: [],
      refusal: {
        tenant: tenantDiff.tenant,
        code: "looks-like-rename",
        project: null,
        tier: change.tier,
        message: `${tenant}, declared no more, has the same settings in ${project.id}; was it renamed?`,
        checks: [],
        fix: `projectId: ${project.id} if it is the same tenant; if not, take the line of ${tenant} out of tenantry.lock`,
        source: change.source,
      },
    };
  });
}

function vanishedTenants({ lock, matches, base }: RenameContext): readonly Vanished[] {
  const declared = new Set(matches.tenants.map(({ desired }) => desired.tenant));
  const extra = new Map(matches.extra.map((project) => [project.id, project]));
  return [...lock].flatMap(([tenant, id]) => {
    const project = declared.has(tenant) ? undefined : extra.get(id);
    return project ? [{ tenant, project, was: base?.get(tenant) ?? null }] : [];
  });
}

/**
 * By what both declare, where the base still has the one that vanished. Without that, the project must have exactly the
 * settings that the new tenant asks for; a roster's tenants come and go all day in one tier, so of those it says nothing.
 */
function isTheSame({ project, was }: Vanished, now: DesiredTenant, { fleet, base }: RenameContext): boolean {
  if (base?.has(now.tenant)) return false;
  if (was) return isSame(withoutName(was), withoutName(now));
  if (fleet.rosters.some(({ path }) => now.source.file.endsWith(path))) return false;
  return differingFields({ ...now, name: project.name }, project, null).length === 0;
}

const withoutName = (tenant: DesiredTenant): DesiredTenant => ({ ...tenant, tenant: "" as TenantName, name: "", pin: null });
