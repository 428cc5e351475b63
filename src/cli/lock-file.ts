/**
 * `tenantry.lock`, beside the fleet file: which project is which tenant's, one line each, sorted. Written by apply,
 * committed by CI. It is memory, not safety: without it tenants are found by their names again.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Lock } from "../reconciler/diff/match.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import { compareText, idPattern, namePattern } from "../reconciler/names.js";
import { NotSavedError } from "../reconciler/apply/outcome.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

export const lockPath = (world: World, fleetFile: string): string => join(dirname(resolve(world.cwd, fleetFile)), "tenantry.lock");

/** @throws Failure `lock-format` */
export function readLock(path: string): Lock {
  if (!existsSync(path)) return new Map();
  const lock = new Map<TenantName, ProjectId>();
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [n, line] of lines.entries()) {
    if (line === "" && n === lines.length - 1) continue;
    const [tenant = "", project = "", ...more] = line.split(" ");
    const at = `tenantry.lock:${n + 1}`;
    if (!namePattern.test(tenant) || !idPattern.test(project) || more.length > 0) {
      throw new Failure("lock-format", `${at} is not a tenant and a project id`, [fix("restore it from git: git checkout -- tenantry.lock")]);
    }
    if (lock.has(tenant as TenantName)) throw new Failure("lock-format", `${at} names ${tenant} a second time`, [fix("keep the line that names its project")]);
    lock.set(tenant as TenantName, project as ProjectId);
  }
  return lock;
}

export interface LockWriter {
  /** Resolves when the line is on disk. @throws NotSavedError */
  remember(tenant: TenantName, project: ProjectId): Promise<void>;
  /** Writes the file as it is, to learn whether it can be written at all. @throws NotSavedError */
  check(): Promise<void>;
}

/** Lines that come while a write is under way share the next one. */
export function lockWriter(path: string, initial: Lock): LockWriter {
  const lock = new Map(initial);
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    const lines = [...lock].sort(([a], [b]) => compareText(a, b)).map(([tenant, project]) => `${tenant} ${project}\n`);
    try {
      await writeFileAtomic(path, lines.join(""));
    } catch (error) {
      throw new NotSavedError(`tenantry.lock could not be written (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`);
    }
  };
  const save = (): Promise<void> => {
    next ??= current.catch(() => {}).then(() => {
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
      await save();
    },
    check: () => (lock.size > 0 ? save() : checkFolder(path)),
  };
}

/** Nothing is remembered yet: an empty file proves that one can be written, and is no lie. */
async function checkFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  try {
    await writeFileAtomic(path, "");
  } catch (error) {
    throw new NotSavedError(`tenantry.lock could not be written (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`);
  }
}
