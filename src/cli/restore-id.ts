/** Times that a restore is told on the command line. */
import { inertAfter, timeForm } from "../reconciler/restore.js";
import { parseTime, timeText } from "../reconciler/time-text.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

/** The id: this second, or that of one that was begun. @throws Failure `usage` */
export function begunAt(id: string | undefined, world: World): number {
  const begun = id === undefined ? Math.floor(world.now() / 1000) * 1000 : pastTime("--id", id, world);
  if (begun > world.now() - inertAfter) return begun;
  throw new Failure("usage", `--id ${id} is more than a day ago, and a restore runs within a day of its id`, [
    fix("the command without --id begins a new one"),
  ]);
}

/** @throws Failure `usage` */
export function pastTime(flag: string, text: string, world: World): number {
  const at = timeForm.test(text) ? parseTime(text) : Number.NaN;
  if (at <= world.now()) return at;
  const problem = Number.isNaN(at) ? "is no time" : "is still to come";
  const anHourAgo = Math.floor(world.now() / 1000) * 1000 - 3_600_000;
  throw new Failure("usage", `${flag} ${text.slice(0, 40)} ${problem}`, [fix(`such as ${timeText(anHourAgo)}`)]);
}
