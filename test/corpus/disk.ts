import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Code } from "../../src/reconciler/codes.js";
import { commit, write } from "../manifest/folder.js";
import { exampleFleet, tenant } from "./row.js";

/** What only a disk or a revision can have wrong: how the folder is spoilt, and what `validate --json` then says. */
export interface DiskRow {
  readonly name: string;
  readonly arrange: (folder: string) => void;
  readonly args?: readonly string[];
  readonly expect: readonly (readonly [code: Code, file: string | null])[];
  readonly exit?: number;
}

const bad = "tenants/bad.yaml";

const list = "roster.ndjson";
const withRoster = exampleFleet.replace(
  "- manifests: tenants/**/*.yaml",
  "- manifests: tenants/**/*.yaml\n  - { roster: roster.ndjson }",
);
const rosterOf = (count: number): string =>
  [
    ...Array.from({ length: count }, (_, n) => `{"tenant":"app-${n + 1}","tier":"free"}`),
    `{"count":${count},"asOf":"2026-02-28T10:00:00Z"}`,
  ].join("\n");
/** As a saved plan leaves it. */
const remembered = (count: number, day: string): Readonly<Record<string, string>> => ({
  ".tenantry/roster.json": JSON.stringify({ format: "tenantry/roster@1", rosters: { [list]: { count, asOf: Date.parse(day) } } }),
});

