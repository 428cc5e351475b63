/**
 * `tenantry emulator`: Neon's API on a port of this machine, from a seed, until interrupted. Everything it does is in
 * src/emulator; here flags become options and requests become lines.
 */
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { assumptionNames, parseAssumption, switches, type Assumptions } from "../emulator/assumptions.js";
import type { EmulatorOptions, FaultRule, LedgerEntry, Seed, TruthState } from "../emulator/index.js";
import { Mismatch } from "../emulator/read.js";
import type { Served } from "../emulator/serve.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { replaceFile } from "./replace-file.js";
import type { World } from "./world.js";

interface Flags {
  readonly port: string;
  readonly seed?: string | undefined;
  readonly data?: string | undefined;
  readonly speed: string;
  readonly rate: string;
  readonly fault: string[];
  readonly assume: string[];
  readonly assumptions?: true | undefined;
  readonly verbose?: true | undefined;
  readonly json?: true | undefined;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

export const emulatorCommand = (world: World) =>
  new Command("emulator")
    .description("Neon's API on this machine, for demos, tests and rehearsals")
    .option("--port <number>", "port on 127.0.0.1; 0 takes any free one", "7654")
    .option("--seed <file>", "JSON: orgs, keys and projects to begin with, or what tenantry observe wrote")
    .option("--data <file>", "keep the state in this file: read at the start, written as it changes")
    .option("--speed <times>", "how fast its time runs, such as 60x", "1x")
    .option("--rate <number>", "requests per minute of an account, or off", "700")
    .option(
      "--fault <fault=share>",
      "fail a share of requests: 429=5%, 503=1%, reset=1%, lost=1%; or @rules.json; repeatable",
      collect,
      [],
    )
    .option("--assume <name=value>", "decide an undocumented behaviour; repeatable", collect, [])
    .option("--assumptions", "list the undocumented behaviours and leave")
    .option("--verbose", "a line for each request (on a terminal always)")
    .option("--json", "the first answer as JSON")
    .action((flags) => run(world, flags));

const run = async (world: World, flags: Flags): Promise<void> => {
  const assumptions = readAssumptions(flags.assume);
  if (flags.assumptions) return listAssumptions(world, assumptions, flags.json === true);
  const port = numberFlag("--port", flags.port, /^\d{1,5}$/, 65_535);
  const speed = numberFlag("--speed", flags.speed.replace(/x$/, ""), /^\d{1,6}(\.\d{1,3})?$/, 1_000_000);
  const rate = flags.rate === "off" ? "off" : numberFlag("--rate", flags.rate, /^\d{1,7}$/, 9_999_999);
  const { readFaultRules } = await import("../emulator/faults.js");
  const faults = flags.fault.flatMap((fault) =>
    fault.startsWith("@")
      ? readJson(`--fault ${fault}`, resolve(world.cwd, fault.slice(1)), (rules) => readFaultRules(rules, ""))
      : [readFault(fault)],
  );
  const { createEmulator } = await import("../emulator/index.js");
  const { guard } = await import("../emulator/guard.js");
  const { serveOn } = await import("../emulator/serve.js");
  const { createSaver } = await import("../emulator/persist.js");
  const seed = await readStart(world, flags);
  const contract = await contractLog(world);
  const options: EmulatorOptions = {
    now: world.now,
    sleep: world.sleep,
    rate,
    speed,
    assumptions,
    faults,
    ...(seed === null ? {} : { seed }),
    ...(contract === null ? {} : { contract }),
  };
  const emulator = plantedFrom(() => createEmulator({ ...options, onRequest: (entry, took) => tell(world, flags, entry, took) }));
  const token = randomUUID();
  const dataFile = flags.data === undefined ? null : resolve(world.cwd, flags.data);
  const saver =
    dataFile === null ? null : createSaver(() => replaceFile(dataFile, `${JSON.stringify(emulator.state())}\n`), world.sleep);
  const fetch = async (request: Request): Promise<Response> => {
    try {
      return await emulator.fetch(request);
    } finally {
      if (request.method !== "GET") saver?.changed();
    }
  };
  const interrupt = interruption(world);
  const served = await listening(port, () => serveOn(port, guard(fetch, token)));
  announce(world, flags.json === true, `http://127.0.0.1:${served.port}`, token, emulator.state());
  await interrupt.came;
  await served.close();
  await saver?.finish();
  interrupt.stopListening();
};

const usage = (message: string, ...advice: readonly string[]): Failure => new Failure("usage", message, advice.map(fix));

/** What is wrong with a seed or a state is the user's to mend; anything else is ours. */
const plantedFrom = <T>(start: () => T): T => {
  try {
    return start();
  } catch (error) {
    throw error instanceof Mismatch ? usage(`--seed: ${error.message}`) : error;
  }
};

const listening = async (port: number, serve: () => Promise<Served>): Promise<Served> => {
  try {
    return await serve();
  } catch (error) {
    throw usage(`--port ${port}: ${error instanceof Error ? error.message : "can't be had"}`, "--port 0 takes any free one");
  }
};

const numberFlag = (flag: string, text: string, pattern: RegExp, most: number): number => {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw usage(`${flag} ${text}: expected a number up to ${most}`);
  return value;
};

const readAssumptions = (given: readonly string[]): Partial<Assumptions> => {
  let assumptions: Partial<Assumptions> = {};
  for (const text of given) {
    const [name = "", ...value] = text.split("=");
    const read = parseAssumption(name, value.join("="));
    if (typeof read === "string") throw usage(`--assume ${text}: ${read}`);
    assumptions = { ...assumptions, ...read };
  }
  return assumptions;
};

const listAssumptions = (world: World, chosen: Partial<Assumptions>, json: boolean): void => {
  const rows = assumptionNames.map((name) => ({
    name,
    value: chosen[name] ?? switches[name].values[0],
    values: switches[name].values,
    about: switches[name].about,
  }));
  if (json) world.stdout.write(`${JSON.stringify({ format: "tenantry/assumptions@1", assumptions: rows }, null, 2)}\n`);
  else for (const row of rows) world.stdout.write(`${row.name}=${row.value}  (${row.values.join(" | ")})\n  ${row.about}\n`);
};

const readFault = (text: string): FaultRule => {
  const [, name = "", percent = ""] = /^(\d{3}|reset|lost)=(\d{1,3}(?:\.\d{1,3})?)%$/.exec(text) ?? [];
  const chance = Number(percent) / 100;
  const status = Number(name);
  if (name === "" || chance > 1 || status < 400 || status > 599)
    throw usage(`--fault ${text}: expected a status from 400 to 599, reset or lost, and a share: 429=5%`);
  const rule = { match: { chance }, times: "forever" } as const;
  if (name === "reset" || name === "lost")
    return { ...rule, fault: { kind: "connection", error: "reset", point: name === "lost" ? "after" : "before" } };
  return { ...rule, fault: { kind: "status", status, ...(status === 429 ? { retryAfter: 1 } : {}) } };
};

/** A saved state wins over the seed it once came from. */
const readStart = async (world: World, flags: Flags): Promise<Seed | TruthState | null> => {
  const { readSeed } = await import("../emulator/seed.js");
  const { readState } = await import("../emulator/persist.js");
  const { readObservedSeed } = await import("../emulator/from-observation.js");
  const data = flags.data === undefined ? null : resolve(world.cwd, flags.data);
  if (data !== null && existsSync(data)) return readJson(`--data ${flags.data}`, data, readState);
  if (flags.seed === undefined) return null;
  return readJson(`--seed ${flags.seed}`, resolve(world.cwd, flags.seed), (value) =>
    readSeed(readObservedSeed(value) ?? value, ""),
  );
};

const readJson = <T>(name: string, file: string, read: (value: unknown) => T): T => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // What Node says of it names its own calls, or quotes the file.
    throw error instanceof SyntaxError
      ? usage(`${name}: the file is not JSON`, "docs/emulator.md shows a seed; a file of tenantry observe is one too")
      : usage(`${name}: the file can't be read (${diskReason(error)})`, "its path and its permissions");
  }
  try {
    return read(value);
  } catch (error) {
    throw error instanceof Mismatch ? usage(`${name}: ${error.message}`) : error;
  }
};

