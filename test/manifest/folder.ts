import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.js";
import type { World } from "../../src/cli/world.js";
import { exampleFleet } from "../corpus/row.js";

/** A folder with a fleet file and the given files, removed after the test. */
export const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, { "tenantry.yaml": exampleFleet, ...files });
  return folder;
};

export const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** Commits everything in the folder. */
export const commit = (folder: string): void => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, env: gitEnvironment });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message=base");
};

const author = { GIT_AUTHOR_NAME: "test", GIT_AUTHOR_EMAIL: "test@tenantry.example" };
const gitEnvironment = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  ...author,
  GIT_COMMITTER_NAME: author.GIT_AUTHOR_NAME,
  GIT_COMMITTER_EMAIL: author.GIT_AUTHOR_EMAIL,
};

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as a shell would; the clock stands at 1 March 2026. */
export const tenantry = async (
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    write: (text: string) => void (written[name] += text),
    isTTY: false,
    columns: 100,
  });
  const world: World = {
    env: { ...gitEnvironment, ...env },
    cwd: folder,
    stdout: output("stdout"),
    stderr: output("stderr"),
    stdin: { isTTY: false, readLine: () => Promise.resolve(null) },
    fetch: () => Promise.reject(new Error("this command reaches no network")),
    now: () => 1_772_323_200_000,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    pid: process.pid,
    isRunning: (pid) => pid === process.pid,
    onInterrupt: () => () => {},
  };
  const exit = await run(args, world);
  return { exit, ...written };
};
