/**
 * The real command over HTTP under hardship: streams that close, disks that are full or read-only, two appliers at once, a server
 * that dies, errors nobody caught. Whatever happened, the next run converges and nothing that is said holds a secret.
 */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran, RunOptions } from "./cli-harness.js";
import { canary, ended, Folder, ServedEmulator } from "./cli-harness.js";

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
/** A small or read-only disk of its own needs a mount namespace, which not every container may make. */
const canMount = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]).status === 0;
const isRoot = process.getuid?.() === 0;
const consent = ["--allow", "deletes-data=1"];
const home = new Folder();
let emulator: ServedEmulator;
let here: Folder;

beforeAll(async () => {
  emulator = await ServedEmulator.start(home, seed);
});
beforeEach(async () => {
  await emulator.reset(seed);
  here = new Folder(manifests);
});
afterEach(() => here.remove());
afterAll(async () => {
  await emulator.stop();
  home.remove();
});

const clean = (ran: Ran): Ran => {
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
  expect(ran.stderr).not.toMatch(/\n {4}at |node:internal/);
  return ran;
};
const tenantry = async (args: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  clean(await here.run(args, { ...options, env: { ...emulator.env, ...options.env } }));
/** In a shell: `"$0" "$@"` is the command. */
const inShell = (script: string, args: readonly string[], env: Env = {}, wrapper: readonly string[] = []) => {
  const whole = Object.entries({ PATH: process.env["PATH"], ...emulator.env, ...env }).filter(([, value]) => value !== undefined);
  const [program, ...before] = [...wrapper, "bash", "-c", script, process.execPath, command];
  const child = spawn(program, [...before, ...args], { cwd: here.path, env: Object.fromEntries(whole) });
  child.stdin.end();
  return child;
};
const onOwnDisk = ["unshare", "-rm"];
const writes = async () => (await emulator.requests()).filter(({ method }) => method !== "GET");
const live = async (name: string) =>
  (await emulator.state()).projects.filter((project) => project.name === name && project.deleted_at === undefined);
const planned = async (): Promise<void> => {
  expect((await tenantry(["plan"])).code).toBe(0);
};

/** After whatever happened, an undisturbed run ends where it would have without. */
const converges = async (): Promise<void> => {
  await emulator.control("faults", []);
  await emulator.control("release", {});
  await planned();
  expect((await tenantry(["apply", ".tenantry/plan.json", ...consent])).code).toBe(0);
  expect((await tenantry(["plan", "--exit-code", "--deep"])).code).toBe(0);
  expect([await live("nova-notes"), await live("acme-crm"), await live("old-demo")].map(({ length }) => length)).toEqual([
    1, 1, 0,
  ]);
};

describe("streams", () => {
  test.each([
    ["stdout", 'set -o pipefail; "$0" "$@" | true'],
    ["stderr", '{ "$0" "$@" 2>&1 >&3 | true; } 3>/dev/null; exit ${PIPESTATUS[0]}'],
    ["stdout and stderr", 'set -o pipefail; "$0" "$@" 2>&1 | true'],
  ])("an apply whose %s nobody reads any more carries its plan out", async (_, script) => {
    await planned();
    const { code } = await ended(inShell(script, ["apply", ".tenantry/plan.json", ...consent]));
    expect(code).toBe(0);
    expect((await writes()).length).toBeGreaterThan(3);
    expect((await tenantry(["plan", "--exit-code", "--deep"])).code).toBe(0);
  });

  test("with stdin closed, apply --yes asks nothing and applies", async () => {
    expect((await tenantry(["apply", "--yes", ...consent], { stdin: null })).code).toBe(0);
    expect((await tenantry(["plan", "--exit-code"])).code).toBe(0);
  });

  test("with stdin closed and nothing consented to, nothing is sent: exit 4", async () => {
    const { code, stderr } = await tenantry(["apply"], { stdin: null });
    expect([code, await writes()]).toEqual([4, []]);
    expect(stderr).toContain("consent");
  });

  test("stdout on a full device: the apply is carried out", async () => {
    await planned();
    const { code } = clean(await ended(inShell('"$0" "$@" >/dev/full', ["apply", ".tenantry/plan.json", ...consent])));
    expect((await writes()).length).toBeGreaterThan(3);
    expect(code).not.toBeNull();
    await converges();
  });
});

describe("signals while nothing is written yet", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)("%s during a plan leaves no plan behind", async (signal) => {
    await emulator.control("hold", { match: { operation: "listProjects" } });
    const child = here.start(["plan"], { env: emulator.env });
    const end = ended(child);
    await emulator.parked();
    child.kill(signal);
    if (signal === "SIGINT" || signal === "SIGTERM") await emulator.control("release", {});
    clean(await end);
    expect(Object.keys(here.listing()).filter((name) => name.startsWith(".tenantry/plan"))).toEqual([]);
    await converges();
  });
});

