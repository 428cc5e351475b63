/** Ctrl-C while Neon is thinking: what runs is finished or left, and the next run converges. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran } from "./cli-harness.js";
import { canary, ended, Folder, said, ServedEmulator, settled } from "./cli-harness.js";

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
const consent = ["--allow", "deletes-data=1"];

describe("interrupted", () => {
  const upgrade = { operation: "transferProjectsFromOrgToOrg" };

  async function interruptedApply(signal: NodeJS.Signals) {
    await tenantry(["plan"]);
    await emulator.control("hold", { match: upgrade });
    const child = here.start(["apply", ".tenantry/plan.json", ...consent], { env: emulator.env });
    const result = ended(child);
    await emulator.parked();
    const stopping = said(child.stderr, "Stopping");
    child.kill(signal);
    await stopping;
    return { child, result };
  }

  test.each(["SIGINT", "SIGTERM"] as const)("%s lets what runs finish, exit 130, and a rerun converges", async (signal) => {
    const { result } = await interruptedApply(signal);
    await emulator.control("release", {});
    const { code, stdout, stderr } = await result;
    expect(code).toBe(130);
    expect(stderr).toContain(
      "\nStopping: finishing running changes. Again = leave them in flight; the next run looks before it writes.\n",
    );
    expect(stdout).toMatch(
      /^Stopped\. \d applied, \d not started, 0 in flight\. Resume: tenantry apply --resume [0-9a-f]{8} {3}exit 130\n$/,
    );

    await tenantry(["plan"]);
    expect((await tenantry(["apply", ".tenantry/plan.json", ...consent])).code).toBe(0);
    expect((await tenantry(["plan", "--exit-code"])).code).toBe(0);
  });

  test("a second time leaves at once, and says what may be in flight", async () => {
    const { child, result } = await interruptedApply("SIGINT");
    child.kill("SIGINT");
    const { code, stdout, stderr } = await result;
    expect(code).toBe(130);
    expect(stdout).toMatch(
      /^Stopped\. \d applied, \d not started, [1-3] in flight\. Resume: tenantry apply --resume [0-9a-f]{8} {3}exit 130\n$/,
    );
    expect(stderr).not.toMatch(/\n {4}at |Unhandled|Error:/);

    await emulator.control("release", {});
    await tenantry(["plan"]);
    expect((await tenantry(["apply", ".tenantry/plan.json", ...consent])).code).toBe(0);
    expect((await tenantry(["plan", "--exit-code"])).code).toBe(0);
  });
});
