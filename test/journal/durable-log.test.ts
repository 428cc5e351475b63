/** The file below the journal: nothing follows a line that could not be written. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { durableLog } from "../../src/cli/durable-log.js";

const folder = mkdtempSync(join(tmpdir(), "tenantry-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("lines stand in the order in which they were appended, whoever waits for them", async () => {
  const path = join(folder, "log");
  const log = durableLog(await open(path, "a"), () => {});
  const lines = Array.from({ length: 500 }, (_, n) => `line ${n}\n`);
  await Promise.all(lines.map((line) => log.append(line)));
  await log.append("last\n");
  expect(readFileSync(path, "utf8")).toBe(`${lines.join("")}last\n`);
  await log.close();
});

test.runIf(existsSync("/dev/full"))("on a full disk the append fails, and so do all that follow", async () => {
  const log = durableLog(await open("/dev/full", "w"), () => {});
  await expect(log.append("a\n")).rejects.toThrow("ENOSPC");
  await expect(log.append("b\n")).rejects.toThrow("ENOSPC");
  await log.close();
});

test("what was lost to another run isn't written to any more", async () => {
  const path = join(folder, "lost");
  let isLost = false;
  const check = (): void => {
    if (isLost) throw new Error("lost");
  };
  const log = durableLog(await open(path, "a"), check);
  await log.append("a\n");
  isLost = true;
  await expect(log.append("b\n")).rejects.toThrow("lost");
  isLost = false;
  await expect(log.append("c\n")).rejects.toThrow("lost");
  expect(readFileSync(path, "utf8")).toBe("a\n");
  await log.close();
});
