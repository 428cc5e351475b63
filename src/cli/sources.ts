/**
 * Where manifests come from: the fleet file (`--config`, else TENANTRY_CONFIG, else tenantry.yaml) and the files its globs match,
 * on disk or at a git revision. Every command that needs the declared fleet calls `loadSources`.
 */
import { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../reconciler/diagnostic.js";
import type { Fleet, RosterSource } from "../reconciler/fleet.js";
import {
  decodeForDisplay,
  immutableAgainstBase,
  loadFleet,
  loadManifests,
  loadRoster,
  maxRosterBytes,
  mergeSources,
  sortDiagnostics,
} from "../reconciler/manifest/index.js";
import type {
  Declaration,
  InputFile,
  LoadedFleet,
  LoadedManifests,
  LoadedRoster,
  Manifest,
  MergedSources,
} from "../reconciler/manifest/index.js";
import type { Texts } from "../render/diagnostics.js";
import type { ManifestCache } from "./manifest-cache.js";
import { openManifestCache } from "./manifest-cache.js";
import { matchGlobs } from "./match-globs.js";
import { readAhead } from "./read-ahead.js";
import { absolute, caseCollisions, fileDiagnostic, isThere, listFolder, readFileSafely } from "./sources-disk.js";
import { gitTree, headRevision, resolveRevision } from "./sources-git.js";
import { orOfBase, readRosterMemory, readRosters } from "./sources-roster.js";
import type { LoadedRosterFile, RosterFile, RosterMemory } from "./sources-roster.js";
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
  readonly rosters: readonly RosterFile[];
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
  readonly rosters: readonly (readonly [RosterSource, LoadedRoster])[];
  /** Manifest documents and lines of rosters read, right or wrong. */
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
  if ("problem" in read) return { fleetFile: null, files: [], rosters: [], revision, diagnostics: [read.problem] };
  const { manifests: globs, rosters: listed } = loadFleet(read.file);
  const matched = matchGlobs(globs, place.folder, listFolder);
  const diagnostics: Diagnostic[] = [];
  const files: InputFile[] = [];
  for (const path of matched) {
    const file = readFileSafely(join(place.folder, path), shown(place, path), place.folder);
    if ("problem" in file) diagnostics.push(file.problem);
    else files.push({ path: shown(place, path), bytes: file.bytes });
  }
  diagnostics.push(...caseCollisions(files.map((file) => file.path)));
  if (matched.length === 0 && globs.length > 0) {
    const message = `No file matches ${globs.join(", ")}.`;
    const none = fileDiagnostic("no-manifests", place.config, message, "Fix: `sources` in the fleet file, or the folder.");
    diagnostics.push({ ...none, range: null });
  }
  const { rosters, diagnostics: unread } = readRosters(listed, place.folder, (path) => shown(place, path));
  return { fleetFile: read.file, files, rosters, revision, diagnostics: [...diagnostics, ...unread] };
};

/** The same files as they were at a revision. What was not there then, fleet file included, is simply not in it. */
const readSourcesAt = async (world: World, revision: string, options: SourceOptions): Promise<Sources> => {
  const place = placeOf(world, options);
  const commit = await resolveRevision(world, place.folder, revision);
  if (commit === null) {
    const message = `git knows no revision ${revision} here.`;
    const fix = "Fix: fetch it first (git fetch origin main), or name another.";
    const diagnostic = { ...fileDiagnostic("unknown-revision", place.config, message, fix), range: null };
    return { fleetFile: null, files: [], rosters: [], revision: null, diagnostics: [diagnostic] };
  }
  const tree = await gitTree(world, place.folder, commit);
  const name = basename(place.config);
  const fleetBytes = (await tree.read([name])).get(name);
  if (fleetBytes === undefined) return { fleetFile: null, files: [], rosters: [], revision: commit.slice(0, 7), diagnostics: [] };
  const fleetFile = { path: place.config, bytes: fleetBytes };
  const { manifests: globs, rosters: listed } = loadFleet(fleetFile);
  const bytes = await tree.read(tree.match(globs));
  const lists = await tree.read(
    listed.map(({ path }) => path),
    maxRosterBytes,
  );
  // A roster is often exported where it is used and never committed: then it is the same for every revision.
  const onDisk = readRosters(
    listed.filter(({ path }) => !lists.has(path)),
    place.folder,
    (path) => shown(place, path),
  );
  const rosters = listed.flatMap((source): readonly RosterFile[] => {
    const content = lists.get(source.path);
    if (content === undefined) return onDisk.rosters.filter((roster) => roster.source === source);
    return [{ source, file: { path: shown(place, source.path), bytes: content }, isCommitted: true }];
  });
  const files = [...bytes].map(([path, content]) => ({ path: shown(place, path), bytes: content }));
  return { fleetFile, files, rosters, revision: commit.slice(0, 7), diagnostics: onDisk.diagnostics };
};

