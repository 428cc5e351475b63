/**
 * `npm run demo`: the whole story without a Neon account. An emulator starts with a fleet that is partly wrong; the
 * example manifests are planned, applied, planned again; somebody else edits Neon, drift shows it, apply puts it back.
 * It ends with nothing left to do, or fails.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "dist/cli/main.js");
const folder = await mkdtemp(join(tmpdir(), "tenantry-demo-"));
const unremembered = new Set(["lark-shop", "palm-lists", "scratch"]);
let counted = 0;
let emulator;

try {
  await layOut();
  emulator = await startEmulator();
  const env = {
    ...withoutKeys(),
    NEON_API_HOST: emulator.api,
    NEON_API_KEY_FREE: "free-key",
    NEON_API_KEY_PAID: "paid-key",
    NEON_API_KEY_PERSONAL: "me-key",
    TENANTRY_DEBUG: "api",
  };
  const tenantry = (...args) => runCommand(args, env);

  title("Two orgs that are partly wrong, and what git declares");
  const plan = await tenantry("plan");
  expect(plan, 4, [
    "+ create",
    "= adopt",
    "+ recover",
    "~ upgrade",
    "> transfer",
    "~ update",
    "x refused",
    "- delete",
    "- suspend",
  ]);

  title("Apply what was read, with the consent that its last line names");
  const consent = [...plan.stdout.matchAll(/--allow \S+/g)].flatMap(([flag]) => flag.split(" "));
  expect(await tenantry("apply", ".tenantry/plan.json", ...consent), 4, ["Applied"]);

  title("Plan again: only the refusal is left");
  expect(await tenantry("plan"), 4, ["x refused   dune-wiki", "1 refused. 15 tenants match their manifests"]);

  title("dune-wiki doesn't fit the free tier, so its manifest keeps pro");
  await edit("tenants/free.yaml", "{ tenant: dune-wiki, tier: free }", "{ tenant: dune-wiki, tier: pro }");
  expect(await tenantry("plan"), 0, ["No changes."]);

  title("Somebody edits Neon by hand; drift shows it");
  await emulator.act({
    do: "edit-project",
    project: "kite-docs",
    quota: { active_time_seconds: 360000, data_transfer_bytes: 21474836480, logical_size_bytes: 536870912 },
  });
  await emulator.act({
    do: "edit-project",
    project: "moon-data",
    default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 300 },
  });
  expect(await tenantry("drift"), 2, ["kite-docs", "moon-data"]);

  title("Put it back, and nothing is left to do");
  expect(await tenantry("apply", "--yes"), 0, ["Applied 2 of 2 tenants"]);
  expect(await tenantry("plan"), 0, ["No changes."]);

  const seen = (await emulator.requests()).filter(({ path }) => !path.startsWith("/_emulator")).length;
  console.log(`\nCalls made: ${seen}, read from the emulator's own log; tenantry counted ${counted}.`);
  if (seen !== counted) throw new Error("the counts differ");
} catch (error) {
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  await emulator?.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The example fleet in a folder of its own, and the ids that an earlier apply would have remembered. */
async function layOut() {
  await cp(join(root, "tenantry.yaml"), join(folder, "tenantry.yaml"));
  await cp(join(root, "tenants"), join(folder, "tenants"), { recursive: true });
  const seed = JSON.parse(await readFile(join(root, "tools/demo/seed.json"), "utf8"));
  const lines = seed.projects.filter(({ name }) => !unremembered.has(name)).map(({ name, id }) => `${name} ${id}\n`);
  await writeFile(join(folder, "tenantry.lock"), lines.sort().join(""));
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const projects = seed.projects.map((project) =>
    project.deleted_at === "now" ? { ...project, deleted_at: yesterday } : project,
  );
  await writeFile(join(folder, "seed.json"), JSON.stringify({ ...seed, projects }));
}

async function startEmulator() {
  const child = spawn(process.execPath, [cli, "emulator", "--port", "0", "--seed", "seed.json", "--speed", "10x", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the emulator ended with ${code}`)));
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const started = JSON.parse(line);
  const headers = { "X-Emulator-Token": started.token, "Content-Type": "application/json" };
  const control = async (path, init = {}) => {
    const response = await fetch(`${started.controls}/${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`the emulator answered ${response.status} to ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    api: started.api,
    act: (action) => control("act", { method: "POST", body: JSON.stringify(action) }),
    async requests() {
      const answer = await control("requests");
      return Array.isArray(answer) ? answer : answer.requests;
    },
    stop: () => new Promise((resolve) => child.once("exit", resolve).kill("SIGTERM")),
  };
}

/** Shows the command and its output; counts its calls by its own account of them. */
async function runCommand(args, env) {
  console.log(`$ tenantry ${args.join(" ")}`);
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (output.stdout += data));
  child.stderr.on("data", (data) => (output.stderr += data));
  const code = await new Promise((resolve) => child.once("close", resolve));
  const notes = output.stderr.split("\n").filter((line) => line !== "");
  counted += notes.filter((line) => line.startsWith("api ")).length;
  const told = notes.filter((line) => !line.startsWith("api "));
  console.log([output.stdout.trimEnd(), ...told].filter((text) => text !== "").join("\n"));
  return { code, ...output };
}

function expect({ code, stdout }, exit, words) {
  if (code !== exit) throw new Error(`exit ${code}, expected ${exit}`);
  const missing = words.filter((word) => !stdout.includes(word));
  if (missing.length > 0) throw new Error(`the output lacks ${missing.join(", ")}`);
}

function title(text) {
  console.log(`\n── ${text}\n`);
}

async function edit(file, before, after) {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  if (!text.includes(before)) throw new Error(`${file} lacks ${before}`);
  await writeFile(path, text.replace(before, after));
}

/** Nobody's real keys or settings take part. */
function withoutKeys() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NEON_|TENANTRY_)/.test(name)));
}
