/**
 * The built command as a process, in a folder of its own, against the emulator as another process. Nothing is mocked and
 * nothing sleeps: what must be waited for is a line of output or a control route.
 */
import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LedgerEntry, Seed, TruthState } from "../../src/emulator/index.js";

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Every secret of these tests contains this, so whatever is printed or saved can be searched for it. */
export const canary = "canary-secret";
export const keys = {
  NEON_API_KEY_FREE: `${canary}-free`,
  NEON_API_KEY_PAID: `${canary}-paid`,
  NEON_API_KEY_PERSONAL: `${canary}-me`,
} as const;
export const seedKeys = [
  { text: keys.NEON_API_KEY_FREE, kind: "organization", org: "free", name: "free" },
  { text: keys.NEON_API_KEY_PAID, kind: "organization", org: "paid", name: "paid" },
  { text: keys.NEON_API_KEY_PERSONAL, kind: "personal", name: "me" },
] satisfies Seed["keys"];

export type Env = Readonly<Record<string, string | undefined>>;
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface RunOptions {
  readonly env?: Env;
  /** What is typed; nothing at all by default. null: the descriptor isn't even open. */
  readonly stdin?: string | null;
  /** As a user who may not write what root owns; only root can become one. */
  readonly unprivileged?: boolean;
}

/** Nothing of the developer's own environment but what a process needs. */
const baseEnv: Env = { PATH: process.env["PATH"], HOME: tmpdir(), LANG: "C.UTF-8" };
const nobody = 65_534;

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "tenantry-cli-"));
  /** XDG_STATE_HOME of what runs here, so that nothing is left in anybody's home; beside the folder, whose listing tells what a command wrote. */
  readonly state = `${this.path}-state`;

  constructor(files: Readonly<Record<string, string>> = {}) {
    chmodSync(this.path, 0o755);
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.at(name)), { recursive: true });
      writeFileSync(this.at(name), text);
    }
  }

  at(name: string): string {
    return join(this.path, name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), "utf8");
  }

  /** What stands where, by content: equal before and after means that nothing was touched. */
  listing(): Readonly<Record<string, string>> {
    const entries = readdirSync(this.path, { recursive: true, encoding: "utf8" }).sort();
    return Object.fromEntries(entries.map((name) => [name, fingerprint(this.at(name))]));
  }

  start(args: readonly string[], { env = {}, stdin, unprivileged = false }: RunOptions = {}): ChildProcessWithoutNullStreams {
    const whole = { ...baseEnv, XDG_STATE_HOME: this.state, ...env };
    const options = {
      cwd: this.path,
      env: Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)),
      ...(unprivileged && process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
    };
    const child =
      stdin === null
        ? spawn("sh", ["-c", 'exec "$0" "$@" <&-', process.execPath, command, ...args], options)
        : spawn(process.execPath, [command, ...args], options);
    child.stdin.on("error", () => {});
    child.stdin.end(stdin ?? undefined);
    return child;
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return ended(this.start(args, options));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
    rmSync(this.state, { recursive: true, force: true });
  }
}

function fingerprint(path: string): string {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (found.isDirectory()) return "folder";
  if (!found.isFile()) return "special";
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => resolve(exit));
  });
  return { code, stdout: stdout(), stderr: stderr() };
}

function collected(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** Resolves when the stream has said it; rejects when it ends without. */
export function said(stream: NodeJS.ReadableStream, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (text.includes(words)) resolve(text);
    });
    stream.on("end", () => reject(new Error(`never said "${words}": ${text}`)));
  });
}

/** `tenantry emulator` on a free port. */
export class ServedEmulator {
  readonly api: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly controls: string;
  private readonly token: string;

  private constructor(child: ChildProcessWithoutNullStreams, started: { api: string; controls: string; token: string }) {
    this.child = child;
    this.api = started.api;
    this.controls = started.controls;
    this.token = started.token;
  }

  static start(folder: Folder, seed: Seed): Promise<ServedEmulator> {
    folder.write({ "seed.json": JSON.stringify({ keys: seedKeys, ...seed }) });
    return ServedEmulator.startAsItIs(folder, ["--rate", "off", "--speed", "60x", "--seed", "seed.json"]);
  }

  /** With its own orgs, keys and rates unless these flags say otherwise. */
  static async startAsItIs(folder: Folder, flags: readonly string[]): Promise<ServedEmulator> {
    const log = process.env["TENANTRY_CONTRACT_LOG"];
    const child = folder.start(["emulator", "--port", "0", "--json", ...flags], { env: { TENANTRY_CONTRACT_LOG: log } });
    const line = await said(child.stdout, "\n");
    return new ServedEmulator(child, JSON.parse(line) as { api: string; controls: string; token: string });
  }

  /** What a command needs to reach it, and the right keys. */
  get env(): Env {
    return { NEON_API_HOST: this.api, ...keys };
  }

  async control(route: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.controls}/${route}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "x-emulator-token": this.token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route}: ${await answer.text()}`);
    return answer.json();
  }

  async requests(): Promise<readonly LedgerEntry[]> {
    return (await this.control("requests")) as readonly LedgerEntry[];
  }

  async state(): Promise<TruthState> {
    return (await this.control("state")) as TruthState;
  }

  async reset(seed: Seed): Promise<void> {
    await this.control("faults", []);
    await this.control("reset", { seed: { keys: seedKeys, ...seed } });
  }

  /** Resolves when a request is parked. Asks again only while none is. */
  async parked(): Promise<void> {
    for (;;) if (((await this.control("held")) as readonly unknown[]).length > 0) return;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.child.on("close", resolve));
    this.child.kill("SIGTERM");
    await closed;
  }
}

/** The same text where nothing in it acts on a terminal, hides or turns the writing direction. */
export const printableText = (text: string): string =>
  text.replaceAll(/(?!\n)\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, "?");

/** What differs from run to run, made equal. */
export const settled = (text: string): string =>
  text
    .replaceAll(/\b\d+\.\d s\b/g, "0.1 s")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replaceAll(/\b\d\d:\d\d:\d\dZ/g, "09:00:00Z")
    .replaceAll(/, made \d{4}-\d\d-\d\d, never/g, ", made 2026-03-01, never")
    .replaceAll(/request emulated-\d+/g, "request emulated-1")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "REQUEST")
    .replaceAll(/, [\d,]+ calls\/min, left \d+ s/g, "")
    .replaceAll(/ in \d+ s \(\d+ calls/g, " in 1 s (20 calls");
