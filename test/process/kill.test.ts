/**
 * SIGKILL of the real command around each kind of write. Whatever was under way, and whether or not the journal is still
 * there: the next run ends in the same truth as a run that nobody killed, without a twin and without an orphan.
 */
import { spawn } from "node:child_process";
import { rmSync, statSync, truncateSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orgIds } from "../harness/orgs.js";
import { truthLines } from "../harness/truth.js";
import { manifests, seed } from "./cli-fixture.js";
import type { Ran } from "./cli-harness.js";
import { canary, ended, Folder, ServedEmulator } from "./cli-harness.js";

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const consent = ["--allow", "deletes-data=1"];
const seeded = new Set(["acme-1", "old-1", "stranger-1"]);
const homes: Folder[] = [];
const emulators: ServedEmulator[] = [];
const free: ServedEmulator[] = [];
const waiting: ((emulator: ServedEmulator) => void)[] = [];
let undisturbed: readonly string[] = [];

beforeAll(async () => {
  for (let n = 0; n < 4; n += 1) homes.push(new Folder());
  emulators.push(...(await Promise.all(homes.map((home) => ServedEmulator.start(home, seed)))));
  free.push(...emulators);
  undisturbed = await onFleet(async ({ tenantry, truth }) => {
    await tenantry("plan");
    await tenantry("apply", ".tenantry/plan.json", ...consent);
    return truth();
  });
}, 120_000);
afterAll(async () => {
  await Promise.all(emulators.map((emulator) => emulator.stop()));
  for (const home of homes) home.remove();
});

interface OnFleet {
  readonly here: Folder;
  readonly emulator: ServedEmulator;
  readonly tenantry: (...args: readonly string[]) => Promise<Ran>;
  readonly truth: () => Promise<readonly string[]>;
}

/** A folder and an emulator of its own; what is printed is searched for keys. */
async function onFleet<Value>(use: (given: OnFleet) => Promise<Value>): Promise<Value> {
  const emulator = free.pop() ?? (await new Promise<ServedEmulator>((resolve) => waiting.push(resolve)));
  const here = new Folder(manifests);
  try {
    await emulator.reset(seed);
    const tenantry = async (...args: readonly string[]): Promise<Ran> => {
      const ran = await here.run(args, { env: emulator.env });
      expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
      return ran;
    };
    const truth = async (): Promise<readonly string[]> => truthLines((await emulator.state()).projects, seeded, orgIds);
    return await use({ here, emulator, tenantry, truth });
  } finally {
    here.remove();
    const next = waiting.shift();
    if (next) next(emulator);
    else free.push(emulator);
  }
}

/** Applies the plan until that request is parked, and kills the command there. The plan's id. */
async function killAt({ here, emulator, tenantry }: OnFleet, operation: string, at: "before" | "after"): Promise<string> {
  await tenantry("plan");
  await emulator.control("hold", { match: { operation }, at });
  const child = here.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env });
  const end = ended(child);
  await emulator.parked();
  child.kill("SIGKILL");
  expect((await end).code).toBeNull();
  return (JSON.parse(here.read(".tenantry/plan.json")) as { id: string }).id;
}

async function converges({ tenantry, truth }: OnFleet, rerun: () => Promise<Ran>): Promise<void> {
  const { code, stderr } = await rerun();
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/error|failed \w/) });
  expect(await truth()).toEqual(undisturbed);
  expect((await tenantry("plan", "--exit-code", "--deep")).code).toBe(0);
}

const reruns = {
  "apply --resume, with the journal": ({ tenantry }: OnFleet, id: string) => tenantry("apply", "--resume", id, ...consent),
  "a new plan, without a trace of the run": async ({ here, tenantry }: OnFleet) => {
    rmSync(here.at(".tenantry"), { recursive: true });
    await tenantry("plan");
    return tenantry("apply", ".tenantry/plan.json", ...consent);
  },
} as const;

const rerunNames = Object.keys(reruns) as (keyof typeof reruns)[];

const fates = {
  "never arrives": "before",
  "takes effect after the kill": "before",
  "took effect, its answer is lost": "after",
} as const;

const writes = [
  ["POST /projects", "createProject"],
  ["the transfer", "transferProjectsFromOrgToOrg"],
  ["PATCH of a project's quota", "updateProject"],
  ["PATCH of a compute", "updateProjectEndpoint"],
  ["DELETE", "deleteProject"],
] as const;

const cases = writes.flatMap(([what, operation]) =>
  (Object.keys(fates) as (keyof typeof fates)[]).flatMap((fate) =>
    rerunNames.map((rerun) => [what, fate, rerun, operation] as const),
  ),
);

