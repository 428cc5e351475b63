/** `tenantry observe`, and plan and drift from what it wrote: one job has the keys, everybody else has the file. */
import { statSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { readObservedSeed } from "../../src/emulator/from-observation.js";
import { readSeed } from "../../src/emulator/index.js";
import { withheld } from "../convergence/cases/words.js";
import { fleetText, project } from "../harness/fleet.js";
import { schemaErrors } from "../import/shell.js";
import { settled } from "../process/cli-harness.js";
import { Shell } from "./shell.js";

const files = {
  "tenantry.yaml": fleetText,
  "tenants/all.yaml": "{ tenant: acme, tier: free }\n---\n{ tenant: bolt, tier: pro }\n",
  "tenantry.lock": "acme a-1\n",
};
const seed = { projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 })] };

let here: Shell;
const open = (more: Readonly<Record<string, string>> = {}): Shell => (here = new Shell({ ...files, ...more }, seed));
afterEach(() => here.remove());

const hour = 3_600_000;

describe("observe", () => {
  test("writes what it saw, readable by nobody else, and says what to do with it", async () => {
    open();
    const ran = await here.tenantry("observe", "--out", "fleet.json");
    expect({ ...ran, stdout: settled(ran.stdout) }).toEqual({
      code: 0,
      stdout: `Observed  1 project and 0 deleted ones in 2 orgs, complete (7 calls, 0.1 s)
In depth  0 of them
Saved     fleet.json, only readable by you; keys are not in it, names of projects are
Next      tenantry plan --observed fleet.json
`,
      stderr: "",
      requests: 7,
    });
    expect((statSync(here.folder.at("fleet.json")).mode & 0o777).toString(8)).toBe("600");
    expect(schemaErrors("observation", here.folder.read("fleet.json"))).toEqual([]);
  });

  test("in depth looks at the computes and the use of every project", async () => {
    open();
    await here.tenantry("observe", "--out", "fleet.json", "--deep");
    expect(JSON.parse(here.folder.read("fleet.json"))).toMatchObject({
      details: { "a-1": { endpoints: [{ active: false }], usage: { activeTime: 0 } } },
    });
  });

  test("with --json prints the file too", async () => {
    open();
    const ran = await here.tenantry("observe", "--json");
    expect(JSON.parse(ran.stdout)).toEqual(JSON.parse(here.folder.read(".tenantry/observation.json")));
  });

  test("writes a file with a hole, says so and ends with 5; a plan from it ends with 5 too", async () => {
    open();
    here.emulator.addFaults(withheld("a-1"));
    const ran = await here.tenantry("observe", "--out", "fleet.json");
    expect([ran.code, ran.stdout.split("\n").find((line) => line.startsWith("error"))]).toEqual([
      5,
      "error[incomplete-inventory]  the lists have 1 hole. A plan from this file creates, moves and deletes nothing.",
    ]);
    const plan = await here.keyless("plan", "--observed", "fleet.json", "--json");
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([5, { changes: [], completeness: { kind: "partial" } }]);
  });

  test("leaves alone what stands at --out and is no observation, and overwrites its own", async () => {
    open({ "notes.json": "{}" });
    const refused = await here.tenantry("observe", "--out", "notes.json");
    expect([refused.code, refused.requests, refused.stderr]).toEqual([
      64,
      0,
      "error[output]  notes.json exists and is no observation\n  fix      another path, or --force   exit 64\n",
    ]);
    expect((await here.tenantry("observe", "--out", "notes.json", "--force")).code).toBe(0);
    expect((await here.tenantry("observe", "--out", "notes.json")).code).toBe(0);
  });

  test("needs the keys", async () => {
    open();
    expect(await here.keyless("observe")).toMatchObject({ code: 8, requests: 0 });
  });
});