/** For our own tests: with TENANTRY_CONTRACT_LOG every exchange is held against Neon's document and logged there. */
const contractLog = async (world: World) => {
  const file = world.env["TENANTRY_CONTRACT_LOG"];
  if (file === undefined || file === "") return null;
  const { createContract } = await import("../emulator/contract.js");
  return createContract({ log: (line) => appendFileSync(file, `${line}\n`) });
};

const announce = (world: World, json: boolean, url: string, token: string, state: TruthState): void => {
  const keys = state.keys.filter((key) => key.revoked_at === undefined).map((key) => key.text);
  const projects = state.projects.filter((project) => project.deleted_at === undefined).length;
  if (json) {
    const started = {
      format: "tenantry/emulator-started@1",
      api: `${url}/api/v2`,
      controls: `${url}/_emulator`,
      token,
      keys,
      projects,
      orgs: state.orgs.map((org) => org.id),
    };
    world.stdout.write(`${JSON.stringify(started)}\n`);
    return;
  }
  const shown = keys.length > 6 ? `${keys.slice(0, 6).join(", ")} and ${keys.length - 6} more` : keys.join(", ");
  world.stdout.write(
    `Neon's API on ${url}/api/v2, ${plural(projects, "project")} in ${plural(state.orgs.length, "org")}, keys ${shown}\n`,
  );
  world.stdout.write(`Controls on ${url}/_emulator, X-Emulator-Token: ${token}\n`);
  world.stdout.write(
    `Assumes ${assumptionNames.length} undocumented behaviours (--assumptions).  Next: NEON_API_HOST=${url}/api/v2 tenantry plan\n`,
  );
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const reasons: Readonly<Record<number, string>> = {
  400: "invalid request",
  401: "key refused",
  403: "not allowed",
  404: "not found",
  406: "limits of the destination",
  412: "not allowed on this plan",
  422: "refused by a limit or rule",
  423: "project busy",
  429: "rate limit",
  501: "not emulated",
  599: "breaks the contract",
};

const tell = (world: World, flags: Flags, entry: LedgerEntry, took: number): void => {
  if (flags.json === true || (flags.verbose !== true && !world.stdout.isTTY)) return;
  const answered = entry.answered ?? "";
  const why = [
    typeof answered === "number" ? (reasons[answered] ?? "") : "",
    entry.fault === undefined ? "" : `fault: ${entry.fault}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
  const line = `${`${answered}`.padEnd(4)}${`${took}`.padStart(4)} ms  ${entry.method.padEnd(5)} ${entry.path}`;
  world.stdout.write(why === "" ? `${line}\n` : `${line}   ${why}\n`);
};

/**
 * Resolves at the first signal. The handler stays until the state is written: a second signal must not end the process before.
 */
const interruption = (world: World): { readonly came: Promise<void>; readonly stopListening: () => void } => {
  let stopListening = (): void => {};
  const came = new Promise<void>((go) => {
    stopListening = world.onInterrupt(go);
  });
  return { came, stopListening };
};
