/** The journal of the real command: what is in it, who may hold it, what happens where it can't be written, and --resume. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { JournalEntry } from "../../src/reconciler/journal/entry.js";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran } from "./cli-harness.js";
import { canary, ended, Folder, said, ServedEmulator, settled } from "./cli-harness.js";

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
/** A small disk of its own needs a mount namespace, which not every container may make. */
const canMount = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]).status === 0;
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

async function tenantry(...args: readonly string[]): Promise<Ran> {
  const ran = await here.run(args, { env: emulator.env });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
  return { ...ran, stdout: settled(ran.stdout), stderr: settled(ran.stderr) };
}
const apply = (...more: readonly string[]): Promise<Ran> => tenantry("apply", ".tenantry/plan.json", ...more);
const planned = async (): Promise<string> => {
  await tenantry("plan");
  return (JSON.parse(here.read(".tenantry/plan.json")) as { id: string }).id;
};
const journal = (id: string): readonly JournalEntry[] =>
  here
    .read(`.tenantry/journal/${id}.jsonl`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalEntry);
const writes = async (): Promise<number> => (await emulator.requests()).filter(({ method }) => method !== "GET").length;

interface Moment {
  readonly what: "send" | "sync";
  /** Lines that were appended before the last flush began, and so are on the disk. */
  readonly intents: number;
  readonly results: number;
}

/** Runs before the command, in its process: tells each flush of a file and each write that leaves, as they really happen. */
const watchDisk = `
import { open } from "node:fs/promises";
const handle = await open(import.meta.filename);
const files = Object.getPrototypeOf(handle);
await handle.close();
const { appendFile, datasync } = files;
const count = { appended: { intents: 0, results: 0 }, synced: { intents: 0, results: 0 } };
const tell = (what) => process._rawDebug("disk " + JSON.stringify({ what, ...count.synced }));
files.appendFile = async function (text, ...more) {
  await appendFile.call(this, text, ...more);
  count.appended.intents += text.split('"entry":"intent"').length - 1;
  count.appended.results += text.split('"entry":"result"').length - 1;
};
files.datasync = async function () {
  const before = { ...count.appended };
  await datasync.call(this);
  count.synced = before;
  tell("sync");
};
const { fetch } = globalThis;
globalThis.fetch = (request, ...more) => {
  if (request.method !== "GET") tell("send");
  return fetch(request, ...more);
};
`;

