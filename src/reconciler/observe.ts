/**
 * Reads what Neon has: a sweep over each org's list, then only those looks that a change needs. A hole in a list makes
 * the whole observation partial; it is never papered over by what the other pages showed.
 */
import PQueue from "p-queue";
import { MalformedAnswerError, NeonStatusError, UnreachableError } from "../neon/errors.js";
import type { FoundProject, NeonReader, ProjectPage } from "../neon/port.js";
import { dueLooks } from "./diff/looks.js";
import type { DueLook, LookPolicy } from "./diff/looks.js";
import type { Fleet, Org } from "./fleet.js";
import type { OrgName, ProjectId } from "./names.js";
import type { Gap, ObservedFleet, ObservedProject, OrgSweep, ProjectDetails } from "./observed.js";
import { inScope } from "./scope/reading.js";
import type { Read, Reading } from "./scope/reading.js";

export interface ObserveContext {
  readonly neon: NeonReader;
  readonly fleet: Fleet;
  /** ms since the epoch */
  readonly now: () => number;
}
/** `terms` is what to search for among the deleted, where only a few tenants are looked for; null: all are listed. */
interface LookContext extends ObserveContext {
  readonly terms: readonly string[] | null;
}

/** Adds to an observation what a plan of the tenants in scope has to know. */
export async function observe(start: ObservedFleet, read: Read, context: LookContext, policy: LookPolicy): Promise<Reading> {
  let observed = start;
  for (;;) {
    const reading = read(observed);
    const due = dueLooks(inScope(reading), observed, context.fleet, policy);
    if (due.length === 0) return reading;
    observed = merge(observed, await takeAll(due, context));
  }
}

/**
 * What a plan without a key may need later: the lists, deleted projects and the names of scoped keys, what the tenants as they
 * are declared now need to be looked at for, and with `deep` the computes and the use of every project.
 */
export async function observeAll(read: Read, context: LookContext, deep: boolean): Promise<ObservedFleet> {
  const swept = await sweepFleet(context);
  const details = deep ? (["endpoints", "usage"] as const) : [];
  const looks: readonly DueLook[] = [
    { kind: "recoverable" },
    ...context.fleet.orgs.map(({ name }) => ({ kind: "scoped-keys", org: name }) as const),
    ...swept.projects.flatMap(({ id, org }) => details.map((look) => ({ kind: "details", org, id, look }) as const)),
  ];
  const seen = merge(swept, await takeAll(looks, context));
  return (await observe(seen, read, context, { deep: false })).observed;
}

/** Every org's list, one after another, because they share one rate. */
export async function sweepFleet(context: ObserveContext): Promise<ObservedFleet> {
  const lists = [];
  for (const org of context.fleet.orgs) lists.push(await sweepOrg(org, context, false));
  return fleetOf(lists);
}

export const fleetOf = (lists: readonly OrgList[]): ObservedFleet => ({
  kind: lists.some(({ sweep }) => sweep.gaps.length > 0) ? "partial" : "complete",
  sweeps: lists.map(({ sweep }) => sweep),
  // A project may move from one org to the other while we page: the later sight of it counts.
  projects: [...new Map(lists.flatMap(({ projects }) => projects).map((project) => [project.id, project])).values()],
  recoverable: null,
  details: {},
  lookedUp: {},
  scopedKeys: {},
});

export interface OrgList {
  readonly sweep: OrgSweep;
  readonly projects: readonly ObservedProject[];
}

/** Neon finds parts of names and ids; equality is the caller's to check. */
export interface Search {
  readonly text: string;
  /** Says of a project that once it is seen, the rest of the list says nothing more; null: only the whole list will do. */
  readonly isEnough: ((project: ObservedProject) => boolean) | null;
}

/** Pages until an empty page or a missing cursor; a short page isn't the end (neon-api.md §4). */
export async function sweepOrg(
  org: Org,
  { neon, now }: ObserveContext,
  recoverable: boolean,
  search: Search | null = null,
): Promise<OrgList> {
  const startedAt = isoOf(now());
  const projects = new Map<ProjectId, ObservedProject>();
  const gaps: Gap[] = [];
  const seen = new Set<string>();
  let pages = 0;
  let cursor: string | null = null;
  for (;;) {
    const page: ProjectPage | null = await readPage(() =>
      neon.listProjects(org, { cursor, recoverable, ...(search && { search: search.text }) }),
    );
    pages += 1;
    if (page === null) {
      gaps.push({ page: pages, project: null, reason: "page-unreadable" });
      break;
    }
    for (const project of page.projects) projects.set(project.id, project);
    for (let n = 0; n < page.unreadable; n += 1) gaps.push({ page: pages, project: null, reason: "project-unreadable" });
    for (const id of [...page.unavailable, ...(recoverable ? [] : page.bare)]) {
      const found = await readSingly(() => neon.findProject(id, [org]));
      if (found?.kind === "found") {
        projects.set(id, { ...found.project, integrations: projects.get(id)?.integrations ?? null });
        continue;
      }
      // What a list left out of it would otherwise be read as "no limit".
      projects.delete(id);
      gaps.push({ page: pages, project: id, reason: "details-withheld" });
    }
    const isEmpty = page.projects.length + page.unavailable.length + page.unreadable === 0;
    const isFound = search !== null && search.isEnough !== null && [...projects.values()].some(search.isEnough);
    if (isEmpty || isFound || page.cursor === null) break;
    if (seen.has(page.cursor)) {
      gaps.push({ page: pages, project: null, reason: "cursor-repeated" });
      break;
    }
    seen.add(page.cursor);
    cursor = page.cursor;
  }
  const sweep = { org: org.name, id: org.id, pages, projects: projects.size, startedAt, finishedAt: isoOf(now()), gaps };
  return { sweep, projects: [...projects.values()] };
}

