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

  test("it makes, renames, resets, restores and deletes branches", async () => {
    const branches = (...args: readonly string[]) => neonctl("branches", ...args, "--project-id", id);
    await branches("create", "--name", "dev", "--compute", "false");
    await branches("rename", "dev", "feature");
    await branches("set-expiration", "feature", "--expires-at", "2099-01-01T00:00:00Z");
    expect(await branches("get", "feature")).toMatchObject({ name: "feature", expires_at: "2099-01-01T00:00:00Z" });
    await branches("set-expiration", "feature");
    await branches("reset", "feature", "--parent");
    await branches("add-compute", "feature", "--type", "read_write");
    const point = (await branches("get", "feature")).parent_lsn;
    await branches("restore", "main", `^self@${point}`, "--preserve-under-name", "main_old");
    await branches("set-default", "feature");
    const names = (await branches("list")).map((branch: { name: string; default: boolean }) => [branch.name, branch.default]);
    expect(Object.fromEntries(names)).toEqual({ main: false, feature: true, main_old: false });
    await branches("set-default", "main");
    await branches("delete", "feature");
    await branches("delete", "main_old");
    expect(await branches("list")).toMatchObject([{ name: "main", default: true }]);
  }, 180_000);

  test("it takes, renames, restores, finalizes and deletes snapshots", async () => {
    const snapshots = (...args: readonly string[]) => neonctl("snapshots", ...args, "--project-id", id);
    await snapshots("create", "--branch", "main", "--name", "v1");
    const [{ id: snapshot }] = await snapshots("list");
    await snapshots("update", snapshot, "--name", "v2");
    expect(await snapshots("get", "v2")).toMatchObject({ id: snapshot });
    await snapshots("restore", snapshot, "--name", "look");
    await snapshots("finalize", "look");
    const branches = await neonctl("branches", "list", "--project-id", id);
    expect(branches.map(({ name }: { name: string }) => name).sort()).toEqual(["main", "main (old)"]);
    await snapshots("delete", "v2");
    expect(await snapshots("list")).toEqual([]);
  }, 180_000);

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
