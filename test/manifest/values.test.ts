import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDate } from "../../src/reconciler/manifest/date.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import { bytesOf, exampleFleet, now } from "../corpus/row.js";

const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(exampleFleet) });
const load = (text: string) => loadManifests([{ path: "a.yaml", bytes: bytesOf(text) }], fleet, now);

describe("the example", () => {
  const folder = new URL("../../tenants/", import.meta.url);
  const files = readdirSync(folder).map((name) => ({
    path: `tenants/${name}`,
    bytes: new Uint8Array(readFileSync(new URL(name, folder))),
  }));
  const loaded = loadManifests(files, fleet, now);

  test("has no mistake", () => {
    expect([...diagnostics, ...loaded.diagnostics]).toEqual([]);
    expect(loaded.manifests).toHaveLength(loaded.count);
  });
  test("shows each tier, overrides, a suspended tenant and a tombstone, and nothing that can't be applied", () => {
    expect(new Set(loaded.manifests.map(({ tier }) => tier))).toEqual(new Set(["free", "pro", "business", null]));
    expect(new Set(loaded.manifests.map(({ state }) => state))).toEqual(new Set(["active", "suspended", "deleted"]));
    expect(
      loaded.manifests.filter(({ compute, quota }) => Object.keys({ ...compute, ...quota }).length > 0).length,
    ).toBeGreaterThan(4);
    expect(loaded.manifests.flatMap(({ unsupported }) => unsupported)).toEqual([]);
  });
});

test("the fleet file, in base units and with every default", () => {
  expect(fleet).toMatchObject({
    name: "acme",
    manifests: ["tenants/**/*.yaml"],
    personalApiKeyEnv: "NEON_API_KEY_PERSONAL",
    rate: { perMinute: 700, share: 0.6, burst: 40 },
    apply: { settle: 60_000, operationTimeout: 600_000, requestTimeout: 30_000, concurrency: 16 },
    planMaxAge: 86_400_000,
    safety: { delete: { max: 20, share: 0.01 }, restore: { max: 5 }, update: { share: 0.9 } },
  });
  expect(fleet?.tiers.map(({ name }) => name)).toEqual(["free", "pro", "business"]);
  expect(fleet?.tiers[0]).toMatchObject({
    org: "free",
    settings: {
      quota: {
        activeTime: 360_000,
        computeTime: "unlimited",
        writtenData: "unlimited",
        dataTransfer: 5_368_709_120,
        logicalSize: 536_870_912,
      },
      compute: { min: 0.25, max: 2, suspendTimeout: 300 },
      historyRetention: 21_600,
    },
    limits: { branches: 10, compute: { max: 2, minSuspendTimeout: 300 }, historyRetention: 86_400, asOf: "2026-02-06" },
  });
});

test("a short fleet file gets the same defaults", () => {
  const tiers = exampleFleet.slice(exampleFleet.indexOf("tiers:"), exampleFleet.indexOf("safety:"));
  const orgs = exampleFleet.slice(exampleFleet.indexOf("orgs:"), exampleFleet.indexOf("personalApiKeyEnv"));
  const short = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(`fleet: acme\n${orgs}${tiers}`) }).fleet;
  const withoutPlaces = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (/^(at|limitsAt)$/.test(key) ? undefined : inner)));
  expect(withoutPlaces(short)).toEqual(withoutPlaces(fleet));
});

test("a safety limit overrides its kind key by key", () => {
  const text = exampleFleet.replace("delete: { max: 20, share: 1% }", "delete: { max: 3 }");
  expect(loadFleet({ path: "tenantry.yaml", bytes: bytesOf(text) }).fleet?.safety.delete).toEqual({ max: 3, share: 0.01 });
});

test("tiers and orgs keep the order of the file, also when they are called by numbers", () => {
  const text = exampleFleet.replace("\n  pro:\n", "\n  x:\n").replace("\n  business:\n", "\n  1:\n".replace("1", '"1"'));
  expect(loadFleet({ path: "tenantry.yaml", bytes: bytesOf(text) }).fleet?.tiers.map(({ name }) => name)).toEqual([
    "free",
    "x",
    "1",
  ]);
});

