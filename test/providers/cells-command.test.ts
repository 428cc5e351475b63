/** `tenantry cells`, `--cell`, and who applies a cell. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { Shell } from "../observation/shell.js";

const drifted = { history_retention_seconds: 3600 };
const files = {
  "tenantry.yaml": `${fleetText}cells: { by: folder, applier: cli, appliers: { tenants-us: pulumi } }\n`,
  "tenantry.lock": "acme a-1\nbolt b-1\ncalm c-1\n",
  "tenants/eu/all.yaml": "{ tenant: acme, tier: free }\n---\n{ tenant: bolt, tier: free }\n",
  "tenants/us/all.yaml": "{ tenant: calm, tier: pro }\n",
};

let here: Shell;
beforeEach(() => {
  here = new Shell(files, {
    projects: [
      project("free", "acme", { id: "a-1", ...drifted }),
      project("free", "bolt", { id: "b-1", ...drifted }),
      project("pro", "calm", { id: "c-1", ...drifted }),
    ],
  });
});
afterEach(() => here.remove());

describe("tenantry cells", () => {
  it("is a table, and sends nothing", async () => {
    const ran = await here.keyless("cells");
    expect(ran).toMatchObject({ code: 0, requests: 0 });
    expect(ran.stdout).toMatchInlineSnapshot(`
      "CELL        TENANTS  OF   APPLIER
      tenants-eu  2        500  cli
      tenants-us  1        500  pulumi

      3 tenants in 2 cells.  Next: tenantry plan --cell tenants-eu
      "
    `);
  });
  it("is a CI matrix of the cells in which something changed", async () => {
    here.commit();
    here.folder.write({ "tenants/us/all.yaml": "{ tenant: calm, tier: pro, historyRetention: 1d }\n" });
    expect((await here.keyless("cells", "--base", "main", "--format", "matrix")).stdout).toBe(
      '{"include":[{"cell":"tenants-us","stack":"tenants-us","applier":"pulumi"}]}\n',
    );
  });
  it("is one stack a line", async () => {
    expect((await here.keyless("cells", "--format", "stacks")).stdout).toBe("tenants-eu\ntenants-us\n");
  });
  it("shows who moves when a manifest does", async () => {
    here.commit();
    here.folder.write({
      "tenants/us/all.yaml": "{ tenant: calm, tier: pro }\n---\n{ tenant: bolt, tier: free }\n",
      "tenants/eu/all.yaml": "{ tenant: acme, tier: free }\n",
    });
    const { stdout } = await here.keyless("cells", "--base", "main");
    expect(stdout).toContain("Moves     1 tenant since main: bolt tenants-eu → tenants-us");
    const json = JSON.parse((await here.keyless("cells", "--base", "main", "--json")).stdout) as unknown;
    expect(json).toMatchObject({ format: "tenantry/cells@1", moves: [{ tenant: "bolt", from: "tenants-eu", to: "tenants-us" }] });
  });
  it.each([
    [["cells", "--count", "0"], 64, "a whole number of cells is due"],
    [["plan", "--cell", "tenants-eus"], 64, "did you mean tenants-eu?"],
  ])("%j ends with %i: %s", async (argv, code, words) => {
    const ran = await here.keyless(...argv);
    expect([ran.code, ran.requests]).toEqual([code, 0]);
    expect(ran.stderr).toContain(words);
  });
});

describe("a cell", () => {
  it("is planned alone with --cell", async () => {
    const { stdout } = await here.tenantry("plan", "--cell", "tenants-us");
    expect(stdout).toContain("~ update    calm");
    expect(stdout).not.toContain("acme");
    expect(stdout).toContain("2 differ: not in this plan");
  });
  it.each([["--yes"], ["plan.json"]])("of Pulumi is planned, and left to it by apply %s", async (how) => {
    const planned = await here.tenantry("plan", "--out", "plan.json");
    expect(planned.stdout).toContain("calm");
    const ran = await here.tenantry("apply", how);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("note[other-applier]  1 tenant is left to pulumi up: tenants-us");
    const written = here.emulator.requests().filter(({ method }) => method !== "GET");
    expect(new Set(written.map(({ path }) => path))).toEqual(new Set(["/projects/a-1", "/projects/b-1"]));
  });
});
