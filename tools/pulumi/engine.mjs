/**
 * Finds a Pulumi engine: `pulumi` on PATH, else the installer of the Automation API, else built from its Go module. What was
 * installed or built stands in the user's cache folder, by version, outside of any checkout. Prints which it took.
 *
 *   node tools/pulumi/engine.mjs            finds, installs or builds; prints the path
 *   node tools/pulumi/engine.mjs --check    only what is there already
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Of the SDK that this repository pins; an older engine refuses it. */
const version = "3.259.0";
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "tenantry", `pulumi-${version}`);
const exe = process.platform === "win32" ? "pulumi.exe" : "pulumi";

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** `{ path, from }`, or null: what is on this machine without installing anything. */
export function engineHere() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, exe))
    .find(isExecutable);
  if (onPath !== undefined) return { path: onPath, from: "PATH" };
  const built = join(cache, exe);
  if (isExecutable(built)) return { path: built, from: "built from its Go module, cached" };
  const installed = join(cache, "bin", exe);
  return isExecutable(installed) ? { path: installed, from: "installed by the Automation API, cached" } : null;
}

/** The same, and installs or builds where there is none. Null where neither is possible; `reasons` says why. */
export async function engine(tell = console.error) {
  const here = engineHere();
  if (here) return here;
  const failures = [];
  for (const make of [install, build]) {
    try {
      tell(`pulumi: none on PATH; ${make === install ? "asking the installer" : "building from its Go module (some minutes)"} …`);
      return await make();
    } catch (error) {
      failures.push(error instanceof Error ? error.message.split("\n")[0] : String(error));
    }
  }
  tell(`pulumi: no engine: ${failures.join("; ")}`);
  return null;
}

async function install() {
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  await PulumiCommand.install({ root: cache });
  const path = join(cache, "bin", exe);
  if (!isExecutable(path)) throw new Error("the installer left no pulumi");
  return { path, from: "installed by the Automation API" };
}

/** In a copy, because Go writes its sums beside go.mod. */
function build() {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-pulumi-"));
  try {
    cpSync(fileURLToPath(new URL("go.mod", import.meta.url)), join(folder, "go.mod"));
    mkdirSync(cache, { recursive: true });
    const part = join(cache, `${exe}.${process.pid}`);
    const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
    const args = ["build", "-ldflags", flags, "-o", part, "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"];
    const built = spawnSync("go", args, {
      cwd: folder,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, GOFLAGS: "-mod=mod" },
    });
    if (built.error) throw new Error("go isn't installed");
    if (built.status !== 0 || !existsSync(part)) throw new Error(`go build ended with ${built.status}`);
    renameSync(part, join(cache, exe));
    return { path: join(cache, exe), from: "built from its Go module" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = process.argv.includes("--check") ? engineHere() : await engine();
  if (!found) {
    console.error("pulumi: no engine on PATH and none in the cache folder");
    process.exit(1);
  }
  console.error(`pulumi: ${found.from}`);
  console.log(found.path);
}
