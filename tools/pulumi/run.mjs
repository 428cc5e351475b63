/**
 * `npm run pulumi -- <command>`: packs this checkout, installs the tarball in examples/pulumi as a user would, and runs Pulumi on
 * the fleet of this folder. A linked checkout wouldn't do: Pulumi would copy its code into the state.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineFolder } from "./bin.mjs";
import { engine } from "./engine.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const project = join(root, "examples", "pulumi");
const pinned = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies["@pulumi/pulumi"];

const run = (command, args, cwd, env = {}, stdio = "inherit") =>
  spawnSync(command, args, { cwd, stdio, env: { ...process.env, ...env } });
const must = (...call) => {
  const { status } = run(...call);
  if (status !== 0) process.exit(status ?? 1);
};

/** Only when the package has changed since. */
function install() {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-pack-"));
  try {
    must("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], root, {}, [
      "ignore",
      "ignore",
      "inherit",
    ]);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const tarball = join(folder, `tenantry-${version}.tgz`);
    const digest = createHash("sha256").update(readFileSync(tarball)).digest("hex");
    const marker = join(project, "node_modules", ".tenantry-packed");
    if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
    console.error("pulumi: installing the packed package in examples/pulumi …");
    const flags = [
      "--no-save",
      "--no-package-lock",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--prefer-offline",
      "--loglevel=error",
    ];
    must("npm", ["install", ...flags, tarball, `@pulumi/pulumi@${pinned}`], project);
    writeFileSync(marker, digest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A backend of one's own is kept; else state stays in this checkout. */
function backend() {
  if (process.env.PULUMI_BACKEND_URL || process.env.PULUMI_ACCESS_TOKEN) return {};
  const state = join(project, ".state");
  mkdirSync(state, { recursive: true });
  console.error(`pulumi: state in examples/pulumi/.state (PULUMI_BACKEND_URL names another place)`);
  return { PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: process.env.PULUMI_CONFIG_PASSPHRASE ?? "" };
}

const args = process.argv.slice(2);
if (args.length === 0) {
  console.error("usage: npm run pulumi -- preview | up | refresh | … (a command of pulumi and its flags)");
  process.exit(64);
}
const found = await engine();
if (!found) process.exit(1);
install();
const sdk = join(project, "node_modules", "@pulumi", "pulumi");
const { folder, usesOwnHost } = engineFolder(found.path, sdk, join(project, "node_modules", ".engine"));
console.error(`pulumi: ${found.from}${usesOwnHost ? ", with the language host of this checkout's tests" : ""}`);
const env = { ...backend(), PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`, PULUMI_SKIP_UPDATE_CHECK: "true" };
const pulumi = join(folder, "pulumi");
const named = args.some((arg) => arg === "--stack" || arg === "-s" || arg.startsWith("--stack="));
if (
  !named &&
  !["stack", "login", "logout", "version", "help"].includes(args[0] ?? "") &&
  run(pulumi, ["stack"], root, env, "ignore").status !== 0
)
  must(pulumi, ["stack", "select", "dev", "--create", "--non-interactive"], root, env);
process.exit(run(pulumi, args, root, env).status ?? 1);
