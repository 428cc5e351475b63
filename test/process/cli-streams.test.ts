/** What goes where: pipes, colours, signs, debug lines, and text that would act on a terminal. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { project } from "../harness/fleet.js";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran } from "./cli-harness.js";
import { canary, ended, Folder, printableText, ServedEmulator, settled } from "./cli-harness.js";

const home = new Folder();
let emulator: ServedEmulator;
let here: Folder;

beforeAll(async () => {
  emulator = await ServedEmulator.start(home, seed);
});
beforeEach(async () => {
  await emulator.reset(seed);
  here = new Folder(manifests);
});
afterEach(() => here.remove());
afterAll(async () => {
  await emulator.stop();
  home.remove();
});

async function tenantry(args: readonly string[], env: Env = {}): Promise<Ran> {
  const ran = await here.run(args, { env: { ...emulator.env, ...env } });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
  return { ...ran, stdout: settled(ran.stdout), stderr: settled(ran.stderr) };
}
describe("streams", () => {
  test.each(["plan", "plan --json", "validate", "help apply"])("tenantry %s | head -1 ends quietly", async (words) => {
    const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
    const script = `set -o pipefail; "${process.execPath}" "${main}" ${words} | head -1`;
    const child = spawn("bash", ["-c", script], { cwd: here.path, env: { ...process.env, ...emulator.env, LANG: "C.UTF-8" } });
    child.stdin.end();
    const { code, stdout, stderr } = await ended(child);
    expect({ code, lines: stdout.split("\n").length, stderr }).toEqual({ code: 0, lines: 2, stderr: "" });
  });

  test("what a library would print of the files it reads stays out, whatever the environment says", async () => {
    const plain = await tenantry(["validate", "--json"]);
    const asked = await tenantry(["validate", "--json"], { LOG_TOKENS: "1", LOG_STREAM: "1" });
    expect(asked).toEqual(plain);
  });

  test("outside UTF-8 signs are spelled and columns stay", async () => {
    const { stdout } = await tenantry(["plan"], { LANG: undefined, LC_ALL: "C" });
    expect(stdout).toMatch(/^[\n\u0020-\u007e]*$/);
    expect(stdout).toContain(
      "~ upgrade   acme-crm    free -> pro                                           tenants/acme.yaml:3\n",
    );
  });

  test.each(
    [
      { name: "no terminal, no colour", args: [], env: {}, colour: false },
      { name: "--color always", args: ["--color", "always"], env: { NO_COLOR: "1" }, colour: true },
      { name: "FORCE_COLOR", args: [], env: { FORCE_COLOR: "1" }, colour: true },
      { name: "NO_COLOR beats FORCE_COLOR", args: [], env: { FORCE_COLOR: "1", NO_COLOR: "1" }, colour: false },
      { name: "--color never", args: ["--color", "never"], env: { FORCE_COLOR: "1" }, colour: false },
    ].map((row) => [row.name, row] as const),
  )("%s", async (_, { args, env, colour }) => {
    const { stdout } = await tenantry(["plan", ...args], env);
    expect(stdout.includes("\u001b[")).toBe(colour);
  });

  test("TENANTRY_DEBUG=api tells each request on stderr, without bodies or keys", async () => {
    const { stdout, stderr } = await tenantry(["plan"], { TENANTRY_DEBUG: "api" });
    expect(stdout).toMatch(/^Observed/);
    expect(stderr.split("\n").filter((line) => line === "api 200 GET /projects").length).toBeGreaterThan(3);
  });

  test("what Neon calls a project reaches the terminal as printable text only", async () => {
    const name = "a\u001b]52;c;ZXZpbA==\u0007\u001b[2J\r\u202e\n::error::x";
    await emulator.reset({ projects: [...(seed.projects ?? []), project("pro", name, { id: "odd-1" })] });
    const ran = [
      await tenantry(["drift"]),
      await tenantry(["drift", "--json"]),
      await tenantry(["plan"]),
      await tenantry(["plan", "--json"]),
    ];
    for (const { stdout, stderr } of ran) {
      expect(stdout).toBe(printableText(stdout));
      expect(`${stdout}${stderr}`).not.toMatch(/^::error/m);
    }
    expect(ran[0]?.stdout).toContain('odd-1 "a\\u{1b}]52;c;ZXZpbA==\\u{7}\\u{1b}[2J\\u{d}\\u{202e}\\u{a}::error::x"');
  });
});
