/** The proof of an import: what was written is read as any manifest is, and planned against the same observation. */
import type { Lock } from "../diff/match.js";
import type { Fleet } from "../fleet.js";
import type { Manifest } from "../manifest/index.js";
import type { TenantName } from "../names.js";
import type { ObservedFleet } from "../observed.js";
import { reconcile } from "../reconcile.js";
import { replayOf } from "./replay.js";

export interface PlanAgain {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
  readonly lock: Lock;
  readonly observed: ObservedFleet;
  readonly now: number;
}

/** Of these tenants, those that a plan would change or refuse; none when the import is right. */
export async function differingTenants(
  { fleet, manifests, lock, observed, now }: PlanAgain,
  imported: ReadonlySet<TenantName>,
): Promise<readonly TenantName[]> {
  const inputs = { manifestsDigest: "", fleetDigest: "" };
  const declared = { fleet, manifests, base: null, lock, revision: null, inputs, raised: {} };
  const plan = await reconcile(declared, replayOf(observed), () => now, { deep: false });
  const named = [...plan.changes, ...plan.refused, ...plan.notices].map(({ tenant }) => tenant);
  return [...new Set(named)].filter((tenant) => imported.has(tenant));
}
