/** At most one run of a fleet on a machine, also when several begin at once on the lock of a run that was killed. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Failure } from "../../src/cli/failure.js";
import type { Run } from "../../src/cli/run-lock.js";
import { lockRuns } from "../../src/cli/run-lock.js";
import { processWorld } from "../../src/cli/process-world.js";

const deadPid = 2 ** 30;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenantry-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runOf = (planId: string): Run => ({ planId, folder });
const place = (): string => join(folder, "run");

/** As a killed run leaves it. */
function leaveLock(pid: number): void {
  const lock = join(folder, "run.lock");
  mkdirSync(lock);
  const { ino, birthtimeMs } = statSync(lock);
  const run = runOf("7f3a91c2");
  const holder = { pid, host: hostname(), since: "2026-03-04T09:00:00Z", lock: `${ino} ${birthtimeMs}`, ...run };
  writeFileSync(join(folder, "run.json"), JSON.stringify(holder));
}

test("of twenty runs that meet a dead one's lock at once, one goes on and nineteen are told", async () => {
  leaveLock(deadPid);
  const world = processWorld();
  const runs = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => lockRuns(place(), runOf(`plan-${n}`), world)));
  const won = runs.flatMap((run) => (run.status === "fulfilled" ? [run.value] : []));
  const codes = runs.flatMap((run) => (run.status === "rejected" && run.reason instanceof Failure ? [run.reason.code] : []));
  expect(codes).toEqual(Array.from({ length: 19 }, () => "locked"));
  expect(won).toHaveLength(1);
  for (const lock of won) {
    expect(() => lock.check()).not.toThrow();
    await lock.release();
  }
  expect(readdirSync(folder)).toEqual([]);
});

test("a living run's lock is nobody else's", async () => {
  leaveLock(process.pid);
  await expect(lockRuns(place(), runOf("plan-1"), processWorld())).rejects.toMatchObject({ code: "locked" });
});

test("a lock that another run takes between the look and the take-over stays that run's", async () => {
  leaveLock(deadPid);
  const lock = join(folder, "run.lock");
  const world = {
    ...processWorld(),
    isRunning: () => {
      rmSync(lock, { recursive: true });
      mkdirSync(lock);
      return false;
    },
  };
  await expect(lockRuns(place(), runOf("plan-1"), world)).rejects.toMatchObject({ code: "locked" });
  expect(Date.now() - statSync(lock).mtimeMs).toBeLessThan(60_000);
});
