/** A plan as somebody saved it: read, and refused whole unless all of it is believable. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Fleet } from "../reconciler/fleet.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { readPlan } from "../reconciler/plan/read.js";
import type { ColorWhen } from "./color.js";
import { fleetDigest, refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { errorCode } from "./file-kind.js";
import { loadFleetOnly } from "./sources.js";
import type { World } from "./world.js";

interface Flags {
  readonly config?: string | undefined;
  readonly color: ColorWhen;
  readonly json: boolean;
}

/** @throws Failure `plan-…` */
export async function planFrom(file: string, flags: Flags, world: World): Promise<{ plan: Plan; fleet: Fleet }> {
  const loaded = await loadFleetOnly(world, flags);
  refuseInvalid(loaded, world, flags);
  const read = readPlan(readText(file, world), {
    fleet: loaded.fleet,
    fleetDigest: fleetDigest(loaded.sources.fleetFile),
    now: world.now(),
  });
  if ("plan" in read) return { plan: read.plan, fleet: loaded.fleet };
  throw new Failure(read.problem.code, `${file} is refused: ${read.problem.message}`, [
    fix("tenantry plan, and have the new plan read"),
  ]);
}

function readText(file: string, world: World): string {
  try {
    return readFileSync(resolve(world.cwd, file), "utf8");
  } catch (error) {
    throw new Failure("plan-unavailable", `${file} can't be read (${errorCode(error)})`, [
      fix("tenantry plan writes .tenantry/plan.json"),
    ]);
  }
}
