/**
 * An observed fleet → the smallest declaration of it: a fleet file where there is none, rules or lines for the projects that
 * follow a tier, a few lines for each that doesn't. Pure: the same fleet gives the same files, in whatever order it was listed.
 *
 * Only a complete inventory is imported. A project that was overlooked would be nobody's, and then somebody's new empty one.
 */
import { claimedBy, ruleFor } from "../diff/govern.js";
import { groupBy } from "../diff/group-by.js";
import type { Lock } from "../diff/match.js";
import type { Fleet, Tier } from "../fleet.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { compareText } from "../names.js";
import type { CompleteInventory, ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import { addSources } from "./add-sources.js";
import { isName } from "./declarable.js";
import type { ImportedException, ImportedTenant } from "./declare.js";
import { declareProject } from "./declare.js";
import type { NewFleet, TierDraft } from "./drafts.js";
import { fleetText } from "./fleet-text.js";
import type { ManifestFile } from "./files.js";
import { manifestFiles } from "./files.js";
import { provisionalFleet, readFleet } from "./provisional-fleet.js";
import { canStandInRoster, rosterText } from "./roster.js";
import { draftRules } from "./rules.js";
import type { RuleDraft } from "./rules.js";
import { tenantKeys } from "./tenant-keys.js";
import { inferTiers } from "./tiers.js";
import type { Claim, Uniform, UniformTenant } from "./uniform.js";
import { claimOf, ungoverned } from "./uniform.js";
import { dayText } from "../time-text.js";

/** Where the tiers come from: an existing fleet file, or the projects themselves. */
export type ImportInto =
  | {
      readonly kind: "existing";
      readonly fleet: Fleet;
      /** Of its file. */
      readonly text: string;
      /** Its globs find a file. */
      readonly hasManifests: boolean;
      /** Glob of the manifests that will be written. */
      readonly manifests: string;
    }
  | (NewFleet & { readonly kind: "new" });

export interface ImportRequest {
  readonly observed: CompleteInventory;
  /** Those to declare: what no manifest declares and no rule governs yet. */
  readonly projects: readonly ObservedProject[];
  /** Those that a rule governs already. */
  readonly governed: readonly ObservedProject[];
  readonly into: ImportInto;
  /** Tenants that are declared already. */
  readonly declared: readonly Claim[];
  readonly lock: Lock;
  readonly uniform: Uniform;
  /** Path of the manifests' schema as seen from their folder. */
  readonly schema: string;
  /** ms since the epoch */
  readonly now: number;
}

export interface ImportedFleet {
  /** What the fleet file is to hold; null where it stays as it is. */
  readonly fleetText: string | null;
  readonly fleet: Fleet;
  /** New ones. */
  readonly rules: readonly RuleDraft[];
  /** Projects that the new rules govern. */
  readonly governed: readonly ProjectId[];
  readonly roster: Roster | null;
  readonly files: readonly ManifestFile[];
  /** Those with a line or a manifest, sorted by tenant. */
  readonly tenants: readonly ImportedTenant[];
  readonly exceptions: readonly ImportedException[];
  readonly leftOut: readonly LeftOut[];
  /** Names that more than one project has, and how many projects those are. */
  readonly sameNames: { readonly names: number; readonly projects: number };
}

export interface Roster {
  /** Beside the fleet file. */
  readonly name: string;
  readonly text: string;
  readonly tenants: number;
}

/** `name`: no file can hold its name, so no manifest could leave it as it is. `tier`: its org has no tier that can be used. */
export interface LeftOut {
  readonly project: ProjectId;
  readonly name: string;
  readonly org: OrgName;
  readonly reason: "name" | "tier";
}

const day = 86_400_000;
/** How long a value that can't be said is left alone. */
const exceptionDays = 90;
const rosterName = "roster.ndjson";

export function importFleet(request: ImportRequest): ImportedFleet {
  let { projects } = request;
  for (;;) {
    const imported = importProjects({ ...request, projects });
    if (imported === null) return importFleet({ ...request, uniform: "manifests" });
    // A new manifest may claim the name of what a rule governed until now; then that needs a manifest too.
    const isClaimed = claimedBy(
      imported.tenants.map((tenant) => claimOf(tenant, imported.fleet.naming)),
      request.lock,
    );
    const known = new Set(projects);
    const claimed = request.governed.filter((project) => !known.has(project) && isClaimed(project));
    if (claimed.length === 0) return imported;
    projects = [...projects, ...claimed];
  }
}

/** null where the fleet file can't take what would be put into it. */
function importProjects(request: ImportRequest): ImportedFleet | null {
  const { projects, into, declared, lock, uniform, schema, now } = request;
  const sorted = projects.toSorted((a, b) => compareText(a.id, b.id));
  const drafts = into.kind === "new" ? inferTiers(into.orgs, sorted.filter(hasName)) : [];
  const { fleet, tiers } = into.kind === "new" ? newFleet(into, drafts) : { fleet: into.fleet, tiers: into.fleet.tiers };
  const { own, alike, leftOut } = declareEach(sorted, { fleet, tiers, declared, now });

  const drafted = uniform === "rules" ? draftRules(evidenceOf(request, fleet, alike, leftOut)) : [];
  const claims = [...declared, ...own.map((tenant) => claimOf(tenant, fleet.naming))];
  const context = { declared: claims, lock, naming: fleet.naming, rules: [...fleet.rules, ...drafted] };
  const hasManifests = own.length > 0 || (into.kind === "existing" && into.hasManifests);
  const left = withExample(alike, ungoverned(alike, context), context, hasManifests);
  const lineless = new Set(left);
  const governed = alike.filter((each) => !lineless.has(each)).map(({ project }) => project);
  const rules = drafted.filter((rule) => governed.some((project) => ruleFor(drafted, project) === rule));
  const lines = left.filter(({ project }) => hasName(project)).map(({ imported }) => imported);

  const [example] = hasManifests ? [] : lines;
  const isListed = (line: ImportedTenant): boolean => uniform === "roster" && line !== example && canStandInRoster(line);
  const listed = lines.filter(isListed);
  const roster = listed.length === 0 ? null : { name: rosterName, text: rosterText(listed, now), tenants: listed.length };

  const files = manifestFiles(
    lines.filter((line) => !isListed(line)),
    own,
    schema,
  );
  const written = writtenFleet({ into, fleet, drafts, rules, roster, hasFiles: files.length > 0 });
  if (written === null && uniform !== "manifests") return null;
  const tenants = [...own, ...lines].toSorted((a, b) => compareText(a.tenant, b.tenant));
  const twice = [...groupBy(sorted, ({ name }) => name).values()].filter(({ length }) => length > 1);
  return {
    ...(written ?? { fleet, fleetText: null }),
    rules,
    governed: governed.map(({ id }) => id),
    roster,
    files,
    tenants,
    exceptions: tenants.flatMap(({ exceptions }) => exceptions),
    leftOut: [...leftOut, ...left.filter(({ project }) => !hasName(project)).map(({ project }) => leftOutOf(project, "name"))],
    sameNames: { names: twice.length, projects: twice.reduce((sum, { length }) => sum + length, 0) },
  };
}

const hasName = ({ name }: ObservedProject): boolean => isName(name);

interface Declarations {
  readonly fleet: Fleet;
  readonly tiers: readonly Tier[];
  readonly declared: readonly Claim[];
  readonly now: number;
}

interface Declared {
  /** Their tier doesn't say all of it. */
  readonly own: readonly ImportedTenant[];
  /** Also those whose name no file can hold: a rule may govern them all the same. */
  readonly alike: readonly UniformTenant[];
  readonly leftOut: readonly LeftOut[];
}

function declareEach(projects: readonly ObservedProject[], { fleet, tiers, declared, now }: Declarations): Declared {
  const taken = new Set<string>(declared.map(({ tenant }) => tenant));
  const keys = tenantKeys(projects.filter(hasName), fleet.naming, taken);
  const context = { naming: fleet.naming, today: dayText(now), until: dayText(now + exceptionDays * day) };
  const own: ImportedTenant[] = [];
  const alike: UniformTenant[] = [];
  const leftOut: LeftOut[] = [];
  for (const project of projects) {
    const tenant = keys.get(project.id) ?? (project.id as string as TenantName);
    const imported = declareProject(tenant, project, tiers, context);
    if (imported?.isUniform === true) alike.push({ project, imported });
    else if (!hasName(project)) leftOut.push(leftOutOf(project, "name"));
    else if (imported === null) leftOut.push(leftOutOf(project, "tier"));
    else own.push(imported);
  }
  return { own, alike, leftOut };
}

/** What is seen is what new rules would have seen, had they been there: a second import must not conclude from what is left. */
function evidenceOf(
  { observed, governed, projects }: ImportRequest,
  fleet: Fleet,
  alike: readonly UniformTenant[],
  leftOut: readonly LeftOut[],
): Parameters<typeof draftRules>[0] {
  const isOlderRules = (project: ObservedProject): boolean => ruleFor(fleet.rules, project) !== undefined;
  const ruled = new Set(governed.map(({ id }) => id));
  const out = new Set(leftOut.map(({ project }) => project));
  return {
    uniform: alike
      .filter(({ project }) => !isOlderRules(project))
      .map(({ project, imported }) => ({ project, tier: imported.tier })),
    seen: observed.projects.filter(
      (project) => !ruled.has(project.id) && !isOlderRules(project) && observedState(project) === "active",
    ),
    untouchable: projects.filter(({ id }) => out.has(id)),
  };
}

/**
 * Globs that match no file are an error, and rightly so: beside a rule, a lost folder of manifests would be a fleet without its
 * exceptions. So where nothing else needs a manifest, one project that a rule could govern has a line.
 */
function withExample(
  alike: readonly UniformTenant[],
  lines: readonly UniformTenant[],
  context: Parameters<typeof ungoverned>[1],
  hasManifests: boolean,
): readonly UniformTenant[] {
  if (hasManifests || lines.some(({ project }) => hasName(project))) return lines;
  const named = alike.filter(({ project }) => hasName(project));
  const names = groupBy(named, ({ project }) => project.name);
  const example = named.find(({ project }) => names.get(project.name)?.length === 1) ?? named[0];
  if (!example) return lines;
  const claims = [...context.declared, claimOf(example.imported, context.naming)];
  const others = alike.filter((each) => each !== example);
  return [example, ...ungoverned(others, { ...context, declared: claims })];
}

interface Written {
  readonly into: ImportInto;
  readonly fleet: Fleet;
  readonly drafts: readonly TierDraft[];
  readonly rules: readonly RuleDraft[];
  readonly roster: Roster | null;
  readonly hasFiles: boolean;
}

function writtenFleet({
  into,
  fleet,
  drafts,
  rules,
  roster,
  hasFiles,
}: Written): Pick<ImportedFleet, "fleet" | "fleetText"> | null {
  const sources = [...(roster ? [{ roster: roster.name }] : []), ...rules.map((rule) => ({ rule }))];
  if (into.kind === "existing") {
    const all = hasFiles && fleet.manifests.length === 0 ? [{ manifests: into.manifests }, ...sources] : sources;
    if (all.length === 0) return { fleet, fleetText: null };
    const extended = addSources(fleet, into.text, all);
    return extended && { fleet: extended.fleet, fleetText: extended.text };
  }
  // Without tiers no file would be valid, and none is written.
  if (drafts.length === 0) return { fleet, fleetText: null };
  const text = fleetText({ ...into, tiers: drafts, sources });
  return { fleet: readFleet(into.file, text), fleetText: text };
}

/** The fleet that the file will declare, read as it will be read. */
function newFleet(into: NewFleet, drafts: readonly TierDraft[]): { readonly fleet: Fleet; readonly tiers: readonly Tier[] } {
  const fleet = provisionalFleet(into, drafts);
  return { fleet, tiers: drafts.length > 0 ? fleet.tiers : [] };
}

const leftOutOf = ({ id, name, org }: ObservedProject, reason: LeftOut["reason"]): LeftOut => ({
  project: id,
  name,
  org,
  reason,
});