export const disk: readonly DiskRow[] = [
  { name: "a folder named as a manifest", arrange: (folder) => mkdirSync(join(folder, bad)), expect: [["not-a-file", bad]] },
  {
    name: "a pipe, which nobody waits for",
    arrange: (folder) => execFileSync("mkfifo", [join(folder, bad)]),
    expect: [["not-a-file", bad]],
  },
  { name: "a device", arrange: (folder) => symlinkSync("/dev/zero", join(folder, bad)), expect: [["not-a-file", bad]] },
  { name: "a dangling link", arrange: (folder) => symlinkSync("nowhere.yaml", join(folder, bad)), expect: [["not-a-file", bad]] },
  {
    name: "a link out of the folder",
    arrange: (folder) => symlinkSync("/etc/hostname", join(folder, bad)),
    expect: [["not-a-file", bad]],
  },
  {
    name: "paths that differ in capitals",
    arrange: (folder) => write(folder, { "tenants/Good.yaml": "tenant: other\ntier: free\n" }),
    expect: [["case-collision", "tenants/good.yaml"]],
  },
  {
    name: "a file too large to be read",
    arrange: (folder) => write(folder, { [bad]: "#".repeat(300_000) }),
    expect: [["too-large", bad]],
  },
  {
    name: "no manifests at all",
    arrange: (folder) => rmSync(join(folder, "tenants"), { recursive: true }),
    expect: [["no-manifests", null]],
  },
  {
    name: "one tenant in two files",
    arrange: (folder) => write(folder, { [bad]: "tenant: good\ntier: pro\n" }),
    expect: [["duplicate-tenant", bad]],
  },
  {
    name: "a roster that is not there",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster }),
    expect: [["unreadable", list]],
  },
  {
    name: "a roster that is a pipe",
    arrange: (folder) => {
      write(folder, { "tenantry.yaml": withRoster });
      execFileSync("mkfifo", [join(folder, list)]);
    },
    expect: [["not-a-file", list]],
  },
  {
    name: "two rosters with one tenant",
    arrange: (folder) =>
      write(folder, {
        "tenantry.yaml": withRoster.replace("roster: roster.ndjson }", "roster: roster.ndjson }\n  - { roster: b.ndjson }"),
        [list]: rosterOf(1),
        "b.ndjson": rosterOf(1),
      }),
    expect: [["duplicate-tenant", "b.ndjson"]],
  },
  {
    name: "a tenant of the roster that a manifest declares too, which counts",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(1), [bad]: "tenant: app-1\ntier: pro\n" }),
    expect: [],
    exit: 0,
  },
  {
    name: "a roster older than the one of the last saved plan",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(20), ...remembered(20, "2026-03-01") }),
    expect: [["roster-older", list]],
  },
  {
    name: "a roster that lost more than its share",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(37), ...remembered(40, "2026-02-01") }),
    expect: [["roster-shrunk", list]],
  },
  {
    name: "a roster that lost its share",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(38), ...remembered(40, "2026-02-01") }),
    expect: [],
    exit: 0,
  },
  {
    name: "a roster of two that lost one, as a small fleet may",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(1), ...remembered(2, "2026-02-01") }),
    expect: [],
    exit: 0,
  },
  {
    name: "a damaged memory of the roster, which compares with nothing",
    arrange: (folder) => write(folder, { "tenantry.yaml": withRoster, [list]: rosterOf(1), ".tenantry/roster.json": "{" }),
    expect: [],
    exit: 0,
  },
  {
    name: "a field that its tier ignores",
    arrange: (folder) =>
      write(folder, {
        "tenantry.yaml": exampleFleet.replace(
          "    historyRetention: 6h",
          "    enforce: { historyRetention: ignore }\n    historyRetention: 6h",
        ),
        [bad]: tenant("free", "historyRetention: 3h"),
      }),
    expect: [["not-enforced", bad]],
    exit: 0,
  },
  {
    name: "an environment without the tier's org",
    arrange: (folder) =>
      write(folder, {
        "tenantry.yaml": exampleFleet.replace(
          "fleet: acme\n",
          "fleet: acme\nenvironments: { staging: { orgs: { free: { id: org-x, apiKeyEnv: NEON_API_KEY_S } } } }\n",
        ),
        [bad]: `${tenant("pro", "environment: staging")}---\n${tenant("free", "environment: staging", "project: worker")}`,
      }),
    expect: [["unknown-org", bad]],
  },
  { name: "no fleet file", arrange: (folder) => rmSync(join(folder, "tenantry.yaml")), expect: [["no-fleet-file", null]] },
  {
    name: "a fleet file that is a folder",
    arrange: (folder) => {
      rmSync(join(folder, "tenantry.yaml"));
      mkdirSync(join(folder, "tenantry.yaml"));
    },
    expect: [["not-a-file", "tenantry.yaml"]],
  },
  {
    name: "errors in the fleet file and in a manifest, at once",
    arrange: (folder) => write(folder, { "tenantry.yaml": "fleet: acme\n", [bad]: tenant("free", "quotta: 1") }),
    expect: [
      ["missing-field", "tenantry.yaml"],
      ["missing-field", "tenantry.yaml"],
      ["unknown-field", bad],
    ],
  },
  {
    name: "a base outside a checkout",
    arrange: () => {},
    args: ["--base", "main"],
    expect: [["unknown-revision", null]],
    exit: 64,
  },
  {
    name: "a base that git does not know",
    arrange: commit,
    args: ["--base", "nowhere"],
    expect: [["unknown-revision", null]],
    exit: 64,
  },
  {
    name: "a base that looks like a flag",
    arrange: commit,
    args: ["--base=--help"],
    expect: [["unknown-revision", null]],
    exit: 64,
  },
  {
    name: "facts that differ from the base",
    arrange: (folder) => {
      write(folder, { [bad]: tenant("pro", "pgVersion: 16") });
      commit(folder);
      write(folder, { [bad]: tenant("pro", "pgVersion: 17", "region: aws-eu-central-1") });
    },
    args: ["--base", "main"],
    expect: [
      ["immutable", bad],
      ["immutable", bad],
    ],
  },
];

/** Root reads whatever the permissions say. */
export const unreadable: DiskRow = {
  name: "a file without permission",
  arrange: (folder) => {
    write(folder, { [bad]: tenant("free") });
    chmodSync(join(folder, bad), 0);
  },
  expect: [["unreadable", bad]],
};
