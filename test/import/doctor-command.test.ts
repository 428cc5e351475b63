import { afterEach, describe, expect, test } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import { fleetText, keysOfEnv, project } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import { startOfTime } from "../harness/virtual.js";
import type { ShellOptions } from "./shell.js";
import { schemaErrors, Shell } from "./shell.js";

const open: Shell[] = [];
const files = { "tenantry.yaml": fleetText, "tenants/a.yaml": "tenant: a\ntier: free\n" };
const seed: Seed = { projects: [project("free", "a"), project("free", "b"), project("pro", "c")] };
const shell = (options: ShellOptions = {}): Shell => {
  const made = new Shell({ seed, files, ...options });
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.remove();
});

const lineOf = (text: string, subject: string): string => text.split("\n").find((line) => line.includes(subject)) ?? "";
const withDate = (ms: number): Pick<ShellOptions, "answer"> => ({
  answer: (_, response) => {
    response.headers.set("date", new Date(startOfTime - ms).toUTCString());
    return response;
  },
});

describe("doctor", () => {
  test("says of each key what it is, and ends with the counts", async () => {
    const here = shell(withDate(0));
    const ran = await here.run("doctor", "--base", "HEAD");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "ok    NEON_API_KEY_FREE      organization key of org-quiet-lake-48151623, 2 of 30,000 projects
      ok    NEON_API_KEY_PAID      organization key of org-bold-river-20263711, 1 of 30,000 projects
      ok    NEON_API_KEY_PERSONAL  personal key, sees 2 orgs of the fleet; for transfers
      warn  limits                 dated 2026-02-06, 26 days ago
      warn  git base               no HEAD here, nothing for --base to compare with: git fetch, or doctor --base <revision> (unknown-revision)
      ok    clock, schemas, rate 396/min, tenantry.lock (none yet), 1 tenant    0 failed, 2 warnings  exit 0
      "
    `);
    expect(here.writes()).toEqual([]);
    expect(here.files()).toEqual(Object.keys(files));
  });

  test("ends with 8 when a key is of the wrong kind, and looks at the rest all the same", async () => {
    const here = shell({ env: { ...keysOfEnv, NEON_API_KEY_PERSONAL: "free-key" } });
    const ran = await here.run("doctor");
    expect(lineOf(ran.stdout, "PERSONAL")).toBe(
      "fail  NEON_API_KEY_PERSONAL  is an organization key; transfers need a personal one (key-kind)",
    );
    expect(ran.stdout).toMatch(/1 failed, 2 warnings {2}exit 8\n$/);
    expect(ran.code).toBe(8);
  });

  test.each([
    ["missing", undefined, "is not set; it should hold the key for org free (key-missing)"],
    ["blank", "  ", "is blank; it should hold the key for org free (key-missing)"],
    ["two lines", "canary\nsecret", "holds a space, a line break or another character that no key has (key-format)"],
    ["revoked", "canary-secret", "is refused: 401"],
    ["of another org", "paid-key", `is an organization key of ${orgIds.paid}; org free is ${orgIds.free} (key-refused)`],
  ])("fails a key that is %s, and never prints it", async (_, key, message) => {
    const ran = await shell({ env: { ...keysOfEnv, NEON_API_KEY_FREE: key } }).run("doctor");
    expect(lineOf(ran.stdout, "NEON_API_KEY_FREE")).toMatch(/^fail {2}NEON_API_KEY_FREE /);
    expect(lineOf(ran.stdout, "NEON_API_KEY_FREE")).toContain(message);
    expect(lineOf(ran.stdout, "NEON_API_KEY_PAID")).toMatch(/^ok /);
    expect([ran.code, (ran.stdout + ran.stderr).includes("canary")]).toEqual([8, false]);
  });

  test("says where the common key serves for all", async () => {
    const ran = await shell({ env: { NEON_API_KEY: "me-key" } }).run("doctor");
    expect(lineOf(ran.stdout, "NEON_API_KEY_FREE")).toContain(
      `(NEON_API_KEY) personal key of ${orgIds.free}, 2 of 30,000 projects`,
    );
    expect(ran.code).toBe(0);
  });

  test("wants no personal key for a fleet of one org", async () => {
    const single = fleetText.replace(/^ {2}paid: .*\n/m, "").replace(/^ {2}pro:[^]*?(?=^safety)/m, "");
    const ran = await shell({ files: { ...files, "tenantry.yaml": single }, env: { NEON_API_KEY_FREE: "free-key" } }).run(
      "doctor",
    );
    expect([ran.code, ran.stdout.includes("PERSONAL")]).toEqual([0, false]);
  });

  test("reads one page of a large org unless it is told to count", async () => {
    const many = { projects: Array.from({ length: 401 }, (_, n) => project("free", `app-${n}`)) };
    const here = shell({ seed: many });
    expect(lineOf((await here.run("doctor")).stdout, "NEON_API_KEY_FREE")).toContain("at least 400 of 30,000 projects");
    expect(lineOf((await here.run("doctor", "--counts")).stdout, "NEON_API_KEY_FREE")).toContain(", 401 of 30,000 projects");
  });

  test("warns of an org without room", async () => {
    const full = fleetText.replace("maxProjects: 30000, sponsored", "maxProjects: 2, sponsored");
    const ran = await shell({ files: { ...files, "tenantry.yaml": full } }).run("doctor");
    expect(lineOf(ran.stdout, "NEON_API_KEY_FREE")).toMatch(/^warn .*2 of 2 projects: no room for another$/);
  });

  test.each([
    ["ahead of", 120_000],
    ["behind", -120_000],
  ])("warns of a clock that is %s Neon's", async (word, skew) => {
    const ran = await shell(withDate(skew)).run("doctor");
    expect(lineOf(ran.stdout, "warn  clock")).toContain(`120 seconds ${word} Neon's`);
  });

  test("fails a lock that can't be read, and manifests that are wrong", async () => {
    const ran = await shell({ files: { ...files, "tenantry.lock": "what?\n", "tenants/b.yaml": "tenant: b\ntier: gold\n" } }).run(
      "doctor",
    );
    expect(lineOf(ran.stdout, "tenantry.lock")).toContain("tenantry.lock:1 is not a tenant and a project id (lock-format)");
    expect(lineOf(ran.stdout, "manifests")).toContain("1 error in 1 file: tenantry validate (unknown-tier)");
    expect(ran.code).toBe(3);
  });

  test("warns of a schema that no editor would find", async () => {
    const text = `# yaml-language-server: $schema=./node_modules/tenantry/schemas/fleet.schema.json\n${fleetText}`;
    const ran = await shell({ files: { ...files, "tenantry.yaml": text } }).run("doctor");
    expect(lineOf(ran.stdout, "warn  schemas")).toContain("named by tenantry.yaml, is not there");
  });

  test("answers as JSON by its schema", async () => {
    const { stdout } = await shell().run("doctor", "--json");
    expect(schemaErrors("doctor", stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { failed: 0, warnings: 2 }, exit: 0 });
  });

  test("ends before any request where there is no valid fleet file", async () => {
    const here = shell({ files: {} });
    expect((await here.run("doctor")).code).toBe(3);
    expect(here.emulator.requests()).toEqual([]);
  });
});

