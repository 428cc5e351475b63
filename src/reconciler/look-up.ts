/** One tenant's project in at most four calls: by its remembered id, else by its name; then its computes. */
import type { NeonReader } from "../neon/port.js";
import type { DesiredTenant } from "./desired.js";
import type { Lock } from "./diff/match.js";
import type { Fleet, Org } from "./fleet.js";
import type { ProjectId } from "./names.js";
import { orgOf } from "./observe.js";
import type { ObservedEndpoint, ObservedProject } from "./observed.js";

export interface LookedUp {
  /** What says which project is meant. */
  readonly by: "pin" | "lock" | "name";
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