describe("disks", () => {
  test.runIf(isRoot)("a folder that may not be written to: nothing is sent, exit 1", async () => {
    await planned();
    mkdirSync(here.at(".tenantry/journal"));
    chmodSync(here.at(".tenantry"), 0o755);
    chmodSync(here.at(".tenantry/plan.json"), 0o644);
    const { code, stderr } = await tenantry(["apply", ".tenantry/plan.json", ...consent], { unprivileged: true });
    expect([code, await writes()]).toEqual([1, []]);
    expect(stderr).toMatch(/error\[not-saved\].*permission denied/);
    await converges();
  });

  test.runIf(canMount)("a read-only disk: nothing is sent, exit 1", async () => {
    await planned();
    const script = 'mount --bind "$PWD" "$PWD" && mount -o remount,ro,bind "$PWD" && cd "$PWD" && exec "$0" "$@"';
    const ran = clean(await ended(inShell(script, ["apply", ".tenantry/plan.json", ...consent], {}, onOwnDisk)));
    expect([ran.code, await writes()]).toEqual([1, []]);
    expect(ran.stderr).toMatch(/error\[not-saved\].*the disk is read-only/);
    await converges();
  });

  test.runIf(canMount)("a full disk: a plan that can't be saved says so, and the one before stays whole", async () => {
    await planned();
    const before = here.read(".tenantry/plan.json");
    const script = `cp .tenantry/plan.json kept.json && mount -t tmpfs -o size=8192 tmpfs .tenantry && cp kept.json .tenantry/plan.json
    head -c 8192 /dev/zero >.tenantry/filler 2>/dev/null
    "$0" "$@"; code=$?; cp .tenantry/plan.json after.json; exit $code`;
    const ran = clean(await ended(inShell(script, ["plan"], {}, onOwnDisk)));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/error\[not-saved\].*the disk is full/);
    expect(here.read("after.json")).toBe(before);
  });

  test("no more file descriptors: it ends in words", async () => {
    for (const limit of [20, 22, 24, 28]) {
      const ran = await ended(inShell(`ulimit -n ${limit}; exec "$0" "$@"`, ["validate"]));
      if (ran.code !== null && ran.stdout !== "") expect([0, 1, 3]).toContain(ran.code);
    }
    await converges();
  });
});

describe("two appliers at once, in two folders that share no lock", () => {
  let there: Folder;
  beforeEach(() => {
    there = new Folder(manifests);
  });
  afterEach(() => there.remove());

  const applying = (folder: Folder) => ended(folder.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env }));
  const bothPlanned = async (): Promise<void> => {
    await planned();
    expect((await there.run(["plan"], { env: emulator.env })).code).toBe(0);
  };

  test.each(["createProject", "transferProjectsFromOrgToOrg", "updateProject", "updateProjectEndpoint", "deleteProject"])(
    "one waits before its %s while the other goes through",
    async (operation) => {
      await bothPlanned();
      await emulator.control("hold", { match: { operation }, at: "before" });
      const first = applying(here);
      await emulator.parked();
      const second = clean(await applying(there));
      await emulator.control("release", {});
      const outcomes = [clean(await first), second];
      for (const { code, stderr, stdout } of outcomes) expect([0, 4, 7], stdout + stderr).toContain(code);
      await settledOnOne(outcomes);
    },
  );

  test("one's create is answered only after the other's", async () => {
    await bothPlanned();
    await emulator.control("hold", { match: { operation: "createProject" }, at: "after" });
    const first = applying(here);
    await emulator.parked();
    const second = clean(await applying(there));
    await emulator.control("release", {});
    await settledOnOne([clean(await first), second]);
  });

  test("both at full speed", async () => {
    await bothPlanned();
    const outcomes = (await Promise.all([applying(here), applying(there)])).map(clean);
    for (const { code, stderr, stdout } of outcomes) expect([0, 4, 7], stdout + stderr).toContain(code);
    await settledOnOne(outcomes);
  });

  /** One project for the tenant that both created, or both of them named to the user: never a silent choice. */
  const settledOnOne = async (outcomes: readonly Ran[]): Promise<void> => {
    const twins = await live("nova-notes");
    if (twins.length === 1) return converges();
    const said = outcomes.map(({ stdout, stderr }) => stdout + stderr).join("") + (await tenantry(["plan"])).stdout;
    for (const { id } of twins) expect(said).toContain(id);
  };
});

