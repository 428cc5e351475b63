/**
 * A tenant that a rule governs is asked for by its project's id, which is its key, or by the project's exact name. Its project
 * needs only to be seen: a rule makes nothing and moves nothing, so no search has to prove that there isn't another.
 */
import type { DesiredTenant } from "../desired.js";
import type { Fleet, Org } from "../fleet.js";
import type { ObserveContext, OrgList } from "../observe.js";
import { sweepOrg } from "../observe.js";
import { matchesGlob } from "../diff/glob.js";

/** No declared tenant's key is the id that pins it. */
const isGoverned = ({ tenant, pin }: Pick<DesiredTenant, "tenant" | "pin">): boolean => (pin as string | null) === tenant;

/** `pattern` is a tenant's key or a glob of keys. */
export const isAskedBy = (pattern: string, desired: Pick<DesiredTenant, "tenant" | "pin" | "name">): boolean =>
  matchesGlob(pattern, desired.tenant) || (pattern === desired.name && isGoverned(desired));

/** Orgs in which a rule sees projects, those whose rule could mean this name first. */
export const ruledOrgs = ({ rules, orgs }: Fleet, name: string): readonly Org[] => {
  const first = new Set(rules.filter((rule) => matchesGlob(rule.name, name)).map(({ org }) => org));
  return orgs
    .filter((org) => rules.some((rule) => rule.org === org.name))
    .toSorted((a, b) => Number(first.has(b.name)) - Number(first.has(a.name)));
};

/** An id is one project's; a name may be two orgs'. */
export async function searchGoverned(text: string, context: ObserveContext): Promise<readonly OrgList[]> {
  const lists: OrgList[] = [];
  for (const org of ruledOrgs(context.fleet, text)) {
    const { projects, sweep } = await sweepOrg(org, context, false, {
      text,
      isEnough: ({ id, name }) => id === text || name === text,
    });
    lists.push({ projects: projects.filter(({ id, name }) => id === text || name === text), sweep });
    if (projects.some(({ id }) => id === text)) break;
  }
  return lists;
}
