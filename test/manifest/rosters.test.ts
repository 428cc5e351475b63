import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rememberRosters } from "../../src/cli/sources-roster.js";
import type { World } from "../../src/cli/world.js";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { loadFleet, loadManifests, loadRoster, mergeSources } from "../../src/reconciler/manifest/index.js";
import { bytesOf, exampleFleet, now } from "../corpus/row.js";
import { commit, folderWith, tenantry, write } from "./folder.js";

const withRoster = exampleFleet.replace("- manifests: tenants/**/*.yaml", "- roster: roster.ndjson");
const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(withRoster) });
const source = { path: "roster.ndjson", maxShrink: 0.05 };
const load = (text: string) => loadRoster({ path: "roster.ndjson", bytes: bytesOf(text) }, { fleet, source, before: null, now });
const lines = (count: number, asOf = "2026-02-28T10:00:00Z"): string =>
  [...Array.from({ length: count }, (_, n) => `{"tenant":"app-${n}","tier":"free"}`), `{"count":${count},"asOf":"${asOf}"}`].join(
    "\n",
  );

test("a line is the same value as a manifest, but for where it stands", () => {
  const roster = load(
    '\n{"tenant":"app-1","tier":"pro","labels":{"a":"b"},"projectId":"p-1"}\n{"count":1,"asOf":"2026-02-28"}\n',
  );
  const manifest = "tenant: app-1\ntier: pro\nlabels: { a: b }\nprojectId: p-1\n";
  const { manifests } = loadManifests([{ path: "a.yaml", bytes: bytesOf(manifest) }], fleet, now);
  expect(roster).toMatchObject({ diagnostics: [], count: 1, facts: { count: 1, asOf: Date.UTC(2026, 1, 28) } });
  expect(roster.manifests.map(({ source: _, ...rest }) => rest)).toEqual(manifests.map(({ source: _, ...rest }) => rest));
  expect(roster.manifests[0]?.source).toEqual({ file: "roster.ndjson", tenant: 2, tier: 2, state: 2 });
});

test("a manifest beats the roster, whatever it says", () => {
  const yaml = "tenant: app-1\nstate: deleted\nreason: closed\n";
  const manifests = loadManifests([{ path: "a.yaml", bytes: bytesOf(yaml) }], fleet, now);
  const merged = mergeSources(manifests, [load(lines(3))]);
  expect(merged).toMatchObject({ diagnostics: [], count: 4 });
  expect(merged.manifests.map(({ tenant, state }) => `${tenant} ${state}`).sort()).toEqual([
    "app-0 active",
    "app-1 deleted",
    "app-2 active",
  ]);
  expect(merged.fromRosters.map(({ tenant }) => tenant)).toEqual(["app-0", "app-2"]);
});

test("reading is quick: a hundred thousand lines", () => {
  const text = lines(100_000);
  const start = performance.now();
  expect(load(text).manifests).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(4000);
});

test("a list that is wrong on every line is told as quickly, and each line of it", () => {
  const text = lines(50_000).replaceAll('"free"', '"fre"');
  const start = performance.now();
  const { diagnostics } = load(text);
  expect(diagnostics).toHaveLength(50_000);
  expect(diagnostics[0]?.range).toMatchObject({ start: 25, end: 30 });
  expect(performance.now() - start).toBeLessThan(8000);
});

test("the tenants of a roster are complete as those of manifests are", () => {
  if (fleet === null) throw new Error("the example has a mistake");
  const [tenant] = desiredTenants(load(lines(1)).manifests, fleet, now);
  expect(tenant).toMatchObject({ tenant: "app-0", org: "free", name: "app-0", source: { file: "roster.ndjson", line: 1 } });
  expect(tenant?.settings).toEqual(fleet.tiers[0]?.settings);
});

