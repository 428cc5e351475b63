/** What must hold of the package and of every state it leaves behind. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, keys } from "../process/cli-harness.js";
import { installed } from "./installed.js";
import { isolated, linked, ownCopy } from "./layouts.js";
import { Project } from "./project.js";

const { folder } = installed;

/** Runs a module in the folder of an installed package and returns what it prints. */
function evaluated(folder: string, code: string): unknown {
  const file = join(mkdtempSync(join(folder, "guard-")), "guard.mjs");
  writeFileSync(file, code);
  return JSON.parse(execFileSync(process.execPath, [file], { encoding: "utf8", cwd: folder }));
}

describe("the provider", () => {
  it("is stored as one require of an installed module, and works when it is read back", () => {
    const found = evaluated(
      folder,
      `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { serializeFunction } = require("@pulumi/pulumi/runtime/closure/serializeClosure");
const provider = require("tenantry/dist/providers/provider-module.cjs");
const { text, containsSecrets } = await serializeFunction(() => provider, { allowSecrets: true });
const again = require("require-from-string")(text).handler();
const diff = await again.diff("p-1", { tenant: "a" }, { tenant: "a", pending: ["~ compute.max 8 → 4"] });
console.log(JSON.stringify({ text, containsSecrets, diff, isSame: again === provider }));`,
    ) as { text: string; containsSecrets: boolean; diff: unknown; isSame: boolean };
    expect(found.text.match(/require\("tenantry\/dist\/providers\/provider-module\.cjs"\)/g)).toHaveLength(1);
    expect(found.text.match(/require\(/g)).toHaveLength(1);
    expect(found.text.length).toBeLessThan(300);
    expect(found).toMatchObject({ containsSecrets: false, diff: { changes: true }, isSame: true });
  });

  it("is loaded without Pulumi's SDK, and the command never loads that", () => {
    const probe = (specifier: string): unknown =>
      evaluated(
        folder,
        `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { registerHooks } = require("node:module");
process.argv = [process.argv[0], "tenantry", "--version"];
process.stdout.write = ((write) => (text) => (String(text).startsWith("{") ? write.call(process.stdout, text) : true))(process.stdout.write);
process.on("exit", () => process.stdout.write(JSON.stringify({ loaded: Object.keys(require.cache).some((path) => path.includes("@pulumi")) })));
await import(${JSON.stringify(specifier)});`,
      );
    expect(probe(join(folder, "node_modules", "tenantry", "dist", "cli", "main.js"))).toEqual({ loaded: false });
    expect(probe(join(folder, "node_modules", "tenantry", "dist", "providers", "handlers.js"))).toEqual({ loaded: false });
  });
});

describe("a stack of twelve tenants", () => {
  const names = Array.from({ length: 12 }, (_, n) => `app-${n}`);
  const manifests = (tier: string, more = ""): string =>
    names.map((name) => `{ tenant: ${name}, tier: ${tier}${more} }`).join("\n---\n");
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({ manifests: manifests("free") });
    const { code, text } = await stack.up();
    if (code !== 0) throw new Error(text);
  });
  afterAll(() => stack?.end());

  it("takes at most 2.5 KB of state for each, and holds no path of this machine", async () => {
    expect((await stack.up()).code).toBe(0);
    const resources = await stack.resources();
    const sizes = resources.map((resource) => Buffer.byteLength(JSON.stringify(resource))).sort((a, b) => a - b);
    expect(sizes[6]).toBeLessThanOrEqual(2500);
    expect(JSON.stringify(resources)).not.toContain(stack.folder);
    expect(JSON.stringify(resources)).not.toContain("node_modules");
  });

  it("shows no changes after our code has changed, and runs the new code", async () => {
    const other = ownCopy(folder);
    const handlers = join(other, "node_modules", "tenantry", "dist", "providers", "handlers.js");
    writeFileSync(handlers, `${readFileSync(handlers, "utf8")}\nconsole.log("another build");\n`);
    const moved = stack.movedTo(other);
    const preview = await moved.preview("--expect-no-changes");
    expect(preview.code, preview.text).toBe(0);
    const refreshed = await moved.preview("--refresh", "--expect-no-changes");
    expect(refreshed.code, refreshed.text).toBe(0);
    expect(refreshed.text).toContain("another build");
  });

  it("uses a rotated key at once", async () => {
    await stack.emulator.control("act", { do: "revoke-key", key: "free" });
    const stale = await stack.run(["refresh", "--stack", stack.stack, "--yes", "--skip-preview"]);
    expect(stale.code).not.toBe(0);
    expect(stale.text).not.toContain(canary);
    expect((await stack.resources()).length).toBe(12);
    stack.env = { NEON_API_KEY_FREE: keys.NEON_API_KEY_PERSONAL };
    const rotated = await stack.preview("--refresh", "--expect-no-changes");
    expect(rotated.code, rotated.text).toBe(0);
  });

  it("holds no key and no connection URI in any file or event, unless it is asked for, and then as a secret", async () => {
    // As the Automation API does to get at events.
    stack.env = { ...stack.env, PULUMI_DEBUG_COMMANDS: "true" };
    const events = await stack.preview("--diff", "--event-log", "events.json");
    expect(events.code, events.text).toBe(0);
    expect(events.text).not.toContain(canary);
    stack.write({
      "index.js":
        'import { fleet } from "tenantry/pulumi";\nconst { tenants } = await fleet({ connectionUri: true });\nexport const uri = tenants["app-1"].connectionUri;\n',
    });
    const up = await stack.up("--event-log", "events-of-up.json");
    expect(up.code, up.text).toBe(0);
    expect(up.text).toMatch(/uri *: \[secret\]/);
    const shown = await stack.run(["stack", "output", "--stack", stack.stack, "--show-secrets", "uri"]);
    expect(shown.text).toMatch(/postgres(ql)?:\/\/neondb_owner:[^@]+@ep-/);
    const password = /:\/\/[^:]+:([^@]+)@/.exec(shown.text)?.[1] ?? "no password";
    const files = stack.files("state", ".");
    expect([...files.keys()].filter((name) => name.includes("events")).length).toBe(2);
    for (const [name, text] of files) {
      expect(text, name).not.toContain(canary);
      expect(text, name).not.toContain(password);
      expect(text, name).not.toMatch(/postgres(ql)?:\/\//);
    }
    expect(up.text).not.toContain(password);
  });

  it("is the same when the SDK is isolated, as pnpm installs it", async () => {
    const moved = stack.movedTo(isolated(folder));
    const preview = await moved.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(0);
    moved.declare(manifests("free").replace("app-7, tier: free", "app-7, tier: free, historyRetention: 12h"));
    const up = await moved.up();
    expect(up.code, up.text).toBe(0);
    expect((await stack.truth()).filter((line) => line.endsWith("history 12h"))).toHaveLength(1);
  });

  it("refuses a linked package with the way out", async () => {
    const { code, text } = await stack.movedTo(linked(folder)).preview();
    expect(code).not.toBe(0);
    expect(text).toContain("tenantry is linked into this project, not installed");
  });
});