describe("what it holds", () => {
  test("a beginning with what was consented to, each write twice, each tenant's end, an end", async () => {
    const id = await planned();
    await apply(...consent);
    const entries = journal(id);
    const plan = JSON.parse(here.read(".tenantry/plan.json")) as { digest: string; inputs: { manifestsDigest: string } };
    expect(entries[0]).toMatchObject({
      entry: "run-started",
      planDigest: plan.digest,
      manifestsDigest: plan.inputs.manifestsDigest,
      consent: { "deletes-data": 1 },
    });
    expect(entries.at(-1)).toMatchObject({ entry: "run-ended", how: "done" });
    const count = (kind: JournalEntry["entry"]): number => entries.filter(({ entry }) => entry === kind).length;
    const sent = await writes();
    expect([count("intent"), count("result"), count("outcome")]).toEqual([sent, sent, 3]);
    expect(here.read(`.tenantry/journal/${id}.plan.json`)).toBe(here.read(".tenantry/plan.json"));
    expect(here.read(".tenantry/.gitignore")).toBe("*\n");
  });

  test("no key, no connection string, no body", async () => {
    const id = await planned();
    await apply(...consent);
    const text = here.read(`.tenantry/journal/${id}.jsonl`);
    expect(text).not.toMatch(/canary|postgres|napi_|settings|quota/);
  });

  test("a write leaves only when its line is on the disk, and its result is there before the run ends", async () => {
    await planned();
    here.write({ "watch.mjs": watchDisk });
    const env = { ...emulator.env, NODE_OPTIONS: `--import ${here.at("watch.mjs")}` };
    const ran = await here.run(["apply", ".tenantry/plan.json", ...consent], { env });
    expect(ran.code).toBe(0);
    const seen = ran.stderr.split("\n").filter((line) => line.startsWith("disk "));
    const moments = seen.map((line) => JSON.parse(line.slice("disk ".length)) as Moment);
    const sends = moments.filter(({ what }) => what === "send");
    expect(sends).toHaveLength(await writes());
    // Each intent of this plan is one write, so so many must be on the disk when the nth leaves.
    for (const [n, { intents }] of sends.entries()) expect(intents).toBeGreaterThan(n);
    expect(moments.at(-1)).toEqual({ what: "sync", intents: sends.length, results: sends.length });
  });

  test("the same plan applied again goes on where it stopped, and says so", async () => {
    const id = await planned();
    expect((await apply()).code).toBe(4);
    const before = await writes();
    const again = await apply(...consent);
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Applied 3 of 3 tenants \(2 by an earlier run\) in /),
      stderr: expect.stringMatching(
        `^Continuing ${id}: 2 of 3 tenants were applied by an earlier run, not touched again\nApplying ${id}: 1 tenant, `,
      ),
    });
    expect(await writes()).toBe(before + 1);
  });

  test("a new plan that does the same again isn't taken for done", async () => {
    here.write({ "tenants/acme.yaml": "tenant: stranger\nprojectId: stranger-1\ntier: pro\n" });
    rmSync(here.at("tenants/free.yaml"));
    rmSync(here.at("tenants/gone.yaml"));
    const ids = new Set<string>();
    for (const undone of [1, 2]) {
      await emulator.control("act", { do: "edit-project", project: "stranger-1", history_retention_seconds: 3600 });
      ids.add(await planned());
      expect(await apply()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Applied 1 of 1 tenant in /) });
      expect(await writes()).toBe(undone);
    }
    expect(ids.size).toBe(1);
  });
});

describe("two runs at once", () => {
  test("the second is told who holds the lock, sends nothing, exit 1", async () => {
    const id = await planned();
    await emulator.control("hold", { match: { operation: "transferProjectsFromOrgToOrg" } });
    const first = here.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env });
    const end = ended(first);
    await emulator.parked();
    const second = await tenantry("apply", "--yes", "--json");
    const error = JSON.parse(second.stdout.slice(second.stdout.lastIndexOf('{\n  "format": "tenantry/error@1"'))) as {
      code: string;
      message: string;
    };
    expect({ exit: second.code, ...error }).toMatchObject({
      exit: 1,
      code: "locked",
      message: expect.stringMatching(
        `^another run of this fleet is under way on this machine: plan ${id}, since .*, process ${first.pid}$`,
      ),
    });
    await emulator.control("release", {});
    expect((await end).code).toBe(0);
    expect((await tenantry("plan", "--exit-code")).code).toBe(0);
  });

  test("the second may run in another checkout: it is told which folder holds the lock, exit 1, and goes on once that run was killed", async () => {
    const id = await planned();
    const there = new Folder(manifests);
    onTestFinished(() => there.remove());
    const oneHome = { ...emulator.env, XDG_STATE_HOME: here.state };
    await emulator.control("hold", { match: { operation: "transferProjectsFromOrgToOrg" } });
    const first = here.start(["apply", ".tenantry/plan.json", ...consent], { env: oneHome });
    const end = ended(first);
    await emulator.parked();
    const before = await writes();
    const applyThere = (): Promise<Ran> => there.run(["apply", "--yes", ...consent], { env: oneHome });
    const refused = await applyThere();
    expect(refused.code).toBe(1);
    expect(refused.stderr.replace(/since \S+,/, "since NOW,")).toContain(
      `error[locked]  another run of this fleet is under way on this machine: plan ${id}, since NOW, process ${first.pid}, in ${here.path}\n`,
    );
    expect(await writes()).toBe(before);

    first.kill("SIGKILL");
    await end;
    await emulator.control("release", {});
    expect(await applyThere()).toMatchObject({ code: 0 });
    expect((await tenantry("plan", "--exit-code")).code).toBe(0);
    expect(readdirSync(join(here.state, "tenantry/runs"))).toEqual([]);
  });

  test("without a home a run says that no other checkout is kept out, and goes on", async () => {
    await planned();
    here.write({ "no-folder": "" });
    const nowhere: readonly (readonly [Env, string])[] = [
      [
        { XDG_STATE_HOME: here.at("no-folder") },
        `${here.at("no-folder")}/tenantry/runs can't be written (a part of the path is no folder)`,
      ],
      [{ HOME: undefined, XDG_STATE_HOME: undefined }, "neither XDG_STATE_HOME nor HOME names a folder"],
    ];
    const codes: (number | null)[] = [];
    for (const [env, why] of nowhere) {
      const ran = await here.run(["apply", ".tenantry/plan.json", ...consent], { env: { ...emulator.env, ...env } });
      expect(ran.stderr).toContain(`note  a run from another checkout isn't kept out: ${why}; `);
      codes.push(ran.code);
    }
    expect(codes).toEqual([0, 0]);
  });

  test("a lock without a name is taken over once it is old, and respected while it is young", async () => {
    await planned();
    const lock = here.at(".tenantry/journal/run.lock");
    mkdirSync(lock, { recursive: true });
    expect(await apply(...consent)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error\[locked\] {2}another run/) });
    expect(await writes()).toBe(0);
    utimesSync(lock, 1, 1);
    expect((await apply(...consent)).code).toBe(0);
  });
});

