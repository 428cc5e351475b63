/** Doctor's look at everything that is not a key: the files, what they were read with, the clock and git. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Fleet } from "../reconciler/fleet.js";
import { callsPerMinute } from "../reconciler/fleet.js";
import { decodeForDisplay } from "../reconciler/manifest/index.js";
import type { InputFile } from "../reconciler/manifest/index.js";
import type { Check } from "../render/doctor.js";
import { countDiagnostics } from "../render/diagnostics.js";
import { plural } from "../render/values.js";
import { Failure } from "./failure.js";
import { lockPath, readLock } from "./lock-file.js";
import { resolveRevision } from "./sources-git.js";
import type { LoadedSources } from "./sources.js";
import type { World } from "./world.js";

const ok = (subject: string, message = ""): Check => ({ status: "ok", subject, code: null, message });

/** Manifests with errors; those of the fleet file itself end everything before. */
export function checkManifests({ diagnostics, count }: LoadedSources): Check {
  const { errors, files } = countDiagnostics(diagnostics);
  const first = diagnostics.find(({ severity }) => severity === "error");
  if (!first) return ok(plural(count, "tenant"));
  const where = first.range === null ? first.message : `${plural(errors, "error")} in ${plural(files, "file")}`;
  return { status: "fail", subject: "manifests", code: first.code, message: `${where}: tenantry validate` };
}

const day = 86_400_000;
/** Programs change their numbers a few times a year; three weeks are long enough to have read them again. */
const freshDays = 21;

/** The oldest date counts: a limit that changed meanwhile lets a plan through that Neon refuses. */
export function checkLimits({ tiers }: Fleet, now: number): Check {
  const dated = tiers.flatMap(({ limits }) => (limits === null ? [] : [limits.asOf])).sort();
  const [oldest] = dated;
  const subject = "limits";
  if (oldest === undefined)
    return { status: "warn", subject, code: null, message: "none configured: only Neon refuses what is too much" };
  const days = Math.floor((now - Date.parse(oldest)) / day);
  const message = `dated ${oldest}, ${days < 0 ? "in the future" : `${plural(days, "day")} ago`}`;
  return days < 0 || days > freshDays ? { status: "warn", subject, code: null, message } : ok(`limits of ${oldest}`);
}

/** Beyond a minute, dates in plans and `Retry-After` are read wrong. */
const mostSkew = 60_000;

/** `skew` is ours minus the server's, in ms; null where no answer told its time. */
export function checkClock(skew: number | null): Check {
  if (skew === null) return ok("clock (no answer told the time)");
  if (Math.abs(skew) <= mostSkew) return ok("clock");
  const seconds = Math.round(Math.abs(skew) / 1000);
  const message = `${plural(seconds, "second")} ${skew > 0 ? "ahead of" : "behind"} Neon's: exceptions, grace and waits are dated by it`;
  return { status: "warn", subject: "clock", code: null, message };
}

export async function checkGitBase(world: World, fleetFile: string, base: string): Promise<Check> {
  const commit = await resolveRevision(world, dirname(resolve(world.cwd, fleetFile)), base);
  if (commit !== null) return ok(`git base ${base}`);
  const message = `no ${base} here, nothing for --base to compare with: git fetch, or doctor --base <revision>`;
  return { status: "warn", subject: "git base", code: "unknown-revision", message };
}

/** What an editor checks files with, by the comment that names it. */
export function checkSchemas(world: World, files: readonly InputFile[]): Check {
  const named = files.flatMap(({ path, bytes }) => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)/.exec(decodeForDisplay(bytes.subarray(0, 500))) ?? [];
    return schema === undefined || /^[a-z]+:/.test(schema) ? [] : [{ path, schema }];
  });
  const missing = named.find(({ path, schema }) => !existsSync(resolve(dirname(resolve(world.cwd, path)), schema)));
  if (!missing) return ok("schemas");
  const message = `${missing.schema}, named by ${missing.path}, is not there: editors can't check (npm install --save-dev tenantry)`;
  return { status: "warn", subject: "schemas", code: null, message };
}

export const checkRate = (fleet: Fleet): Check => ok(`rate ${Math.round(callsPerMinute(fleet))}/min`);

export function checkLock(world: World, fleetFile: string): Check {
  try {
    const remembered = readLock(lockPath(world, fleetFile)).size;
    return ok(remembered === 0 ? "tenantry.lock (none yet)" : `tenantry.lock (${plural(remembered, "tenant")})`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: "fail", subject: "tenantry.lock", code: error.code, message: error.message };
  }
}
