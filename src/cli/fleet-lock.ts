/**
 * At most one run of a fleet on a machine. Two locks, because there are two ways to meet: the journal's, whoever runs in this
 * checkout, and one in the user's state folder, whichever checkout runs. The second is named by the orgs and by where they are:
 * that is what two runs would change at once.
 */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Fleet } from "../reconciler/fleet.js";
import { diskReason } from "./disk-reason.js";
import { Failure } from "./failure.js";
import type { Run, RunLock } from "./run-lock.js";
import { lockRuns } from "./run-lock.js";
import { stateFolder } from "./state-folder.js";
import type { World } from "./world.js";

interface Asked {
  readonly fleet: Fleet;
  /** Where Neon answers: a rehearsal on an emulator stands in nobody's way. */
  readonly host: string;
  readonly planId: string;
}

/** `journal` is a folder that is there. @throws Failure `locked`, or the file system's own error where the journal's can't be made */
export async function lockFleet(journal: string, { fleet, host, planId }: Asked, world: World): Promise<RunLock> {
  const run: Run = { planId, folder: dirname(dirname(journal)) };
  const ours = await lockRuns(join(journal, "run"), run, world);
  try {
    const shared = await lockCheckouts(nameOf(fleet, host), run, world);
    return shared === null ? ours : both(shared, ours);
  } catch (error) {
    await ours.release();
    throw error;
  }
}

/** null where there is no place for it, which is told: a container without a home can still apply. */
async function lockCheckouts(name: string, run: Run, world: World): Promise<RunLock | null> {
  const state = stateFolder(world.env);
  if (state === null) return withoutLock(world, "neither XDG_STATE_HOME nor HOME names a folder");
  const folder = join(state, "runs");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return await lockRuns(join(folder, name), run, world);
  } catch (error) {
    if (error instanceof Failure) throw error;
    return withoutLock(world, `${folder} can't be written (${diskReason(error)})`);
  }
}

function withoutLock(world: World, why: string): null {
  world.stderr.write(`note  a run from another checkout isn't kept out: ${why}; XDG_STATE_HOME names another place\n`);
  return null;
}

function nameOf({ orgs }: Fleet, host: string): string {
  const ids = orgs.map(({ id }) => id).sort();
  return createHash("sha256")
    .update(JSON.stringify([host, ...ids]))
    .digest("hex")
    .slice(0, 32);
}

const both = (first: RunLock, second: RunLock): RunLock => ({
  check() {
    first.check();
    second.check();
  },
  async release() {
    try {
      await first.release();
    } finally {
      await second.release();
    }
  },
});