describe("a journal that can't be written", () => {
  test.each([
    ["a file stands where its folder should be", ".tenantry/journal", /\.tenantry\/journal can't be written \(it is a file\)/],
    ["a folder stands where it should be", null, /\.jsonl can't be written \(it is a folder\)/],
  ] as const)("%s: nothing is sent, exit 1", async (_, path, message) => {
    const id = await planned();
    if (path === null) mkdirSync(here.at(`.tenantry/journal/${id}.jsonl`), { recursive: true });
    else here.write({ [path]: "" });
    const ran = await apply(...consent);
    expect(ran).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^error\[not-saved\]/) });
    expect(ran.stderr).toMatch(message);
    expect(await writes()).toBe(0);
  });

  test.runIf(canMount)(
    "the disk is full after the run has begun: no write is sent that isn't noted, and a rerun converges",
    async () => {
      const id = await planned();
      const plan = here.read(".tenantry/plan.json");
      here.write({ "plan.json": plan });
      rmSync(here.at(".tenantry"), { recursive: true });
      const [page, room] = [4096, 1000];
      const earlier = `{"entry":"run-ended","how":"done","time":"2026-03-04T09:00:00.000Z","planId":"${id}"}\n`;
      here.write({ "earlier.jsonl": earlier.repeat(Math.floor((page - room) / earlier.length)) });
      // Room for a page of the journal, for .gitignore, the holder's name and the kept plan, and for nothing more.
      const pages = 3 + Math.ceil(Buffer.byteLength(plan) / page);
      const script = `mkdir .tenantry && mount -t tmpfs -o size=${pages * page} tmpfs .tenantry && mkdir .tenantry/journal || exit 99
      cp earlier.jsonl .tenantry/journal/${id}.jsonl
      "$0" "$@"; code=$?
      cp .tenantry/journal/${id}.jsonl left.jsonl; exit $code`;
      const args = ["-rm", "sh", "-c", script, process.execPath, command, "apply", "plan.json", ...consent];
      const env = Object.entries({ PATH: process.env["PATH"], ...emulator.env }).filter(([, value]) => value !== undefined);
      const ran = await ended(spawn("unshare", args, { cwd: here.path, env: Object.fromEntries(env) }));
      expect(ran.code).toBe(7);
      expect(ran.stderr).toContain(
        `error[not-saved]  .tenantry/journal/${id}.jsonl could not be written (the disk is full); the next run looks before it writes\n`,
      );
      const noted = here
        .read("left.jsonl")
        .split("\n")
        .filter((line) => line.includes('"intent"') && line.endsWith("}"));
      // A noted write may stay unsent, because the run stops; the other way round never.
      expect(await writes()).toBeLessThanOrEqual(noted.length);
      expect(noted.length).toBeLessThan(5);

      await tenantry("plan");
      expect((await apply(...consent)).code).toBe(0);
      expect((await tenantry("plan", "--exit-code", "--deep")).code).toBe(0);
    },
  );

  test("a line that can't be read is named, and nothing is sent: exit 3", async () => {
    const id = await planned();
    here.write({ [`.tenantry/journal/${id}.jsonl`]: '{"entry":"intent"}\n' });
    expect(await apply(...consent)).toEqual({
      code: 3,
      stdout: "",
      stderr: `error[journal-format]  .tenantry/journal/${id}.jsonl:1 has no usable time
  fix      move .tenantry/journal/${id}.jsonl away; it is memory, and everything converges without it   exit 3
`,
    });
    expect(await writes()).toBe(0);
  });
});

