/** The built command used as meant: exit codes, streams, files and interrupts (ux.md §8). */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran } from "./cli-harness.js";
import { canary, Folder, ServedEmulator, settled } from "./cli-harness.js";

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

async function tenantry(args: readonly string[], env: Env = {}): Promise<Ran> {
  const ran = await here.run(args, { env: { ...emulator.env, ...env } });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
  return { ...ran, stdout: settled(ran.stdout), stderr: settled(ran.stderr) };
}
const writes = async (): Promise<readonly string[]> =>
  (await emulator.requests()).filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
const consent = ["--allow", "deletes-data=1"];

describe("plan, then apply", () => {
  test("what was read is what runs, and planning again finds nothing to do", async () => {
    const plan = await tenantry(["plan"]);
    expect({ code: plan.code, stderr: plan.stderr }).toEqual({ code: 0, stderr: "" });
    expect(plan.stdout).toMatch(
      /\nNext {6}tenantry apply \.tenantry\/plan\.json --allow deletes-data=1 +\(saved, plan id [0-9a-f]{8}\)\n$/,
    );
    expect(await writes()).toEqual([]);

    const applied = await tenantry(["apply", ".tenantry/plan.json", ...consent]);
    expect(applied).toEqual({
      code: 0,
      stdout:
        "Applied 3 of 3 tenants in 1 s (20 calls)\nNext      tenantry plan                        (shows whether anything is left)\n",
      stderr: expect.stringMatching(
        /^Applying [0-9a-f]{8}: 3 tenants, \d+ calls\/min, journal \.tenantry\/journal\/[0-9a-f]{8}\.jsonl\n(09:00:00Z progress .*\n){3}$/,
      ),
    });
    expect((await writes()).toSorted()).toEqual([
      "DELETE /projects/old-1",
      "PATCH /projects/acme-1",
      "PATCH /projects/acme-1/endpoints/ep-calm-fog-a1b2c3",
      "POST /organizations/org-quiet-lake-48151623/projects/transfer",
      "POST /projects",
    ]);

    const again = await tenantry(["plan", "--exit-code"]);
    expect(again).toEqual({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/\nNo changes\. 2 tenants match their manifests/),
    });
    expect(here.read("tenantry.lock")).toMatch(/^nova-notes [a-z0-9-]+\n$/);
  });

  test("apply with --yes plans, shows and applies in one go", async () => {
    const { code, stdout, stderr } = await tenantry(["apply", "--yes", ...consent]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Observed {2}3 projects[\s\S]*\nApplied 3 of 3 tenants/);
    expect(stderr).toMatch(/^Applying /);
  });

  test("a dangerous change without consent is left out, the rest is applied, exit 4", async () => {
    await tenantry(["plan"]);
    const { code, stdout, stderr } = await tenantry(["apply", ".tenantry/plan.json"]);
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^error\[consent\] {2}1 tenant is left out: old-demo\n {2}fix {6}if it is meant: --allow deletes-data=1\nApplying/,
    );
    expect(stdout).toBe(`Applied 2 of 3 tenants in 1 s (20 calls)
  tenant    outcome  change  why            next
  old-demo  skipped  delete  needs consent  --allow, after reading it
Next      tenantry plan && tenantry apply      (repeats nothing that is done)              exit 4
`);
    expect(await writes()).not.toContain("DELETE /projects/old-1");
  });

  test("a plan applied a second time writes nothing", async () => {
    await tenantry(["plan"]);
    await tenantry(["apply", ".tenantry/plan.json"]);
    const before = (await writes()).length;
    const { code, stdout } = await tenantry(["apply", ".tenantry/plan.json"]);
    expect(await writes()).toHaveLength(before);
    expect({ code, applied: stdout.slice(0, 23) }).toEqual({ code: 4, applied: "Applied 2 of 3 tenants " });
  });

  test.each(
    [
      { name: "every tenant moved since: exit 6", moved: ["acme-1", "old-1"], code: 6 },
      { name: "one of two moved since: exit 7", moved: ["acme-1"], code: 7 },
    ].map((row) => [row.name, row] as const),
  )("%s", async (_, { moved, code }) => {
    here.write({ "tenants/free.yaml": "tenant: stranger\nprojectId: stranger-1\ntier: pro\n" });
    await tenantry(["plan"]);
    for (const id of moved)
      await emulator.control("act", {
        do: "edit-project",
        project: id,
        name: "moved",
        default_endpoint_settings: { autoscaling_limit_max_cu: 8 },
      });
    const ran = await tenantry(["apply", ".tenantry/plan.json", ...consent]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toMatch(/09:00:00Z refused acme-crm \w+ stale: compute\.max is 8, was 2 when the plan was made\n/);
    expect((await writes()).filter((write) => write.includes("acme-1") || write.includes("transfer"))).toEqual([]);
  });

  test("a key revoked between plan and apply: nothing is written, exit 8", async () => {
    await tenantry(["plan"]);
    await emulator.control("act", { do: "revoke-key", key: "free" });
    const { code, stdout } = await tenantry(["apply", ".tenantry/plan.json", ...consent]);
    expect(code).toBe(8);
    expect(stdout).toMatch(/^Applied 0 of 3 tenants/);
    expect(stdout).toMatch(/a new key, plan again/);
    expect((await writes()).filter((write) => !write.endsWith("/transfer"))).toEqual([]);
  });
});

