/** A plan as somebody saved it: read, and refused whole unless all of it is believable. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { desiredTenants } from "../reconciler/desired.js";
import type { Fleet } from "../reconciler/fleet.js";
import { undeclaredProblem } from "../reconciler/plan/declared-by.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { readPlan } from "../reconciler/plan/read.js";
import type { PlanProblem } from "../reconciler/plan/read-change.js";
import type { ColorWhen } from "./color.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { loadSources } from "./sources.js";
import { appliedHere } from "./applied-here.js";
import type { World } from "./world.js";

interface Flags {
  readonly config?: string | undefined;
  readonly color: ColorWhen;
  readonly json: boolean;
}

/** `find` says where it stands. @throws Failure `plan-…` */
export async function planFrom(
  find: (fleet: Fleet) => string,
  flags: Flags,
  world: World,
): Promise<{ plan: Plan; fleet: Fleet }> {
  const loaded = await loadSources(world, flags);
  refuseInvalid(loaded, world, flags);
  const { fleet, manifests, lock, inputs } = declaredFrom(loaded, {}, world);
  const file = find(fleet);
  const read = readPlan(readText(file, world), { fleet, fleetDigest: inputs.fleetDigest, now: world.now() });
  const refuse = ({ code, message }: PlanProblem): never => {
    throw new Failure(code, `${file} is refused: ${message}`, [fix("tenantry plan, and have the new plan read")]);
  };
  if ("problem" in read) return refuse(read.problem);
  const { plan } = read;
  // A plan that takes what was due is held against what was due then; one that doesn't has nothing of it.
  const desired = new Map(
    desiredTenants(manifests, fleet, Date.parse(plan.observedAt), true).map((tenant) => [tenant.tenant, tenant]),
  );
  const problem = undeclaredProblem(plan, { fleet, desired, lock, manifestsDigest: inputs.manifestsDigest });
  return problem ? refuse(problem) : { plan: appliedHere(plan, fleet, manifests, world), fleet };
}

function readText(file: string, world: World): string {
  try {
    return readFileSync(resolve(world.cwd, file), "utf8");
  } catch (error) {
    throw new Failure("plan-unavailable", `${file} can't be read (${diskReason(error)})`, [
      fix("tenantry plan writes .tenantry/plan.json"),
    ]);
  }
}
