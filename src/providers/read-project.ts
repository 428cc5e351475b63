/** One project for a refresh. The engine asks for each resource alone; after a few, one sweep answers the rest. */
import type { LiveProjects } from "../reconciler/apply/live.js";
import { liveProjects } from "../reconciler/apply/live.js";
import type { OrgName, ProjectId } from "../reconciler/names.js";
import type { ObservedProject } from "../reconciler/observed.js";
import type { Session } from "./session.js";

/** So many single reads, then a sweep: for a small fleet about its price, for a small stack of a large fleet never reached. */
const readSingly = 20;

interface Reader {
  readonly live: LiveProjects;
  count: number;
}
const readers = new WeakMap<Session, Reader>();

/** null when it is nowhere. `org` is asked first. @throws NeonError where that isn't known, Error where it is in a foreign org */
export async function readProject(session: Session, id: ProjectId, org: OrgName | null): Promise<ObservedProject | null> {
  const { neon, fleet } = session;
  const reader = readers.get(session) ?? readerFor(session);
  reader.count += 1;
  const found = await reader.live.read(id, org ?? fleet.orgs[0]?.name ?? ("" as OrgName));
  if (found || (await neon.findProject(id, fleet.orgs)).kind !== "elsewhere") return found;
  throw new Error(`project ${id} is in an org that the fleet file doesn't name; move it back, or add that org`);
}

function readerFor(session: Session): Reader {
  const { neon, fleet, world } = session;
  const remaining = (): number => readers.get(session)?.count ?? 0;
  const reader = { live: liveProjects({ neon, fleet, now: world.now, pages: readSingly / 2, remaining }), count: 0 };
  readers.set(session, reader);
  return reader;
}
