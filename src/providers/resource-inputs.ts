/** The resources of a plan, as values. */
import type { Refusal } from "../reconciler/change.js";
import { desiredTenants } from "../reconciler/desired.js";
import { groupBy } from "../reconciler/diff/group-by.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import type { Declared } from "../reconciler/reconcile.js";
import { printable } from "../render/printable.js";
import { tenantView } from "../render/view.js";
import type { TenantInputs } from "./inputs.js";
import { inputsOf } from "./inputs.js";
import { consentLine, pendingLines } from "./pending.js";

/** A resource for each declared tenant, but none for a refused one that has no project. */
export function resourceInputs(declared: Declared, plan: Plan, verdict: ConsentVerdict, now: number): readonly TenantInputs[] {
  const { fleet, manifests } = declared;
  const changesOf = groupBy(plan.changes, ({ tenant }) => tenant);
  const refusals = new Map(plan.refused.map((refusal) => [refusal.tenant, refusal]));
  const manifestOf = new Map(manifests.map((manifest) => [manifest.tenant, manifest]));
  return desiredTenants(manifests, fleet, now).flatMap((desired): TenantInputs[] => {
    const manifest = manifestOf.get(desired.tenant);
    const refusal = refusals.get(desired.tenant);
    if (!manifest || refusal?.project === null) return [];
    const changes = changesOf.get(desired.tenant) ?? [];
    const lines = changes.length > 0 ? pendingLines(tenantView(changes)) : [];
    const inputs = inputsOf(manifest, desired, fleet, [...lines, ...consentLine(desired.tenant, verdict)]);
    return [refusal ? { ...inputs, refused: refusedText(refusal) } : inputs];
  });
}

export const refusedText = ({ code, message }: Refusal): string => `${code}: ${printable(message)}`;