describe.concurrent("killed while Neon holds a write", { timeout: 180_000 }, () => {
  test.each(cases)("%s %s; then %s", async (_, fate, rerun, operation) => {
    await onFleet(async (given) => {
      const { emulator } = given;
      const id = await killAt(given, operation, fates[fate]);
      if (fate === "never arrives") {
        const fault = { kind: "connection", error: "reset", point: "before" };
        await emulator.control("faults", [{ match: { operation }, fault }]);
      }
      await emulator.control("release", {});
      await converges(given, () => reruns[rerun](given, id));
    });
  });

  const waits = (["before", "after"] as const).flatMap((at) => rerunNames.map((rerun) => [at, rerun] as const));
  test.each(waits)("while it waits for an operation, %s Neon looked; then %s", async (at, rerun) => {
    await onFleet(async (given) => {
      const id = await killAt(given, "listProjectOperations", at);
      await given.emulator.control("release", {});
      await converges(given, () => reruns[rerun](given, id));
    });
  });

  test.each([1, 7, 60])("with the journal's last line cut %i bytes short", async (bytes) => {
    await onFleet(async (given) => {
      const id = await killAt(given, "transferProjectsFromOrgToOrg", "after");
      const journal = given.here.at(`.tenantry/journal/${id}.jsonl`);
      truncateSync(journal, statSync(journal).size - bytes);
      await given.emulator.control("release", {});
      await converges(given, () => reruns["apply --resume, with the journal"](given, id));
    });
  });
});

describe.concurrent("killed inside a write of the journal", { timeout: 180_000 }, () => {
  // A file may grow up to a limit; the write that crosses it is cut short, and the next one ends the process (SIGXFSZ).
  const blocks = 64;
  const rooms = [100, 500, 700, 900, 1100, 1300, 1700, 2100, 2500];
  const deaths = rooms.flatMap((room) => rerunNames.map((rerun) => [room, rerun] as const));
  test.each(deaths)("after %i more bytes of it; then %s", async (room, rerun) => {
    await onFleet(async (given) => {
      const { here, emulator, tenantry } = given;
      await tenantry("plan");
      const { id } = JSON.parse(here.read(".tenantry/plan.json")) as { id: string };
      const path = `.tenantry/journal/${id}.jsonl`;
      const earlier = `{"entry":"run-ended","how":"done","time":"2026-03-04T09:00:00.000Z","planId":"${id}"}\n`;
      here.write({ [path]: earlier.repeat(Math.floor((blocks * 512 - room) / earlier.length)) });
      const env = Object.entries({ PATH: process.env["PATH"], ...emulator.env }).filter(([, value]) => value !== undefined);
      const args = [
        "-c",
        `ulimit -f ${blocks}; exec "$0" "$@"`,
        process.execPath,
        command,
        "apply",
        ".tenantry/plan.json",
        ...consent,
      ];
      const child = spawn("sh", args, { cwd: here.path, env: Object.fromEntries(env) });
      const died = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
      expect(await died).toBe("SIGXFSZ");

      const noted = here
        .read(path)
        .split("\n")
        .filter((line) => line.includes('"intent"') && line.endsWith("}"));
      const writes = (await emulator.requests()).filter(({ method }) => method !== "GET");
      expect(noted.length).toBeGreaterThanOrEqual(writes.length);
      await converges(given, () => reruns[rerun](given, id));
    });
  });
});

test("what an earlier run has proven isn't asked for again", { timeout: 120_000 }, async () => {
  await onFleet(async (given) => {
    const { here, emulator, tenantry } = given;
    await tenantry("plan");
    await emulator.control("hold", { match: { operation: "deleteProject" } });
    const child = here.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env });
    const end = ended(child);
    await emulator.parked();
    const { id } = JSON.parse(here.read(".tenantry/plan.json")) as { id: string };
    const isApplied = (tenant: string): boolean =>
      here.read(`.tenantry/journal/${id}.jsonl`).includes(`"entry":"outcome","tenant":"${tenant}"`);
    while (!isApplied("acme-crm") || !isApplied("nova-notes")) await emulator.control("held");
    child.kill("SIGKILL");
    await end;
    await emulator.control("release", {});

    const asked = (await emulator.requests()).length;
    const ran = await tenantry("apply", "--resume", id, ...consent);
    expect(ran).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Applied 3 of 3 tenants \(2 by an earlier run\) in /),
      stderr: expect.stringContaining(`Continuing ${id}: 2 of 3 tenants were applied by an earlier run, not touched again\n`),
    });
    const paths = (await emulator.requests()).slice(asked).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(paths)).toEqual(new Set(["GET /projects/old-1", "GET /projects"]));
    expect(await given.truth()).toEqual(undisturbed);
  });
});
