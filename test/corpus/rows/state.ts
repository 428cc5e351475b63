import { tenant } from "../row.js";
import type { Row } from "../row.js";

export const state: readonly Row[] = [
  { name: "deleted without a reason", input: "tenant: acme\nstate: deleted\n", expect: [["state-reason", 2, 8]] },
  { name: "suspended without a reason", input: tenant("free", "state: suspended"), expect: [["state-reason", 3, 8]] },
  { name: "a state misspelt", input: tenant("free", "state: delete"), expect: [["enum", 3, 8]] },
  { name: "a state in capitals", input: tenant("free", "state: Deleted"), expect: [["enum", 3, 8]] },
  { name: "deleteAfter of a tenant that stays", input: tenant("free", "deleteAfter: 2026-05-01"), expect: [["exclusive", 3, 1]] },
  { name: "a day that no calendar has", input: tenant("free", "graceUntil: 2026-02-30"), expect: [["date", 3, 13]] },
  { name: "a date in words", input: tenant("free", "graceUntil: tomorrow"), expect: [["date", 3, 13]] },
  {
    name: "a date that has passed is a warning",
    input: tenant("free", "graceUntil: 2026-01-01"),
    expect: [["past-date", 3, 13]],
  },
  {
    name: "an exception that has ended no longer lifts the limit",
    input: tenant(
      "free",
      "historyRetention: 2d",
      "exceptions: [{ field: historyRetention, allow: limit, until: 2026-02-28, reason: OPS-77 }]",
    ),
    expect: [
      ["over-limit", 3, 19],
      ["past-date", 4, 62],
    ],
  },
  {
    name: "an exception without an end, for a field that is not there",
    input: tenant("free", "exceptions: [{ field: compute.mx, allow: drift, reason: OPS-77 }]"),
    expect: [
      ["missing-field", 3, 14],
      ["enum", 3, 23],
    ],
  },
  {
    name: "a warning that comes too late, and one that comes with a suspension",
    input: tenant("free", "inactive: { warn: 60d, suspend: 60d }"),
    expect: [["inactive-order", 3, 11]],
  },
  {
    name: "times that are none",
    input: tenant("free", "inactive: { warn: 1h, suspend: 0d, after: 3d }"),
    expect: [
      ["range", 3, 19],
      ["range", 3, 32],
      ["unknown-field", 3, 36],
    ],
  },
  { name: "who opts out is never warned too late", input: tenant("free", "inactive: { warn: 60d, suspend: never }"), expect: [] },
  {
    name: "nor who goes",
    input: tenant("free", "state: deleted", "reason: closed", "inactive: { warn: 60d, suspend: 60d }"),
    expect: [],
  },
];

