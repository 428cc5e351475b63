/** The pages for those who run a fleet, as they stand: each command is run in the situation that its page is about. */
import { spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import { fleetText, project } from "../harness/fleet.js";
import type { Env, Ran } from "./cli-harness.js";
import { ended, Folder, ServedEmulator } from "./cli-harness.js";
import { blocksOf, blocksUnder, installTenantry } from "./pages.js";

const home = new Folder();
let here: Folder;
let neon: ServedEmulator;

beforeAll(async () => {
  neon = await ServedEmulator.start(home, {});
});
beforeEach(() => {
  here = new Folder();
  installTenantry(here);
});
afterEach(() => here.remove());
afterAll(async () => {
  await neon.stop();
  home.remove();
});

const bash = (script: string, env: Env = {}): Promise<Ran> => {
  const whole = {
    PATH: process.env["PATH"],
    HOME: here.path,
    LANG: "C.UTF-8",
    npm_config_update_notifier: "false",
    ...neon.env,
    ...env,
  };
  return ended(spawn("bash", ["-c", script], { cwd: here.path, env: whole }));
};

/** What each command of a block said, with its exit code, in their order. */
async function follow(block: string, env: Env = {}): Promise<readonly { readonly command: string; readonly said: string }[]> {
  const commands = block.split("\n").filter((line) => line.trim() !== "");
  const said: { command: string; said: string }[] = [];
  for (const command of commands) {
    const { code, stdout, stderr } = await bash(command, env);
    said.push({ command, said: `${stdout}${stderr}exit ${code}` });
  }
  return said;
}

/** Each command's words hold what is expected, and there are as many of them. */
async function expectFollowed(block: string, expected: readonly (string | RegExp)[], env: Env = {}): Promise<void> {
  const all = await follow(block, env);
  expect(all.map(({ command }) => command)).toHaveLength(expected.length);
  for (const [n, { said }] of all.entries()) expect(said).toMatch(expected[n] ?? "");
}

const writes = async (): Promise<readonly string[]> =>
  (await neon.requests()).filter(({ method }) => method !== "GET").map(({ method }) => method);

const acme = { "tenantry.yaml": fleetText, "tenants/acme.yaml": "{ tenant: acme-crm, tier: free, projectId: acme-1 }\n" };
const acmeProject = project("free", "acme-crm", { id: "acme-1" });
const drifted = { ...acmeProject, history_retention_seconds: 3600 };

async function fleet(seed: Seed, files: Readonly<Record<string, string>> = {}): Promise<void> {
  await neon.reset(seed);
  here.write({ ...acme, ...files });
  await bash("git init -q && git add tenantry.yaml tenants && git -c user.name=x -c user.email=x@x.example commit -qm fleet");
}

describe("docs/runbook.md", () => {
  const under = (heading: string): string => blocksUnder("runbook.md", heading, "sh").join("\n");

  test("the plan is stale", async () => {
    await fleet({ projects: [drifted] });
    await bash("npx tenantry plan");
    await neon.control("act", { do: "edit-project", project: "acme-1", history_retention_seconds: 7200 });
    expect(await bash("npx tenantry apply .tenantry/plan.json")).toMatchObject({ stdout: expect.stringContaining("stale") });
    await expectFollowed(under("The plan is stale"), [
      /historyRetention[^]*exit 2$/,
      /historyRetention 2h → 6h[^]*exit 0$/,
      /Applied 1 of 1 tenant/,
    ]);
  });

  test("the inventory is incomplete", async () => {
    await fleet({ projects: [acmeProject, project("free", "hidden", { id: "hidden-1", unavailable: true })] });
    await neon.control("faults", [
      { match: { operation: "getProject" }, fault: { kind: "status", status: 403 }, times: "forever" },
    ]);
    await expectFollowed(under("The inventory is incomplete"), [/incomplete-inventory[^]*exit 5$/, /incomplete/]);
    expect(here.read("observation.json")).toContain('"hidden-1"');
  });

  test("an operation doesn't end", async () => {
    await fleet(
      { projects: [drifted] },
      { "tenantry.yaml": fleetText.replace("settle: 500ms", "settle: 500ms, operationTimeout: 2s") },
    );
    await neon.control("faults", [
      { match: { operation: "updateProject" }, fault: { kind: "operations", ms: 86_400_000, add: ["apply_config"] } },
    ]);
    expect((await bash("npx tenantry apply --yes")).stdout).toContain("operation");
    await neon.control("clock", { advanceMs: 86_400_000 });
    await expectFollowed(under("An operation doesn't end"), [/operation-timeout/, /No changes/, /exit 0$/]);
  });

  test("a key is of the wrong kind", async () => {
    await fleet(
      { projects: [drifted, project("free", "bolt", { id: "bolt-1" })] },
      { "tenants/bolt.yaml": "{ tenant: bolt, tier: pro, projectId: bolt-1 }\n" },
    );
    const wrong = { NEON_API_KEY_PERSONAL: neon.env["NEON_API_KEY_FREE"] };
    expect((await bash("npx tenantry apply --yes", wrong)).stderr).toContain("error[key-kind]");
    await expectFollowed(
      under("A key is missing, wrong or of the wrong kind"),
      [/NEON_API_KEY_PERSONAL[^]*exit 8$/, /Applied 1 of 1 tenant/],
      wrong,
    );
  });

  test("a project is missing", async () => {
    await fleet({ projects: [acmeProject] });
    await neon.control("act", { do: "delete-project", project: "acme-1" });
    await expectFollowed(under("A project is missing"), [/acme-1/, /\+ recover/, /Applied 1 of 1 tenant/]);
    expect((await neon.state()).projects.map(({ id }) => id)).toEqual(["acme-1"]);
  });

  test("a project nobody declares", async () => {
    await fleet({
      projects: [acmeProject, project("free", "stray", { id: "lone-sun-70000001", history_retention_seconds: 3600 })],
    });
    await expectFollowed(under("A project nobody declares"), [
      /no manifest[^]*lone-sun-70000001/,
      /exit 0$/,
      /historyRetention 1h → 6h/,
      /Applied 1 of 1 tenant/,
    ]);
  });
});

test("docs/adopting.md: what is there is declared, and then one line is changed", async () => {
  await neon.reset({
    projects: [
      ...Array.from({ length: 8 }, (_, n) => project("free", `app-${n}`, { id: `calm-sun-1000000${n}` })),
      project("free", "acme-crm", { id: "acme-crm-20000001", history_retention_seconds: 3600 }),
      project("pro", "big", { id: "big-one-30000001" }),
    ],
  });
  const [adopt = "", change = "", ...others] = blocksOf("adopting.md", "sh");
  expect(others).toEqual([]);
  await expectFollowed(adopt, [/Planned again: 0 changes[^]*exit 0$/, /NEON_API_KEY_FREE/, /exit 0$/, /No changes\./]);
  expect(await writes()).toEqual([]);
  here.write({ "tenants/own.yaml": "{ tenant: acme-crm, tier: free, projectId: acme-crm-20000001, historyRetention: 2h }\n" });
  await expectFollowed(change, [/historyRetention 1h → 2h/, /Applied 1 of 1 tenant/]);
});

test("docs/leaving.md: the last picture is kept, and no project notices", async () => {
  await fleet({ projects: [{ ...acmeProject, quota: { ...acmeProject.quota, active_time_seconds: 1 } }] });
  const [keep = "", resume = "", remove = "", ...others] = blocksOf("leaving.md", "sh");
  expect(others).toEqual([]);
  await expectFollowed(keep, [/exit 0$/, /exit 0$/, /exit 0$/]);
  for (const name of ["last-plan.json", "ledger.json", "observation.json"]) {
    expect(JSON.parse(here.read(name))).toMatchObject({ format: expect.stringMatching(/^tenantry\//) });
  }
  expect(await writes()).toEqual([]);
  await expectFollowed(resume, [/Applied 1 of 1 tenant/]);
  const before = (await neon.state()).projects;
  await bash("touch tenantry.lock");
  await expectFollowed(remove, [/exit 0$/]);
  expect((await neon.state()).projects).toEqual(before);
});