describe("--resume", () => {
  test("goes on with the plan of a run that was interrupted, as its last line says", async () => {
    const id = await planned();
    await emulator.control("hold", { match: { operation: "transferProjectsFromOrgToOrg" } });
    const child = here.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env });
    const end = ended(child);
    await emulator.parked();
    const stopping = said(child.stderr, "Stopping");
    child.kill("SIGINT");
    await stopping;
    await emulator.control("release", {});
    const [, resume = ""] = /Resume: tenantry (.*?) {3}exit 130/.exec((await end).stdout) ?? [];
    expect(resume).toBe(`apply --resume ${id}`);
    expect(journal(id).at(-1)).toMatchObject({ entry: "run-ended", how: "interrupted" });
    rmSync(here.at(".tenantry/plan.json"));
    expect((await tenantry(...resume.split(" "), ...consent)).code).toBe(0);
    expect((await tenantry("plan", "--exit-code")).code).toBe(0);
  });

  test.each([
    ["an id of no run", ["--resume", "00000000"], 3, /^error\[plan-unavailable\] {2}no run of plan 00000000 was begun here/],
    ["what is no id", ["--resume", "../plan"], 64, /^error\[usage\] {2}--resume \.\.\/plan: a plan id has 8 digits/],
    ["a plan file beside it", ["plan.json", "--resume", "00000000"], 64, /^error\[usage\] {2}--resume names the plan already/],
    ["a limit to raise", ["--resume", "00000000", "--max-delete", "3"], 64, /^error\[usage\] {2}--max-delete has no effect/],
  ] as const)("%s is refused", async (_, args, code, stderr) => {
    expect(await tenantry("apply", ...args)).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(stderr) });
  });

  test("another fleet file is refused as for a plan file: exit 6", async () => {
    const id = await planned();
    await apply();
    writeFileSync(here.at("tenantry.yaml"), `${manifests["tenantry.yaml"]}# edited\n`);
    expect(await tenantry("apply", "--resume", id)).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(/^error\[plan-config\]/),
    });
  });
});

describe("limits of a day", () => {
  const gone = (tenant: string, project: string): string =>
    `tenant: ${tenant}\nprojectId: ${project}\nstate: deleted\nreason: "trial ended, SUP-1388"\n`;

  test("what today's runs deleted is added to what a plan deletes, and the flag is named: exit 4", async () => {
    here = new Folder({
      "tenantry.yaml": manifests["tenantry.yaml"].replace("delete: { max: 20 }", "delete: { max: 1 }"),
      "tenants/gone.yaml": gone("old-demo", "old-1"),
    });
    await tenantry("plan");
    expect((await apply(...consent)).code).toBe(0);
    here.write({ "tenants/next.yaml": gone("stranger", "stranger-1") });
    await tenantry("plan");
    const before = await writes();
    expect(await apply(...consent)).toEqual({
      code: 4,
      stdout: "",
      stderr: `error[safety.delete]  2 tenants would be deleted today, 1 of them by earlier runs; at most 1 may.
  touches  nothing was applied. For example stranger
  fix      tomorrow (UTC), or if it is meant: tenantry plan --max-delete 2, and have it read   exit 4
`,
    });
    expect(await writes()).toBe(before);
    await tenantry("plan", "--max-delete", "2");
    expect((await apply(...consent)).code).toBe(0);
  });
});

