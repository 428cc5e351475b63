import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import type { World } from "../../src/cli/world.js";
import { createEmulator } from "../../src/emulator/index.js";
import { exampleFleet, now } from "../corpus/row.js";
import { project } from "../harness/fleet.js";
import { folderWith, write } from "./folder.js";

const sources = '- roster: roster.ndjson\n  - rule: { org: free, name: "app-*", tier: free }';
const fleet = exampleFleet.replace("- manifests: tenants/**/*.yaml", sources);
const roster = (asOf: string): string => `{"tenant":"acme","tier":"free"}\n{"count":1,"asOf":"${asOf}"}\n`;

/** `tenantry plan` against an emulator that holds one project of tier free with too short a history. */
const planIn = async (folder: string): Promise<{ readonly exit: number; readonly text: string }> => {
  const sleep = () => Promise.resolve();
  const seed = { projects: [project("free", "app-7", { id: "calm-fog-1", history_retention_seconds: 3600 })] };
  const emulator = createEmulator({ seed, now: () => now, rate: "off", sleep });
  let text = "";
  const output = { write: (more: string) => void (text += more), isTTY: false, columns: 100 };
  const world: World = {
    env: { NEON_API_KEY_FREE: "free-key", NEON_API_KEY_PAID: "paid-key", NEON_API_HOST: "http://127.0.0.1:1/api/v2" },
    cwd: folder,
    pid: 4321,
    isRunning: () => false,
    stdout: output,
    stderr: output,
    stdin: { isTTY: false, readLine: () => Promise.resolve(null) },
    fetch: (request) => emulator.fetch(request),
    now: () => now,
    sleep,
    random: () => 0.5,
    onInterrupt: () => () => {},
  };
  return { exit: await run(["plan"], world), text };
};

test("a saved plan remembers the roster it was made from, and the next one is held against it", async () => {
  const folder = folderWith({ "tenantry.yaml": fleet, "roster.ndjson": roster("2026-02-28") });
  const memory = join(folder, ".tenantry/roster.json");
  expect(existsSync(memory)).toBe(false);
  const uncompared = "note  nothing earlier to hold roster.ndjson against: no plan was saved here, and --base names none\n";
  const first = await planIn(folder);
  expect(first).toMatchObject({ exit: 0, text: expect.stringContaining(uncompared) });
  expect((await planIn(folder)).text).not.toContain("note  nothing");
  expect(JSON.parse(readFileSync(memory, "utf8"))).toMatchObject({ rosters: { "roster.ndjson": { count: 1 } } });

  write(folder, { "roster.ndjson": roster("2026-02-27") });
  const { exit, text } = await planIn(folder);
  expect(exit).toBe(3);
  expect(text).toContain("roster.ndjson:2:1  error[roster-older]");
});

test("a plan says by which line of which source a tenant is declared, and what people call a governed project", async () => {
  const { text } = await planIn(folderWith({ "tenantry.yaml": fleet, "roster.ndjson": roster("2026-02-28") }));
  expect(text).toContain("Desired   2 tenants in 1 file");
  expect(text).toMatch(/^\+ create {4}acme {8}tier free .* roster\.ndjson:1$/m);
  expect(text).toMatch(/^~ update {4}calm-fog-1 {2}"app-7" {3}historyRetention 1h → 6h +tenantry\.yaml:5$/m);
  expect(text).not.toContain("Extra");
});
