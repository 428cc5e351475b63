/** One tenant's project in at most four calls: by its remembered id, else by its name; then its computes. */
import type { NeonReader } from "../neon/port.js";
import type { DesiredTenant } from "./desired.js";
import { claimedBy, govern } from "./diff/govern.js";
import type { Lock } from "./diff/match.js";
import type { Fleet, Org } from "./fleet.js";
import type { ProjectId } from "./names.js";
import { orgOf } from "./observe.js";
import type { ObservedEndpoint, ObservedProject } from "./observed.js";
import { ruledOrgs } from "./scope/governed.js";

export interface LookedUp {
  /** What says which project is meant. */
  readonly by: "pin" | "lock" | "name" | "rule";
  readonly id: ProjectId | null;
  /** null: none was seen, or more than one has the name. */
  readonly project: ObservedProject | null;
  readonly endpoints: readonly ObservedEndpoint[] | null;
  /** Of `name`: all that have it. */
  readonly namesakes: readonly ProjectId[];
  /** All orgs in which it could be were asked, and none answered with a part only. */
  readonly isWhole: boolean;
}

/** Orgs that are asked; one call is left for the computes. */
const most = 3;

/** The org in which the tenant should be, then the others. */
export const homeFirst = (desired: DesiredTenant, fleet: Fleet): readonly Org[] =>
  fleet.orgs.toSorted((a, b) => Number(b.name === desired.org) - Number(a.name === desired.org));

export async function lookUp(desired: DesiredTenant, lock: Lock, fleet: Fleet, neon: NeonReader): Promise<LookedUp> {
  const orgs = homeFirst(desired, fleet);
  const asked = orgs.slice(0, most);
  const isWhole = asked.length === orgs.length;
  const id = desired.pin ?? lock.get(desired.tenant) ?? null;
  if (id === null) return byName(desired.name, asked, isWhole, fleet, neon);
  const found = await neon.findProject(id, asked);
  const by = desired.pin === null ? "lock" : "pin";
  const seen = { by, id, namesakes: [], isWhole: isWhole || found.kind !== "gone" } as const;
  if (found.kind !== "found") return { ...seen, project: null, endpoints: null };
  return { ...seen, project: found.project, endpoints: await neon.listEndpoints(orgOf(fleet, found.project.org), id) };
}

/** By its project's id or exact name; else the ids of those that have the name, none or several. */
export async function lookUpGoverned(
  asked: string,
  declared: readonly DesiredTenant[],
  lock: Lock,
  fleet: Fleet,
  neon: NeonReader,
): Promise<{ readonly desired: DesiredTenant; readonly seen: LookedUp } | { readonly ids: readonly ProjectId[] }> {
  const isClaimed = claimedBy(declared, lock);
  const found: ObservedProject[] = [];
  const isById = (): boolean => found.some(({ id }) => id === asked);
  for (const org of ruledOrgs(fleet, asked).slice(0, most)) {
    if (isById()) break;
    const page = await neon.listProjects(org, { cursor: null, search: asked });
    found.push(...page.projects.filter(({ id, name }) => id === asked || name === asked));
  }
  const matches = { tenants: [], extra: found.filter((project) => !isClaimed(project)) };
  const governed = govern(matches, lock, fleet).tenants;
  const [one, ...others] = isById() ? governed.filter(({ desired }) => desired.tenant === asked) : governed;
  if (one?.match.kind !== "live" || others.length > 0) return { ids: governed.flatMap(({ desired }) => desired.pin ?? []) };
  const { project } = one.match;
  const endpoints = await neon.listEndpoints(orgOf(fleet, project.org), project.id);
  return { desired: one.desired, seen: { by: "rule", id: project.id, project, endpoints, namesakes: [], isWhole: true } };
}

async function byName(name: string, orgs: readonly Org[], isWhole: boolean, fleet: Fleet, neon: NeonReader): Promise<LookedUp> {
  const found: ObservedProject[] = [];
  let holes = isWhole ? 0 : 1;
  for (const org of orgs) {
    const page = await neon.listProjects(org, { cursor: null, search: name });
    found.push(...page.projects.filter((project) => project.name === name));
    holes += page.unavailable.length + page.unreadable;
  }
  const namesakes = found.map(({ id }) => id);
  const [project = null] = found.length === 1 ? found : [];
  const endpoints = project && (await neon.listEndpoints(orgOf(fleet, project.org), project.id));
  return { by: "name", id: project && project.id, project, endpoints, namesakes, isWhole: holes === 0 };
}
