import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesGlob } from "../../src/reconciler/diff/glob.js";
import { environmentOf, keyPattern, orgIn, orgPattern, projectName, tenantKey, tierOrg } from "../../src/reconciler/key.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import type { OrgName, TenantName } from "../../src/reconciler/names.js";
import { bytesOf, exampleFleet, now } from "../corpus/row.js";

const name = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
const part = fc.option(name);

describe("a key", () => {
  test("is one text of its parts, and no two tenants have the same", () => {
    fc.assert(
      fc.property(name, part, part, name, part, part, (tenant, project, environment, ...others) => {
        const key = tenantKey(tenant, project, environment);
        expect(key).toMatch(keyPattern);
        expect(environmentOf(key)).toBe(environment);
        const isSame = JSON.stringify([tenant, project, environment]) === JSON.stringify(others);
        expect(key === tenantKey(...others)).toBe(isSame);
      }),
    );
  });
  test.each([
    ["{tenant}", "acme", "acme"],
    ["{tenant}", "acme.worker@staging", "acme.worker@staging"],
    ["x-{tenant}-y", "acme@staging", "x-acme-y@staging"],
    ["$&{tenant}", "acme.worker", "$&acme.worker"],
  ])("naming %s calls the project of %s %s", (naming, key, expected) => {
    expect(projectName(naming, key as TenantName)).toBe(expected);
  });
  test("an environment's org is called by both words, and is found back", () => {
    const org = orgIn("free" as OrgName, "staging");
    expect([org, tierOrg(org), orgPattern.test(org)]).toEqual(["free@staging", "free", true]);
    expect(orgIn("free" as OrgName, null)).toBe("free");
  });
});

describe("a fleet with environments", () => {
  const staging =
    "free: { id: org-s-1, apiKeyEnv: NEON_API_KEY_S, sponsored: true }, paid: { id: org-s-2, apiKeyEnv: NEON_API_KEY_T, manage: none }";
  const text = `${exampleFleet}environments: { staging: { orgs: { ${staging} } } }\n`.replace(
    "NEON_API_KEY_PAID, maxProjects: 30000",
    "NEON_API_KEY_PAID, manage: transfers",
  );
  const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(text) });

  test("has their orgs beside its own, those that are managed", () => {
    expect(diagnostics).toEqual([]);
    expect(fleet?.orgs).toEqual([
      { name: "free", id: "org-quiet-lake-48151623", apiKeyEnv: "NEON_API_KEY_FREE", maxProjects: 30_000, sponsored: true },
      {
        name: "paid",
        id: "org-bold-river-20263711",
        apiKeyEnv: "NEON_API_KEY_PAID",
        maxProjects: null,
        sponsored: false,
        manage: "transfers",
      },
      { name: "free@staging", id: "org-s-1", apiKeyEnv: "NEON_API_KEY_S", maxProjects: null, sponsored: true },
    ]);
    expect(fleet?.unmanaged).toEqual(["paid@staging"]);
  });
  test("and manifests whose key says which", () => {
    const yaml = "tenant: acme\nproject: worker\nenvironment: staging\ntier: free\n";
    const { manifests } = loadManifests([{ path: "a.yaml", bytes: bytesOf(yaml) }], fleet, now);
    expect(manifests).toMatchObject([{ tenant: "acme.worker@staging", tier: "free" }]);
  });
});

test("rules and enforcement, as the fleet has them", () => {
  const text = exampleFleet
    .replace("- manifests: tenants/**/*.yaml", '- manifests: a.yaml\n  - rule: { org: free, name: "app-*", tier: free }')
    .replace(
      "    historyRetention: 6h",
      "    enforce: { quota.dataTransfer: atLeast, historyRetention: ignore, quota.activeTime: exact }\n    historyRetention: 6h",
    );
  const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(text) });
  expect(diagnostics).toEqual([]);
  expect(fleet?.rules).toEqual([{ org: "free", name: "app-*", tier: "free", source: { file: "tenantry.yaml", line: 5 } }]);
  expect(fleet?.tiers.map(({ enforce }) => enforce)).toEqual([
    { "quota.dataTransfer": "atLeast", historyRetention: "ignore" },
    {},
    {},
  ]);
});

describe("a rule's pattern", () => {
  test.each([
    ["app-*", "app-1", true],
    ["app-*", "app-", true],
    ["app-*", "xapp-1", false],
    ["app-?", "app-12", false],
    ["*", "", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-b-b-d", false],
    ["a.c", "abc", false],
    ["[a]", "a", false],
    ["*\u{1f680}?", "x\u{1f680}\u{1f680}", true],
    ["App", "app", false],
  ])("%s and the name %s: %s", (pattern, given, expected) => {
    expect(matchesGlob(pattern, given)).toBe(expected);
  });
  test("means what the regular expression means that it stands for", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (glob, given) => {
        const expression = new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`, "su");
        expect(matchesGlob(glob, given)).toBe(expression.test(given));
      }),
      { numRuns: 1000 },
    );
  });
  test("takes no longer than pattern × name", () => {
    const start = performance.now();
    expect(matchesGlob(`${"*a".repeat(120)}b`, "a".repeat(256))).toBe(false);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
