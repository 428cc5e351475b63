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

export interface Differing {
  /** A plan would change or refuse them. */
  readonly changed: ReadonlySet<TenantName>;
  /** These, and those of which it would say something. */
  readonly named: ReadonlySet<TenantName>;
}

/** Tenants, declared or governed, that are not as they are declared. */
export async function differingTenants({ fleet, manifests, lock, observed, now }: PlanAgain): Promise<Differing> {
  const inputs = { manifestsDigest: "", fleetDigest: "" };
  const declared = { fleet, manifests, base: null, lock, revision: null, inputs, raised: {} };
  const { changes, refused, notices } = await reconcile(declared, replayOf(observed), () => now, { deep: false });
  const changed = [...changes, ...refused].map(({ tenant }) => tenant);
  return { changed: new Set(changed), named: new Set([...changed, ...notices.map(({ tenant }) => tenant)]) };
}