export const branchesAndSnapshots: readonly Row[] = [
  {
    name: "more snapshots than the limit",
    input: tenant("free", "snapshots: { named: { a: { at: 2026-03-04 }, b: { at: 2026-03-05 } } }"),
    expect: [["over-limit", 3, 14]],
  },
  {
    name: "more branches than the limit",
    input: tenant("free", "branches:", ..."0123456789".split("").map((digit) => `  b${digit}: {}`)),
    expect: [["over-limit", 3, 1]],
  },
  {
    name: "a snapshot of a child branch",
    input: tenant("pro", "branches: { dev: { parent: main } }", "snapshots: { named: { a: { branch: dev, at: 2026-03-04 } } }"),
    expect: [["snapshot-root-only", 4, 36]],
  },
  {
    name: "a snapshot of a branch that is not there",
    input: tenant("pro", "snapshots: { named: { a: { branch: dev, at: 2026-03-04 } } }"),
    expect: [["unknown-reference", 3, 36]],
  },
  {
    name: "a snapshot without a moment",
    input: tenant("pro", "snapshots: { named: { a: {}, b: { expiresAt: 2026-12-31 }, c: { state: deleted } } }"),
    expect: [
      ["snapshot-moment", 3, 23],
      ["snapshot-moment", 3, 30],
    ],
  },
  {
    name: "a snapshot with a name of a schedule's",
    input: tenant("pro", "snapshots: { named: { sched-1: { at: 2026-03-04 } } }"),
    expect: [["reserved-name", 3, 23]],
  },
  {
    name: "ages that nobody should clean up by",
    input: tenant("pro", 'cleanUp: { branches: { "a*": 0d, "b*": 23h, "c*": nevr, "d*": 7, "e*": 7d } }'),
    expect: [
      ["range", 3, 30],
      ["range", 3, 40],
      ["enum", 3, 51],
      ["unit", 3, 63],
    ],
  },
  { name: "a clean-up of nothing", input: tenant("pro", "cleanUp: {}"), expect: [["missing-field", 3, 10]] },
  {
    name: "a clean-up as a list",
    input: tenant("pro", 'cleanUp: { branches: ["preview-*"] }'),
    expect: [["type", 3, 22]],
  },
  {
    name: "a schedule that needs more room than there is",
    input: tenant("free", "snapshots: { schedule: { every: 6h, keep: 1 } }"),
    expect: [["over-limit", 3, 43]],
  },
  {
    name: "a schedule with seconds",
    input: tenant("pro", "snapshots: { schedule: { every: 3601s, keep: 3 } }"),
    expect: [["range", 3, 33]],
  },
  {
    name: "a schedule that never rests",
    input: tenant("pro", "snapshots: { schedule: { every: 1m, keep: 3 } }"),
    expect: [["range", 3, 33]],
  },
  {
    name: "a snapshot of a moment and a position",
    input: tenant("pro", "snapshots: { named: { a: { at: 2026-03-04, lsn: 0/1E4C0D8 } } }"),
    expect: [["exclusive", 3, 44]],
  },
  {
    name: "an expiry in the past, in a file that changed",
    input: tenant("pro", "branches: { dev: { expiresAt: 2026-01-01 } }"),
    changed: true,
    expect: [["range", 3, 31]],
  },
  {
    name: "an expiry in the past, in a file that did not",
    input: tenant("pro", "branches: { dev: { expiresAt: 2026-01-01 } }"),
    expect: [["past-date", 3, 31]],
  },
  {
    name: "two expiries",
    input: tenant("pro", "branches: { dev: { expiresIn: 7d, expiresAt: 2026-09-01 } }"),
    expect: [["exclusive", 3, 20]],
  },
  {
    name: "a life without a moment to count from",
    input: tenant("pro", "branches: { dev: { parent: main, expiresIn: 7d } }"),
    expect: [["branch-moment", 3, 34]],
  },
  {
    name: "a life that is over, in a file that changed",
    input: tenant("pro", "branches: { dev: { at: 2026-02-01, expiresIn: 7d } }"),
    changed: true,
    expect: [["range", 3, 47]],
  },
  {
    name: "a branch that is to go may have had its life",
    input: tenant("pro", "branches: { dev: { at: 2026-02-01, expiresIn: 7d, state: deleted } }"),
    changed: true,
    expect: [],
  },
  {
    name: "a moment of a schema",
    input: tenant("pro", "branches: { dev: { schemaOnly: true, at: 2026-02-28 } }"),
    expect: [["exclusive", 3, 38]],
  },
  {
    name: "an end of what is protected",
    input: tenant("pro", "branches: { dev: { protected: true, expiresAt: 2026-09-01 } }"),
    expect: [["exclusive", 3, 37]],
  },
  {
    name: "a branch with an end that others start from",
    input: tenant("pro", "branches: { a: { expiresAt: 2026-09-01 }, b: { parent: a }, c: { parent: a, schemaOnly: true } }"),
    expect: [["exclusive", 3, 56]],
  },
  {
    name: "a branch that starts from one that is to go",
    input: tenant("pro", "branches: { a: { state: deleted }, b: { parent: a } }"),
    expect: [["unknown-reference", 3, 49]],
  },
  {
    name: "the first branch, and names that a restore gives",
    input: tenant("pro", "branches:", "  main: {}", '  "main (old)": { state: deleted }', "  restore-20260304T1000: {}"),
    expect: [
      ["reserved-name", 4, 3],
      ["reserved-name", 5, 3],
      ["reserved-name", 6, 3],
    ],
  },
  {
    name: "a branch's compute over the tier's limit",
    input: tenant(
      "free",
      "branches: { dev: { compute: { max: 4, suspendTimeout: 1m } }, x: { compute: { max: 8 }, state: deleted } }",
    ),
    expect: [
      ["over-limit", 3, 36],
      ["over-limit", 3, 55],
    ],
  },
  {
    name: "more branches of a schema than the limit",
    input: tenant("free", "branches:", ...["a", "b", "c"].map((name) => `  ${name}: { schemaOnly: true }`)),
    expect: [["over-limit", 3, 1]],
  },
  {
    name: "a restore without id",
    input: tenant("pro", "snapshots: { named: { a: { at: 2026-03-04 } } }", "restore: { from: a }"),
    expect: [["restore-id", 4, 10]],
  },
  {
    name: "a restore from nowhere",
    input: tenant("pro", "restore: { from: v1, id: 2026-03-04 }"),
    expect: [["unknown-reference", 3, 18]],
  },
  {
    name: "a restore from a branch, which is what promote is for",
    input: tenant("pro", `restore: { from: 'branch "dev"', id: 2026-03-04 }`),
    expect: [["unknown-reference", 3, 18]],
  },
  {
    name: "a restore from a name that is nearly one",
    input: tenant(
      "pro",
      "snapshots: { named: { v1.0: { at: 2026-03-04 } } }",
      "restore: { from: v10, id: 2026-03-04T10:00:00Z }",
    ),
    expect: [["unknown-reference", 4, 18]],
  },
  {
    name: "a restore from a snapshot that is to go",
    input: tenant("pro", "snapshots: { named: { v1: { state: deleted } } }", "restore: { from: v1, id: 2026-03-04T10:00:00Z }"),
    expect: [["unknown-reference", 4, 18]],
  },
  {
    name: "a restore whose id is no time",
    input: tenant("pro", "snapshots: { named: { v1: { at: 2026-03-04 } } }", "restore: { from: v1, id: first }"),
    expect: [["date", 4, 26]],
  },
  {
    name: "a restore of a time that isn't before its id",
    input: tenant("pro", "restore: { from: 2026-03-04T10:00:00Z, id: 2026-03-04T10:00:00Z }"),
    expect: [["range", 3, 18]],
  },
  {
    name: "a restore of a time of a day that no calendar has",
    input: tenant("pro", "restore: { from: 2026-02-30T10:00:00Z, id: 2026-03-04T10:00:00Z }"),
    expect: [["date", 3, 18]],
  },
  {
    name: "a restore of long ago, which restores nothing any more",
    input: tenant("pro", 'restore: { from: "main (old)", id: 2026-01-04T10:00:00Z }'),
    expect: [["past-date", 3, 36]],
  },
  {
    name: "a restore of two things",
    input: tenant("pro", "restore: { from: [v1, v2], id: 2026-03-04T10:00:00Z }"),
    expect: [["type", 3, 18]],
  },
  {
    name: "snapshots with names that a restore reads as something else",
    input: tenant(
      "pro",
      "snapshots:",
      "  named:",
      "    restore-20260304T100000Z: { at: 2026-03-04 }",
      '    "2026-03-04T10:00:00Z": { at: 2026-03-04 }',
      '    "main (old 2)": { at: 2026-03-04 }',
      "    restore-me: { at: 2026-03-04 }",
    ),
    expect: [
      ["reserved-name", 5, 5],
      ["reserved-name", 6, 5],
      ["reserved-name", 7, 5],
    ],
  },
  {
    name: "branches that start from one another",
    input: tenant("pro", "branches: { a: { parent: b }, b: { parent: a } }"),
    expect: [
      ["cycle", 3, 26],
      ["cycle", 3, 44],
    ],
  },
  {
    name: "a branch of a parent that is not there",
    input: tenant("pro", "branches: { dev: { parent: mian } }"),
    expect: [["unknown-reference", 3, 28]],
  },
  {
    name: "a branch's compute",
    input: tenant("pro", "branches: { dev: { compute: { min: 2, max: 1 } } }"),
    expect: [["compute-order", 3, 29]],
  },
  {
    name: "an API over a database that is not there",
    input: tenant("pro", "dataApi: { database: app }"),
    expect: [["unknown-reference", 3, 22]],
  },
  { name: "a reserved owner", input: tenant("pro", "databases: { app: { owner: pg_x } }"), expect: [["reserved-name", 3, 28]] },
  {
    name: "a provider that is not there, a domain that is none",
    input: tenant("pro", "neonAuth: { oauth: [googel], trustedDomains: [ftp://x] }"),
    expect: [
      ["enum", 3, 21],
      ["format", 3, 47],
    ],
  },
];
