/**
 * Rosters on disk, and what is remembered of them: `.tenantry/roster.json` beside the fleet file holds each roster's count and
 * time as of the last saved plan. It may be lost or damaged at any time; then there is nothing to compare with.
 */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../reconciler/diagnostic.js";
import type { RosterSource } from "../reconciler/fleet.js";
import { maxRosterBytes } from "../reconciler/manifest/index.js";
import type { EarlierRoster, InputFile, LoadedRoster } from "../reconciler/manifest/index.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { replaceFile } from "./replace-file.js";
import { makeOwnFolder } from "./save-plan.js";
import { readFileSafely } from "./sources-disk.js";
import type { World } from "./world.js";

export type LoadedRosterFile = readonly [RosterFile, LoadedRoster];

export interface RosterFile {
  readonly source: RosterSource;
  readonly file: InputFile;
  /** Read from a commit, not from the disk. */
  readonly isCommitted: boolean;
}

/** `folder` is the fleet file's, `shown` makes a path as it is printed. */
export function readRosters(sources: readonly RosterSource[], folder: string, shown: (path: string) => string) {
  const rosters: RosterFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const read = readFileSafely(join(folder, source.path), shown(source.path), folder, {
      bytes: maxRosterBytes,
      words: "64 MiB",
    });
    if ("problem" in read) diagnostics.push(read.problem);
    else rosters.push({ source, file: { path: shown(source.path), bytes: read.bytes }, isCommitted: false });
  }
  return { rosters, diagnostics };
}

const format = "tenantry/roster@1";
const memoryPath = (world: World, fleetFile: string): string =>
  join(dirname(resolve(world.cwd, fleetFile)), ".tenantry", "roster.json");

export type RosterMemory = ReadonlyMap<string, EarlierRoster>;

export function readRosterMemory(world: World, fleetFile: string): RosterMemory {
  try {
    const memory: unknown = JSON.parse(readFileSync(memoryPath(world, fleetFile), "utf8"));
    const { format: said, rosters } = Object(memory) as { format?: unknown; rosters?: unknown };
    if (said !== format) return new Map();
    return new Map(Object.entries(Object(rosters) as Record<string, unknown>).flatMap(([path, facts]) => entryOf(path, facts)));
  } catch {
    return new Map();
  }
}

function entryOf(path: string, facts: unknown): [string, EarlierRoster][] {
  const { count, asOf } = Object(facts) as { count?: unknown; asOf?: unknown };
  return typeof count === "number" && typeof asOf === "number" ? [[path, { count, asOf, revision: null }]] : [];
}

/** Where nothing is remembered, a fresh checkout say, the rosters that a commit holds are the earlier ones. */
export function orOfBase(memory: RosterMemory, revision: string, base: readonly LoadedRosterFile[]): RosterMemory {
  const known = base.flatMap(([{ source, isCommitted }, { facts }]): [string, EarlierRoster][] =>
    isCommitted && facts !== null ? [[source.path, { count: facts.count, asOf: facts.asOf, revision }]] : [],
  );
  return new Map([...known, ...memory]);
}

/** What a plan that was saved was made from. @throws Failure `not-saved` */
export async function rememberRosters(
  world: World,
  fleetFile: string,
  rosters: readonly (readonly [RosterSource, LoadedRoster])[],
): Promise<void> {
  const facts = rosters.flatMap(([{ path }, { facts }]) =>
    facts === null ? [] : [[path, { count: facts.count, asOf: facts.asOf }] as const],
  );
  if (facts.length === 0) return;
  const path = memoryPath(world, fleetFile);
  try {
    makeOwnFolder(dirname(path));
    await replaceFile(path, `${JSON.stringify({ format, rosters: Object.fromEntries(facts) }, null, 2)}\n`);
  } catch (error) {
    throw new Failure("not-saved", `.tenantry/roster.json could not be written (${diskReason(error)})`, [
      fix("free the disk, or its permissions"),
    ]);
  }
}

/** That a roster's guards had nothing to go by is said where a plan is made from it. */
export function tellUncompared(
  rosters: readonly (readonly [RosterSource, LoadedRoster])[],
  base: string | undefined,
  world: World,
): void {
  const paths = rosters.flatMap(([{ path }, { isCompared }]) => (isCompared ? [] : [path]));
  if (paths.length === 0) return;
  const why =
    base === undefined ? "no plan was saved here, and --base names none" : `no plan was saved here, and ${base} holds none`;
  world.stderr.write(`note  nothing earlier to hold ${paths.join(", ")} against: ${why}\n`);
}
