/** What a user has: a folder with a package.json and the packed product installed in it, beside the SDK. Made once for all tests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineFolder } from "../../tools/pulumi/bin.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Installed {
  /** Projects are made in folders below, so that all of them find the same node_modules. */
  readonly folder: string;
  /** Holds `pulumi`, the SDK's resource plugin and the language host of these tests. */
  readonly bin: string;
}

export function install(engine: string, inside = mkdtempSync(join(tmpdir(), "tenantry-engine-"))): Installed {
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const tarball =
    npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", inside], root).trim().split("\n").at(-1) ?? "";
  writeFileSync(
    join(inside, "package.json"),
    `${JSON.stringify({ name: "platform", private: true, type: "module" }, null, 2)}\n`,
  );
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];
  npm(["install", ...flags, join(inside, tarball), "@pulumi/pulumi@3.259.0"], inside);
  const sdk = join(inside, "node_modules", "@pulumi", "pulumi");
  return { folder: inside, bin: engineFolder(engine, sdk, join(inside, "bin")).folder };
}
