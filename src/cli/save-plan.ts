/** Where plans go. `.tenantry/` is ours and ignores itself; any other path that holds something is left alone. */
import { closeSync, existsSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Plan } from "../reconciler/plan/plan.js";
import { Failure, fix } from "./failure.js";
import { errorCode, fileKind } from "./file-kind.js";
import type { World } from "./world.js";

const defaultPlanFile = ".tenantry/plan.json";

export interface SaveFlags {
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Before anything is observed: whether the plan could be saved there. The path as it is to be shown. @throws Failure `output` */
export function checkOut(world: World, { out, force }: SaveFlags): string {
  const shown = out ?? defaultPlanFile;
  const path = resolve(world.cwd, shown);
  const kind = fileKind(path);
  if (kind !== "absent" && kind !== "file") {
    throw new Failure("output", `${shown} is a ${kind}; a plan is written to a file`, [
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
  if (kind === "file" && force !== true && !isPlan(path)) {
    throw new Failure("output", `${shown} exists and is no plan`, [fix("another path, or --force")]);
  }
  if (!existsSync(dirname(path))) throw new Failure("output", `there is no folder ${dirname(shown)}`, [fix("make it first")]);
  return shown;
}

const headBytes = 4096;

/** A file that can't be read is nobody's plan to overwrite. */
function isPlan(path: string): boolean {
  try {
    const handle = openSync(path, "r");
    try {
      const head = Buffer.alloc(headBytes);
      return head.toString("utf8", 0, readSync(handle, head)).includes('"tenantry/plan@');
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

/** @throws Failure `not-saved` */
export async function savePlan(world: World, shown: string, plan: Plan): Promise<void> {
  const path = resolve(world.cwd, shown);
  try {
    if (shown === defaultPlanFile) makeOwnFolder(dirname(path));
    await writeFileAtomic(path, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Failure("not-saved", `${shown} could not be written (${errorCode(error)})`, [
      fix("free the disk, or name a file elsewhere: --out"),
    ]);
  }
}

export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const ignore = join(folder, ".gitignore");
  if (fileKind(ignore) === "absent") writeFileSync(ignore, "*\n", { flag: "wx" });
}
