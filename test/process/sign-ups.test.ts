/** The example of docs/sign-ups.md, as it stands there, against a served emulator. */
import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { ended, Folder, ServedEmulator } from "./cli-harness.js";
import type { Env, Ran } from "./cli-harness.js";
import { blocksOf, installTenantry } from "./pages.js";

/** With a rule, for which the command would sweep the fleet. */
const ruled = fleetText.replace("sources: [", 'sources: [{ rule: { org: free, name: "*", tier: free } }, ');
const folder = new Folder({ "tenantry.yaml": ruled, "package.json": '{ "type": "module" }' });
let neon: ServedEmulator;

beforeAll(async () => {
  neon = await ServedEmulator.start(folder, {});
  installTenantry(folder);
  for (const block of blocksOf("sign-ups.md", "js")) {
    const [, name = ""] = /^\/\/ (\S+)/.exec(block) ?? [];
    folder.write({ [name]: block });
  }
});
beforeEach(() => neon.reset({ projects: [project("pro", "stranger", { id: "stranger-1" })] }));
afterAll(async () => {
  await neon.stop();
  folder.remove();
});

const node = (file: string, env: Env = neon.env): Promise<Ran> =>
  ended(spawn(process.execPath, [file], { cwd: folder.path, env: { PATH: process.env["PATH"], ...env } }));

/** What the functions of the page answer to one call, with a database that keeps what it is told. */
async function called(call: string, env: Env = neon.env): Promise<unknown> {
  folder.write({
    "call.js": `import { setTier, signUp } from "./tenants.js";
const database = { saveProject: async () => {} };
console.log(JSON.stringify(await ${call}));`,
  });
  const ran = await node("call.js", env);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as unknown;
}

const requests = async (): Promise<readonly string[]> => (await neon.requests()).map(({ method, path }) => `${method} ${path}`);
const writes = async (): Promise<readonly string[]> => (await requests()).filter((request) => !request.startsWith("GET "));

describe("the example of docs/sign-ups.md", () => {
  test("creates at sign-up, does nothing the second time, and moves the same project when somebody pays", async () => {
    const ran = await node("example.js");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect([...ran.stdout.matchAll(/kind: '(\w+)'/g)].map(([, kind]) => kind)).toEqual(["applied", "unchanged", "applied"]);
    const ids = new Set([...ran.stdout.matchAll(/project: '([^']+)'/g)].map(([, id]) => id));
    const [own, ...twins] = (await neon.state()).projects.filter(({ name }) => name === "app-1");
    expect(twins).toEqual([]);
    expect([...ids]).toEqual([own?.id]);
    expect(own?.settings.quota).toMatchObject({ active_time_seconds: 750 * 3600, data_transfer_bytes: 50 * 2 ** 30 });
    expect(await writes()).toEqual([
      "POST /projects",
      expect.stringMatching(/^POST \/organizations\/.*\/projects\/transfer$/),
      expect.stringMatching(/^PATCH \/projects\/.*\/endpoints\//),
      `PATCH /projects/${own?.id}`,
    ]);
  });

  test("asks for one project, however many the orgs hold", async () => {
    const others = Array.from({ length: 1200 }, (_, n) => project("free", `other-${n}`, { id: `other-${n}` }));
    await neon.reset({ projects: [...others, project("free", "app-1", { id: "app-1-id" })] });
    const before = (await requests()).length;
    expect(await called('setTier("app-1", "free", "app-1-id", database)')).toMatchObject({
      kind: "unchanged",
      project: "app-1-id",
    });
    expect((await requests()).length - before).toBeLessThanOrEqual(4);
  });

  test("finds what a call made whose answer was lost, and makes no second one", async () => {
    await neon.control("faults", [
      { match: { operation: "createProject" }, fault: { kind: "connection", error: "reset", point: "after" } },
    ]);
    expect(await called('signUp("app-1", database)')).toMatchObject({ kind: "applied" });
    expect((await neon.state()).projects.filter(({ name }) => name === "app-1")).toHaveLength(1);
  });

  test.each([
    {
      when: "a tier that doesn't exist",
      call: 'setTier("app-1", "gold", undefined, database)',
      answer: { kind: "refused", code: "unknown-tier" },
    },
    {
      when: "a project that is somebody else's by name",
      call: 'signUp("stranger", database)',
      answer: { kind: "skipped", code: "consent" },
    },
    {
      when: "an id that is gone",
      call: 'setTier("app-1", "pro", "gone-1", database)',
      answer: { kind: "refused", code: "missing-project" },
    },
  ])("writes nothing for $when", async ({ call, answer }) => {
    expect(await called(call)).toMatchObject({ ...answer, message: expect.any(String) });
    expect(await writes()).toEqual([]);
  });

  test("names the key that is missing", async () => {
    await expect(called('signUp("app-1", database)', { ...neon.env, NEON_API_KEY_FREE: undefined })).rejects.toThrow(
      "NEON_API_KEY_FREE",
    );
    expect(await writes()).toEqual([]);
  });
});
