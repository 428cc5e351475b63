/** The declared fleet as a command needs it: validated whole, with the lock, the digests and the base. */
import { countDiagnostics, renderDiagnosticsJson, renderDiagnosticsText } from "../render/diagnostics.js";
import { at } from "../render/columns.js";
import { plural } from "../render/values.js";
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

type Valid = LoadedSources & { readonly fleet: Declared["fleet"] };

/** Prints what is wrong with the files and ends, or returns the fleet. Warnings are printed and pass. */
export function refuseInvalid(
  loaded: LoadedSources,
  world: World,
  { color, json }: { readonly color: ColorWhen; readonly json: boolean },
): asserts loaded is Valid {
  const { diagnostics, texts, fleet, count } = loaded;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const isRefused = errors.length > 0 || !fleet;
  const exit = Math.max(3, ...errors.map(({ code }) => codes[code].exit));
  if (isRefused && json) {
    world.stdout.write(renderDiagnosticsJson(diagnostics, texts, { ...countDiagnostics(diagnostics), tenants: count }));
  } else if (diagnostics.length > 0) {
    const colors = colorsFor(color, world, world.stderr);
    world.stderr.write(`${renderDiagnosticsText(diagnostics, texts, colors)}\n`);
    if (isRefused)
      world.stderr.write(
        `${at(91, `${plural(errors.length, "error")}, nothing was sent.  Next: tenantry validate`, `exit ${exit}`)}\n`,
      );
  }
  if (isRefused) throw new Exit(exit);
}

export function declaredFrom(loaded: Valid, raised: Readonly<Partial<Record<SafetyKind, number>>>, world: World): Declared {
  const { fleet, manifests, baseManifests, sources } = loaded;
  return {
    fleet,
    manifests,
    base: baseManifests,
    lock: readLock(lockPath(world, fleet.file)),
    revision: sources.revision,
    inputs: {
      manifestsDigest: manifestsDigest([...sources.files, ...sources.rosters.map(({ file }) => file)]),
      fleetDigest: fleetDigest(sources.fleetFile),
    },
    raised,
  };
}

/** Independent of the order in which files were found. */
const manifestsDigest = (files: readonly InputFile[]): string =>
  sha256(
    files
      .map(({ path, bytes }) => `${sha256(bytes)} ${path}\n`)
      .sort()
      .join(""),
  );

const fleetDigest = (file: InputFile | null): string => sha256(file?.bytes ?? "");
