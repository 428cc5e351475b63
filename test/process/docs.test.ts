/** The quick start as it stands in the page: each block is run in its order, as a reader would paste it. */
import { spawn } from "node:child_process";
import { afterAll, describe, expect, test } from "vitest";
import { ended, Folder, ServedEmulator } from "./cli-harness.js";
import type { Ran } from "./cli-harness.js";
import { blocksOf, installTenantry } from "./pages.js";

/** Before each of its commands the shell says which; a command that fails ends it with its exit code. */
const saysEach = 'set -e; trap \'printf "\\n$ %s\\n" "$BASH_COMMAND"\' DEBUG';
const bash = (script: string, cwd: string): Promise<Ran> =>
  ended(spawn("bash", ["-c", `${saysEach}\n${script}`], { cwd, env: { PATH: process.env["PATH"], HOME: cwd } }));

describe("docs/quickstart.md", () => {
  const folder = new Folder();
  const emulatorFolder = new Folder();
  let emulator: ServedEmulator | null = null;
  afterAll(async () => {
    await emulator?.stop();
    folder.remove();
    emulatorFolder.remove();
  });

  test("does what it says, command by command", async () => {
    const blocks = blocksOf("quickstart.md", "sh");
    const served = blocks.filter((block) => block.startsWith("npx tenantry emulator"));
    expect(served).toEqual(["npx tenantry emulator --speed 10x"]);
    // Without options of its own it has the orgs and keys of the page; only the port is another.
    emulator = await ServedEmulator.startAsItIs(emulatorFolder, ["--speed", "10x"]);
    installTenantry(folder);
    const script = blocks
      .filter((block) => !served.includes(block))
      .join("\n")
      .replace("mkdir my-fleet && cd my-fleet\n", "")
      .replace(" && npm install tenantry", "")
      .replace("http://127.0.0.1:7654/api/v2", emulator.api);
    expect(script).toContain(emulator.api);

    const { code, stdout, stderr } = await bash(script, folder.path);
    expect(code, stderr).toBe(0);
    const said = new Map(stdout.split("\n$ ").map((part) => [part.slice(0, part.indexOf("\n")), part]));
    const commands = [...said.keys()].filter((command) => command.startsWith("npx tenantry"));
    expect(commands).toEqual([
      "npx tenantry init --fleet acme --sponsored org-quiet-lake-48151623 --paid org-bold-river-20263711",
      "npx tenantry validate",
      "npx tenantry plan",
      "npx tenantry apply .tenantry/plan.json",
      "npx tenantry apply --yes",
    ]);
    const plans = stdout.split("\n$ npx tenantry plan\n").slice(1);
    expect(plans.map((text) => /^(?:\+ create|No changes\.|~ upgrade)/m.exec(text)?.[0])).toEqual([
      "+ create",
      "No changes.",
      "~ upgrade",
      "No changes.",
    ]);
    expect(said.get("npx tenantry apply --yes")).toContain("Applied 1 of 1 tenant");
    const [project, ...twins] = (await emulator.state()).projects;
    expect(twins).toEqual([]);
    expect(project).toMatchObject({ name: "nova-notes", org_id: "org-bold-river-20263711" });
  });
});