describe("doctor --config", () => {
  test("prints each setting with its origin, of keys only whether they are set", async () => {
    const here = shell({ env: { ...keysOfEnv, NEON_API_KEY_PAID: undefined, NEON_API_KEY: "canary-secret" } });
    const { stdout, code } = await here.run("doctor", "--config");
    const rows = Object.fromEntries(
      stdout
        .split("\n")
        .map((line) => line.split(/ {2,}/))
        .map(([path = "", ...rest]) => [path, rest]),
    );
    expect(code).toBe(0);
    expect(rows).toMatchObject({
      NEON_API_KEY_FREE: ["set", "environment NEON_API_KEY_FREE"],
      NEON_API_KEY_PAID: ["set", "environment NEON_API_KEY"],
      "API host": ["http://127.0.0.1/api/v2", "environment NEON_API_HOST"],
      "orgs.paid.id": [orgIds.paid, "tenantry.yaml:5"],
      "safety.delete.max": ["20", expect.stringMatching(/^tenantry\.yaml:\d+$/)],
      "safety.transfer.max": ["500", "default"],
      "rate.perMinute": ["700", "default"],
      "apply.settle": ["500ms", expect.stringMatching(/^tenantry\.yaml:\d+$/)],
    });
    expect(stdout).not.toContain("canary");
    expect(here.emulator.requests()).toEqual([]);
  });

  test("answers as JSON by its schema", async () => {
    const { stdout } = await shell().run("doctor", "--config", "--json");
    expect(schemaErrors("doctor", stdout)).toEqual([]);
  });

  test("with a file is the fleet file of an ordinary look", async () => {
    const ran = await shell({ files: { "other/fleet.yaml": fleetText, "other/tenants/a.yaml": "tenant: a\ntier: free\n" } }).run(
      "doctor",
      "--config",
      "other/fleet.yaml",
    );
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining("1 tenant    0 failed")]);
  });
});
