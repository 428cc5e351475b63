/**
 * Where manifests come from: the fleet file (`--config`, else TENANTRY_CONFIG, else tenantry.yaml) and the files its globs match,
 * on disk or at a git revision. Every command that needs the declared fleet calls `loadSources`.
 */
import { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../reconciler/diagnostic.js";
import type { Fleet } from "../reconciler/fleet.js";
import {
  decodeForDisplay,
  immutableAgainstBase,
  loadFleet,
  loadManifests,
  sortDiagnostics,
} from "../reconciler/manifest/index.js";
import type { InputFile, LoadedFleet, LoadedManifests, Manifest } from "../reconciler/manifest/index.js";
import type { Texts } from "../render/diagnostics.js";
import { matchGlobs } from "./match-globs.js";
import { absolute, caseCollisions, fileDiagnostic, isThere, listFolder, readFileSafely } from "./sources-disk.js";
import { gitTree, headRevision, resolveRevision } from "./sources-git.js";
import type { World } from "./world.js";

export interface SourceOptions {
  /** The flag's value. */
  readonly config?: string | undefined;
}

export interface Sources {
  /** null where it could not be read; `diagnostics` says why. */
  readonly fleetFile: InputFile | null;
  /** Manifest files that could be read, sorted by path. */
  readonly files: readonly InputFile[];
  /** Short id of the commit checked out (or asked for); null outside a checkout. */
  readonly revision: string | null;
  /** What could not be read. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadedSources {
  /** null where the fleet file has errors. */
  readonly fleet: Fleet | null;
  /** Those without an error of their own; with any error diagnostic, the caller stops. */
  readonly manifests: readonly Manifest[];
  /** Those of the base revision that have no error; null where no base was given. */
  readonly baseManifests: readonly Manifest[] | null;
  /** Of reading, of the fleet file, of the manifests, and against the base: sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: Texts;
  readonly sources: Sources;
  /** Manifest documents read, right or wrong. */
  readonly count: number;
}

interface Place {
  /** As shown: the path of the fleet file as it was given. */
  readonly config: string;
  /** Absolute folder of the fleet file, in which globs are matched. */
  readonly folder: string;
}

const placeOf = (world: World, { config }: SourceOptions): Place => {
  const given = config ?? (world.env["TENANTRY_CONFIG"] || "tenantry.yaml");
  return { config: given, folder: dirname(absolute(world.cwd, given)) };
};
/** Paths are shown as the fleet file's is: relative to where the command runs, or absolute. */
const shown = (place: Place, path: string): string => join(dirname(place.config), path);

const noFleetFile = (path: string, where: string): Diagnostic => ({
  ...fileDiagnostic(
    "no-fleet-file",
    path,
    `There is no fleet file ${path}${where}.`,
    "Fix: change to its folder, or --config <file>.",
  ),
  range: null,
});

const readFleetFile = (world: World, place: Place): { readonly file: InputFile } | { readonly problem: Diagnostic } => {
  const path = absolute(world.cwd, place.config);
  if (!isThere(path)) return { problem: noFleetFile(place.config, "") };
  const read = readFileSafely(path, place.config, null);
  return "problem" in read ? read : { file: { path: place.config, bytes: read.bytes } };
};

const readSources = async (world: World, options: SourceOptions): Promise<Sources> => {
  const place = placeOf(world, options);
  const revision = await headRevision(world, place.folder);
  const read = readFleetFile(world, place);
  if ("problem" in read) return { fleetFile: null, files: [], revision, diagnostics: [read.problem] };
  const globs = loadFleet(read.file).manifests;
  const matched = matchGlobs(globs, place.folder, listFolder);
  const diagnostics: Diagnostic[] = [];
  const files: InputFile[] = [];
  for (const path of matched) {
    const file = readFileSafely(join(place.folder, path), shown(place, path), place.folder);
    if ("problem" in file) diagnostics.push(file.problem);
    else files.push({ path: shown(place, path), bytes: file.bytes });
  }
  diagnostics.push(...caseCollisions(files.map((file) => file.path)));
  if (matched.length === 0) {
    const message = `No file matches ${globs.join(", ") || "any source"}.`;
    const none = fileDiagnostic("no-manifests", place.config, message, "Fix: `sources` in the fleet file, or the folder.");
    diagnostics.push({ ...none, range: null });
  }
  return { fleetFile: read.file, files, revision, diagnostics };
};

/** The same files as they were at a revision. What was not there then, fleet file included, is simply not in it. */
const readSourcesAt = async (world: World, revision: string, options: SourceOptions): Promise<Sources> => {
  const place = placeOf(world, options);
  const commit = await resolveRevision(world, place.folder, revision);
  if (commit === null) {
    const message = `git knows no revision ${revision} here.`;
    const fix = "Fix: fetch it first (git fetch origin main), or name another.";
    const diagnostic = { ...fileDiagnostic("unknown-revision", place.config, message, fix), range: null };
    return { fleetFile: null, files: [], revision: null, diagnostics: [diagnostic] };
  }
  const tree = await gitTree(world, place.folder, commit);
  const name = basename(place.config);
  const fleetBytes = (await tree.read([name])).get(name);
  if (fleetBytes === undefined) return { fleetFile: null, files: [], revision: commit.slice(0, 7), diagnostics: [] };
  const fleetFile = { path: place.config, bytes: fleetBytes };
  const bytes = await tree.read(tree.match(loadFleet(fleetFile).manifests));
  const files = [...bytes].map(([path, content]) => ({ path: shown(place, path), bytes: content }));
  return { fleetFile, files, revision: commit.slice(0, 7), diagnostics: [] };
};

/** With `base`, what changed since that revision is marked as changed, and what may not change is compared with it. */
export const loadSources = async (
  world: World,
  options: SourceOptions & { readonly base?: string | undefined },
): Promise<LoadedSources> => {
  const read = await readSources(world, options);
  const base = options.base === undefined ? null : await readSourcesAt(world, options.base, options);
  const sources = base === null ? read : { ...read, files: markChanged(read.files, base.files) };
  const loaded = load(sources, world.now());
  const diagnostics = [...sources.diagnostics, ...(base?.diagnostics ?? []), ...loaded.diagnostics];
  const before = base === null ? null : load(base, world.now());
  if (before !== null) diagnostics.push(...compareWithBase(before, loaded, options.base ?? ""));
  const others = base === null ? [] : ([[`${options.base ?? ""}:`, base]] as const);
  return { ...describe(sources, loaded, diagnostics, others), baseManifests: before?.manifests.manifests ?? null };
};

/** The fleet file alone, for what needs no manifests: applying a plan that was made. */
export const loadFleetOnly = async (world: World, options: SourceOptions): Promise<LoadedSources> => {
  const place = placeOf(world, options);
  const revision = await headRevision(world, place.folder);
  const read = readFleetFile(world, place);
  const problem = "problem" in read ? [read.problem] : [];
  const sources = { fleetFile: "file" in read ? read.file : null, files: [], revision, diagnostics: problem };
  const loaded = load(sources, world.now());
  return describe(sources, loaded, [...problem, ...loaded.diagnostics], []);
};

/** The fleet as a revision declares it, with the messages it had then. */
export const loadSourcesAt = async (world: World, revision: string, options: SourceOptions): Promise<LoadedSources> => {
  const sources = await readSourcesAt(world, revision, options);
  const loaded = load(sources, world.now());
  const isAbsent = sources.fleetFile === null && sources.diagnostics.length === 0;
  const absent = isAbsent ? [noFleetFile(placeOf(world, options).config, ` at ${revision}`)] : [];
  return describe(sources, loaded, [...absent, ...sources.diagnostics, ...loaded.diagnostics], []);
};

const describe = (
  sources: Sources,
  loaded: Loaded,
  diagnostics: readonly Diagnostic[],
  others: Parameters<typeof textsOf>[1],
): LoadedSources => ({
  fleet: loaded.fleet?.fleet ?? null,
  manifests: loaded.manifests.manifests,
  baseManifests: null,
  diagnostics: sortDiagnostics(diagnostics),
  texts: textsOf(sources, others),
  sources,
  count: loaded.manifests.count,
});

interface Loaded {
  readonly fleet: LoadedFleet | null;
  readonly manifests: LoadedManifests;
  readonly diagnostics: readonly Diagnostic[];
}

const load = (sources: Sources, now: number): Loaded => {
  const fleet = sources.fleetFile === null ? null : loadFleet(sources.fleetFile);
  const manifests = loadManifests(sources.files, fleet?.fleet ?? null, now);
  return { fleet, manifests, diagnostics: [...(fleet?.diagnostics ?? []), ...manifests.diagnostics] };
};

const compareWithBase = (base: Loaded, current: Loaded, revision: string): Diagnostic[] => {
  if (!base.fleet?.fleet || !current.fleet?.fleet) return [];
  const side = (fleet: Fleet, loaded: Loaded) => ({
    fleet,
    fixedAt: loaded.fleet?.fixedAt ?? {},
    declared: loaded.manifests.declared,
  });
  return immutableAgainstBase(side(base.fleet.fleet, base), side(current.fleet.fleet, current), revision);
};

const markChanged = (files: readonly InputFile[], base: readonly InputFile[]): InputFile[] => {
  const before = new Map(base.map((file) => [file.path, file.bytes]));
  return files.map((file) => {
    const old = before.get(file.path);
    return { ...file, changed: old === undefined || Buffer.compare(old, file.bytes) !== 0 };
  });
};

/** Files at a base are called as git calls them, `origin/main:tenants/acme.yaml`. */
const textsOf = (current: Sources, others: readonly (readonly [prefix: string, sources: Sources])[]): Texts => {
  const bytes = new Map<string, Uint8Array>();
  for (const [prefix, { fleetFile, files }] of [["", current] as const, ...others]) {
    for (const file of fleetFile === null ? files : [fleetFile, ...files]) bytes.set(prefix + file.path, file.bytes);
  }
  return (file) => {
    const found = bytes.get(file);
    return found === undefined ? null : decodeForDisplay(found);
  };
};
