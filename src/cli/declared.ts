/** The declared fleet as a command needs it: validated whole, with the lock, the digests and the base. */
import { renderDiagnosticsText } from "../render/diagnostics.js";
import { codes } from "../reconciler/codes.js";
import { sha256 } from "../reconciler/digest.js";
import type { SafetyKind } from "../reconciler/fleet.js";
import type { InputFile } from "../reconciler/manifest/index.js";
import type { Declared } from "../reconciler/reconcile.js";
import type { ColorWhen } from "./color.js";
import { colorsFor } from "./color.js";
import { lockPath, readLock } from "./lock-file.js";
import type { LoadedSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

/** Prints what is wrong with the manifests to stderr and ends, or returns the fleet. Warnings are printed and pass. */
export function refuseInvalid(loaded: LoadedSources, world: World, color: ColorWhen): asserts loaded is LoadedSources & { readonly fleet: Declared["fleet"] } {
  const { diagnostics, texts, fleet } = loaded;
  if (diagnostics.length > 0) world.stderr.write(`${renderDiagnosticsText(diagnostics, texts, colorsFor(color, world))}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0 || !fleet) throw new Exit(Math.max(3, ...errors.map(({ code }) => codes[code].exit)));
}

export function declaredFrom(
  loaded: LoadedSources & { readonly fleet: Declared["fleet"] },
  raised: Readonly<Partial<Record<SafetyKind, number>>>,
  world: World,
): Declared {
  const { fleet, manifests, baseManifests, sources } = loaded;
  return {
    fleet,
    manifests,
    base: baseManifests,
    lock: readLock(lockPath(world, fleet.file)),
    revision: sources.revision,
    inputs: { manifestsDigest: manifestsDigest(sources.files), fleetDigest: fleetDigest(sources.fleetFile) },
    raised,
  };
}

/** Independent of the order in which files were found. */
const manifestsDigest = (files: readonly InputFile[]): string =>
  sha256(files.map(({ path, bytes }) => `${sha256(bytes)} ${path}\n`).sort().join(""));

export const fleetDigest = (file: InputFile | null): string => sha256(file?.bytes ?? "");
