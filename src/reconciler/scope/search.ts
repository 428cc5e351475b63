/**
 * A few tenants without a sweep: each is searched for by its remembered id, else by its exact name, in every org. A search
 * that was read to its end in all orgs is whole evidence for that name, so a create may rely on it as on a sweep. A name that
 * nothing declares may be a governed project's (governed.ts).
 */
import type { DesiredTenant } from "../desired.js";
import type { Lock } from "../diff/match.js";
import type { ProjectId } from "../names.js";
import type { ObserveContext, OrgList } from "../observe.js";
import { fleetOf, sweepOrg } from "../observe.js";
import type { Org } from "../fleet.js";
import type { ObservedFleet } from "../observed.js";
import { searchGoverned } from "./governed.js";
import type { Question } from "./question.js";

export async function searchFleet(
  { desired, names }: Question,
  lock: Lock,
  context: ObserveContext,
): Promise<{ readonly observed: ObservedFleet; readonly terms: readonly string[] }> {
  const lists: OrgList[] = [];
  const terms: string[] = [];
  for (const tenant of desired) {
    if (!names?.has(tenant.tenant)) continue;
    const id = tenant.pin ?? lock.get(tenant.tenant) ?? null;
    if (id !== null && (await searchId(id, tenant, context, lists))) continue;
    // What is gone is looked for among the deleted by the same id; a namesake of it would stop a create.
    terms.push(id ?? tenant.name);
    for (const org of context.fleet.orgs) lists.push(await searchName(tenant.name, org, context));
  }
  const declared = new Set<string>(desired.map(({ tenant }) => tenant));
  for (const name of names ?? []) if (!declared.has(name)) lists.push(...(await searchGoverned(name, context)));
  return { observed: fleetOf(mergeByOrg(lists, context.fleet.orgs)), terms };
}

async function searchName(name: string, org: Org, context: ObserveContext): Promise<OrgList> {
  const { projects, sweep } = await sweepOrg(org, context, false, { text: name, isEnough: null });
  return { projects: projects.filter((project) => project.name === name), sweep };
}

/** Looks where the tenant should be first, and nowhere further once it is found. */
async function searchId(id: ProjectId, tenant: DesiredTenant, context: ObserveContext, lists: OrgList[]): Promise<boolean> {
  const orgs = context.fleet.orgs.toSorted((a, b) => Number(b.name === tenant.org) - Number(a.name === tenant.org));
  for (const org of orgs) {
    const { projects, sweep } = await sweepOrg(org, context, false, { text: id, isEnough: (project) => project.id === id });
    const found = projects.filter((project) => project.id === id);
    lists.push({ projects: found, sweep });
    if (found.length > 0) return true;
  }
  return false;
}

/** One proof for each org, as a sweep would give it. */
function mergeByOrg(lists: readonly OrgList[], orgs: readonly Org[]): readonly OrgList[] {
  return orgs.flatMap(({ name }) => {
    const own = lists.filter(({ sweep }) => sweep.org === name);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return [];
    const projects = [...new Map(own.flatMap((list) => list.projects).map((project) => [project.id, project])).values()];
    return [
      {
        projects,
        sweep: {
          ...first.sweep,
          pages: own.reduce((pages, { sweep }) => pages + sweep.pages, 0),
          projects: projects.length,
          finishedAt: last.sweep.finishedAt,
          gaps: own.flatMap(({ sweep }) => sweep.gaps),
        },
      },
    ];
  });
}
