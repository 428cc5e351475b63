/**
 * How many projects each org would hold after apply, against the `maxProjects` that the fleet file gives it. Whoever finds no
 * room is refused before the first write: a run that stops half-way at Neon's limit is worse than one tenant that waits.
 */
import type { Change } from "../change.js";
import type { TenantDiff } from "../diff/index.js";
import type { Fleet, Org } from "../fleet.js";
import type { OrgName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedFleet } from "../observed.js";

/**
 * What leaves an org makes room in it, because transfers come before creates. What is deleted doesn't: deletions come last.
 * The first by name go in, so that the same tenants wait each time. Refusing one who would have come from another full
 * org takes away the room there, hence the repetition; it ends because nobody who was refused is let in again.
 */
export function refuseFull(diffs: readonly TenantDiff[], observed: ObservedFleet, fleet: Fleet): readonly TenantDiff[] {
  const bounded = fleet.orgs.filter(({ maxProjects }) => maxProjects !== null);
  const refused = new Map<TenantDiff, Org>();
  for (let before = -1; before < refused.size;) {
    before = refused.size;
    for (const org of bounded) {
      const going = diffs.filter((tenantDiff) => !refused.has(tenantDiff));
      const entering = going.filter(({ changes }) => changes.some((change) => entered(change) === org.name));
      const leaving = going.filter(({ changes }) => changes.some((change) => isMove(change) && change.org === org.name));
      const room = (org.maxProjects ?? 0) - countIn(observed, org.name) + leaving.length;
      const waiting = entering.toSorted((a, b) => compareText(a.tenant, b.tenant)).slice(Math.max(0, room));
      for (const tenantDiff of waiting) refused.set(tenantDiff, org);
    }
  }
  return diffs.map((tenantDiff) => {
    const org = refused.get(tenantDiff);
    return org ? full(tenantDiff, org) : tenantDiff;
  });
}

const countIn = ({ projects }: ObservedFleet, org: OrgName): number =>
  projects.reduce((sum, project) => sum + (project.org === org ? 1 : 0), 0);

const isMove = ({ kind }: Change): boolean => kind === "transfer";

/** The org in which the change puts a project that wasn't there, null where it does no such thing. */
function entered(change: Change): OrgName | null {
  if (change.kind === "create" || change.kind === "recover") return change.org;
  if (!isMove(change)) return null;
  return (change.fields.find(({ path }) => path === "org")?.after ?? null) as OrgName | null;
}

function full({ tenant, changes, ...rest }: TenantDiff, { name, maxProjects }: Org): TenantDiff {
  const [first] = changes;
  if (!first) return { tenant, changes, ...rest };
  return {
    ...rest,
    tenant,
    changes: [],
    refusal: {
      tenant,
      code: "org-full",
      project: first.project,
      tier: first.tier,
      message: `org ${name} has no room for it: maxProjects is ${maxProjects}`,
      checks: [],
      fix: `raise maxProjects of org ${name} if Neon raised the limit, or move tenants out of it first`,
      source: first.source,
    },
  };
}