test("a manifest, in base units, with only what stands there", () => {
  const text = [
    "# first",
    "tenant: moon-data",
    "tier: pro",
    "projectId: crimson-sun-12345678",
    "name: Moon (data)",
    "pgVersion: 16",
    "compute: { max: 8, suspendTimeout: never }",
    "quota: { dataTransfer: 200GiB, computeTime: unlimited }",
    "historyRetention: none",
    "graceUntil: 2026-04-01",
    "labels: { customer: cus_1 }",
    'exceptions: [{ field: historyRetention, allow: drift, until: 2026-04-01T12:30:00Z, reason: "OPS-77" }]',
    "neonAuth: {}",
    "inactive: { warn: never, suspend: 30d }",
    'cleanUp: { branches: { "preview-*": 36h, "* (old*)": never } }',
    "branches: { dev: { parent: main, at: 2026-03-04, expiresIn: 7d, protected: false, compute: { max: 0.5, suspendTimeout: 1m } }, tpl: { parent: dev, schemaOnly: true }, x: { state: deleted } }",
  ].join("\n");
  expect(load(text)).toMatchObject({ diagnostics: [], count: 1 });
  const branch = {
    parent: null,
    at: null,
    isSchemaOnly: false,
    expiresAt: null,
    isProtected: false,
    compute: {},
    state: "active",
  };
  expect(load(text).manifests).toEqual([
    {
      tenant: "moon-data",
      tier: "pro",
      projectId: "crimson-sun-12345678",
      name: "Moon (data)",
      state: "active",
      reason: null,
      deleteAfter: null,
      graceUntil: Date.UTC(2026, 3, 1),
      quota: { dataTransfer: 214_748_364_800, computeTime: "unlimited" },
      compute: { max: 8, suspendTimeout: "never" },
      historyRetention: "none",
      fixed: { pgVersion: 16 },
      branches: [
        {
          ...branch,
          name: "dev",
          at: Date.UTC(2026, 2, 4),
          expiresAt: Date.UTC(2026, 2, 11),
          compute: { max: 0.5, suspendTimeout: 60 },
        },
        { ...branch, name: "tpl", parent: "dev", isSchemaOnly: true },
        { ...branch, name: "x", state: "deleted" },
      ],
      snapshots: [],
      schedule: null,
      restore: null,
      inactive: { warn: "never", suspend: 2_592_000 },
      cleanUp: { "preview-*": 129_600, "* (old*)": "never" },
      labels: { customer: "cus_1" },
      exceptions: [{ field: "historyRetention", allow: "drift", until: Date.UTC(2026, 3, 1, 12, 30), reason: "OPS-77" }],
      unsupported: ["neonAuth"],
      source: { file: "a.yaml", tenant: 2, tier: 3, state: 2 },
    },
  ]);
});

test("a tier's schedule is read, in milliseconds", () => {
  const text = exampleFleet.replace(
    "    historyRetention: 7d\n",
    '    historyRetention: 7d\n    snapshots: { schedule: { every: 6h, at: "03:30", keep: 3 } }\n',
  );
  expect(loadFleet({ path: "tenantry.yaml", bytes: bytesOf(text) }).fleet?.tiers[1]?.schedule).toEqual({
    every: 21_600_000,
    at: 12_600_000,
    keep: 3,
  });
});

test("a byte order mark and CRLF line ends are read like any other file", () => {
  const text = "\ufefftenant: acme\r\ntier: free\r\n---\r\ntenant: other\r\ntier: free\r\n";
  expect(load(text)).toMatchObject({
    diagnostics: [],
    manifests: [{ tenant: "acme" }, { tenant: "other", source: { tenant: 4 } }],
  });
});

test("an exception lifts a limit until its end", () => {
  const until = (date: string) =>
    load(
      `tenant: a\ntier: free\nhistoryRetention: 2d\nexceptions: [{ field: historyRetention, allow: limit, until: ${date}, reason: x }]\n`,
    );
  expect(until("2026-03-02").diagnostics).toEqual([]);
  expect(until("2026-03-01").diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["over-limit", "warning"],
    ["past-date", "warning"],
  ]);
});

test("the manifests of a fleet file with errors are checked for all that needs no fleet", () => {
  const loaded = loadManifests([{ path: "a.yaml", bytes: bytesOf("tenant: a\ntier: nowhere\nquotta: 1\n") }], null, now);
  expect(loaded).toMatchObject({ manifests: [], diagnostics: [{ code: "unknown-field" }] });
});

test("dates are those of the calendar", () => {
  for (let day = -25_000; day < 60_000; day += 1) {
    const iso = new Date(day * 86_400_000).toISOString();
    expect(parseDate(iso.slice(0, 10))).toBe(day * 86_400_000);
  }
  expect(parseDate("2026-03-04T10:20:30Z")).toBe(Date.UTC(2026, 2, 4, 10, 20, 30));
  for (const wrong of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "1900-02-29",
    "2026-03-04T24:00Z",
    "2026-03-04T10:00",
    "26-03-04",
  ]) {
    expect(parseDate(wrong)).toBeNull();
  }
});

test("the moment that a snapshot without one is told to declare is a date that a manifest takes", () => {
  const written = (snapshot: string): string => `tenant: vega\ntier: pro\nsnapshots: { named: { v1: ${snapshot} } }\n`;
  const [finding] = loadManifests([{ path: "a.yaml", bytes: bytesOf(written("{}")) }], fleet, now + 123).diagnostics;
  const [, at = ""] = /at: (\S+),/.exec(finding?.fix ?? "") ?? [];
  expect(load(written(`{ at: ${at} }`)).diagnostics).toEqual([]);
});
