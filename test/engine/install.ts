/** What a user has: a folder with a package.json and the packed product installed in it, beside the SDK. Made once for all tests. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineFolder } from "../../tools/pulumi/bin.mjs";

const checkout = fileURLToPath(new URL("../../", import.meta.url));

export interface Installed {
  /** Holds all that these tests make. */
  readonly root: string;
  /** Projects are made in folders below, so that all of them find the same node_modules. */
  readonly folder: string;
  /** Holds `pulumi`, the SDK's resource plugin and the language host of these tests. */
  readonly bin: string;
}

/** Every request that reached an emulator of these tests: `DELETE /projects/a-1`, a line each. */
export const requestLog = ({ root }: Installed): string => join(root, "requests.log");

export function install(engine: string): Installed {
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const root = mkdtempSync(join(tmpdir(), "tenantry-engine-"));
  const folder = join(root, "platform");
  mkdirSync(folder);
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", root];
  const tarball = npm(pack, checkout).trim().split("\n").at(-1) ?? "";
  writeFileSync(
    join(folder, "package.json"),
    `${JSON.stringify({ name: "platform", private: true, type: "module" }, null, 2)}\n`,
  );
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];
  npm(["install", ...flags, join(root, tarball), "@pulumi/pulumi@3.259.0"], folder);
  const sdk = join(folder, "node_modules", "@pulumi", "pulumi");
  return { root, folder, bin: engineFolder(engine, sdk, join(folder, "bin")).folder };
}
