/**
 * Live values for the tests that precede a write: never older than a minute. Where many tenants are due and the lists are
 * short beside them, one sweep is cheaper than a read each, and is used for as long as it is fresh.
 */
import type { NeonReader } from "../../neon/port.js";
import type { Fleet } from "../fleet.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf, sweepFleet } from "../observe.js";
import type { ObservedFleet, ObservedProject } from "../observed.js";
import { freshFor, sweepPays } from "../plan/sweeps.js";

export interface LiveProjects {
  /** null when no org of the fleet has it. `org` is where it was last; it is asked first. */
  read(id: ProjectId, org: OrgName): Promise<ObservedProject | null>;
  /** Always a single GET now. */
  readNow(id: ProjectId, org: OrgName): Promise<ObservedProject | null>;
  /** All live projects with exactly that name, over all orgs; null where an answer had a hole, so that there may be more. */
  named(name: string): Promise<readonly ObservedProject[] | null>;
  /** The same, always asked now. */
  namedNow(name: string): Promise<readonly ObservedProject[] | null>;
}

export interface LiveContext {
  readonly neon: NeonReader;
  readonly fleet: Fleet;
  readonly now: () => number;
  /** List pages of a whole sweep, as the plan found it; more than anything where the plan made none. */
  readonly pages: number;
  /** How many tenants are still to be read. */
  readonly remaining: () => number;
}

export function liveProjects({ neon, fleet, now, pages, remaining }: LiveContext): LiveProjects {
  let sweep: { readonly at: number; readonly done: Promise<Index> } | null = null;

  const isFresh = (at: number): boolean => now() - at < freshFor;

  /** A fresh sweep, a new one where it pays, or null. */
  const fresh = async (): Promise<Index | null> => {
    if (!sweep || !isFresh(sweep.at)) {
      if (!sweepPays(remaining(), pages, fleet)) return null;
      sweep = { at: now(), done: sweepFleet({ neon, fleet, now }).then(indexOf) };
    }
    const { at, done } = sweep;
    const index = await done;
    // It may have grown old while it was made.
    return isFresh(at) ? index : null;
  };

  const readNow: LiveProjects["readNow"] = async (id, org) => {
    const others = fleet.orgs.filter(({ name }) => name !== org);
    const found = await neon.findProject(id, [orgOf(fleet, org), ...others]);
    return found.kind === "found" ? found.project : null;
  };

  const namedNow: LiveProjects["namedNow"] = async (name) => {
    const found: ObservedProject[] = [];
    for (const org of fleet.orgs) {
      const seen = new Set<string>();
      for (let cursor: string | null = null; ;) {
        const page: Awaited<ReturnType<NeonReader["listProjects"]>> = await neon.listProjects(org, { cursor, search: name });
        found.push(...page.projects.filter((project) => project.name === name));
        if (page.unavailable.length + page.unreadable > 0) return null;
        if (page.projects.length === 0 || page.cursor === null) break;
        if (seen.has(page.cursor)) return null;
        seen.add(page.cursor);
        cursor = page.cursor;
      }
    }
    return [...new Map(found.map((project) => [project.id, project])).values()];
  };

  return {
    readNow,
    namedNow,
    async read(id, org) {
      const index = await fresh();
      return index?.byId.get(id) ?? readNow(id, org);
    },
    async named(name) {
      const index = await fresh();
      return index?.isComplete ? (index.byName.get(name) ?? []) : namedNow(name);
    },
  };
}

interface Index {
  readonly isComplete: boolean;
  readonly byId: ReadonlyMap<ProjectId, ObservedProject>;
  readonly byName: ReadonlyMap<string, readonly ObservedProject[]>;
}

function indexOf({ kind, projects }: ObservedFleet): Index {
  const byName = new Map<string, ObservedProject[]>();
  for (const project of projects) {
    const same = byName.get(project.name);
    if (same) same.push(project);
    else byName.set(project.name, [project]);
  }
  return { isComplete: kind === "complete", byId: new Map(projects.map((project) => [project.id, project])), byName };
}
