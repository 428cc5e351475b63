import { renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { matchGlobs } from "../../src/cli/match-globs.js";
import { codes } from "../../src/reconciler/codes.js";
import { exampleFleet, tenant } from "../corpus/row.js";
import { commit, folderWith, tenantry, write } from "./folder.js";

const found = async (folder: string, ...args: string[]) => {
  const { stdout } = await tenantry(folder, ["validate", "--json", ...args]);
  const { diagnostics, counts } = JSON.parse(stdout) as {
    diagnostics: { code: string; file: string; message: string }[];
    counts: { tenants: number };
  };
  return {
    codes: diagnostics.map(({ code }) => code),
    files: diagnostics.map(({ file }) => file),
    tenants: counts.tenants,
    diagnostics,
  };
};

describe("the fleet file", () => {
  test("is the flag's, else the environment's, else tenantry.yaml", async () => {
    const folder = folderWith({ "tenants/a.yaml": tenant("free") });
    write(folder, { "other/fleet.yaml": "fleet: other\n", "third.yaml": "fleet: third\nfleet: again\n" });
    expect((await tenantry(folder, ["validate"])).exit).toBe(0);
    const env = { TENANTRY_CONFIG: "third.yaml" };
    expect((await tenantry(folder, ["validate"], env)).stdout).toContain("third.yaml:2:1  error[duplicate-key]");
    expect((await tenantry(folder, ["validate", "--config", "other/fleet.yaml"], env)).stdout).toContain(
      "other/fleet.yaml:1:1  error[missing-field]",
    );
  });
  test("is where globs begin, and paths are shown from where the command runs", async () => {
    const folder = folderWith({});
    write(folder, { "fleets/acme/tenantry.yaml": exampleFleet, "fleets/acme/tenants/a.yaml": tenant("free", "quotta: 1") });
    expect((await found(folder, "--config", "fleets/acme/tenantry.yaml")).files).toEqual(["fleets/acme/tenants/a.yaml"]);
  });
});

test("a link inside the folder is read, and then its tenant is declared twice", async () => {
  const folder = folderWith({ "tenants/a.yaml": tenant("free") });
  symlinkSync("a.yaml", join(folder, "tenants/b.yaml"));
  expect((await found(folder)).codes).toEqual(["duplicate-tenant"]);
});

test("one matcher for the disk and for git", () => {
  const tree = new Map([
    [
      "/",
      [
        ["tenants", true],
        ["x.yaml", false],
      ],
    ],
    [
      "/tenants",
      [
        ["a.yaml", false],
        ["b.yml", false],
        ["deep", true],
        [".hidden.yaml", false],
      ],
    ],
    [
      "/tenants/deep",
      [
        ["c.yaml", false],
        ["folder.yaml", true],
      ],
    ],
  ] as const);
  const list = (folder: string) =>
    (tree.get((folder.replace(/\/$/, "") || "/") as "/") ?? []).map(([name, isFolder]) => ({ name, isFolder }));
  expect(matchGlobs(["tenants/**/*.yaml"], "/", list)).toEqual([
    "tenants/a.yaml",
    "tenants/deep/c.yaml",
    "tenants/deep/folder.yaml",
  ]);
  expect(matchGlobs(["tenants/*.{yaml,yml}"], "/", list)).toEqual(["tenants/a.yaml", "tenants/b.yml"]);
  expect(matchGlobs(["tenants/**", "!tenants/deep/**"], "/", list)).toEqual(["tenants/a.yaml", "tenants/b.yml"]);
});

describe("against a base", () => {
  test("what may not change is refused, where it stands, with what it was", async () => {
    const folder = folderWith({ "tenants/vega.yaml": "tenant: vega-ci\ntier: pro\npgVersion: 17\n" });
    commit(folder);
    write(folder, { "tenants/vega.yaml": "tenant: vega-ci\ntier: pro\n\npgVersion: 18\n" });
    const { stdout } = await tenantry(folder, ["validate", "--base", "main"]);
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "tenants/vega.yaml:4:12  error[immutable]",
      "4 | pgVersion: 18",
      "  |            ^^",
      "pgVersion of vega-ci was 17 at main; it can't change in place. Fix: 17, or a new tenant.",
    ]);
  });
  test("writing down what was the default is no change; a renamed file is none", async () => {
    const folder = folderWith({ "tenants/a.yaml": tenant("free") });
    commit(folder);
    renameSync(join(folder, "tenants/a.yaml"), join(folder, "tenants/b.yaml"));
    write(folder, { "tenants/b.yaml": tenant("free", "pgVersion: 17") });
    expect((await found(folder, "--base", "HEAD")).codes).toEqual([]);
  });
  test("a default that changed is one error with the number of tenants", async () => {
    const folder = folderWith({
      "tenants/a.yaml": `${tenant("free")}---\ntenant: b\ntier: pro\n---\ntenant: c\ntier: pro\nregion: aws-us-east-2\n`,
    });
    commit(folder);
    write(folder, { "tenantry.yaml": exampleFleet.replace("region: aws-us-east-2", "region: aws-eu-central-1") });
    const { diagnostics } = await found(folder, "--base", "main");
    expect(diagnostics).toMatchObject([{ code: "immutable", file: "tenantry.yaml" }]);
    expect(diagnostics[0]?.message).toBe(
      "defaults.region was aws-us-east-2 at main; it can't change in place for the 2 tenants that rely on it.",
    );
  });
  test("an expiry in the past is an error only in a file that changed", async () => {
    const expired = tenant("pro", "branches: { dev: { expiresAt: 2026-01-01 } }");
    const folder = folderWith({ "tenants/a.yaml": expired, "tenants/b.yaml": expired.replace("acme", "other") });
    commit(folder);
    write(folder, { "tenants/b.yaml": `${expired.replace("acme", "other")}# touched\n` });
    expect((await found(folder, "--base", "main")).codes).toEqual(["past-date", "range"]);
  });
  test.each([
    ["an expiry", "branches: { dev: { expiresAt: 2026-02-28 } }", "range"],
    [
      "an exception's end",
      "historyRetention: 14d\nexceptions: [{ field: historyRetention, allow: limit, until: 2026-02-28, reason: OPS-77 }]",
      "over-limit",
    ],
  ])("%s that has passed breaks no file that did not change, with a base and without", async (_, body, code) => {
    const folder = folderWith({ "tenants/a.yaml": tenant("pro", body) });
    commit(folder);
    const run = (...args: string[]) => tenantry(folder, ["validate", "--json", ...args]);
    expect((await run()).exit).toBe(0);
    expect((await run("--base", "main")).exit).toBe(0);
    write(folder, { "tenants/a.yaml": `${tenant("pro", body)}# touched\n` });
    const touched = await run("--base", "main");
    const { diagnostics } = JSON.parse(touched.stdout) as { diagnostics: { code: string; severity: string }[] };
    expect([touched.exit, diagnostics.find(({ severity }) => severity === "error")?.code]).toEqual([3, code]);
  });
  test("a base without a fleet file compares with nothing", async () => {
    const folder = folderWith({});
    renameSync(join(folder, "tenantry.yaml"), join(folder, "later.yaml"));
    commit(folder);
    renameSync(join(folder, "later.yaml"), join(folder, "tenantry.yaml"));
    write(folder, { "tenants/a.yaml": tenant("free") });
    expect(await found(folder, "--base", "main")).toMatchObject({ codes: [], tenants: 1 });
  });
});

describe("explain", () => {
  test.each(Object.entries(codes))("%s is explained", async (code, { exit, explanation }) => {
    const { exit: ended, stdout, stderr } = await tenantry(folderWith({}), ["explain", code]);
    expect({ ended, stderr }).toEqual({ ended: 0, stderr: "" });
    expect(explanation).toMatch(/\.$/);
    expect(stdout.replaceAll("\n", " ")).toContain(explanation);
    expect(stdout).toContain(exit === 0 ? "A warning: the exit code stays 0." : `Exit code ${exit}.`);
  });
  test("an unknown code names the nearest, on stderr, and is a wrong argument", async () => {
    const { exit, stdout, stderr } = await tenantry(folderWith({}), ["explain", "overlimit"]);
    expect({ exit, stdout }).toEqual({ exit: 64, stdout: "" });
    expect(stderr).toContain("did you mean over-limit?");
  });
});
