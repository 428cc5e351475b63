/** The command as a process of its own, on a free port. Needs `dist/` (npm run build). */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const main = resolve("dist/cli/main.js");
export const scratch = (): string => mkdtempSync(join(tmpdir(), "tenantry-emulator-"));

export interface Spawned {
  readonly child: ChildProcess;
  /** `http://127.0.0.1:PORT/api/v2` */
  readonly api: string;
  readonly controls: string;
  readonly token: string;
  output(): string;
  /** Calls a control route. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Sends the signal and returns the exit code once the process has ended. */
  stop(signal?: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const launch = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) => {
  if (!existsSync(main)) throw new Error(`${main} is missing: build first`);
  const child = spawn(process.execPath, [main, "emulator", ...args], { cwd, env: { PATH: process.env["PATH"] ?? "", ...env } });
  const seen = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (seen.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (seen.stderr += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return { child, seen, ended };
};

export const runToEnd = async (args: readonly string[], cwd = scratch()): Promise<Ended> => {
  const { seen, ended } = launch(args, cwd, {});
  const code = await ended;
  return { code, ...seen };
};

/** The first line it prints; then it is ended. */
export const firstLine = async (args: readonly string[], cwd = scratch()): Promise<string> => {
  const { child, seen, ended } = launch(["--port", "0", ...args], cwd, {});
  const line = await new Promise<string>((found) => {
    child.stdout.on("data", () => {
      if (seen.stdout.includes("\n")) found(seen.stdout.split("\n")[0] ?? "");
    });
    void ended.then(() => found(""));
  });
  child.kill("SIGTERM");
  await ended;
  return line;
};

export const spawnEmulator = async (
  args: readonly string[] = [],
  { cwd = scratch(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Spawned> => {
  const { child, seen, ended } = launch(["--port", "0", ...args], cwd, env);
  const started = new Promise<RegExpExecArray>((found, fail) => {
    child.stdout?.on("data", () => {
      const match = /Neon's API on (\S+)\/api\/v2[^]*X-Emulator-Token: (\S+)[^]*Assumes/.exec(seen.stdout);
      if (match !== null) found(match);
    });
    void ended.then((code) => fail(new Error(`ended with ${code}: ${seen.stderr}`)));
  });
  const [, base = "", token = ""] = await started;
  return {
    child,
    api: `${base}/api/v2`,
    controls: `${base}/_emulator`,
    token,
    output: () => seen.stdout + seen.stderr,
    control: async (method, path, body) => {
      const answer = await fetch(`${base}/_emulator${path}`, {
        method,
        headers: { "x-emulator-token": token },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer.json();
    },
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
};
