/** The journal on disk, `.tenantry/journal/<plan id>.jsonl` beside the fleet file, and beside it the plan of that run. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { NotSavedError } from "../reconciler/apply/outcome.js";
import type { Journal, JournalEntry, RunStarted } from "../reconciler/journal/entry.js";
import { readJournal } from "../reconciler/journal/read.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { diskReason } from "./disk-reason.js";
import { durableLog } from "./durable-log.js";
import { Failure, fix } from "./failure.js";
import { fileKind } from "./file-kind.js";
import { replaceFile } from "./replace-file.js";
import type { RunLock } from "./run-lock.js";
import { lockFleet } from "./fleet-lock.js";
import { makeOwnFolder } from "./save-plan.js";
import type { World } from "./world.js";

export interface JournalFile extends Journal {
  /** Relative to where the command runs. */
  readonly shown: string;
  /** Of earlier runs of this plan. */
  readonly before: readonly JournalEntry[];
  /** Keeps the plan for `--resume`, and says that a run begins. @throws Failure `not-saved` */
  begin(plan: Plan, event: RunStarted): Promise<void>;
  /** What kept an entry from being written, null as long as all of them were. */
  failure(): NotSavedError | null;
  /** Lets the next run begin. */
  close(): Promise<void>;
}

/** `.tenantry/`, beside the fleet file. */
export const ownFolder = (world: World, fleetFile: string): string => join(dirname(resolve(world.cwd, fleetFile)), ".tenantry");
const journalFolder = (world: World, fleetFile: string): string => join(ownFolder(world, fleetFile), "journal");

/** The plan that the last run of that id carried out. */
export const keptPlan = (world: World, fleetFile: string, planId: string): string =>
  join(journalFolder(world, fleetFile), `${planId}.plan.json`);

/** Takes the lock of this fleet's runs; `host` is where Neon answers. @throws Failure `locked`, `not-saved`, `journal-format` */
export async function openJournal(world: World, fleet: Fleet, host: string, planId: string): Promise<JournalFile> {
  const folder = journalFolder(world, fleet.file);
  const path = join(folder, `${planId}.jsonl`);
  const shown = relative(world.cwd, path);
  let lock: RunLock | null = null;
  let handle: FileHandle | null = null;
  try {
    for (const ours of [dirname(folder), folder]) refuseOther(ours, relative(world.cwd, ours));
    makeOwnFolder(dirname(folder));
    await mkdir(folder, { recursive: true });
    lock = await lockFleet(folder, { fleet, host, planId }, world);
    const kind = fileKind(path);
    if (kind !== "absent" && kind !== "file") throw notSaved(shown, `it is a ${kind}`);
    const before = kind === "file" ? entriesOf(path, world) : [];
    handle = await open(path, "a", 0o600);
    await dropTornLine(handle, path);
    return journalOn(handle, lock, { world, folder, planId, shown, before });
  } catch (error) {
    await handle?.close();
    await lock?.release();
    throw error instanceof Failure ? error : notSaved(shown, diskReason(error));
  }
}

interface Where {
  readonly world: World;
  readonly folder: string;
  readonly planId: string;
  readonly shown: string;
  readonly before: readonly JournalEntry[];
}

function journalOn(handle: FileHandle, lock: RunLock, { world, folder, planId, shown, before }: Where): JournalFile {
  const log = durableLog(handle, lock.check);
  let failed: NotSavedError | null = null;
  const write: Journal["write"] = async (event) => {
    const entry: JournalEntry = { ...event, time: new Date(world.now()).toISOString(), planId };
    try {
      await log.append(`${JSON.stringify(entry)}\n`);
    } catch (error) {
      failed ??=
        error instanceof NotSavedError ? error : new NotSavedError(`${shown} could not be written (${diskReason(error)})`);
      throw failed;
    }
  };
  return {
    shown,
    before,
    write,
    failure: () => failed,
    async begin(plan, event) {
      try {
        await replaceFile(join(folder, `${planId}.plan.json`), `${JSON.stringify(plan, null, 2)}\n`, 0o600);
        await write(event);
      } catch (error) {
        if (error instanceof NotSavedError) throw new Failure(error.code, error.message, notSavedDetails);
        throw notSaved(relative(world.cwd, folder), diskReason(error));
      }
    },
    async close() {
      await log.close();
      await lock.release();
    },
  };
}

/** What isn't a folder of ours is left alone, a link to one too. */
function refuseOther(path: string, shown: string): void {
  const kind = fileKind(path);
  if (kind !== "absent" && kind !== "folder") throw notSaved(shown, `it is a ${kind}`);
}

/** A line that a kill cut short would swallow the next one. */
async function dropTornLine(handle: FileHandle, path: string): Promise<void> {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf("\n") + 1;
  if (whole < bytes.length) await handle.truncate(whole);
}

/** What the journal of a plan holds, whoever is writing it. @throws Failure `journal-format` */
export function journalOf(world: World, fleetFile: string, planId: string): readonly JournalEntry[] {
  const path = join(journalFolder(world, fleetFile), `${planId}.jsonl`);
  return isFile(path) ? entriesOf(path, world) : [];
}

/** Whether a run of that plan was begun here. */
export const isKept = (world: World, fleetFile: string, planId: string): boolean => isFile(keptPlan(world, fleetFile, planId));

/** A file among the folders above it is told where something is written, not here. */
function isFile(path: string): boolean {
  try {
    return fileKind(path) === "file";
  } catch {
    return false;
  }
}

/** Of every journal of this fleet that was written to since then. @throws Failure `journal-format` */
export function entriesSince(world: World, fleetFile: string, since: number): readonly JournalEntry[] {
  const folder = journalFolder(world, fleetFile);
  if (fileKind(folder) !== "folder") return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(folder, name))
    .filter((path) => fileKind(path) === "file" && statSync(path).mtimeMs >= since)
    .sort()
    .flatMap((path) => entriesOf(path, world));
}

function entriesOf(path: string, world: World): readonly JournalEntry[] {
  const shown = relative(world.cwd, path);
  const read = readJournal(readText(path, shown));
  if ("entries" in read) return read.entries;
  const { line, message } = read.problem;
  throw new Failure("journal-format", `${shown}:${line} ${message}`, [
    fix(`move ${shown} away; it is memory, and everything converges without it`),
  ]);
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure("journal-format", `${shown} can't be read (${diskReason(error)})`, [fix("its permissions")]);
  }
}

const notSavedDetails = [
  { label: "touches" as const, text: "nothing was sent: what is about to be written is noted down first" },
  fix("free the disk, or the folder's permissions"),
];
const notSaved = (shown: string, why: string): Failure =>
  new Failure("not-saved", `${shown} can't be written (${why})`, notSavedDetails);
