/** A Pulumi project as a user has it: a fleet, its program, a file backend; and the served emulator that holds the truth. */
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import type { Action, Seed } from "../../src/emulator/index.js";
import { fleetText, orgIds } from "../harness/fleet.js";
import { truthLines } from "../harness/truth.js";
import { Folder, ServedEmulator } from "../process/cli-harness.js";
import { requestLog } from "./install.js";
import { installed } from "./installed.js";

export interface Ran {
  readonly code: number | null;
  /** Both streams as they came. */
  readonly text: string;
}

export interface Step {
  readonly name: string;
  readonly op: string;
  /** Top-level inputs that differ, sorted; of an update alone. */
  readonly keys: readonly string[];
}

export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
}
export interface Deployment {
  resources?: StoredResource[];
}
interface PreviewDocument {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics?: readonly { readonly message: string }[];
}
interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: { readonly inputs?: Readonly<Record<string, unknown>> };
  readonly newState?: { readonly inputs?: Readonly<Record<string, unknown>> };
}

function stepOf({ op, urn, oldState, newState }: PreviewStep): Step {
  const [before, after] = [oldState?.inputs ?? {}, newState?.inputs ?? {}];
  const differs = (key: string): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !key.startsWith("__") && differs(key),
  );
  return { name: urn.split("::").at(-1) ?? "", op, keys: op === "update" ? keys.sort() : [] };
}

const isPending = ({ newState }: PreviewStep): boolean => {
  const lines = newState?.inputs?.["pending"];
  return Array.isArray(lines) && lines.length > 0;
};

export interface Previewed {
  readonly steps: readonly Step[];
  /** Names of those to which something is sent. */
  readonly pending: ReadonlySet<string>;
  readonly planId: string | null;
}

export interface ProjectOptions {
  readonly manifests: string;
  readonly seed?: Partial<Seed>;
  readonly fleet?: string;
  readonly stack?: string;
  /** Ids that the manifests come to declare deleted. */
  readonly tombstones?: readonly string[];
}

const program = 'import { fleet } from "tenantry/pulumi";\n\nconst { planId } = await fleet();\nexport { planId };\n';

export class Project {
  readonly folder: string;
  readonly emulator: ServedEmulator;
  readonly stack: string;
  private readonly seeded: ReadonlySet<string>;
  private readonly state: string;
  private readonly home: string;
  private readonly bin: string;
  /** Projects that a tombstone may delete. Nothing else in these tests ever may be. */
  private readonly tombstones: ReadonlySet<string>;
  env: Record<string, string> = {};

  private constructor(
    emulator: ServedEmulator,
    { stack = "dev", seed, tombstones = [] }: Pick<ProjectOptions, "stack" | "seed" | "tombstones">,
  ) {
    this.seeded = new Set((seed?.projects ?? []).flatMap(({ id }) => id ?? []));
    this.tombstones = new Set(tombstones);
    this.folder = mkdtempSync(join(installed.folder, "case-"));
    this.state = join(this.folder, "state");
    this.home = mkdtempSync(join(tmpdir(), "tenantry-pulumi-home-"));
    this.bin = installed.bin;
    this.emulator = emulator;
    this.stack = stack;
  }

