/**
 * At most one run at a time among those that share a place. The lock is a folder that proper-lockfile keeps young; beside it
 * stands who holds it, so that the lock of a process that was killed is taken over at once and not only when it has grown old.
 */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { lock } from "proper-lockfile";
import { NotSavedError } from "../reconciler/apply/outcome.js";
import { Failure, fix } from "./failure.js";
import { errorCode } from "./file-kind.js";
import type { World } from "./world.js";

export interface RunLock {
  /** @throws NotSavedError `locked` when another run took the lock over: this one slept for too long */
  check(): void;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly planId: string;
  /** ISO */
  readonly since: string;
  /** The fleet file's, absolute. */
  readonly folder: string;
  /** Which lock is meant: it may have passed on to a run that hasn't written its name yet. */
  readonly lock: string;
}

/** A lock that wasn't touched for so long is nobody's, on whatever machine it was taken. */
const stale = 10_000;

export interface Run {
  readonly planId: string;
  /** The fleet file's, absolute. */
  readonly folder: string;
}

/** The lock is `<place>.lock`, in a folder that is there. @throws Failure `locked`, or the file system's own error */
export async function lockRuns(place: string, run: Run, world: World): Promise<RunLock> {
  const path = `${place}.lock`;
  const named = `${place}.json`;
  let isLost = false;
  const take = () =>
    lock(place, { lockfilePath: path, realpath: false, stale, retries: 0, onCompromised: () => void (isLost = true) });
  const release = await take().catch((error: unknown) => {
    if (errorCode(error) !== "ELOCKED") throw error;
    const holder = holderOf(named, path);
    if (holder === null || holder.host !== hostname() || world.isRunning(holder.pid)) throw locked(holder, run);
    return takeOver(path, holder, take, run);
  });
  const since = new Date(world.now()).toISOString();
  const self: Holder = { pid: world.pid, host: hostname(), since, lock: markOf(path), ...run };
  try {
    writeFileSync(named, `${JSON.stringify(self)}\n`, { mode: 0o600 });
  } catch (error) {
    await release();
    throw error;
  }
  return {
    check() {
      if (isLost) throw new NotSavedError("another run has taken over this one's lock", "locked");
    },
    async release() {
      if (isLost) return;
      rmSync(named, { force: true });
      await release();
    },
  };
}

/**
 * The lock of an owner who is dead. Two runs may see that at once, and the second must not take what the first just took: only
 * who makes the folder named after that very lock may age it, and only as long as it is still there. Taking it is proper-lockfile's.
 * A run that is killed in between leaves its folder; then the lock is free when it has grown old.
 */
async function takeOver<T>(path: string, holder: Holder, take: () => Promise<T>, run: Run): Promise<T> {
  const claim = `${path}.${holder.lock.replaceAll(/[^0-9]+/g, "-")}`;
  try {
    mkdirSync(claim);
  } catch (error) {
    throw errorCode(error) === "EEXIST" ? locked(null, run) : error;
  }
  try {
    if (markOf(path) !== holder.lock) throw locked(null, run);
    utimesSync(path, 0, 0);
    return await take();
  } catch (error) {
    throw errorCode(error) === "ELOCKED" || errorCode(error) === "ENOENT" ? locked(null, run) : error;
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
}

/** null where nothing believable says who holds the lock that is there now. */
function holderOf(named: string, path: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(named, "utf8")) as Partial<Holder> | null;
    if (holder === null || typeof holder.pid !== "number" || typeof holder.since !== "string") return null;
    return holder.lock === markOf(path) ? (holder as Holder) : null;
  } catch {
    return null;
  }
}

function markOf(path: string): string {
  const { ino, birthtimeMs } = statSync(path);
  return `${ino} ${birthtimeMs}`;
}

function locked(holder: Holder | null, { folder }: Run): Failure {
  const where = holder === null || holder.host === hostname() ? "this machine" : holder.host;
  const elsewhere = holder === null || holder.folder === folder ? "" : `, in ${holder.folder}`;
  const who = holder === null ? "" : `: plan ${holder.planId}, since ${holder.since}, process ${holder.pid}${elsewhere}`;
  return new Failure("locked", `another run of this fleet is under way on ${where}${who}`, [
    { label: "touches", text: "nothing was sent" },
    fix("wait for it to end, then run this again"),
  ]);
}
