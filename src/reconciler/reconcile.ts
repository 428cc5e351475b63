/** The pipeline in one place: declared → observed → diff → plan. Nothing else lives here. */
import type { NeonReader } from "../neon/port.js";
import { desiredTenants } from "./desired.js";
import { diff } from "./diff/index.js";
import type { LookPolicy } from "./diff/looks.js";
import type { Lock } from "./diff/match.js";
import type { Fleet, SafetyKind } from "./fleet.js";
import type { Manifest } from "./manifest/manifest.js";
import { observe } from "./observe.js";
import { makePlan } from "./plan/plan.js";
import type { Plan } from "./plan/plan.js";

export interface Declared {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
  /** The manifests at the base revision, null when none was given. */
  readonly base: readonly Manifest[] | null;
  readonly lock: Lock;
  readonly revision: string | null;
  readonly inputs: Plan["inputs"];
  /** The `--max-<kind>` flags. */
  readonly raised: Readonly<Partial<Record<SafetyKind, number>>>;
}

export async function reconcile(declared: Declared, neon: NeonReader, now: () => number, policy: LookPolicy): Promise<Plan> {
  const { fleet, manifests, lock, base, revision, inputs, raised } = declared;
  const started = now();
  const desired = desiredTenants(manifests, fleet, started);
  const bases = base && new Map(desiredTenants(base, fleet, started).map((tenant) => [tenant.tenant, tenant]));
  const { observed, matches } = await observe(desired, lock, { neon, fleet, now }, policy);
  const diffs = diff(matches, { fleet, observed, now: started, base: bases });
  return makePlan({ fleet, desired, matches, diffs, observed, revision, inputs, raised });
}

