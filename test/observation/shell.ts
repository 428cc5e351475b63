/** The command in this process and in a folder of its own, with git where a test asks for it, and an emulator behind its fetch. */
import { execFileSync } from "node:child_process";
import { run } from "../../src/cli/run.js";
import type { World } from "../../src/cli/world.js";
import { createEmulator } from "../../src/emulator/index.js";
import type { Emulator, Seed } from "../../src/emulator/index.js";
import { contract } from "../harness/contract.js";
import { keysOfEnv } from "../harness/fleet.js";
import { startOfTime } from "../harness/virtual.js";
import { Folder } from "../process/cli-harness.js";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Requests that this run sent. */
  readonly requests: number;
}

const withoutKeys = Object.fromEntries(Object.keys(keysOfEnv).map((name) => [name, undefined]));

export class Shell {
  readonly folder: Folder;
  readonly emulator: Emulator;
  /** ms since the epoch */
  now = startOfTime;

  constructor(files: Readonly<Record<string, string>>, seed?: Seed) {
    this.folder = new Folder(files);
    this.emulator = createEmulator({
      ...(seed && { seed }),
      now: () => this.now,
      sleep: () => Promise.resolve(),
      rate: "off",
      contract,
    });
  }

  git(...args: readonly string[]): void {
    const identity = [
      "-c",
      "user.name=test",
      "-c",
      "user.email=test@example.com",
      "-c",
      "init.defaultBranch=main",
      "-c",
      "gc.auto=0",
    ];
    execFileSync("git", [...identity, ...args], { cwd: this.folder.path, stdio: "ignore" });
  }

  /** All that is there now becomes the branch main. */
  commit(): void {
    this.git("init", "--quiet");
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "base");
  }

  /** With keys. */
  tenantry(...argv: readonly string[]): Promise<Ran> {
    return this.runWith(keysOfEnv, argv);
  }

  /** As in a pull request of a stranger: no key at all. */
  keyless(...argv: readonly string[]): Promise<Ran> {
    return this.runWith(withoutKeys, argv);
  }

  private async runWith(env: World["env"], argv: readonly string[]): Promise<Ran> {
    const printed = { stdout: "", stderr: "" };
    const output = (name: keyof typeof printed) => ({
      write: (text: string): void => {
        printed[name] += text;
      },
      isTTY: false,
      columns: 120,
    });
    const before = this.emulator.requests().length;
    const code = await run(argv, {
      env: {
        PATH: process.env["PATH"],
        XDG_STATE_HOME: this.folder.state,
        NEON_API_HOST: "http://127.0.0.1/api/v2",
        ...env,
      },
      cwd: this.folder.path,
      stdout: output("stdout"),
      stderr: output("stderr"),
      stdin: { isTTY: false, readLine: () => Promise.resolve(null) },
      fetch: (request) => this.emulator.fetch(request),
      now: () => this.now,
      sleep: (ms) => {
        this.now += ms;
        return Promise.resolve();
      },
      random: () => 0.5,
      pid: process.pid,
      isRunning: (pid) => pid === process.pid,
      onInterrupt: () => () => {},
    });
    return { code, ...printed, requests: this.emulator.requests().length - before };
  }

  remove(): void {
    this.folder.remove();
  }
}
