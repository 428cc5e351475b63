/** Reads files as they are at a git revision, in three commands whatever the number of files. */
import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import type { World } from "./world.js";
import { matchGlobs } from "./match-globs.js";
import type { ListFolder } from "./match-globs.js";
import { maxFileBytes } from "../reconciler/manifest/index.js";

const run = promisify(execFile);

/** What git needs to find itself and its settings; no keys, and nothing that steers Node. */
const isGits = (name: string): boolean => /^(PATH|HOME|USERPROFILE|XDG_CONFIG_HOME|SYSTEMROOT|TE?MP|TMPDIR|GIT_.*)$/i.test(name);

/** Git reads its own settings; what asks questions or takes locks is switched off. */
const environment = (world: World): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(world.env).filter(([name]) => isGits(name))),
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
});

/** Short id of the commit that is checked out; null outside a checkout, and where there is no git. */
export const headRevision = async (world: World, folder: string): Promise<string | null> => {
  try {
    const { stdout } = await run("git", ["rev-parse", "--short=7", "HEAD"], { cwd: folder, env: environment(world) });
    return stdout.trim();
  } catch {
    return null;
  }
};

/** Full id of a commit, null where git knows no such revision. */
export const resolveRevision = async (world: World, folder: string, revision: string): Promise<string | null> => {
  try {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
    const { stdout } = await run("git", args, { cwd: folder, env: environment(world) });
    return stdout.trim().split("\n").at(-1) ?? null;
  } catch {
    return null;
  }
};

export interface GitTree {
  /** Paths relative to `folder`, sorted. */
  match(globs: readonly string[]): string[];
  /** Bytes by path; links, submodules and files of more than `most` bytes are left out. */
  read(paths: readonly string[], most?: number): Promise<ReadonlyMap<string, Uint8Array>>;
}

interface Entry {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

export const gitTree = async (world: World, folder: string, commit: string): Promise<GitTree> => {
  const options = { cwd: folder, env: environment(world), maxBuffer: 2 ** 29 };
  const { stdout } = await run("git", ["ls-tree", "-r", "-z", "--long", commit], options);
  const entries = new Map<string, Entry>();
  for (const line of stdout.split("\0")) {
    const match = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line);
    const [, id = "", size = "", path = ""] = match ?? [];
    if (match !== null) entries.set(path, { path, id, size: Number(size) });
  }
  return {
    match: (globs) => matchGlobs(globs, "/", listTree([...entries.keys()])).filter((path) => entries.has(path)),
    read: async (paths, most = maxFileBytes) => {
      const wanted = paths.flatMap((path) => entries.get(path) ?? []).filter(({ size }) => size <= most);
      return readBlobs(world, folder, wanted);
    },
  };
};

/** Folders of a flat list of paths, as a disk would list them. */
const listTree = (paths: readonly string[]): ListFolder => {
  const folders = new Map<string, Map<string, boolean>>([["", new Map()]]);
  for (const path of paths) {
    const steps = path.split("/");
    for (const [index, name] of steps.entries()) {
      const parent = steps.slice(0, index).join("/");
      const children = folders.get(parent) ?? new Map<string, boolean>();
      children.set(name, index < steps.length - 1);
      folders.set(parent, children);
    }
  }
  return (folder) => {
    const children = folders.get(folder.replace(/^\/+|(?<!\/)\/+$/g, "")) ?? new Map<string, boolean>();
    return [...children].map(([name, isFolder]) => ({ name, isFolder }));
  };
};

const readBlobs = async (world: World, folder: string, wanted: readonly Entry[]): Promise<ReadonlyMap<string, Uint8Array>> => {
  if (wanted.length === 0) return new Map();
  const output = await new Promise<Buffer>((resolve, reject) => {
    const child = spawn("git", ["cat-file", "--batch"], {
      cwd: folder,
      env: environment(world),
      stdio: ["pipe", "pipe", "ignore"],
    });
    const chunks: Buffer[] = [];
    child.on("error", reject);
    child.stdin.on("error", reject);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", () => resolve(Buffer.concat(chunks)));
    child.stdin.end(wanted.map(({ id }) => `${id}\n`).join(""));
  });
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const { path, size } of wanted) {
    const content = output.indexOf(0x0a, at) + 1;
    if (content === 0 || content + size > output.length) throw new Error(`git cat-file ended before ${path}`);
    files.set(path, new Uint8Array(output.subarray(content, content + size)));
    at = content + size + 1;
  }
  return files;
};
