/** Where plans and observations go. `.tenantry/` is ours and ignores itself; any other path that holds something is left alone. */
import { closeSync, existsSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Observation } from "../reconciler/observation-file.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { fileKind } from "./file-kind.js";
import { jsonText } from "./json-text.js";
import { replaceFile } from "./replace-file.js";
import type { World } from "./world.js";

/** What is saved: one of ours is overwritten, anything else isn't. */
interface Kind {
  readonly word: "a plan" | "an observation";
  readonly marker: string;
  readonly defaultFile: string;
}
const planKind: Kind = { word: "a plan", marker: '"tenantry/plan@', defaultFile: ".tenantry/plan.json" };
export const observationKind: Kind = {
  word: "an observation",
  marker: '"tenantry/observation@',
  defaultFile: ".tenantry/observation.json",
};

export interface SaveFlags {
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Before anything is observed: whether it could be saved there. The path as it is to be shown. @throws Failure `output` */
export function checkOut(world: World, { out, force }: SaveFlags, { word, marker, defaultFile }: Kind = planKind): string {
  const shown = out ?? defaultFile;
  const path = resolve(world.cwd, shown);
  const kind = fileKind(path);
  if (kind !== "absent" && kind !== "file") {
    throw new Failure("output", `${shown} is a ${kind}; ${word} is written to a file`, [
      fix(out === undefined ? "remove it" : "name a file"),
    ]);
  }
  const folder = fileKind(dirname(path));
  if (out === undefined) {
    if (folder === "absent" || folder === "folder") return shown;
    throw new Failure("output", `${dirname(shown)} is a ${folder}; Tenantry keeps its files in a folder of that name`, [
      fix("remove it"),
    ]);
  }
  if (kind === "file" && force !== true && !startsWith(path, marker)) {
    throw new Failure("output", `${shown} exists and is no ${word.replace(/^an? /, "")}`, [fix("another path, or --force")]);
  }
  if (!existsSync(dirname(path))) throw new Failure("output", `there is no folder ${dirname(shown)}`, [fix("make it first")]);
  return shown;
}

const headBytes = 4096;

/** A file that can't be read is nobody's to overwrite. */
function startsWith(path: string, marker: string): boolean {
  try {
    const handle = openSync(path, "r");
    try {
      const head = Buffer.alloc(headBytes);
      return head.toString("utf8", 0, readSync(handle, head)).includes(marker);
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

/** @throws Failure `not-saved` */
export const savePlan = (world: World, shown: string, plan: Plan): Promise<void> =>
  save(world, shown, jsonText(plan, "  "), planKind);

/** Without indentation: it holds every project. @throws Failure `not-saved` */
export const saveObservation = (world: World, shown: string, observation: Observation): Promise<void> =>
  save(world, shown, jsonText(observation, ""), observationKind);

async function save(world: World, shown: string, text: Iterable<string>, { defaultFile }: Kind): Promise<void> {
  const path = resolve(world.cwd, shown);
  try {
    if (shown === defaultFile) makeOwnFolder(dirname(path));
    await replaceFile(path, text, 0o600);
  } catch (error) {
    throw new Failure("not-saved", `${shown} could not be written (${diskReason(error)})`, [
      fix("free the disk, or name a file elsewhere: --out"),
    ]);
  }
}

export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const ignore = join(folder, ".gitignore");
  if (fileKind(ignore) === "absent") writeFileSync(ignore, "*\n", { flag: "wx" });
}
