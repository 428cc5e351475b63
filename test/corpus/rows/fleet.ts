import { exampleFleet } from "../row.js";
import type { Expected, Row } from "../row.js";

/** The example with one thing changed. */
const edit = (name: string, from: string, to: string, ...expect: Expected[]): Row => {
  if (!exampleFleet.includes(from)) throw new Error(`The example fleet has no ${from}`);
  return { name, input: exampleFleet.replace(from, to), expect };
};
const add = (name: string, line: string, ...expect: Expected[]): Row =>
  edit(name, "fleet: acme\n", `fleet: acme\n${line}\n`, ...expect);

export const fleet: readonly Row[] = [
  { name: "an empty file", input: "", expect: [["empty-manifest", 1, 1]] },
  {
    name: "two documents",
    input: `fleet: acme\n${exampleFleet}`.replace("fleet: acme\n", "") + "---\nfleet: b\n",
    expect: [["yaml-syntax", 34, 1]],
  },
  edit("a tier without org", "    org: free\n", "", ["missing-field", 12, 3]),
  edit("a tier without a quota", "activeTime: 100h, computeTime: unlimited", "computeTime: unlimited", ["missing-field", 14, 12]),
  edit("an org that is not there", "    org: free\n", "    org: fre\n", ["unknown-org", 13, 10]),
  edit("one id for two orgs", "org-bold-river-20263711", "org-quiet-lake-48151623", ["duplicate-org", 8, 15]),
  edit("a share of 0", "share: 1% }, suspend", "share: 0 }, suspend", ["range", 32, 31]),
  edit("a share of 1.5", "share: 1% }, suspend", "share: 1.5 }, suspend", ["range", 32, 31]),
  edit("a share in words", "share: 1% }, suspend", 'share: "all" }, suspend', ["range", 32, 31]),
  edit("a share of 200%", "share: 1% }, suspend", "share: 200% }, suspend", ["range", 32, 31]),
  edit("a limit switched off", "share: 1% }, suspend", "share: 100% }, suspend", ["policy-off", 32, 31]),
  edit("another secret as key", "NEON_API_KEY_FREE", "GITHUB_TOKEN", ["key-env-name", 7, 51]),
  edit("a key as key", "NEON_API_KEY_FREE", "napi_1234567890abcdef", ["key-env-name", 7, 51]),
  edit("a key variable in small letters", "NEON_API_KEY_FREE", "NEON_API_KEY_free", ["key-env-name", 7, 51]),
  edit("limits without a date", ", asOf: 2026-02-06 }   #", " }   #", ["undated", 17, 13]),
  edit("limits of a day that is none", "asOf: 2026-02-06", "asOf: 2026-02-31", ["date", 18, 87]),
  edit("a tier over its own limit", "historyRetention: 6h", "historyRetention: 2d", ["over-limit", 16, 23]),
  edit(
    "an unlimited quota in the sponsored org",
    "dataTransfer: 5GiB, logicalSize: 512MiB }\n",
    "dataTransfer: unlimited, logicalSize: 512MiB }\n",
    ["unlimited-not-allowed", 14, 94],
  ),
  edit("a tier's compute", "{ min: 0.25, max: 2,", "{ min: 4, max: 2,", ["compute-order", 15, 14]),
  edit("a tier that is always stopped", "activeTime: 100h, computeTime", "activeTime: 1s, computeTime", [
    "use-suspended",
    14,
    26,
  ]),
  edit("a tier's name", "  free:\n    org", "  Free:\n    org", ["name-characters", 12, 3]),
  edit("a burst above the limit", "burst: 40 }", "burst: 700 }", ["range", 33, 44]),
  edit("a name without the tenant", '"{tenant}"', "acme", ["format", 5, 9]),
  edit("a glob that leaves the folder", "tenants/**/*.yaml", "../**/*.yaml", ["format", 4, 16]),
  edit("a reserved role", "role: neondb_owner", "role: pg_owner", ["reserved-name", 10, 89]),
  edit("a roster", "- manifests: tenants/**/*.yaml", "- roster: roster.ndjson", ["unsupported", 4, 5]),
  edit("a rule", "- manifests: tenants/**/*.yaml", '- rule: { org: free, name: "app-*", tier: free }', ["unsupported", 4, 5]),
  edit("an org managed in part", "maxProjects: 30000 }", "maxProjects: 30000, manage: report }", ["unsupported", 8, 90]),
  edit("cells", "burst: 40 }", "burst: 40, cells: { size: 500 } }", ["unsupported", 33, 48]),
  edit(
    "a quota enforced at least",
    "    historyRetention: 6h",
    "    enforce: { quota.dataTransfer: atLeast }\n    historyRetention: 6h",
    ["unsupported", 16, 16],
  ),
  edit("a field enforced that is none", "    historyRetention: 6h", "    enforce: { quota.x: exact }\n    historyRetention: 6h", [
    "enum",
    16,
    16,
  ]),
  edit("no tiers", "tiers: ", "tiers: {}\nx-tiers: ", ["missing-value", 11, 8], ["unknown-field", 12, 1]),
  add("the API's address", "apiHost: https://evil.example", ["endpoint-in-repo", 3, 1]),
  add("the API's address, nested", "neon: { baseUrl: //evil.example }", ["endpoint-in-repo", 3, 1]),
  add("a price file", "prices: prices.yaml", ["unsupported", 3, 1]),
  add("environments", "environments: { staging: { orgs: { free: { id: org-x, apiKeyEnv: NEON_API_KEY_S } } } }", [
    "unsupported",
    3,
    1,
  ]),
  add("waits", "apply: { settle: 0, requestTimeout: 30, concurrency: 0 }", ["range", 3, 18], ["unit", 3, 37], ["range", 3, 54]),
];
