/** Which tenants a plan is about. */
import type { DesiredTenant } from "../desired.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import { changedTenants } from "./changed.js";
import type { Scope } from "./scope.js";
import { selects } from "./scope.js";

/** null: all. Tenants that are gone since the base are among the changed ones. `manifests` have the labels. */
export function withinScope(
  { changedSince, selection }: Scope,
  desired: readonly DesiredTenant[],
  base: readonly DesiredTenant[] | null,
  manifests: readonly Manifest[],
): ReadonlySet<TenantName> | null {
  const { tenants, tiers, labels, cell } = selection;
  const isSelective = tenants.length + tiers.length + labels.length > 0 || cell !== undefined;
  const changed = changedSince === null ? null : changedTenants(desired, base ?? []);
  if (!isSelective) return changed;
  const labelsOf = new Map(manifests.map((manifest) => [manifest.tenant, manifest.labels]));
  const selected = desired.filter(
    (tenant) =>
      (changed?.has(tenant.tenant) ?? true) && selects(selection, { ...tenant, labels: labelsOf.get(tenant.tenant) ?? {} }),
  );
  return new Set(selected.map(({ tenant }) => tenant));
}
