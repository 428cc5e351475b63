import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import { fleetText, keysOfEnv, project } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import type { ShellOptions } from "./shell.js";
import { schemaErrors, Shell } from "./shell.js";

const seed: Seed = {
  projects: [
    ...["app-1", "app-2", "app-3"].map((name, n) => project("free", name, { id: `calm-sun-1000000${n}` })),
    ...[0, 1].map((n) => project("free", "user-free-database", { id: `same-name-2000000${n}` })),
    project("free", "Big One 🚀", {
      id: "big-one-30000001",
      quota: { active_time_seconds: 720_000, data_transfer_bytes: 5_368_709_120 },
    }),
    project("pro", "p1", { id: "p-one-40000001" }),
    project("pro", "odd", {
      id: "odd-one-40000002",
      default_endpoint_settings: { autoscaling_limit_min_cu: 0.3, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 0 },
    }),
  ],
};
const bothOrgs = ["--org", `free=${orgIds.free}`, "--org", `paid=${orgIds.paid}`] as const;

const open: Shell[] = [];
const shell = (options: ShellOptions = {}): Shell => {
  const made = new Shell({ seed, ...options });
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.remove();
});

describe("an import costs what the lists cost", () => {
  test.each([1, 399, 400, 401, 10_000])("%i projects in an org", { timeout: 60_000 }, async (count) => {
    const projects = Array.from({ length: count }, (_, n) => project("free", `app-${n}`, { id: `calm-sun-${10_000_000 + n}` }));
    const here = shell({ seed: { projects } });
    expect((await here.run("import", ...bothOrgs, "--sponsored", "free", "--fleet", "acme")).code).toBe(0);
    const calls = here.emulator.requests().map(({ method, path, query }) => `${method} ${path} ${query["org_id"] ?? ""}`.trim());
    const ofFree = calls.filter((call) => call === `GET /projects ${orgIds.free}`);
    expect(ofFree.length).toBeLessThanOrEqual(Math.ceil(count / 400) + 1);
    // The other org is empty; and with each key once, what is shared from other accounts.
    expect(calls.filter((call) => !ofFree.includes(call))).toEqual([
      `GET /projects ${orgIds.paid}`,
      "GET /projects/shared",
      "GET /projects/shared",
    ]);
  });
});

test("an import as a roster writes one, which validates and plans to no change", async () => {
  const here = shell();
  const ran = await here.run("import", ...bothOrgs, "--sponsored", "free", "--fleet", "acme", "--as", "roster");
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  const lines = here
    .read("roster.ndjson")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const { count } = lines.at(-1) ?? {};
  expect([count, lines.length]).toEqual([lines.length - 1, expect.any(Number)]);
  expect(lines.some(({ tenant, tier }) => tenant === "app-1" && tier === "free")).toBe(true);
  expect(here.read("tenantry.yaml")).toContain("- roster: roster.ndjson");
  expect((await here.run("validate")).code).toBe(0);
  expect((await here.run("plan", "--deep")).stdout).toContain("No changes. 8 tenants match");
  expect(here.writes()).toEqual([]);
});