  static async make(options: ProjectOptions): Promise<Project> {
    const emulator = await ServedEmulator.start(new Folder(), { projects: [], ...options.seed });
    const made = new Project(emulator, options);
    made.write({
      "package.json": '{ "name": "acme", "private": true, "type": "module" }\n',
      "index.js": program,
      "Pulumi.yaml": "name: acme\nruntime: nodejs\n",
      "tenantry.yaml": options.fleet ?? fleetText,
      "tenants/all.yaml": options.manifests,
    });
    mkdirSync(join(made.folder, "state"), { recursive: true });
    const { code, text } = await made.run(["stack", "init", made.stack]);
    if (code !== 0) throw new Error(text);
    return made;
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }
  declare(manifests: string): void {
    this.write({ "tenants/all.yaml": manifests });
  }
  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  private start(args: readonly string[]): ChildProcess {
    return spawn(join(this.bin, "pulumi"), args, {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...this.emulator.env,
        PATH: `${this.bin}:/usr/bin:/bin`,
        HOME: this.home,
        PULUMI_HOME: this.home,
        PULUMI_BACKEND_URL: `file://${this.state}`,
        PULUMI_CONFIG_PASSPHRASE: "a passphrase",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        LANG: "C.UTF-8",
        ...this.env,
      },
    });
  }

  async run(args: readonly string[]): Promise<Ran> {
    const child = this.start(["--non-interactive", "--color", "never", ...args]);
    return collected(child);
  }

  /** `up` until the emulator holds a request; then the engine and its plugins are killed at once. */
  async killedUp(): Promise<void> {
    const child = this.start(["--non-interactive", "up", "--stack", this.stack, "--yes", "--skip-preview"]);
    const ended = collected(child);
    await Promise.race([
      this.emulator.parked(),
      ended.then(({ text }) => {
        throw new Error(`ended before a request was held: ${text}`);
      }),
    ]);
    for (const id of withDescendants(child.pid ?? 0)) killed(id);
    await ended;
  }

  keepState(): void {
    cpSync(this.state, `${this.state}-kept`, { recursive: true });
  }
  restoreState(): void {
    rmSync(this.state, { recursive: true });
    cpSync(`${this.state}-kept`, this.state, { recursive: true });
  }

  /** The command, in the same folder against the same emulator. */
  async tenantry(args: readonly string[]): Promise<Ran> {
    const child = spawn(process.execPath, [join("..", "node_modules", "tenantry", "dist", "cli", "main.js"), ...args], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], HOME: this.home, LANG: "C.UTF-8", ...this.emulator.env, ...this.env },
    });
    return collected(child);
  }

  /** The same stack with what is installed elsewhere: its program and fleet stand below that folder from now on. */
  movedTo(folder: string): Project {
    const place = join(folder, "case");
    rmSync(place, { recursive: true, force: true });
    cpSync(this.folder, place, { recursive: true });
    return Object.assign(Object.create(Project.prototype) as Project, this, { folder: place, state: this.state });
  }

  /** Text of the files below some of its folders. */
  files(...folders: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const folder of folders)
      for (const entry of readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true }))
        if (entry.isFile())
          found.set(join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), "utf8"));
    return found;
  }

  preview(...args: readonly string[]): Promise<Ran> {
    return this.run(["preview", "--stack", this.stack, ...args]);
  }
  up(...args: readonly string[]): Promise<Ran> {
    return this.run(["up", "--stack", this.stack, "--yes", "--skip-preview", ...args]);
  }

  act(action: Action): Promise<unknown> {
    return this.emulator.control("act", action);
  }

  /** The emulator's inner state, a line a project (harness/truth.ts). */
  async truth(): Promise<readonly string[]> {
    const { projects } = await this.emulator.state();
    return truthLines(projects, this.seeded, orgIds);
  }

  /** Deploys the state that a function of the exported one makes: how users mend a stack. */
  async editState(edit: (deployment: Deployment) => void): Promise<void> {
    const { text } = await this.run(["stack", "export", "--stack", this.stack, "--show-secrets"]);
    const exported = JSON.parse(text) as { deployment: Deployment };
    edit(exported.deployment);
    this.write({ "edited.json": JSON.stringify(exported) });
    const { code, text: said } = await this.run(["stack", "import", "--stack", this.stack, "--file", "edited.json"]);
    if (code !== 0) throw new Error(said);
  }

  /** Of each tenant, or of each snapshot below them. */
  async resources(type: "Tenant" | "Snapshot" = "Tenant"): Promise<readonly StoredResource[]> {
    const { text } = await this.run(["stack", "export", "--stack", this.stack]);
    const { deployment } = JSON.parse(text) as { deployment: Deployment };
    const found = (deployment.resources ?? []).filter((resource) => resource.type.endsWith(`tenantry:${type}`));
    return found.sort((a, b) => (a.urn < b.urn ? -1 : 1));
  }

  /** The steps that preview would take, from the engine's own events, by name; unchanged ones are left out. */
  async steps(...args: readonly string[]): Promise<readonly Step[]> {
    return (await this.previewed(...args)).steps;
  }

  async previewed(...args: readonly string[]): Promise<Previewed> {
    const { text, code } = await this.preview("--json", ...args);
    const at = text.indexOf("{\n");
    if (code !== 0 || at < 0) throw new Error(text);
    const { steps, diagnostics = [] } = JSON.parse(text.slice(at)) as PreviewDocument;
    const said = diagnostics.map(({ message }) => message).join("\n");
    const ours = steps.filter(({ op, urn }) => op !== "same" && op !== "refresh" && urn.includes("tenantry:Tenant"));
    return {
      steps: ours.map(stepOf).sort((a, b) => (a.name < b.name ? -1 : 1)),
      pending: new Set(ours.filter(isPending).map((step) => stepOf(step).name)),
      planId: /^Plan id {3}([0-9a-f]{8})$/m.exec(said)?.[1] ?? null,
    };
  }

  /** @throws where anything but a tombstone was deleted */
  private async logRequests(): Promise<void> {
    const lines = (await this.emulator.requests()).map(({ method, path }) => `${method} ${path}`);
    appendFileSync(requestLog(installed), lines.map((line) => `${line}\n`).join(""));
    const deleted = lines.filter((line) => line.startsWith("DELETE "));
    const wrong = deleted.filter((line) => ![...this.tombstones].some((id) => line === `DELETE /projects/${id}`));
    if (wrong.length > 0) throw new Error(`deleted without a tombstone: ${wrong.join(", ")}`);
  }

  async writes(): Promise<readonly string[]> {
    return (await this.emulator.requests())
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** Another truth; what was asked until now is kept for the log. */
  async reset(projects: NonNullable<Seed["projects"]>): Promise<void> {
    await this.logRequests();
    await this.emulator.reset({ projects });
  }

  async end(): Promise<void> {
    try {
      await this.logRequests();
    } finally {
      await this.emulator.stop();
      for (const folder of [this.folder, this.home]) rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** A process and all that it started: the engine puts each plugin into a group of its own, where it would live on. */
function withDescendants(root: number): readonly number[] {
  const pairs = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/ +/).map(Number));
  const below = (parent: number): readonly number[] =>
    pairs.flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid, ...below(pid)] : []));
  return [root, ...below(root)];
}

/** One that ended by itself meanwhile is as good. */
function killed(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function collected(child: ChildProcess): Promise<Ran> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, text };
}
