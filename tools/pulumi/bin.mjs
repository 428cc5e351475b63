/**
 * What an engine needs beside it to run Node programs: the resource plugin, which comes with the SDK, and a Node language host. A
 * release of Pulumi has both; an engine built from its Go module has neither.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const plugin = "pulumi-resource-pulumi-nodejs";
const host = "pulumi-language-nodejs";
/** Ours, for tests and this checkout: the engine's own isn't published as a package. */
const ownHost = fileURLToPath(new URL("../../test/engine/pulumi-language-nodejs", import.meta.url));

/** Fills `folder`, which then goes first on PATH. `sdk` is the folder of @pulumi/pulumi. */
export function engineFolder(engine, sdk, folder) {
  const has = (name) =>
    [dirname(realpathSync(engine)), ...(process.env.PATH ?? "").split(delimiter)].some((place) => existsSync(join(place, name)));
  mkdirSync(folder, { recursive: true });
  // The host is an ES module without an ending.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const missing = [
    [plugin, join(sdk, plugin)],
    [host, ownHost],
  ].filter(([name]) => !has(name));
  for (const [name, from] of missing) {
    copyFileSync(from, join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
  for (const [name, target] of [
    ["pulumi", engine],
    ["node", process.execPath],
  ]) {
    rmSync(join(folder, name), { force: true });
    symlinkSync(target, join(folder, name));
  }
  return { folder, usesOwnHost: missing.some(([name]) => name === host) };
}
