/** What one machine keeps between runs. */
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";

export class Disk {
  /** What tenantry.lock holds. */
  readonly lock: Map<TenantName, ProjectId>;
  /** The journals, by plan id. */
  readonly journals = new Map<string, string>();

  constructor(lock: ReadonlyMap<string, string>) {
    this.lock = new Map(lock) as Map<TenantName, ProjectId>;
  }

  /** As if it had never been written to since. */
  restore(lock: ReadonlyMap<TenantName, ProjectId>): void {
    this.journals.clear();
    this.lock.clear();
    for (const [tenant, id] of lock) this.lock.set(tenant, id);
  }
}
