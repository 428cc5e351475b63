/**
 * An observed fleet → the smallest declaration of it: a fleet file where there is none, a line for each project that follows a
 * tier, a few lines for each that doesn't. Pure: the same fleet gives the same files, in whatever order it was listed.
 *
 * Only a complete inventory is imported. A project that was overlooked would be nobody's, and then somebody's new empty one.
 */
import type { Fleet, Tier } from "../fleet.js";
import { loadFleet } from "../manifest/index.js";
import type { OrgName, ProjectId, TierName } from "../names.js";
import { compareText } from "../names.js";
import type { CompleteInventory, ObservedProject } from "../observed.js";
import { groupBy } from "../diff/group-by.js";
import { isName, plainSettings } from "./declarable.js";
import type { ImportedException, ImportedTenant } from "./declare.js";
import { declareProject } from "./declare.js";
import type { OrgDraft, TierDraft } from "./drafts.js";
import { fleetText } from "./fleet-text.js";
import type { ManifestFile } from "./files.js";
import { manifestFiles } from "./files.js";
import { tenantKeys } from "./tenant-keys.js";
import { inferTiers } from "./tiers.js";
import type { Uniform } from "./uniform.js";
import { declareUniform } from "./uniform.js";

/** Where the tiers come from: an existing fleet file, or the projects themselves. */
export type ImportInto =
  | { readonly kind: "existing"; readonly fleet: Fleet }
  | {
      readonly kind: "new";
      readonly name: string;
      readonly orgs: readonly OrgDraft[];
      readonly file: string;
      readonly manifests: string;
    };

export interface ImportRequest {
  readonly observed: CompleteInventory;
  /** Those to declare: what no manifest governs yet. */
  readonly projects: readonly ObservedProject[];
  readonly into: ImportInto;
  /** Tenants that are declared already. */
  readonly taken: ReadonlySet<string>;
  readonly uniform: Uniform;
  /** Path of the manifests' schema as seen from their folder. */
  readonly schema: string;
  /** ms since the epoch */
  readonly now: number;
}

export interface ImportedFleet {
  /** null where the fleet file stays as it is. */
  readonly fleetText: string | null;
  readonly fleet: Fleet;
  readonly rules: number;
  readonly files: readonly ManifestFile[];
  /** Sorted by tenant. */
  readonly tenants: readonly ImportedTenant[];
  readonly exceptions: readonly ImportedException[];
  readonly leftOut: readonly LeftOut[];
  /** Names that more than one project has, and how many projects those are. */
  readonly sameNames: { readonly names: number; readonly projects: number };
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

export function importFleet({ projects, into, taken, uniform, schema, now }: ImportRequest): ImportedFleet {
  const sorted = projects.toSorted((a, b) => compareText(a.id, b.id));
  const named = sorted.filter(({ name }) => isName(name));
  const drafts = into.kind === "new" ? inferTiers(into.orgs, named) : [];
  const { fleet, tiers } = into.kind === "new" ? newFleet(into, drafts) : { fleet: into.fleet, tiers: into.fleet.tiers };

  const keys = tenantKeys(named, fleet.naming, taken);
  const context = { naming: fleet.naming, today: dateOf(now), until: dateOf(now + exceptionDays * day) };
  const declared = named.map((project) => {
    const tenant = keys.get(project.id);
    return { project, imported: tenant === undefined ? null : declareProject(tenant, project, tiers, context) };
  });
  const tenants = declared.flatMap(({ imported }) => imported ?? []).toSorted((a, b) => compareText(a.tenant, b.tenant));
  const { rules, lines } = declareUniform(
    tenants.filter(({ isUniform }) => isUniform),
    uniform,
  );
  const leftOut = [
    ...sorted.filter(({ name }) => !isName(name)).map((project) => leftOutOf(project, "name")),
    ...declared.filter(({ imported }) => imported === null).map(({ project }) => leftOutOf(project, "tier")),
  ];
  const twice = [...groupBy(sorted, ({ name }) => name).values()].filter(({ length }) => length > 1);
  return {
    fleetText: into.kind === "new" && tiers.length > 0 ? fleetText({ ...into, tiers: drafts, rules }) : null,
    fleet,
    rules: rules.length,
    files: manifestFiles(
      lines,
      tenants.filter(({ isUniform }) => !isUniform),
      schema,
    ),
    tenants,
    exceptions: tenants.flatMap(({ exceptions }) => exceptions),
    leftOut,
    sameNames: { names: twice.length, projects: twice.reduce((sum, { length }) => sum + length, 0) },
  };
}

/** The fleet that the file will declare, read as it will be read. Without tiers no file would be valid, and none is written. */
function newFleet(
  into: ImportInto & { kind: "new" },
  drafts: readonly TierDraft[],
): { readonly fleet: Fleet; readonly tiers: readonly Tier[] } {
  const fleet = provisionalFleet(into, drafts);
  return { fleet, tiers: drafts.length > 0 ? fleet.tiers : [] };
}

/** A fleet before it has tiers of its own: enough to list its orgs. */
export function provisionalFleet(
  { name, orgs, file, manifests }: ImportInto & { kind: "new" },
  drafts: readonly TierDraft[] = [],
): Fleet {
  // A fleet file without any tier can't be read; what stands in for one here is never written.
  const standIns = orgs
    .slice(0, 1)
    .map((org): TierDraft => ({ name: "none" as TierName, org: org.name, settings: plainSettings }));
  const tiers = drafts.length > 0 ? drafts : standIns;
  const bytes = new TextEncoder().encode(fleetText({ name, orgs, tiers, manifests, rules: [] }));
  const { fleet, diagnostics } = loadFleet({ path: file, bytes });
  if (!fleet) throw new RangeError(`the fleet file would not be valid: ${diagnostics.map(({ code }) => code).join(", ")}`);
  return drafts.length > 0 ? fleet : { ...fleet, tiers: [] };
}

const leftOutOf = ({ id, name, org }: ObservedProject, reason: LeftOut["reason"]): LeftOut => ({
  project: id,
  name,
  org,
  reason,
});

// oxlint-disable-next-line no-restricted-globals -- formats a given time; reads no clock
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
