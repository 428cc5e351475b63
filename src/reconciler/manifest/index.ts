/**
 * The manifest language: bytes of YAML → the fleet and its tenants, or what is wrong with them, all of it at once.
 *
 *   decode → tokens → documents → structure → schema → values → rules
 *
 * Nothing here reads a disk or a clock. Offsets become lines and columns only when something is printed.
 */
export { decodeForDisplay } from "./decode.js";
export type { Declaration } from "./duplicates.js";
export type { FileCache, SoundTenant } from "./file-cache.js";
export { schemaDigest } from "./generated/validators.js";
export { immutableAgainstBase } from "./immutable.js";
export type { Revision } from "./immutable.js";
export { maxFileBytes, maxRosterBytes } from "./input.js";
export type { InputFile } from "./input.js";
export { lineCounter } from "./line.js";
export type { LineCounter } from "./line.js";
export { loadFleet } from "./load-fleet.js";
export type { LoadedFleet } from "./load-fleet.js";
export { loadFile, loadManifests } from "./load-manifests.js";
export type { LoadedFile, LoadedManifests } from "./load-manifests.js";
export { loadRoster } from "./load-roster.js";
export type { LoadedRoster } from "./load-roster.js";
export type { Exception, Manifest, ManifestSource } from "./manifest.js";
export { mergeSources } from "./merge-sources.js";
export type { MergedSources } from "./merge-sources.js";
export type { EarlierRoster, RosterFacts } from "./roster-memory.js";
export { sortDiagnostics } from "./report.js";
