/** What a program plans from: one look at Neon, or an observation made before. */
import { openNeonToRead } from "../cli/neon.js";
import type { World } from "../cli/world.js";
import type { LookPolicy } from "../reconciler/diff/looks.js";
import type { Observation } from "../reconciler/observation-file.js";
import { observedIn } from "../reconciler/observation-file.js";
import type { Declared, Reconciled } from "../reconciler/reconcile.js";
import { reconcileFleet, reconcileFleetObserved } from "../reconciler/reconcile.js";
import type { Scope } from "../reconciler/scope/scope.js";
import { wholeFleet } from "../reconciler/scope/scope.js";

export interface Look {
  readonly observation: Observation | null;
  readonly policy: LookPolicy;
  readonly scope?: Scope;
}

export async function planFrom(
  { observation, policy, scope = wholeFleet }: Look,
  declared: Declared,
  world: World,
): Promise<Reconciled> {
  if (observation) return reconcileFleetObserved(declared, observedIn(observation), world.now(), policy, scope);
  return reconcileFleet(declared, await openNeonToRead(world, declared.fleet, {}), world.now, policy, scope);
}