describe("plan --observed", () => {
  test("needs no key, sends nothing, and says what it was made from", async () => {
    open();
    await here.tenantry("observe", "--out", "fleet.json");
    const ran = await here.keyless("plan", "--observed", "fleet.json");
    expect({ code: ran.code, requests: ran.requests, stderr: ran.stderr }).toEqual({ code: 0, requests: 0, stderr: "" });
    expect(ran.stdout.split("\n").slice(0, 5)).toEqual([
      "Observed  1 project in 2 orgs, complete (3 list pages, fleet.json of 2026-03-04T09:00Z)",
      "Desired   2 tenants in 1 file",
      "",
      "~ update    acme        historyRetention 1h → 6h                              tenants/all.yaml:1",
      "+ create    bolt        tier pro in org paid, aws-us-east-2, Postgres 17      tenants/all.yaml:3",
    ]);
  });

  test("is applied as any plan is, against what is live by then", async () => {
    open();
    await here.tenantry("observe", "--out", "fleet.json");
    await here.keyless("plan", "--observed", "fleet.json");
    here.now += hour;
    expect((await here.tenantry("apply", ".tenantry/plan.json")).code).toBe(0);
    expect((await here.tenantry("plan", "--exit-code")).code).toBe(0);
  });

  test.each([
    ["another fleet's", "observation-fleet", 6, (text: string) => text.replace('"fleet":"acme"', '"fleet":"other"')],
    ["another org's", "observation-fleet", 6, (text: string) => text.replace(/org-quiet-lake-\d+/, "org-other-1")],
    ["a cut", "observation-format", 3, (text: string) => text.slice(0, -20)],
    ["a later version's", "observation-version", 3, (text: string) => text.replace("observation@1", "observation@2")],
  ])("refuses %s file", async (_, code, exit, edit) => {
    open();
    await here.tenantry("observe", "--out", "fleet.json");
    here.folder.write({ "fleet.json": edit(here.folder.read("fleet.json")) });
    const ran = await here.keyless("plan", "--observed", "fleet.json");
    expect([ran.code, ran.stdout, ran.stderr.split("  ")[0]]).toEqual([exit, "", `error[${code}]`]);
  });

  test("refuses a file that is older than a day, or than --max-observation-age", async () => {
    open();
    await here.tenantry("observe", "--out", "fleet.json");
    const plan = (...more: readonly string[]) => here.keyless("plan", "--observed", "fleet.json", ...more);
    here.now += 2 * hour;
    expect((await plan()).code).toBe(0);
    const ran = await plan("--max-observation-age", "1h");
    expect([ran.code, ran.stderr]).toEqual([
      6,
      `error[observation-expired]  fleet.json is refused: it was made at 2026-03-04T09:00:00.000Z; at most 1h may have passed
  fix      tenantry observe --out fleet.json
  or       --max-observation-age 48h, if nobody changed anything since   exit 6
`,
    ]);
    here.now += 24 * hour;
    expect((await plan()).code).toBe(6);
    expect((await plan("--max-observation-age", "48h")).code).toBe(0);
    expect((await plan("--max-observation-age", "soon")).code).toBe(64);
  });

  test("refuses a file from the future, and says how far ahead it is", async () => {
    open();
    await here.tenantry("observe", "--out", "fleet.json");
    here.now -= 25 * hour;
    const ran = await here.keyless("plan", "--observed", "fleet.json");
    expect([ran.code, ran.stderr]).toEqual([
      6,
      `error[observation-ahead]  fleet.json is refused: it was made at 2026-03-04T09:00:00.000Z, 25h ahead of this machine's clock
  fix      tenantry observe --out fleet.json   exit 6
`,
    ]);
  });

  test("refuses a tenant by name where the file doesn't hold what its change needs to know", async () => {
    open({ "tenants/all.yaml": "{ tenant: acme, tier: free, compute: { max: 1 } }\n" });
    here.folder.write({ "tenants/all.yaml": files["tenants/all.yaml"] });
    await here.tenantry("observe", "--out", "fleet.json");
    here.folder.write({ "tenants/all.yaml": "{ tenant: acme, tier: free, compute: { max: 1 } }\n" });
    const ran = await here.keyless("plan", "--observed", "fleet.json");
    expect(ran.code).toBe(4);
    expect(ran.stdout).toContain("look-missing: the observation doesn't hold its endpoints");
    expect(ran.stdout).toContain("Fix: tenantry observe --deep, or plan with a key");
  });
});

test("drift --observed compares with the file", async () => {
  open();
  here.commit();
  await here.tenantry("observe", "--out", "fleet.json");
  const ran = await here.keyless("drift", "--observed", "fleet.json", "--json");
  expect([ran.code, ran.requests]).toEqual([2, 0]);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    tenants: 2,
    rows: [{ tenant: "acme", path: "historyRetention" }, { tenant: "bolt" }],
  });
});

test("the emulator takes the file as its seed, and refuses a damaged one", async () => {
  open();
  await here.tenantry("observe", "--out", "fleet.json");
  const file = JSON.parse(here.folder.read("fleet.json")) as Record<string, unknown>;
  expect(readSeed(readObservedSeed(file), "").projects).toMatchObject([{ id: "a-1", history_retention_seconds: 3600 }]);
  expect(() => readObservedSeed({ ...file, projects: [{}] })).toThrow(/^the observation is refused: projects\.0 /);
  expect(readObservedSeed({ projects: [] })).toBeNull();
});
