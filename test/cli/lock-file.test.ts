/** tenantry.lock is read whole or refused, and written so that a line is never lost. */
import { mkdirSync, rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockWriter, readLock } from "../../src/cli/lock-file.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import { Folder } from "../process/cli-harness.js";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());
const path = (): string => folder.at("tenantry.lock");
const remember = (lock: ReturnType<typeof lockWriter>, tenant: string, project: string): Promise<void> =>
  lock.remember(tenant as TenantName, project as ProjectId);

test("no file is an empty memory", () => {
  expect(readLock(path()).size).toBe(0);
});

describe("a line that isn't a tenant and an id is refused with its number", () => {
  test.each([
    ["acme", "tenantry.lock:1 is not"],
    ["acme  a-1", "tenantry.lock:1 is not"],
    ["acme a-1 more", "tenantry.lock:1 is not"],
    ["acme a-1\n\nkite k-1\n", "tenantry.lock:2 is not"],
    ["acme ../x", "tenantry.lock:1 is not"],
    ["Acme a-1", "tenantry.lock:1 is not"],
    ["<<<<<<< HEAD\nacme a-1\n", "tenantry.lock:1 is not"],
    ["acme a-1\r\n", "tenantry.lock:1 is not"],
    ["acme a-1\nacme a-2\n", "tenantry.lock:2 names acme a second time"],
    ["__proto__ a-1", "tenantry.lock:1 is not"],
  ])("%j", (text, message) => {
    folder.write({ "tenantry.lock": text });
    expect(() => readLock(path())).toThrow(message);
  });
});

test("a folder of that name is no memory", () => {
  mkdirSync(path());
  expect(() => readLock(path())).toThrow("tenantry.lock is a folder, not a file");
});

test("keys with a project and an environment are remembered like any other", async () => {
  const lock = lockWriter(path(), new Map());
  await remember(lock, "acme.worker@staging", "a-1");
  expect(readLock(path())).toEqual(new Map([["acme.worker@staging", "a-1"]]));
});

test("lines that come together all end up in the file, sorted", async () => {
  const lock = lockWriter(path(), new Map());
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => remember(lock, `t-${String(n).padStart(2, "0")}`, `p-${n}`)).toReversed(),
  );
  const lines = folder.read("tenantry.lock").trimEnd().split("\n");
  expect(lines).toHaveLength(50);
  expect(lines).toEqual(lines.toSorted());
});

test("the check before the first write leaves no trace", () => {
  folder.write({ "tenantry.lock": "acme a-1\n" });
  const before = folder.listing();
  lockWriter(path(), readLock(path())).check();
  expect(folder.listing()).toEqual(before);
});

test("a folder that is gone fails the check, and a write", async () => {
  const lock = lockWriter(path(), new Map());
  rmSync(folder.path, { recursive: true });
  expect(() => lock.check()).toThrow("tenantry.lock can't be written beside the fleet file (no such file or folder)");
  await expect(remember(lock, "acme", "a-1")).rejects.toThrow("tenantry.lock could not be written (no such file or folder)");
});