test("--wave takes a stable share, and a larger one goes on from it", async () => {
  const names = Array.from({ length: 8 }, (_, n) => `tenant-${n}`);
  here.write({ "tenants/acme.yaml": names.map((name) => `{ tenant: ${name}, tier: free }`).join("\n---\n") });
  rmSync(here.at("tenants/free.yaml"));
  rmSync(here.at("tenants/gone.yaml"));
  await tenantry("plan");
  const half = await apply("--wave", "50%");
  const [, first = "0"] = /^Wave 50%: (\d) of 8 tenants\n/.exec(half.stderr) ?? [];
  expect(Number(first)).toBeGreaterThan(0);
  expect(Number(first)).toBeLessThan(8);
  expect(half).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      `^Applied ${first} of ${first} tenants in .*\nWaiting   ${8 - Number(first)} tenants for a later wave`,
    ),
  });
  expect(await writes()).toBe(Number(first));
  const [, id = ""] = /^Applying ([0-9a-f]{8}):/m.exec(half.stderr) ?? [];
  const again = await tenantry("apply", "--resume", id, "--yes");
  expect(again.stderr).toContain(`Wave 50%: ${first} of 8 tenants\n`);
  expect(await writes()).toBe(Number(first));
  const all = await apply("--wave", "100%");
  expect(all).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(`^Applied 8 of 8 tenants \\(${first} by an earlier run\\)`),
  });
  expect(await writes()).toBe(8);
});

test.each([
  ["--wave", "0%"],
  ["--wave", "10"],
  ["--wave", "101%"],
  ["--max-failures", "-1"],
  ["--max-failures", "5 %"],
  ["--max-failures", "half"],
])("%s %s is refused: exit 64", async (flag, value) => {
  expect(await tenantry("apply", `${flag}=${value}`)).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/^error\[usage\]/),
  });
});

test("each tenant that is done has a line in the ledger, in the named file too", async () => {
  await planned();
  expect(await apply("--ledger", "tenantry.yaml")).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/^error\[output\] {2}tenantry\.yaml exists and is no ledger/),
  });
  expect((await apply("--ledger", "done.jsonl")).code).toBe(4);
  const lines = here.read("done.jsonl").split("\n").slice(0, -1);
  expect(here.read(".tenantry/ledger.jsonl")).toBe(here.read("done.jsonl"));
  const schema = JSON.parse(readFileSync(new URL("../../schemas/ledger.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const parsed = lines.map((line) => JSON.parse(line) as { tenant: string });
  for (const line of parsed) expect({ line, fits: validate(line) }).toEqual({ line, fits: true });
  expect(parsed.toSorted((a, b) => (a.tenant < b.tenant ? -1 : 1))).toMatchObject([
    {
      tenant: "acme-crm",
      project: "acme-1",
      orgId: "org-bold-river-20263711",
      tier: "pro",
      defaultBranch: null,
      host: null,
      changed: { kinds: ["transfer", "update"], operationsFinished: true },
    },
    {
      tenant: "nova-notes",
      orgId: "org-quiet-lake-48151623",
      tier: "free",
      defaultBranch: expect.stringMatching(/^br-/),
      host: expect.stringMatching(/^ep-[a-z0-9-]+\..+\.neon\.tech$/),
      changed: { kinds: ["create"] },
    },
  ]);
});