/** With `base`, what changed since that revision is marked as changed, and what may not change is compared with it. */
export const loadSources = async (
  world: World,
  options: SourceOptions & { readonly base?: string | undefined },
): Promise<LoadedSources> => {
  const read = await readSources(world, options);
  const base = options.base === undefined ? null : await readSourcesAt(world, options.base, options);
  const sources = base === null ? read : { ...read, files: markChanged(read.files, base.files) };
  const place = placeOf(world, options);
  const cache = openManifestCache(world.env, place.folder, sources.files);
  const before = base === null ? null : await load(base, world.now(), new Map(), cache);
  const memory = orOfBase(readRosterMemory(world, place.config), options.base ?? "", before?.rosterFiles ?? []);
  const loaded = await load(sources, world.now(), memory, cache);
  // A roster that can't be read at the base is, like any file that wasn't there then, simply not in it.
  const ofBase = (base?.diagnostics ?? []).filter(({ code }) => code === "unknown-revision");
  const diagnostics = [...sources.diagnostics, ...ofBase, ...loaded.diagnostics];
  await cache?.save();
  if (before !== null) diagnostics.push(...compareWithBase(before, loaded, options.base ?? ""));
  const others = base === null ? [] : ([[`${options.base ?? ""}:`, base]] as const);
  return { ...describe(sources, loaded, diagnostics, others), baseManifests: before?.merged.manifests ?? null };
};

/** The fleet file alone, for what needs no manifests: applying a plan that was made. */
export const loadFleetOnly = async (world: World, options: SourceOptions): Promise<LoadedSources> => {
  const place = placeOf(world, options);
  const revision = await headRevision(world, place.folder);
  const read = readFleetFile(world, place);
  const problem = "problem" in read ? [read.problem] : [];
  const sources = { fleetFile: "file" in read ? read.file : null, files: [], rosters: [], revision, diagnostics: problem };
  const loaded = await load(sources, world.now());
  return describe(sources, loaded, [...problem, ...loaded.diagnostics], []);
};

/** The fleet as a revision declares it, with the messages it had then. */
export const loadSourcesAt = async (world: World, revision: string, options: SourceOptions): Promise<LoadedSources> => {
  const sources = await readSourcesAt(world, revision, options);
  const loaded = await load(sources, world.now());
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
  manifests: loaded.merged.manifests,
  baseManifests: null,
  diagnostics: sortDiagnostics(diagnostics),
  texts: textsOf(sources, others),
  sources,
  rosters: loaded.rosterFiles.map(([{ source }, roster]) => [source, roster]),
  count: loaded.merged.count,
});

interface Loaded {
  readonly fleet: LoadedFleet | null;
  readonly manifests: LoadedManifests;
  readonly rosterFiles: readonly LoadedRosterFile[];
  readonly merged: MergedSources;
  readonly diagnostics: readonly Diagnostic[];
}

/** `memory` is for the files on disk; a revision has none. */
const load = async (
  sources: Sources,
  now: number,
  memory: RosterMemory = new Map(),
  cache: ManifestCache | null = null,
): Promise<Loaded> => {
  const loaded = sources.fleetFile === null ? null : loadFleet(sources.fleetFile);
  const fleet = loaded?.fleet ?? null;
  const manifests = await readManifests(sources, fleet, now, cache);
  const rosterFiles = sources.rosters.map((roster): LoadedRosterFile => {
    const { source, file } = roster;
    return [roster, loadRoster(file, { fleet, source, before: memory.get(source.path) ?? null, now })];
  });
  const merged = mergeSources(
    manifests,
    rosterFiles.map(([, roster]) => roster),
  );
  return { fleet: loaded, manifests, rosterFiles, merged, diagnostics: [...(loaded?.diagnostics ?? []), ...merged.diagnostics] };
};

const readManifests = async (
  { fleetFile, files }: Sources,
  fleet: Fleet | null,
  now: number,
  cache: ManifestCache | null,
): Promise<LoadedManifests> => {
  if (fleetFile === null || fleet === null) return loadManifests(files, fleet, now);
  const known = cache?.of(fleetFile) ?? null;
  const unknown = files.filter((file) => known === null || known.read(file) === null);
  return loadManifests(files, fleet, now, known, await readAhead({ fleetFile, files: unknown, now }, fleet));
};

const compareWithBase = (base: Loaded, current: Loaded, revision: string): Diagnostic[] => {
  if (!base.fleet?.fleet || !current.fleet?.fleet) return [];
  const side = (fleet: Fleet, loaded: Loaded) => ({
    fleet,
    fixedAt: loaded.fleet?.fixedAt ?? {},
    declared: [...loaded.manifests.declared, ...loaded.merged.fromRosters.map(declaration)],
  });
  return immutableAgainstBase(side(base.fleet.fleet, base), side(current.fleet.fleet, current), revision);
};

/** A roster says nothing of what is fixed at create: its tenants rely on the defaults. */
const declaration = ({ tenant, projectId, source }: Manifest): Declaration => ({
  tenant,
  at: { file: source.file, start: 0, end: 0 },
  projectId,
  projectIdAt: null,
  fixed: {},
  fixedAt: {},
});

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
  for (const [prefix, { fleetFile, files, rosters }] of [["", current] as const, ...others]) {
    const all = [...(fleetFile === null ? [] : [fleetFile]), ...files, ...rosters.map(({ file }) => file)];
    for (const file of all) bytes.set(prefix + file.path, file.bytes);
  }
  return (file) => {
    const found = bytes.get(file);
    return found === undefined ? null : decodeForDisplay(found);
  };
};
