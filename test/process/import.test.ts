/** The built command imports a fleet over HTTP, and the same command plans it to nothing. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import { project } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import { canary, Folder, ServedEmulator } from "./cli-harness.js";

const seed: Seed = {
  projects: [
    ...Array.from({ length: 30 }, (_, n) => project("free", `app-${n}`, { id: `calm-sun-${10_000_000 + n}` })),
    project("free", "Grün & Söhne", { id: "odd-rain-20000001", history_retention_seconds: 3600 }),
    project("pro", "p1", { id: "red-moon-30000001" }),
  ],
};
const orgs = ["--org", `free=${orgIds.free}`, "--org", `paid=${orgIds.paid}`, "--sponsored", "free", "--fleet", "acme"] as const;

describe("tenantry import", () => {
  const folder = new Folder();
  let emulator: ServedEmulator;
  beforeAll(async () => {
    emulator = await ServedEmulator.start(new Folder(), seed);
  });
  afterAll(async () => {
    await emulator.stop();
    folder.remove();
  });

  test("declares a fleet that then plans to no change, and writes nothing to Neon", async () => {
    const imported = await folder.run(["import", ...orgs, "--out", "tenants/"], { env: emulator.env });
    expect([imported.code, imported.stderr]).toEqual([0, ""]);
    expect(imported.stdout).toContain(
      "Read 32 projects: 31 match a tier (1 rule governs 30, 1 has a line), 1 needs a manifest, no name twice.",
    );
    expect(imported.stdout).toContain("Planned again: 0 changes.");
    expect(folder.read("tenants/own.yaml")).toContain(
      "tenant: grun-sohne\ntier: free\nprojectId: odd-rain-20000001\nname: Grün & Söhne\n",
    );
    const planned = await folder.run(["plan", "--deep", "--exit-code"], { env: emulator.env });
    expect([planned.code, planned.stdout]).toEqual([0, expect.stringContaining("No changes. 32 tenants match their manifests")]);
    const requests = await emulator.requests();
    expect(requests.filter(({ method, path }) => method !== "GET" && !path.startsWith("/_emulator"))).toEqual([]);
    expect([imported, planned].some(({ stdout, stderr }) => (stdout + stderr).includes(canary))).toBe(false);
  });

  test("has nothing to write for a project that came later, because the rule governs it", async () => {
    const before = folder.listing();
    await emulator.control("act", { do: "add-project", project: project("free", "late", { id: "late-sun-40000001" }) });
    const again = await folder.run(["import"], { env: emulator.env });
    expect([again.code, again.stderr, again.stdout]).toEqual([
      0,
      "",
      "Read 33 projects: 2 declared already, 31 governed by a rule already, no name twice.\nNothing to write.\nNext      tenantry plan\n",
    ]);
    expect(folder.listing()).toEqual(before);
  });

  test("names the flag that it needs where there is no fleet file", async () => {
    const empty = new Folder();
    const ran = await empty.run(["import"], { env: emulator.env });
    empty.remove();
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr:
        "error[usage]  there is no tenantry.yaml, so import must be told the orgs\n  fix      --org free=org-id --org paid=org-id   (or tenantry init first)   exit 64\n",
    });
  });
});
