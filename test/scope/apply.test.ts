/** `tenantry apply` without a plan file plans as `tenantry plan` does: the same scope, the same sources, the same memory. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { Shell } from "../observation/shell.js";

const declared = (bolt = ""): string =>
  [
    "{ tenant: acme, tier: free, labels: { region: eu } }",
    `{ tenant: bolt, tier: free${bolt} }`,
    "{ tenant: calm, tier: pro }",
  ].join("\n---\n");
/** What somebody set behind git's back: all three differ. */
const drifted = { history_retention_seconds: 3600 };
const seed = {
  projects: [
    project("free", "acme", { id: "a-1", ...drifted }),
    project("free", "bolt", { id: "b-1", ...drifted }),
    project("pro", "calm", { id: "c-1", ...drifted }),
  ],
};

let here: Shell;
beforeEach(() => {
  here = new Shell(
    { "tenantry.yaml": fleetText, "tenantry.lock": "acme a-1\nbolt b-1\ncalm c-1\n", "tenants/all.yaml": declared() },
    seed,
  );
  here.commit();
  here.folder.write({ "tenants/all.yaml": declared(", historyRetention: 12h") });
});
afterEach(() => here.remove());

/** Ids of the projects that were written to. */
const written = (): readonly string[] => {
  const paths = here.emulator.requests().flatMap(({ method, path }) => (method === "GET" ? [] : [path]));
  return [...new Set(paths.map((path) => /\/projects\/([^/]+)/.exec(path)?.[1] ?? path))].sort();
};

describe("apply --yes without a plan file touches only what it is asked for", () => {
  test.each([
    [["--scope", "changed", "--base", "main"], ["b-1"]],
    [["--tenant", "acme"], ["a-1"]],
    [["--tier", "pro"], ["c-1"]],
    [["--label", "region=eu"], ["a-1"]],
    [
      ["--tenant", "*l*"],
      ["b-1", "c-1"],
    ],
    [["--skip", "update"], []],
    [[], ["a-1", "b-1", "c-1"]],
  ])("%j: %j", async (flags, projects) => {
    const ran = await here.tenantry("apply", "--yes", ...flags);
    expect([ran.code, written()]).toEqual([0, projects]);
  });

  test("and says what it left out", async () => {
    const ran = await here.tenantry("apply", "--yes", "--scope", "changed", "--base", "main");
    expect(ran.stdout).toContain("Scope     1 of 3 tenants changed since main. 2 drifted: not in this plan");
    expect(ran.stdout).toContain("Applied 1 of 1 tenant");
  });
});

test("from an observation file it lists nothing, and tests what it writes to", async () => {
  expect((await here.tenantry("observe", "--out", "fleet.json")).code).toBe(0);
  const before = here.emulator.requests().length;
  here.emulator.act({ do: "edit-project", project: "c-1", history_retention_seconds: 7200 });
  const ran = await here.tenantry("apply", "--yes", "--observed", "fleet.json");
  const lists = here.emulator
    .requests()
    .slice(before)
    .filter(({ path }) => /\/projects(\?|$)/.test(path));
  expect([ran.code, written(), lists]).toEqual([7, ["a-1", "b-1"], []]);
  expect(ran.stdout).toMatch(/calm +refused +update +stale: historyRetention is 2h, was 1h when the plan was made/);
});

test("an old observation is refused, unless its age is named", async () => {
  await here.tenantry("observe", "--out", "fleet.json");
  here.now += 30 * 3_600_000;
  const old = await here.tenantry("apply", "--yes", "--observed", "fleet.json");
  expect([old.code, old.stderr, written()]).toEqual([6, expect.stringContaining("error[observation-expired]"), []]);
  const named = await here.tenantry("apply", "--yes", "--observed", "fleet.json", "--max-observation-age", "48h");
  expect([named.code, written()]).toEqual([0, ["a-1", "b-1", "c-1"]]);
});

describe("beside a plan file nothing says how to plan", () => {
  test.each([
    [["--base", "main"], "--base"],
    [["--scope", "all"], "--scope"],
    [["--tenant", "acme"], "--tenant"],
    [["--tier", "free"], "--tier"],
    [["--label", "region=eu"], "--label"],
    [["--skip", "update"], "--skip"],
    [["--observed", "fleet.json"], "--observed"],
    [["--max-observation-age", "1h"], "--max-observation-age"],
    [["--deep"], "--deep"],
    [["--max-update", "9"], "--max-update"],
  ])("%j", async (flags, named) => {
    const ran = await here.tenantry("apply", "plan.json", ...flags);
    expect([ran.code, ran.requests, ran.stderr]).toEqual([
      64,
      0,
      `error[usage]  ${named} has no effect on a plan that was made
  fix      tenantry plan ${named} …, then apply the new plan   exit 64
`,
    ]);
  });
});

test.each([["--out", "plan.json"], ["--exit-code"], ["--all"], ["--force"]])(
  "%s is no flag of apply, and the message says whose it is",
  async (...flags) => {
    const ran = await here.tenantry("apply", ...flags);
    expect([ran.code, ran.requests, ran.stderr]).toEqual([64, 0, expect.stringContaining(`${flags[0]} belongs to tenantry `)]);
  },
);

describe("the roster that was applied", () => {
  const sources = fleetText.replace(/sources: .*/, 'sources: [{ manifests: "tenants/**/*.yaml" }, { roster: roster.ndjson }]');
  const roster = (asOf: string): string => `{"tenant":"dart","tier":"free"}\n{"count":1,"asOf":"${asOf}"}\n`;
  const memory = (): string => join(here.folder.path, ".tenantry/roster.json");

  test("is remembered, so an older one is refused", async () => {
    here.folder.write({ "tenantry.yaml": sources, "roster.ndjson": roster("2026-02-28") });
    expect((await here.tenantry("apply", "--yes")).code).toBe(0);
    expect(JSON.parse(readFileSync(memory(), "utf8"))).toMatchObject({ rosters: { "roster.ndjson": { count: 1 } } });
    here.folder.write({ "roster.ndjson": roster("2026-02-27") });
    expect(await here.tenantry("apply", "--yes")).toMatchObject({ code: 3, stderr: expect.stringContaining("roster-older") });
  });

  test("isn't, where nothing was applied because of a limit", async () => {
    const strict = sources.replace("update: {} }", "update: { max: 1 } }");
    here.folder.write({ "tenantry.yaml": strict, "roster.ndjson": roster("2026-02-28") });
    expect((await here.tenantry("apply", "--yes")).code).toBe(4);
    expect(existsSync(memory())).toBe(false);
  });
});
