/** The command in this process, on a terminal that writes down what it is shown; Neon is the emulator in the same process. */
import type { Emulator, EmulatorOptions } from "../../src/emulator/index.js";
import { createEmulator } from "../../src/emulator/index.js";
import type { World } from "../../src/cli/world.js";
import { run } from "../../src/cli/run.js";
import { keysOfEnv } from "../harness/fleet.js";
import { serverSleep, sleep, tracked, virtually } from "../harness/virtual.js";
import { Folder } from "../process/cli-harness.js";
import { manifests, seed } from "../process/cli-fixture.js";
import { contract } from "../harness/contract.js";

export interface Shown {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerminalOptions {
  readonly env?: World["env"];
  /** What is typed; null where the input ends instead. */
  readonly typed?: string | null;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A request as it left: the host and the key that it would have reached. */
export interface Sent {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly authorization: string | null;
}

export interface Start extends Pick<EmulatorOptions, "seed" | "assumptions" | "faults"> {
  /** Of the folder; those of the fixture unless given. */
  readonly files?: Readonly<Record<string, string>>;
}

export class Terminal {
  readonly folder: Folder;
  readonly emulator: Emulator;
  readonly sent: Sent[] = [];
  /** What answers; the emulator, unless a test stands between. */
  answer: World["fetch"];

  constructor({ files = manifests, ...options }: Start = {}) {
    this.folder = new Folder(files);
    this.emulator = createEmulator({ seed, now: () => Date.now(), sleep: serverSleep, rate: "off", contract, ...options });
    this.answer = (request) => this.emulator.fetch(request);
  }

  /** Runs to the end on a virtual clock. */
  async tenantry(
    args: readonly string[],
    { env = {}, typed = null, isTTY = true, columns = 120 }: TerminalOptions = {},
  ): Promise<Shown> {
    const shown = { stdout: "", stderr: "" };
    const output = (name: keyof typeof shown) => ({ write: (text: string) => void (shown[name] += text), isTTY, columns });
    const world: World = {
      env: {
        NEON_API_HOST: "http://127.0.0.1/api/v2",
        XDG_STATE_HOME: this.folder.state,
        ...keysOfEnv,
        LANG: "C.UTF-8",
        ...env,
      },
      cwd: this.folder.path,
      stdout: output("stdout"),
      stderr: output("stderr"),
      stdin: { isTTY, readLine: async () => typed },
      fetch: (request) => {
        const { method, url, headers } = request;
        const { host, pathname: path } = new URL(url);
        this.sent.push({ method, host, path, authorization: headers.get("authorization") });
        return tracked(() => this.answer(request));
      },
      now: () => Date.now(),
      sleep,
      random: () => 0.5,
      pid: process.pid,
      isRunning: (pid) => pid === process.pid,
      onInterrupt: () => () => {},
    };
    const code = await virtually(run(args, world));
    return { code, ...shown };
  }

  writes(): number {
    return this.emulator.requests().filter(({ method }) => method !== "GET").length;
  }
}
