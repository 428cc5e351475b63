/** Of one process of the provider, beside a fleet of the emulator. */
import { processWorld } from "../../src/cli/process-world.js";
import type { Session } from "../../src/providers/session.js";
import { sessionIn } from "../../src/providers/session.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { TestFleet } from "../harness/fleet.js";
import { sleep } from "../harness/virtual.js";

export function sessionOf(fleet: TestFleet, plan: Pick<Plan, "consent">): Session {
  const { env, host, fetch } = fleet.options();
  const consent = Object.entries(plan.consent).map(([hazard, n]) => `${hazard}=${n}`);
  const world = {
    ...processWorld(),
    env: { ...env, NEON_API_HOST: host, TENANTRY_ALLOW: consent.join(" ") },
    fetch,
    now: () => Date.now(),
    sleep,
  };
  return sessionIn(world, fleet.fleet, {
    lock: fleet.lock,
    remember: async (tenant, project) => void fleet.lock.set(tenant, project),
  });
}