describe("validate", () => {
  const validate = async (folder: string, ...args: string[]) => {
    const { stdout } = await tenantry(folder, ["validate", ...args]);
    return stdout;
  };

  test("counts its tenants and says where a line is wrong", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, "roster.ndjson": lines(3) });
    expect(await validate(folder)).toBe("3 tenants in 1 file are valid (0.0 s).  Next: tenantry plan\n");
    write(folder, { "roster.ndjson": lines(3).replace('"app-1","tier":"free"', '"app-1","tier":"fre"') });
    expect(await validate(folder)).toContain(
      [
        "roster.ndjson:2:26  error[unknown-tier]",
        '2 | {"tenant":"app-1","tier":"fre"}',
        "  |                          ^^^^^",
        'The fleet file has no tier "fre". Did you mean free?',
      ].join("\n"),
    );
  });

  test("a default that changed concerns the tenants of a roster, too", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, "roster.ndjson": lines(3) });
    commit(folder);
    write(folder, { "tenantry.yaml": withRoster.replace("region: aws-us-east-2", "region: aws-eu-central-1") });
    expect(await validate(folder, "--base", "main")).toContain("for the 3 tenants that rely on it");
  });

  test("a roster that was never committed is the same at the base", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, ".gitignore": "roster.ndjson\n" });
    commit(folder);
    write(folder, {
      "roster.ndjson": lines(3),
      "tenantry.yaml": withRoster.replace("region: aws-us-east-2", "region: aws-eu-central-1"),
    });
    expect(await validate(folder, "--base", "main")).toContain("for the 3 tenants that rely on it");
  });
});

describe("what is remembered of a roster", () => {
  const remembered = async (folder: string, text: string) => {
    await rememberRosters({ cwd: folder } as World, "tenantry.yaml", [[source, load(text)]]);
    const path = join(folder, ".tenantry/roster.json");
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as unknown) : null;
  };
  const codes = async (folder: string, ...flags: string[]): Promise<readonly string[]> => {
    const { stdout } = await tenantry(folder, ["validate", "--json", ...flags]);
    return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
  };

  test("is its count and time, in a folder that ignores itself", async () => {
    const folder = folderWith({});
    expect(await remembered(folder, lines(40))).toEqual({
      format: "tenantry/roster@1",
      rosters: { "roster.ndjson": { count: 40, asOf: Date.UTC(2026, 1, 28, 10) } },
    });
    expect(readFileSync(join(folder, ".tenantry/.gitignore"), "utf8")).toBe("*\n");
  });

  test("is compared with the next list", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, "roster.ndjson": lines(37, "2026-02-27") });
    expect(await codes(folder)).toEqual([]);
    await remembered(folder, lines(40));
    expect(await codes(folder)).toEqual(["roster-older", "roster-shrunk"]);
    write(folder, { "roster.ndjson": lines(38) });
    expect(await codes(folder)).toEqual([]);
    write(folder, {
      "roster.ndjson": lines(20),
      "tenantry.yaml": withRoster.replace("- roster: roster.ndjson", "- { roster: roster.ndjson, maxShrink: 50% }"),
    });
    expect(await codes(folder)).toEqual([]);
  });

  test("comes from the base in a fresh checkout, and what is remembered here counts more", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, "roster.ndjson": lines(40) });
    commit(folder);
    write(folder, { "roster.ndjson": lines(1, "2025-02-28T10:00:00Z") });
    expect(await codes(folder)).toEqual([]);
    const { stdout } = await tenantry(folder, ["validate", "--base", "main"]);
    expect(stdout).toContain("The roster is older than the one at main, by 365d. Fix: export it again.\n");
    expect(stdout).toContain("The roster has 1 tenant, 39 fewer than the 40 at main; at most 2 (5%) may be gone.");
    await remembered(folder, lines(1, "2025-02-28T10:00:00Z"));
    expect(await codes(folder, "--base", "main")).toEqual([]);
  });

  test("says nothing of age where it lies ahead, as an earlier version accepted it", async () => {
    const folder = folderWith({ "tenantry.yaml": withRoster, "roster.ndjson": lines(20) });
    write(folder, {
      ".tenantry/roster.json": JSON.stringify({
        format: "tenantry/roster@1",
        rosters: { "roster.ndjson": { count: 40, asOf: Date.UTC(2029, 1, 1) } },
      }),
    });
    expect(await codes(folder)).toEqual(["roster-shrunk"]);
  });

  test("is nothing where the list is not proven whole", async () => {
    expect(await remembered(folderWith({}), "{}")).toBeNull();
  });
});
