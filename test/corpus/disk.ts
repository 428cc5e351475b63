import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Code } from "../../src/reconciler/codes.js";
import { commit, write } from "../manifest/folder.js";
import { tenant } from "./row.js";

/** What only a disk or a revision can have wrong: how the folder is spoilt, and what `validate --json` then says. */
export interface DiskRow {
  readonly name: string;
  readonly arrange: (folder: string) => void;
  readonly args?: readonly string[];
  readonly expect: readonly (readonly [code: Code, file: string | null])[];
  readonly exit?: number;
}

const bad = "tenants/bad.yaml";

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