describe("in a git checkout", () => {
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", ...args], {
      cwd: here.path,
      encoding: "utf8",
    });

  test("--base counts what changed since, and drift compares with HEAD", async () => {
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "the fleet");
    const revision = git("rev-parse", "--short=7", "HEAD").trim();
    here.write({ "tenants/more.yaml": "tenant: fern-polls\ntier: free\n" });
    expect((await tenantry(["plan", "--base", "HEAD"])).stdout).toContain(
      `\nDesired   3 tenants and 1 tombstone in 4 files at ${revision}, 1 changed since HEAD\n`,
    );
    const drift = await tenantry(["drift"]);
    expect(drift.stdout).toMatch(new RegExp(`^Drift     3 of 3 tenants differ from their manifests at ${revision} \\(HEAD\\)\n`));
    expect(drift.stdout).not.toContain("fern-polls");
  });
});

describe("exit codes", () => {
  test.each(
    [
      { name: "a plan with changes is 0", args: ["plan"], code: 0 },
      { name: "and 2 with --exit-code", args: ["plan", "--exit-code"], code: 2 },
      { name: "drift is 2", args: ["drift"], code: 2 },
      { name: "consent that is short is 4", args: ["plan", "--exit-code", "--allow", "creates-empty=1"], code: 4 },
      { name: "valid files are 0", args: ["validate"], code: 0 },
      { name: "help is 0", args: ["help", "apply"], code: 0 },
      { name: "the version is 0", args: ["--version"], code: 0 },
    ].map((row) => [row.name, row] as const),
  )("%s", async (_, { args, code }) => {
    expect((await tenantry(args)).code).toBe(code);
  });

  test("a list with a hole is 5, and only updates are planned", async () => {
    await emulator.control("faults", [
      { match: { operation: "listProjects" }, fault: { kind: "list", how: "unavailable", ids: ["acme-1"] } },
      { match: { operation: "getProject" }, fault: { kind: "status", status: 404 }, times: "forever" },
    ]);
    const { code, stdout } = await tenantry(["plan"]);
    expect(code).toBe(5);
    expect(stdout).toContain("error[incomplete-inventory]  Neon withheld the details of 1 project of org free (page 1).\n");
    expect(stdout).toMatch(/0 updates are planned\. No flag turns this off\. {2}Next: tenantry plan +exit 5\n$/);
  });
});

describe("--json prints one document that its schema describes", () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  const valid = (name: string, document: unknown): void => {
    const id = `${name}.schema.json`;
    const path = fileURLToPath(new URL(`../../schemas/${id}`, import.meta.url));
    const validate = ajv.getSchema(id) ?? ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  };

  test.each([
    { name: "plan", args: ["plan", "--json"], stderr: "" },
    { name: "plan", args: ["plan", "--format", "json"], stderr: "" },
    { name: "drift", args: ["drift", "--json"], stderr: "" },
    { name: "diagnostics", args: ["validate", "--json"], stderr: "" },
    { name: "explain", args: ["explain", "over-limit", "--json"], stderr: "" },
    { name: "outcome", args: ["apply", "--yes", "--json", ...consent], stderr: /^Observed[\s\S]*\nApplying / },
    { name: "error", args: ["plan", "--json", "--nope"], stderr: "" },
    { name: "error", args: ["apply", "missing.json", "--json"], stderr: "" },
    { name: "error", args: ["explain", "over-limt", "--json"], stderr: "" },
  ])("tenantry $args is tenantry/$name@1", async ({ name, args, stderr }) => {
    const ran = await tenantry(args);
    const document = JSON.parse(ran.stdout) as { format: string; exit?: number };
    expect(document.format).toBe(`tenantry/${name}@1`);
    if (document.exit !== undefined && name !== "explain") expect(document.exit).toBe(ran.code);
    valid(name, document);
    expect(ran.stderr).toMatch(stderr === "" ? /^$/ : stderr);
  });

  test("invalid files are diagnostics, whatever the command", async () => {
    here.write({ "tenants/free.yaml": "tenant: nova-notes\ntier: fre\n" });
    for (const command of ["plan", "drift", "apply", "validate"]) {
      const { code, stdout, stderr } = await tenantry([command, "--json"]);
      expect({ command, code, stderr }).toEqual({ command, code: 3, stderr: "" });
      valid("diagnostics", JSON.parse(stdout));
    }
  });
});

describe("files", () => {
  test("the plan file is for its owner only, in a folder that git ignores", async () => {
    await tenantry(["plan"]);
    expect(statSync(here.at(".tenantry/plan.json")).mode & 0o777).toBe(0o600);
    expect(here.read(".tenantry/.gitignore")).toBe("*\n");
    expect(here.read(".tenantry/plan.json")).not.toContain(canary);
  });

  test("--out writes there, over an older plan too, and over another file with --force", async () => {
    here.write({ "notes.txt": "mine" });
    expect((await tenantry(["plan", "--out", "a.json"])).stdout).toContain("Next      tenantry apply a.json ");
    expect((await tenantry(["plan", "--out", "a.json"])).code).toBe(0);
    expect((await tenantry(["plan", "--out", "notes.txt", "--force"])).code).toBe(0);
    expect(JSON.parse(here.read("notes.txt"))).toMatchObject({ format: "tenantry/plan@1" });
  });
});
