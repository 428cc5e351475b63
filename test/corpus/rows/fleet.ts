import { exampleFleet } from "../row.js";
import type { Expected, Row } from "../row.js";

/** The example with one thing changed. */
const edit = (name: string, from: string, to: string, ...expect: Expected[]): Row => {
  if (!exampleFleet.includes(from)) throw new Error(`The example fleet has no ${from}`);
  return { name, input: exampleFleet.replace(from, to), expect };
};
const add = (name: string, line: string, ...expect: Expected[]): Row =>
  edit(name, "fleet: acme\n", `fleet: acme\n${line}\n`, ...expect);

/** The first source, as the inside of a `{ … }`. */
const source = (name: string, inside: string, ...expect: Expected[]): Row =>
  edit(name, "- manifests: tenants/**/*.yaml", `- { ${inside} }`, ...expect);
const enforced = (name: string, inside: string, ...expect: Expected[]): Row =>
  edit(name, "    historyRetention: 6h", `    enforce: { ${inside} }\n    historyRetention: 6h`, ...expect);
const environment = (name: string, orgs: string, ...expect: Expected[]): Row =>
  add(name, `environments: { staging: { orgs: { ${orgs} } } }`, ...expect);

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
  source("a roster", "roster: roster.ndjson, maxShrink: 10%"),
  source("a roster out of the folder", "roster: ../roster.ndjson", ["format", 4, 15]),
  source("a roster that is a glob", 'roster: "*.ndjson"', ["format", 4, 15]),
  source("a roster that may vanish", "roster: roster.ndjson, maxShrink: 0%", ["range", 4, 41]),
  source("a share without its roster", "manifests: a.yaml, maxShrink: 5%", ["exclusive", 4, 26]),
  source("two kinds of source in one", "manifests: a.yaml, roster: roster.ndjson", ["exclusive", 4, 26]),
  source("a source of no kind", "", ["missing-value", 4, 5]),
  source("a rule", 'rule: { org: free, name: "app-*", tier: free }'),
  source("a rule without a tier", 'rule: { org: free, name: "app-*" }', ["missing-field", 4, 13]),
  source("a rule for an org that is not there", 'rule: { org: fre, name: "app-*", tier: free }', ["unknown-org", 4, 20]),
  source("a rule with a tier that is not there", 'rule: { org: free, name: "app-*", tier: fre }', ["unknown-tier", 4, 47]),
  source("a rule that would have to move its projects", 'rule: { org: free, name: "app-*", tier: pro }', ["rule-org", 4, 47]),
  source("a rule for no name", 'rule: { org: free, name: "", tier: free }', ["text-length", 4, 32]),
  edit("an org managed in part", "maxProjects: 30000 }", "maxProjects: 30000, manage: report }"),
  edit("an org managed in another word", "maxProjects: 30000 }", "maxProjects: 30000, manage: reports }", ["enum", 8, 98]),
  edit("cells", "burst: 40 }", "burst: 40, cells: { size: 500 } }", ["unsupported", 33, 48]),
  enforced("a quota enforced at least", "quota.dataTransfer: atLeast, historyRetention: ignore"),
  enforced("both ends of a range enforced at least", "compute.min: atLeast, compute.max: atLeast"),
  enforced("one end of a range enforced otherwise than the other", "compute.max: atLeast", ["enforce-range", 16, 16]),
  enforced("a field enforced that is none", "quota.x: exact", ["enum", 16, 16]),
  enforced("a field enforced in a way that is none", "quota.dataTransfer: atleast", ["enum", 16, 36]),
  edit("no tiers", "tiers: ", "tiers: {}\nx-tiers: ", ["missing-value", 11, 8], ["unknown-field", 12, 1]),
  add("the API's address", "apiHost: https://evil.example", ["endpoint-in-repo", 3, 1]),
  add("the API's address, nested", "neon: { baseUrl: //evil.example }", ["endpoint-in-repo", 3, 1]),
  add("a price file", "prices: prices.yaml", ["unsupported", 3, 1]),
  environment("an environment", "free: { id: org-x, apiKeyEnv: NEON_API_KEY_S }"),
  environment("an environment without orgs", "", ["missing-value", 3, 34]),
  environment("an environment's org that the fleet has not", "fre: { id: org-x, apiKeyEnv: NEON_API_KEY_S }", [
    "unknown-org",
    3,
    36,
  ]),
  environment("an environment in the fleet's own org", "free: { id: org-quiet-lake-48151623, apiKeyEnv: NEON_API_KEY_S }", [
    "duplicate-org",
    3,
    48,
  ]),
  environment("an environment with another secret as key", "free: { id: org-x, apiKeyEnv: AWS_SECRET }", ["key-env-name", 3, 66]),
  add("an environment's name", "environments: { Staging: { orgs: { free: { id: org-x, apiKeyEnv: NEON_API_KEY_S } } } }", [
    "name-characters",
    3,
    17,
  ]),
  edit("an org far from any", "    org: free\n", "    org: enterprise\n", ["unknown-org", 13, 10]),
  edit("a burst just below the limit", "burst: 40 }", "burst: 699 }"),
  edit("a limit below the burst", "perMinute: 700, share: 60%, burst: 40 }", "perMinute: 30, share: 60% }", ["range", 33, 20]),
  edit("a limit of any number switched off", "update: { share: 90% }", "update: { share: 100% }", ["policy-off", 32, 167]),
  edit("a limit whose number alone is none", "delete: { max: 20, share: 1% }", "delete: { max: 20 }"),
  edit("a reserved database", "database: neondb,", "database: postgres,", ["reserved-name", 10, 75]),
  edit(
    "a tier's schedule without room",
    "    historyRetention: 6h",
    "    snapshots: { schedule: { every: 6h, keep: 1 } }\n    historyRetention: 6h",
    ["over-limit", 16, 47],
  ),
  edit(
    "a tier's schedule that just fits",
    "    historyRetention: 7d\n    limits: { branches: 25,",
    "    snapshots: { schedule: { every: 6h, keep: 9 } }\n    historyRetention: 7d\n    limits: { branches: 25,",
  ),
  edit(
    "a tier's clean-up sooner than a restore is forgotten",
    "    historyRetention: 6h",
    '    cleanUp: { branches: { "* (old*)": 1h } }\n    historyRetention: 6h',
    ["range", 16, 40],
  ),
  edit(
    "a tier that warns too late",
    "    historyRetention: 6h",
    "    inactive: { warn: 61d, suspend: 60d }\n    historyRetention: 6h",
    ["inactive-order", 16, 15],
  ),
  edit("a tier's computeTime that stops it", "activeTime: 100h, computeTime: unlimited", "activeTime: 2s, computeTime: 1s", [
    "use-suspended",
    14,
    43,
  ]),
  edit(
    "an unlimited quota over a limit, in a paid org",
    "limits: { branches: 25, rootBranches: 25,",
    "limits: { quota: { computeTime: 10h }, branches: 25, rootBranches: 25,",
    ["over-limit", 21, 45],
  ),
  source("a rule with a tier far from any", 'rule: { org: free, name: "app-*", tier: platinum }', ["unknown-tier", 4, 47]),
  source("a rule whose org and tier are wrong", 'rule: { org: fre, name: "app-*", tier: pro }', ["unknown-org", 4, 20]),
  source("a rule for an org of several tiers", 'rule: { org: paid, name: "app-*", tier: free }', ["rule-org", 4, 47]),
  source("a rule and a roster in one", 'roster: roster.ndjson, maxShrink: 5%, rule: { org: free, name: "app-*", tier: free }', [
    "exclusive",
    4,
    45,
  ]),
  source("a share of two kinds, one a roster", "manifests: a.yaml, roster: roster.ndjson, maxShrink: 5%", ["exclusive", 4, 26]),
  enforced("one end of a range that isn't exact, the other ignored", "compute.min: atLeast, compute.max: ignore", [
    "enforce-range",
    16,
    16,
  ]),
  enforced("the lower end of a range enforced otherwise", "compute.min: ignore", ["enforce-range", 16, 16]),
  add(
    "two environments in one org",
    "environments: { a: { orgs: { free: { id: org-x, apiKeyEnv: NEON_API_KEY_A } } }, b: { orgs: { paid: { id: org-x, apiKeyEnv: NEON_API_KEY_B } } } }",
    ["duplicate-org", 3, 107],
  ),
  add("waits", "apply: { settle: 0, requestTimeout: 30, concurrency: 0 }", ["range", 3, 18], ["unit", 3, 37], ["range", 3, 54]),
];