describe("an import without a fleet file", () => {
  test("writes a fleet that is valid and plans to no change, and says what it wrote", async () => {
    const here = shell();
    const ran = await here.run("import", ...bothOrgs, "--sponsored", "free", "--fleet", "acme", "--out", "tenants/");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Read 8 projects: 6 match a tier (1 rule governs 5, 1 has a line), 2 need a manifest, 2 projects share 1 name (told apart by id).
      Wrote tenantry.yaml (2 tiers, 1 rule), tenants/paid.yaml (1 manifest, 2 lines), tenants/own.yaml (2 manifests, 12 lines). Planned again: 0 changes.
      Rules, which also govern projects that come later (they change settings, and never create, move, suspend or delete):
        org   name  tier
        free  *     free
      Left as they are until 2026-06-02 by a dated exception: 1 field
        tenant  field        observed  why
        odd     compute.min  0.3       no manifest can say it
      Next      tenantry plan --deep   (existing computes were not looked at: their defaults were)
      "
    `);
    expect((await here.run("validate")).code).toBe(0);
    expect((await here.run("plan", "--deep")).stdout).toContain("No changes. 8 tenants match their manifests");
    expect(here.writes()).toEqual([]);
  });

  test("writes the files as a person would", async () => {
    const here = shell();
    await here.run("import", ...bothOrgs, "--sponsored", "free", "--fleet", "acme");
    expect(here.read("tenants/own.yaml")).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../node_modules/tenantry/schemas/manifest.schema.json
      tenant: big-one
      tier: free
      projectId: big-one-30000001
      name: Big One 🚀
      quota: { activeTime: 200h, logicalSize: unlimited }
      ---
      tenant: odd
      tier: paid
      projectId: odd-one-40000002
      exceptions:
        - { field: compute.min, allow: drift, until: "2026-06-02", reason: found by tenantry import; no manifest can say this value }
      "
    `);
    expect(here.read("tenantry.yaml")).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=./node_modules/tenantry/schemas/fleet.schema.json
      fleet: acme
      sources:
        - manifests: tenants/**/*.yaml
        - rule: { org: free, name: "*", tier: free }
      naming: "{tenant}"
      orgs:   # keys never stand here, only the variable that holds one; maxProjects: what your contract allows
        free: { id: org-quiet-lake-48151623, apiKeyEnv: NEON_API_KEY_FREE, sponsored: true }
        paid: { id: org-bold-river-20263711, apiKeyEnv: NEON_API_KEY_PAID }
      personalApiKeyEnv: NEON_API_KEY_PERSONAL
      tiers:   # from the commonest settings of each org, the smallest first; limits: { …, asOf: … } is yours to add
        free:
          org: free
          quota: { activeTime: 100h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 5GiB, logicalSize: 512MiB }
          compute: { min: 0.25, max: 2, suspendTimeout: 5m }
          historyRetention: 6h
        paid:
          org: paid
          quota: { activeTime: 750h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 50GiB, logicalSize: 10GiB }
          compute: { min: 0.25, max: 4, suspendTimeout: 5m }
          historyRetention: 7d
      "
    `);
  });

  test("asks an org's key which org it is of, where no id is given", async () => {
    const here = shell();
    expect((await here.run("import", "--org", "free", "--org", "paid")).code).toBe(0);
    expect(here.read("tenantry.yaml")).toContain(`paid: { id: ${orgIds.paid},`);
  });

  test("does with one personal key for all orgs, and wants their ids then", async () => {
    const here = shell({ env: { NEON_API_KEY: "me-key" } });
    const unknown = await here.run("import", "--org", "free");
    expect([unknown.code, unknown.stderr]).toEqual([
      64,
      expect.stringContaining(`which org is free? NEON_API_KEY sees 2 orgs: ${orgIds.free}, ${orgIds.paid}`),
    ]);
    expect((await here.run("import", ...bothOrgs)).code).toBe(0);
  });

  test("answers as JSON by its schema", async () => {
    const { stdout } = await shell().run("import", ...bothOrgs, "--json");
    expect(schemaErrors("import", stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({
      read: { projects: 8 },
      uniform: 6,
      own: 2,
      planned: { changes: 0 },
      shared: 0,
      exit: 0,
    });
  });

  test("counts projects that other accounts share, and skips them", async () => {
    const here = shell({
      answer: async (path, response) => {
        if (path !== "/projects/shared") return response;
        const { projects } = (await (await here.emulator.fetch(listFree())).json()) as {
          projects: { id: string }[];
        };
        const strangers = projects.slice(0, 2).map((each, n) => ({ ...each, id: `stranger-${n}` }));
        return Response.json({ projects: [...strangers, projects[0]] });
      },
    });
    const ran = await here.run("import", ...bothOrgs);
    expect(ran.stdout).toContain("Planned again: 0 changes. Skipped: 2 projects shared from other accounts\n");
  });
});

const listFree = (): Request =>
  new Request(`http://127.0.0.1/api/v2/projects?org_id=${orgIds.free}&limit=400`, {
    headers: { authorization: "Bearer free-key" },
  });

describe("an import into a fleet file", () => {
  const files = { "tenantry.yaml": fleetText };

  test("can leave it as it is, and uses its tiers", async () => {
    const here = shell({ files });
    const ran = await here.run("import", "--as", "manifests");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(here.files().filter((file) => !file.startsWith(".tenantry"))).toEqual([
      "tenantry.yaml",
      "tenants/free.yaml",
      "tenants/own.yaml",
      "tenants/pro.yaml",
    ]);
    expect(here.read("tenantry.yaml")).toBe(fleetText);
    expect((await here.run("plan")).stdout).toContain("No changes. 8 tenants match");
  });

  test("puts its rules into it, and touches nothing else of it", async () => {
    const here = shell({ files });
    const ran = await here.run("import");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("Wrote tenantry.yaml (1 rule added, nothing else touched)");
    const list = 'sources: [{ manifests: "tenants/**/*.yaml" }';
    expect(here.read("tenantry.yaml")).toBe(fleetText.replace(list, `${list}, { rule: { org: free, name: "*", tier: free } }`));
    expect((await here.run("plan", "--deep")).stdout).toContain("No changes. 8 tenants match");
  });

  test("declares only what no manifest declares yet, under keys that are free", async () => {
    const mine = "tenant: big-one\nprojectId: calm-sun-10000000\nname: app-1\ntier: free\n";
    const here = shell({ files: { ...files, "tenants/mine.yaml": mine } });
    const ran = await here.run("import");
    expect(ran.stdout).toMatch(/^Read 8 projects: 1 declared already, 5 match a tier/);
    expect(here.read("tenants/own.yaml")).toContain("tenant: big-one-30000001\n");
    expect(here.read("tenants/mine.yaml")).toBe(mine);
  });

  test("of one of its orgs leaves the other alone", async () => {
    const here = shell({ files });
    expect((await here.run("import", "--org", "paid")).stdout).toMatch(/^Read 2 projects: /);
    expect(here.emulator.requests().some(({ path }) => path.includes(orgIds.free))).toBe(false);
  });

  test("writes nothing where all is declared", async () => {
    const here = shell({ files });
    await here.run("import");
    const before = here.files();
    const again = await here.run("import");
    expect([again.code, again.stdout]).toEqual([
      0,
      "Read 8 projects: 3 declared already, 5 governed by a rule already, no name twice.\nNothing to write.\nNext      tenantry plan\n",
    ]);
    expect(here.files()).toEqual(before);
  });
});

describe("an import that can't be right writes nothing", () => {
  const files = { "tenantry.yaml": fleetText };

  test("when a list has a hole", async () => {
    const here = shell({ seed: { projects: [...(seed.projects ?? []), project("free", "hidden", { unavailable: true })] } });
    const withheld = shell({
      answer: (path, response) => (/^\/projects\/[a-z0-9-]+$/.test(path) ? new Response(null, { status: 404 }) : response),
      seed: { projects: [...(seed.projects ?? []), project("free", "hidden", { unavailable: true })] },
    });
    const ran = await withheld.run("import", ...bothOrgs);
    expect([ran.code, ran.stdout]).toEqual([5, ""]);
    expect(ran.stderr).toMatch(
      /^error\[incomplete-inventory\] {2}the list of org free \(pages 1\) has holes; nothing was written\n/,
    );
    expect(withheld.files()).toEqual([]);
    // A single look that answers makes the list whole again.
    expect((await here.run("import", ...bothOrgs)).code).toBe(0);
  });

  test("when a file is in the way, unless --force overwrites it", async () => {
    const here = shell({ files: { ...files, "tenants/free.yaml": "tenant: mine\ntier: free\n" } });
    const ran = await here.run("import", "--as", "manifests");
    expect([ran.code, ran.stderr]).toEqual([
      64,
      expect.stringContaining("error[output]  tenants/free.yaml exists; nothing was written"),
    ]);
    expect(here.files()).toEqual(["tenantry.yaml", "tenants/free.yaml"]);
    expect((await here.run("import", "--as", "manifests", "--force")).code).toBe(0);
    expect(here.read("tenants/free.yaml")).not.toContain("mine");
  });

  test("when --out is a link", async () => {
    const here = shell({ files });
    mkdirSync(join(here.folder, "elsewhere"));
    symlinkSync("elsewhere", join(here.folder, "tenants"));
    const ran = await here.run("import");
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining("error[output]  tenants/ is a link")]);
  });

  test("when an older file would declare the same again", async () => {
    const older = "{ tenant: app-1, tier: free, projectId: calm-sun-10000000 }\n";
    const here = shell({ files: { ...files, "tenants/free.part-002.yaml": older } });
    const ran = await here.run("import", "--as", "manifests", "--force");
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining("tenants/free.part-002.yaml")]);
    expect(here.files()).toEqual(["tenantry.yaml", "tenants/free.part-002.yaml"]);
  });

  test.each([
    ["no org is known", {}, [], "there is no tenantry.yaml, so import must be told the orgs"],
    ["an org is no name", {}, ["--org", "Free=x"], "--org Free=x is no name, nor name=org-id"],
    ["an org's id could walk a path", {}, ["--org", "free=.."], "--org free=.. is no name"],
    ["an org is given twice", {}, ["--org", "free=org-a", "--org", "free=org-b"], "--org free is given twice"],
    ["two orgs have one id", {}, ["--org", "free=org-a", "--org", "paid=org-a"], "two of the orgs have the id org-a"],
    ["the fleet file has no such org", files, ["--org", "gold"], "org gold is not in tenantry.yaml"],
    [
      "the fleet file has another id",
      files,
      ["--org", "free=org-a"],
      `org free has the id ${orgIds.free} in tenantry.yaml, not org-a`,
    ],
    ["--out leads out of the folder", files, ["--out", "../x"], "--out ../x is not below the folder of tenantry.yaml"],
    ["no source matches --out", files, ["--out", "other"], "no source of tenantry.yaml matches other/"],
    [
      "--sponsored has nothing to say",
      files,
      ["--sponsored", "free"],
      "tenantry.yaml exists, so --sponsored and --fleet have no effect",
    ],
  ] as const)("when %s", async (_, present, args, message) => {
    const here = shell({ files: present });
    const ran = await here.run("import", ...args);
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining(message)]);
    expect(here.files()).toEqual(Object.keys(present));
  });

  test("when manifests that are there are wrong", async () => {
    const here = shell({ files: { ...files, "tenants/wrong.yaml": "tenant: a\ntier: gold\n" } });
    expect((await here.run("import")).code).toBe(3);
    expect(here.emulator.requests()).toEqual([]);
  });

  test("when a key is missing or refused, without telling any", async () => {
    expect((await shell({ env: {} }).run("import", ...bothOrgs)).code).toBe(8);
    const ran = await shell({ env: { ...keysOfEnv, NEON_API_KEY_PAID: "canary-secret" } }).run("import", ...bothOrgs);
    expect(ran.code).toBe(8);
    expect(ran.stdout + ran.stderr).not.toContain("canary");
  });
});
