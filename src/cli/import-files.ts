/** The files of an import: where they may stand, that they are read again as written, and that nothing is overwritten unasked. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { loadManifests, loadRoster, mergeSources } from "../reconciler/manifest/index.js";
import type { InputFile, LoadedRoster } from "../reconciler/manifest/index.js";
import type { Fleet } from "../reconciler/fleet.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { fileKind } from "./file-kind.js";
import { matchGlobs } from "./match-globs.js";
import { replaceFile } from "./replace-file.js";
import type { World } from "./world.js";

export interface OutFolder {
  /** As paths are shown: beside the fleet file as it was given. */
  readonly shown: string;
  /** From the fleet file's folder, with `/`; empty for that folder itself. */
  readonly below: string;
  /** The manifests' schema as seen from there. */
  readonly schema: string;
}

/** Manifests stand below the fleet file, because its globs start there. @throws Failure `usage`, `output` */
export function outFolder(world: World, fleetFile: string, out: string): OutFolder {
  const root = dirname(resolve(world.cwd, fleetFile));
  const path = resolve(world.cwd, out);
  const below = relative(root, path).split(sep).join("/");
  if (below === ".." || below.startsWith("../") || resolve(root, below) !== path) {
    throw new Failure("usage", `--out ${out} is not below the folder of ${fleetFile}`, [fix("--out tenants/")]);
  }
  if (below !== "" && !/^[\w./-]+$/.test(below)) {
    throw new Failure("usage", `--out ${out} has characters that a glob would read otherwise`, [
      fix("a folder of letters, digits, - and _"),
    ]);
  }
  for (let at = path; at !== root && at !== dirname(at); at = dirname(at)) {
    const kind = fileKind(at);
    if (kind !== "absent" && kind !== "folder") throw new Failure("output", `${out} is a ${kind}`, [fix("another folder")]);
  }
  const up = below === "" ? "./" : "../".repeat(below.split("/").length);
  const schema = `${up}node_modules/tenantry/schemas/manifest.schema.json`;
  return { shown: join(dirname(fleetFile), below), below, schema };
}

export interface FileToWrite {
  /** As shown, and relative to where the command runs. */
  readonly path: string;
  readonly text: string;
  /** What it holds now, where it is a file of the reader's that only gets further lines. */
  readonly extends: string | null;
}

/** @throws Failure `output` where something stands in the way */
export function refuseExisting(world: World, files: readonly FileToWrite[], force: boolean): void {
  const inTheWay = files
    .filter((file) => file.extends === null)
    .map(({ path }) => ({ path, kind: fileKind(resolve(world.cwd, path)) }))
    .filter(({ kind }) => kind !== "absent");
  const [other] = inTheWay.filter(({ kind }) => kind !== "file");
  if (other) throw new Failure("output", `${other.path} is a ${other.kind}`, [fix("remove it, or another folder: --out")]);
  if (inTheWay.length === 0 || force) return;
  const named = inTheWay.slice(0, 5).map(({ path }) => path);
  const more = inTheWay.length > 5 ? ` and ${inTheWay.length - 5} more` : "";
  throw new Failure("output", `${named.join(", ")}${more} ${inTheWay.length === 1 ? "exists" : "exist"}; nothing was written`, [
    fix("another folder, such as --out tenants/more/; or --force to overwrite"),
  ]);
}

/** @throws Failure `output` where the fleet file's globs would not find a file */
export function refuseUnmatched(fleet: Fleet, out: OutFolder, names: readonly string[]): void {
  const paths = names.map((name) => (out.below === "" ? name : `${out.below}/${name}`));
  const unmatched = paths.find((path) => matchGlobs(fleet.manifests, "/", folderOf(path)).length === 0);
  if (unmatched === undefined) return;
  throw new Failure("output", `no source of ${fleet.file} matches ${unmatched}`, [
    fix(`--out where ${fleet.manifests.join(" or ") || "a source"} matches, or another source`),
  ]);
}

/** A disk on which there is this one file. */
const folderOf = (path: string) => {
  const steps = path.split("/");
  return (folder: string) => {
    const at = folder.split("/").filter((step) => step !== "");
    const next = steps[at.length];
    return next !== undefined && at.every((step, n) => step === steps[n])
      ? [{ name: next, isFolder: at.length < steps.length - 1 }]
      : [];
  };
};

export interface ReadBefore {
  readonly files: readonly InputFile[];
  readonly rosters: readonly LoadedRoster[];
}

/** The whole fleet as it will be declared on disk. @throws Failure where it would not be valid */
export function readAsWritten(
  fleet: Fleet,
  before: ReadBefore,
  files: readonly FileToWrite[],
  roster: FileToWrite | null,
  now: number,
) {
  const paths = new Set(files.map(({ path }) => path));
  const input = ({ path, text }: FileToWrite): InputFile => ({ path, bytes: new TextEncoder().encode(text) });
  const whole = [...before.files.filter(({ path }) => !paths.has(path)), ...files.map(input)];
  const added = fleet.rosters.filter(({ path }) => roster !== null && basename(path) === basename(roster.path));
  const rosters = [
    ...before.rosters,
    ...added.flatMap((source) => (roster === null ? [] : [loadRoster(input(roster), { fleet, source, before: null, now })])),
  ];
  const { manifests, diagnostics } = mergeSources(loadManifests(whole, fleet, now), rosters);
  const [first] = diagnostics.filter(({ severity }) => severity === "error");
  if (!first) return manifests;
  if (first.code === "duplicate-tenant" || first.code === "duplicate-project") {
    throw new Failure("output", `a file of an earlier import would declare the same again: ${first.message}`, [
      {
        label: "seen",
        text: [first.range, ...first.related.map(({ range }) => range)].map((range) => range?.file ?? "").join(", "),
      },
      fix("remove the older file; nothing was written"),
    ]);
  }
  throw new Failure("internal", `what would be written is not valid: ${first.message}`, [
    { label: "seen", text: `${first.code} in ${first.range?.file ?? "no file"}` },
    fix("please report it; nothing was written"),
  ]);
}

/**
 * In this order: what is there before something else needs it stays without effect. @throws Failure `not-saved`, `output` where
 * a file that gets further lines has changed since it was read
 */
export async function writeFiles(world: World, files: readonly FileToWrite[], force: boolean): Promise<void> {
  const changed = files.find(
    (file) => file.extends !== null && readFileSync(resolve(world.cwd, file.path), "utf8") !== file.extends,
  );
  if (changed)
    throw new Failure("output", `${changed.path} changed while it was imported; nothing was written`, [fix("import again")]);
  for (const [n, { path, text, extends: before }] of files.entries()) {
    const target = resolve(world.cwd, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      if (force || before !== null) await replaceFile(target, text);
      else writeFileSync(target, text, { flag: "wx" });
    } catch (error) {
      const wrote = files.slice(0, n).map((file) => basename(file.path));
      throw new Failure("not-saved", `${path} could not be written (${diskReason(error)})`, [
        { label: "touches", text: wrote.length === 0 ? "nothing was written" : `written before it: ${wrote.join(", ")}` },
        fix("free the disk or its permissions, then again with --force"),
      ]);
    }
  }
}
