/** Rules on manifests beside fleet files other than the example's: what they leave alone, lack, or get wrong themselves. */
import { describe, expect, test } from "vitest";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import { fleetText } from "../harness/fleet.js";

const now = 1_772_323_200_123;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fleetOf = (text: string) => loadFleet({ path: "tenantry.yaml", bytes: bytes(text) });

/** `code: message | fix` of each finding. */
const findings = (fleet: string, manifest: string): readonly string[] => {
  const { diagnostics } = loadManifests([{ path: "tenants/a.yaml", bytes: bytes(manifest) }], fleetOf(fleet).fleet, now);
  return diagnostics.map(
    ({ code, severity, message, fix }) => `${severity === "warning" ? "warning " : ""}${code}: ${message} | ${fix ?? ""}`,
  );
};
const fleetFindings = (text: string): readonly string[] =>
  fleetOf(text).diagnostics.map(({ code, message, fix }) => `${code}: ${message} | ${fix ?? ""}`);

/** The tier pro, which stands in the middle, with another line. */
const pro = (line: string): string =>
  fleetText.replace("    historyRetention: 7d\n    limits:", `    historyRetention: 7d\n    ${line}\n    limits:`);
const unlimited = fleetText.replace(/^ {4}limits: \{ branches: 25,.*\n/m, "");
const staging = `${fleetText}environments: { staging: { orgs: { free: { id: org-free-s-1, apiKeyEnv: NEON_API_KEY_STAGING } } } }\n`;

describe("fields that a tier leaves alone", () => {
  const ignoring = pro("enforce: { quota.dataTransfer: ignore, historyRetention: ignore, quota.logicalSize: atLeast }");
  test.each([
    [
      "a quota",
      "quota: { dataTransfer: 1GiB, logicalSize: 1GiB, activeTime: 1h }",
      [
        "warning not-enforced: dataTransfer of acme only counts when its project is created: tier pro ignores the field. | Fix: remove it, or enforce the field in the tier.",
      ],
    ],
    [
      "the history",
      "historyRetention: 1d",
      [
        "warning not-enforced: historyRetention of acme only counts when its project is created: tier pro ignores the field. | Fix: remove it, or enforce the field in the tier.",
      ],
    ],
    ["a field that it enforces", "compute: { max: 2 }", []],
  ])("%s", (_, line, expected) => {
    expect(findings(ignoring, `{ tenant: acme, tier: pro, ${line} }`)).toEqual(expected);
  });
});

describe("an environment", () => {
  test.each([
    ["that the fleet has", "{ tenant: acme, tier: free, environment: staging }", []],
    [
      "that lacks the tier's org",
      "{ tenant: acme, tier: pro, environment: staging }",
      [
        "unknown-org: Tier pro of acme@staging lives in org paid, which environment staging doesn't have. | Fix: environments.staging.orgs.paid in tenantry.yaml, or another tier.",
      ],
    ],
    [
      "that is nearly the fleet's",
      "{ tenant: acme, tier: free, environment: stagin }",
      [
        "unknown-environment: acme@stagin asks for environment stagin; tenantry.yaml has no such environment. | Did you mean staging?",
      ],
    ],
    [
      "that is nothing like it",
      "{ tenant: acme, tier: free, environment: qa }",
      ["unknown-environment: acme@qa asks for environment qa; tenantry.yaml has no such environment. | Fix: one of staging."],
    ],
    ["of a tombstone, which needs no tier", "{ tenant: acme, environment: staging, state: deleted, reason: closed }", []],
  ])("%s", (_, manifest, expected) => {
    expect(findings(staging, manifest)).toEqual(expected);
  });
  test("where the fleet has none", () => {
    expect(findings(fleetText, "{ tenant: acme, tier: free, environment: staging }")).toEqual([
      "unknown-environment: acme@staging asks for environment staging; tenantry.yaml has no such environment. | Fix: declare it under environments.",
    ]);
  });
});

describe("a tier without limits", () => {
  test("holds nothing against a tenant, its branches, or their number", () => {
    const branches = Array.from({ length: 60 }, (_, n) => `b${n}: { compute: { max: 8 } }`).join(", ");
    const manifest = `{ tenant: acme, tier: pro, historyRetention: 30d, compute: { max: 8 }, branches: { ${branches} } }`;
    expect(findings(unlimited, manifest)).toEqual([]);
  });
  test("is what a smaller tier's limit points to", () => {
    expect(findings(unlimited, "{ tenant: acme, tier: free, compute: { max: 4 } }")).toEqual([
      "over-limit: compute.max of acme is 4, tier free allows 2 (configured limit of 2026-02-06). | Fix: max: 2, or tier: pro (no limit there)",
    ]);
  });
  test("checks nothing of its own settings", () => {
    const larger = unlimited.replace("max: 4, suspendTimeout: 5m", "max: 8, suspendTimeout: 5m");
    expect(fleetFindings(larger)).toEqual([]);
  });
});

describe("a fleet file that is itself wrong", () => {
  const wrong = fleetText.replace("fleet: acme", "fleeet: acme");
  const lines = (manifest: string): readonly string[] => findings(wrong, manifest).map((line) => line.split(" | ")[0] ?? "");
  test("is no reason to say what needs it", () => {
    expect(fleetOf(wrong).fleet).toBe(null);
    expect(
      lines("{ tenant: acme, tier: nothing, environment: qa, compute: { max: 4 }, branches: { dev: { compute: { max: 16 } } } }"),
    ).toEqual([]);
    expect(lines("{ tenant: acme, tier: pro, dataApi: { database: app, auth: neonAuth } }")).toEqual([]);
    expect(lines("{ tenant: acme, tier: pro, snapshots: { named: { v1: { at: 2026-02-28T08:00:00Z, branch: dev } } } }")).toEqual(
      [],
    );
  });
  test("hides nothing that the manifest itself tells", () => {
    expect(lines("{ tenant: acme, tier: pro, state: suspended }")).toEqual([expect.stringMatching(/^state-reason: /)]);
    expect(lines("{ tenant: acme, tier: pro, branches: { main: {}, dev: { parent: test } } }")).toEqual([
      expect.stringMatching(/^reserved-name: Branch main of acme is the first branch/),
      expect.stringMatching(/^unknown-reference: Branch dev of acme starts from test/),
    ]);
  });
});

describe("an entry without a value", () => {
  test.each([
    ["a branch", "branches:\n  dev:\n  test: {}\n", ["missing-value"]],
    ["a snapshot", "snapshots:\n  named:\n    v1:\n    v2: { at: 2026-02-28T08:00:00Z }\n", ["missing-value"]],
    ["a database", "databases:\n  app:\n  other: {}\n", ["missing-value"]],
  ])("%s is told once, and no rule stumbles over it", (_, lines, expected) => {
    expect(findings(fleetText, `tenant: acme\ntier: pro\n${lines}`).map((line) => line.split(":")[0])).toEqual(expected);
  });
});

describe("what is counted to the second", () => {
  test("proposes a moment without a fraction", () => {
    expect(findings(fleetText, "{ tenant: acme, tier: pro, branches: { dev: { expiresIn: 7d } } }")).toEqual([
      expect.stringMatching(/\| Fix: at: 2026-03-01T00:00:00Z beside it, or expiresAt\.$/),
    ]);
    expect(findings(fleetText, "{ tenant: acme, tier: pro, snapshots: { named: { v1: {} } } }")).toEqual([
      expect.stringMatching(/\| Fix: at: 2026-03-01T00:00:00Z, or lsn\.$/),
    ]);
  });
});

describe("a rule", () => {
  const sources = (rule: string): string => fleetText.replace('{ manifests: "tenants/**/*.yaml" }', `{ rule: ${rule} }`);
  const lonely = (rule: string): string =>
    sources(rule).replace("orgs:\n", "orgs:\n  spare: { id: org-spare-sun-1, apiKeyEnv: NEON_API_KEY_SPARE, maxProjects: 10 }\n");
  test.each([
    ["for the tier's org", sources('{ org: paid, name: "*", tier: pro }'), []],
    [
      "for an org in which other tiers live",
      sources('{ org: paid, name: "*", tier: free }'),
      ["rule-org: The rule is about org paid, but tier free lives in free; a rule moves nothing. | Fix: tier: pro, or business."],
    ],
    [
      "for an org in which no tier lives",
      lonely('{ org: spare, name: "*", tier: free }'),
      ["rule-org: The rule is about org spare, but tier free lives in free; a rule moves nothing. | Fix: org: free."],
    ],
    [
      "for a tier that is none",
      sources('{ org: paid, name: "*", tier: gold }'),
      ["unknown-tier: The rule asks for tier gold; there is no such tier. | Fix: one of free, pro, business."],
    ],
  ])("%s", (_, fleet, expected) => {
    expect(fleetFindings(fleet)).toEqual(expected);
  });
});

test("a snapshot of another branch names a root branch that is declared", () => {
  const named = (branch: string, branches: string): readonly string[] =>
    findings(
      fleetText,
      `{ tenant: acme, tier: pro, branches: { ${branches} }, snapshots: { named: { v1: { at: 2026-02-28T08:00:00Z, branch: ${branch} } } } }`,
    ).map((line) => line.split(":")[0] ?? "");
  expect(named("main", "dev: {}")).not.toContain("unknown-reference");
  expect(named("gone", "dev: {}")).toContain("unknown-reference");
  expect(named("dev", "dev: {}")).toContain("snapshot-root-only");
  expect(named("dev", "dev: { schemaOnly: true }")).not.toContain("snapshot-root-only");
});
