/** A tenant's project among the deleted, which no read of live projects shows, as long as it can be recovered. */
import type { NeonReader } from "../neon/port.js";
import type { DesiredTenant } from "./desired.js";
import type { Fleet } from "./fleet.js";
import { homeFirst } from "./look-up.js";
import type { LookedUp } from "./look-up.js";
import type { ObservedProject } from "./observed.js";

export interface LookedUpDeleted {
  /** More than one where only the name says which project is meant. */
  readonly projects: readonly ObservedProject[];
  /** All orgs were asked, and answered whole. */
  readonly isWhole: boolean;
}

/** In at most `calls` calls, one for each org; the one in which the tenant should be comes first. */
export async function lookUpDeleted(
  desired: DesiredTenant,
  { id }: Pick<LookedUp, "id">,
  fleet: Fleet,
  neon: NeonReader,
  calls: number,
): Promise<LookedUpDeleted> {
  const orgs = homeFirst(desired, fleet);
  const projects: ObservedProject[] = [];
  let holes = Math.max(0, orgs.length - calls);
  for (const org of orgs.slice(0, Math.max(0, calls))) {
    const page = await neon.listProjects(org, { cursor: null, search: id ?? desired.name, recoverable: true });
    projects.push(...page.projects.filter((project) => (id === null ? project.name === desired.name : project.id === id)));
    holes += page.unavailable.length + page.unreadable;
    if (id !== null && projects.length > 0) return { projects, isWhole: true };
  }
  return { projects, isWhole: holes === 0 };
}
