/**
 * What an engine needs beside it to run Node programs: the resource plugin, which comes with the SDK, and a Node language host. A
 * release of Pulumi has both; an engine built from its Go module has neither.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
  replace(join(folder, "node"), (path) => symlinkSync(process.execPath, path));
  // Beside the engine itself its plugins are bundled ones; found by PATH alone it warns of each, every time.
  replace(join(folder, "pulumi"), (path) => (missing.length > 0 ? linkOrCopy : symlinkSync)(engine, path));
  return { folder, usesOwnHost: missing.some(([name]) => name === host) };
}

function replace(path, make) {
  rmSync(path, { force: true });
  make(path);
}

function linkOrCopy(from, to) {
  try {
    linkSync(realpathSync(from), to);
  } catch {
    copyFileSync(from, to);
  }
}