describe("a server that goes away", () => {
  test("before a write: what is left is told, and the next run converges", async () => {
    await planned();
    await emulator.control("faults", [
      { match: { write: true, nth: 2 }, fault: { kind: "connection", error: "reset" }, times: "forever" },
    ]);
    const slow = { "tenantry.yaml": manifests["tenantry.yaml"].replace("settle: 500ms", "settle: 500ms, operationTimeout: 2s") };
    here.write(slow);
    await planned();
    const { code } = await tenantry(["apply", ".tenantry/plan.json", ...consent]);
    expect(code).toBe(7);
    await converges();
  });

  test("S15 a body that unpacks to 200 MB is refused, in less memory than it has", async () => {
    await emulator.control("faults", [
      { match: { operation: "listProjects" }, fault: { kind: "form", padding: 200_000_000, gzip: true }, times: "forever" },
    ]);
    here.write({ "tenantry.yaml": manifests["tenantry.yaml"].replace("settle: 500ms", "settle: 500ms, operationTimeout: 2s") });
    const atEnd = "data:text/javascript,process.on('exit',()=>process._rawDebug('rss',process.resourceUsage().maxRSS))";
    const { code, stderr } = await tenantry(["plan"], { env: { NODE_OPTIONS: `--import ${atEnd}` } });
    expect(code).toBe(1);
    const most = Number(/^rss (\d+)$/m.exec(stderr)?.[1]) / 1024;
    expect(most).toBeLessThan(512); // MiB (I28)
    await converges();
  });
});

describe("an error that nobody caught", () => {
  const stray = {
    "a rejection": "Promise.reject(Object.assign(new Error('canary-secret'),{cause:new Error('canary-secret')}))",
    "an exception": "(()=>{throw new TypeError('canary-secret')})()",
    "one that is no error": "Promise.reject('canary-secret')",
  };
  test.each(Object.entries(stray))(
    "%s in the middle of an apply: its kind is told, not its text, and the next run converges",
    async (_, code) => {
      await planned();
      await emulator.control("hold", { match: { operation: "transferProjectsFromOrgToOrg" } });
      const preload = `data:text/javascript,process.on('SIGUSR2',()=>setTimeout(()=>${code},0))`;
      const child = here.start(["apply", ".tenantry/plan.json", ...consent], {
        env: { ...emulator.env, NODE_OPTIONS: `--import ${preload.replaceAll(" ", "%20")}` },
      });
      const end = ended(child);
      await emulator.parked();
      child.kill("SIGUSR2");
      const ran = clean(await end);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(
        /error\[internal\] {2}unexpected (Error|TypeError|UnhandledPromiseRejection); TENANTRY_DEBUG=1 prints where/,
      );
      await converges();
    },
  );

  test("out of memory: V8 ends the process, and the next run converges", async () => {
    await planned();
    const { code } = await ended(
      inShell('ulimit -c 0; "$0" --max-old-space-size=12 --max-semi-space-size=1 "$@"', [
        "apply",
        ".tenantry/plan.json",
        ...consent,
      ]),
    );
    expect([0, 134, null]).toContain(code); // 134: aborted
    await converges();
  });
});
