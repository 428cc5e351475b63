/**
 * `tenantry.lock`, beside the fleet file: which project is which tenant's, one line each, sorted. Written by apply,
 * committed by CI. It is memory, not safety: without it tenants are found by their names again.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Lock } from "../reconciler/diff/match.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import { keyPattern } from "../reconciler/key.js";
import { compareText, idPattern } from "../reconciler/names.js";
import { NotSavedError } from "../reconciler/apply/outcome.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { errorCode, fileKind } from "./file-kind.js";
import { replaceFile } from "./replace-file.js";
import type { World } from "./world.js";

export const lockPath = (world: World, fleetFile: string): string =>
  join(dirname(resolve(world.cwd, fleetFile)), "tenantry.lock");

/** @throws Failure `lock-format` */
export function readLock(path: string): Lock {
  const kind = fileKind(path);
  if (kind === "absent") return new Map();
  if (kind !== "file") throw new Failure("lock-format", `tenantry.lock is a ${kind}, not a file`, [fix(restore)]);
  const lock = new Map<TenantName, ProjectId>();
  const lines = readText(path).split("\n");
  for (const [n, line] of lines.entries()) {
    if (line === "" && n === lines.length - 1) continue;
    const [tenant = "", project = "", ...more] = line.split(" ");
    const at = `tenantry.lock:${n + 1}`;
    if (!keyPattern.test(tenant) || !idPattern.test(project) || more.length > 0) {
      throw new Failure("lock-format", `${at} is not a tenant and a project id`, [fix(restore)]);
    }
    if (lock.has(tenant as TenantName))
      throw new Failure("lock-format", `${at} names ${tenant} a second time`, [fix("keep the line that names its project")]);
    lock.set(tenant as TenantName, project as ProjectId);
  }
  return lock;
}

const restore = "restore it from git: git checkout -- tenantry.lock";

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure("lock-format", `tenantry.lock can't be read (${diskReason(error)})`, [fix("its permissions")]);
  }
}

export interface LockWriter {
  /** Resolves when the line is on disk. @throws NotSavedError */
  remember(tenant: TenantName, project: ProjectId): Promise<void>;
  /** Writes a file beside it and removes that again, to learn before the first write whether one can be. @throws Failure `not-saved` */
  check(): void;
}

/** Lines that come while a write is under way share the next one. */
export function lockWriter(path: string, initial: Lock): LockWriter {
  const lock = new Map(initial);
  /** What this process learned: only these lines are its own to write. */
  const own = new Map<TenantName, ProjectId>();
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    try {
      await replaceFile(path, textOf(new Map([...linesNow(path, lock), ...own])));
    } catch (error) {
      throw new NotSavedError(`tenantry.lock could not be written (${diskReason(error)})`);
    }
  };
  const save = (): Promise<void> => {
    next ??= current
      .catch(() => {})
      .then(() => {
        next = null;
        current = write();
        return current;
      });
    return next;
  };

  return {
    async remember(tenant, project) {
      if (lock.get(tenant) === project) return;
      lock.set(tenant, project);
      own.set(tenant, project);
      await save();
    },
    check() {
      const probe = `${path}.probe`;
      try {
        writeFileSync(probe, textOf(lock), { flag: "wx" });
      } catch (error) {
        if (errorCode(error) !== "EEXIST") throw notWritable(diskReason(error));
      } finally {
        rmSync(probe, { force: true });
      }
    },
  };
}

/** As it stands there now: another process may have added lines of other tenants (a stack beside this one). */
function linesNow(path: string, known: Lock): Lock {
  try {
    return readLock(path);
  } catch {
    return known;
  }
}

const notWritable = (code: string): Failure =>
  new Failure("not-saved", `tenantry.lock can't be written beside the fleet file (${code})`, [
    { label: "touches", text: "nothing was written: what apply makes must be remembered before the next write" },
    fix("the folder's permissions, or free the disk"),
  ]);

const textOf = (lock: Lock): string =>
  [...lock]
    .sort(([a], [b]) => compareText(a, b))
    .map(([tenant, project]) => `${tenant} ${project}\n`)
    .join("");