/** null for a 2xx answer that isn't a page. */
async function readPage(read: () => Promise<ProjectPage>): Promise<ProjectPage | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MalformedAnswerError) return null;
    throw error;
  }
}

/**
 * null for a read that fails of this project alone: its details are withheld, or no answer can be read. A key that is
 * refused would fail for all and is told as such.
 */
async function readSingly<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (
      error instanceof NeonStatusError
        ? error.status !== 401
        : error instanceof UnreachableError || error instanceof MalformedAnswerError
    )
      return null;
    throw error;
  }
}

/** What one look showed. */
type Sight =
  | { readonly kind: "recoverable"; readonly lists: readonly OrgList[] }
  | { readonly kind: "scoped-keys"; readonly org: OrgName; readonly keys: ObservedFleet["scopedKeys"][OrgName] }
  | { readonly kind: "project"; readonly id: ProjectId; readonly found: FoundProject }
  | { readonly kind: "details"; readonly id: ProjectId; readonly details: ProjectDetails };

/** Looks at different things may overlap; the client's rate bounds them. */
async function takeAll(due: readonly DueLook[], context: LookContext): Promise<readonly Sight[]> {
  const queue = new PQueue({ concurrency: context.fleet.apply.concurrency });
  return queue.addAll(due.map((look) => () => take(look, context)));
}

async function take(look: DueLook, context: LookContext): Promise<Sight> {
  const { neon, fleet } = context;
  switch (look.kind) {
    case "recoverable": {
      const lists = [];
      for (const text of context.terms ?? [null])
        for (const org of fleet.orgs)
          lists.push(await sweepOrg(org, context, true, text === null ? null : { text, isEnough: null }));
      return { kind: look.kind, lists };
    }
    case "scoped-keys":
      return { kind: look.kind, org: look.org, keys: await neon.listScopedKeys(orgOf(fleet, look.org)) };
    case "project":
      return { kind: look.kind, id: look.id, found: await neon.findProject(look.id, fleet.orgs) };
    case "details":
      return { kind: look.kind, id: look.id, details: await detailsOf(look, orgOf(fleet, look.org), neon) };
  }
}

/** A look that fails refuses its own tenant (`look-failed`) and stops no other. */
async function detailsOf({ id, look }: DueLook & { kind: "details" }, org: Org, neon: NeonReader): Promise<ProjectDetails> {
  switch (look) {
    case "endpoints":
      return { endpoints: await readSingly(() => neon.listEndpoints(org, id)) };
    case "branches":
      return { branches: await readSingly(() => neon.listBranches(org, id)) };
    case "snapshots":
      return { snapshots: await readSingly(() => neon.listSnapshots(org, id)) };
    case "usage": {
      const found = await readSingly(() => neon.findProject(id, [org]));
      return { usage: found?.kind === "found" ? found.usage : null };
    }
  }
}

/** A later look may find the inventory partial; it never becomes complete again. */
function merge(observed: ObservedFleet, sights: readonly Sight[]): ObservedFleet {
  const details = { ...observed.details };
  const lookedUp = { ...observed.lookedUp };
  const scopedKeys = { ...observed.scopedKeys };
  let { kind, recoverable } = observed;
  for (const sight of sights) {
    switch (sight.kind) {
      case "recoverable":
        recoverable = [
          ...new Map(sight.lists.flatMap(({ projects }) => projects).map((project) => [project.id, project])).values(),
        ];
        if (sight.lists.some(({ sweep }) => sweep.gaps.length > 0)) kind = "partial";
        break;
      case "scoped-keys":
        scopedKeys[sight.org] = sight.keys;
        break;
      case "project":
        lookedUp[sight.id] = sight.found.kind === "gone" ? "gone" : "elsewhere";
        // It exists in an org of ours and no list showed it: the lists were not whole.
        if (sight.found.kind === "found") kind = "partial";
        break;
      case "details":
        details[sight.id] = { ...details[sight.id], ...sight.details };
    }
  }
  return { ...observed, kind, recoverable, details, lookedUp, scopedKeys };
}

export function orgOf(fleet: Fleet, name: OrgName): Org {
  const org = fleet.orgs.find((candidate) => candidate.name === name);
  if (!org) throw new RangeError(`no org ${name} in the fleet file`);
  return org;
}

// oxlint-disable-next-line no-restricted-globals -- formats a given time; reads no clock
const isoOf = (ms: number): string => new Date(ms).toISOString();
