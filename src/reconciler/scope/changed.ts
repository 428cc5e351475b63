/** Which tenants a branch asks something else of: by what is desired in the end, not by which lines moved. */
import canonicalize from "canonicalize";
import type { DesiredTenant } from "../desired.js";
import type { TenantName } from "../names.js";

/**
 * Added, removed and changed ones. A tier, a default or the naming that changed in the fleet file changes what its tenants are
 * to be, so they are among them; a manifest that moved to another line or file is not.
 */
export function changedTenants(desired: readonly DesiredTenant[], base: readonly DesiredTenant[]): ReadonlySet<TenantName> {
  const before = new Map(base.map((tenant) => [tenant.tenant, tenant]));
  const changed = new Set<TenantName>();
  for (const tenant of desired) {
    const old = before.get(tenant.tenant);
    before.delete(tenant.tenant);
    if (!old || !isSame(tenant, old)) changed.add(tenant.tenant);
  }
  for (const removed of before.keys()) changed.add(removed);
  return changed;
}

/** The order in which keys were written is no difference; as a rule it is the same, and then nothing has to be sorted. */
export function isSame({ source: _, ...a }: Declaration, { source: __, ...b }: Declaration): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || canonicalize(a) === canonicalize(b);
}
type Declaration = Pick<DesiredTenant, "source"> & Partial<DesiredTenant>;
