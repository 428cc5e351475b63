/** Neon's own command line, unchanged, as a user has it: on our machine it just talks to another host. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../emulator/harness.js";
import { scratch, spawnEmulator, type Spawned } from "../emulator/spawned.js";

const home = scratch();
const log = join(home, "contract.log");
let emulator: Spawned;
beforeAll(async () => {
  emulator = await spawnEmulator(["--speed", "1000x"], { env: { TENANTRY_CONTRACT_LOG: log } });
});
afterAll(async () => {
  await emulator.stop();
});

const neonctl = async (...args: readonly string[]): Promise<Reply["body"]> => {
  const all = [
    ...args,
    "--api-host",
    emulator.api,
    "--api-key",
    "free-key",
    "--no-analytics",
    "--config-dir",
    join(home, "config"),
    "--output",
    "json",
  ];
  const { stdout } = await promisify(execFile)(resolve("node_modules/.bin/neonctl"), all, {
    cwd: home,
    env: { PATH: process.env["PATH"] ?? "", HOME: home, CI: "1" },
  });
  return JSON.parse(stdout);
};
const listed = async (): Promise<readonly string[]> =>
  (await neonctl("projects", "list")).projects.map((project: { name: string }) => project.name);

describe("neonctl works on the emulator unchanged", () => {
  let id = "";
  test("it lists no projects at first", async () => {
    expect(await listed()).toEqual([]);
  });

  test("it creates a project and gets a connection string", async () => {
    const made = await neonctl("projects", "create", "--name", "acme");
    id = made.project.id;
    expect(made.connection_uris[0].connection_uri).toContain("canary-secret");
    expect(await listed()).toEqual(["acme"]);
  });

  test("it gets and renames it", async () => {
    expect(await neonctl("projects", "get", id)).toMatchObject({ id, name: "acme" });
    expect(await neonctl("projects", "update", id, "--name", "renamed")).toMatchObject({ id, name: "renamed" });
    expect(await listed()).toEqual(["renamed"]);
  });

  test("it reads branches, snapshots, roles, databases and operations", async () => {
    expect(await neonctl("branches", "list", "--project-id", id)).toMatchObject([{ name: "main", default: true }]);
    expect(await neonctl("snapshots", "list", "--project-id", id)).toEqual([]);
    expect(await neonctl("roles", "list", "--project-id", id)).toMatchObject([{ name: "neondb_owner" }]);
    expect(await neonctl("databases", "list", "--project-id", id)).toMatchObject([{ name: "neondb" }]);
    expect(
      (await neonctl("operations", "list", "--project-id", id)).map((operation: { status: string }) => operation.status),
    ).toEqual(["finished", "finished"]);
  });

  test("it deletes and recovers it", async () => {
    await neonctl("projects", "delete", id);
    expect(await listed()).toEqual([]);
    expect(await neonctl("projects", "list", "--recoverable-only")).toMatchObject([{ id, name: "renamed" }]);
    await neonctl("projects", "recover", id);
    expect(await listed()).toEqual(["renamed"]);
  });

  test("what it was answered is what Neon documents, and it is counted as a foreign client", () => {
    const lines = readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.apart !== "foreign" || line.violations.length > 0)).toEqual([]);
  });
});
