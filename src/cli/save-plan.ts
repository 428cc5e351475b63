/** Where plans go. `.tenantry/` is ours and ignores itself; any other path that holds something is left alone. */
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Plan } from "../reconciler/plan/plan.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

export const defaultPlanFile = ".tenantry/plan.json";

export interface SaveFlags {
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Before anything is observed: whether the plan could be saved there. The path as it is to be shown. @throws Failure `output` */
export function checkOut(world: World, { out, force }: SaveFlags): string {
  const shown = out ?? defaultPlanFile;
  const path = resolve(world.cwd, shown);
  if (out === undefined) return shown;
  const found = existsSync(path) || isLink(path) ? lstatSync(path) : null;
  if (found && !found.isFile()) throw new Failure("output", `${shown} is a ${found.isDirectory() ? "directory" : found.isSymbolicLink() ? "link" : "special file"}`, [fix("name a file")]);
  if (found && !force && !isPlan(path)) throw new Failure("output", `${shown} exists and is no plan`, [fix("another path, or --force")]);
  if (!existsSync(dirname(path))) throw new Failure("output", `there is no folder ${dirname(shown)}`, [fix("make it first")]);
  return shown;
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const isPlan = (path: string): boolean => readFileSync(path, "utf8").slice(0, 4096).includes('"tenantry/plan@');

/** @throws Failure `not-saved` */
export async function savePlan(world: World, shown: string, plan: Plan): Promise<void> {
  const path = resolve(world.cwd, shown);
  try {
    if (shown === defaultPlanFile) makeOwnFolder(dirname(path));
    await writeFileAtomic(path, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Failure("not-saved", `${shown} could not be written (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`, [
      fix("free the disk or name another file: --out"),
    ]);
  }
}

export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const ignore = join(folder, ".gitignore");
  if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
}
