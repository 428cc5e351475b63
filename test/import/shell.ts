/** A command in a folder of its own, in this process: the real files, the real client, an emulator behind its fetch. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { Command, CommanderError } from "@commander-js/extra-typings";
import { doctorCommand } from "../../src/cli/doctor.js";
import { Failure, reportFailure } from "../../src/cli/failure.js";
import { importCommand } from "../../src/cli/import.js";
import { initCommand } from "../../src/cli/init.js";
import { planCommand } from "../../src/cli/plan.js";
import { validateCommand } from "../../src/cli/validate.js";
import type { World } from "../../src/cli/world.js";
import { createEmulator } from "../../src/emulator/index.js";
import type { Emulator, Seed } from "../../src/emulator/index.js";
import { contract } from "../harness/contract.js";
import { keysOfEnv } from "../harness/fleet.js";
import { startOfTime } from "../harness/virtual.js";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
export interface ShellOptions {
  readonly seed?: Seed;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is typed, line by line; a terminal only where something is. */
  readonly typed?: readonly string[];
  /** Changes an answer on its way. */
  readonly answer?: (path: string, response: Response) => Response | Promise<Response>;
}

export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), "tenantry-import-"));
  readonly emulator: Emulator;
  private readonly options: ShellOptions;
  private readonly typed: string[];

  constructor(options: ShellOptions = {}) {
    this.options = options;
    this.typed = [...(options.typed ?? [])];
    this.emulator = createEmulator({
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      now: () => startOfTime,
      sleep: () => Promise.resolve(),
      rate: "off",
      contract,
    });
    for (const [name, text] of Object.entries(options.files ?? {})) this.write(name, text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  files(): readonly string[] {
    const entries = readdirSync(this.folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1))
      .sort();
  }

  /** Requests that were not reads. */
  writes(): readonly string[] {
    return this.emulator
      .requests()
      .filter(({ method, path }) => method !== "GET" && !path.startsWith("/_emulator"))
      .map(({ method, path }) => `${method} ${path}`);
  }

  async run(...argv: readonly string[]): Promise<Ran> {
    const printed = { stdout: "", stderr: "" };
    const world = this.world(printed);
    const root = new Command("tenantry");
    for (const command of [importCommand, initCommand, doctorCommand, planCommand, validateCommand])
      root.addCommand(command(world));
    for (const command of [root, ...root.commands]) command.exitOverride().configureOutput({ writeErr: () => {} });
    let code = 0;
    try {
      await root.parseAsync([...argv], { from: "user" });
    } catch (error) {
      const failure = error instanceof CommanderError ? new Failure("usage", error.message) : error;
      ({ code } = reportFailure(failure, world, argv.includes("--json")));
    }
    return { code, ...printed };
  }

  private world(printed: { stdout: string; stderr: string }): World {
    const output = (name: "stdout" | "stderr") => ({
      write: (text: string): void => {
        printed[name] += text;
      },
      isTTY: false,
      columns: 120,
    });
    return {
      env: { PATH: process.env["PATH"], NEON_API_HOST: "http://127.0.0.1/api/v2", ...(this.options.env ?? keysOfEnv) },
      cwd: this.folder,
      stdout: output("stdout"),
      stderr: output("stderr"),
      stdin: { isTTY: this.options.typed !== undefined, readLine: () => Promise.resolve(this.typed.shift() ?? null) },
      fetch: async (request) => {
        const response = await this.emulator.fetch(request);
        const path = new URL(request.url).pathname.replace("/api/v2", "");
        return this.options.answer?.(path, response) ?? response;
      },
      now: () => startOfTime,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      pid: process.pid,
      isRunning: (pid) => pid === process.pid,
      onInterrupt: () => () => {},
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What the schema of that name says of a document; nothing when it fits. */
export function schemaErrors(name: string, text: string): unknown {
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8")) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return validate(JSON.parse(text)) ? [] : validate.errors;
}
