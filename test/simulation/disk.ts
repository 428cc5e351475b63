/** What one machine keeps between runs. */
import type { Memory } from "../../src/providers/session.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Stack } from "./engine.js";

export class Disk {
  /** What tenantry.lock holds. */
  readonly lock: Map<TenantName, ProjectId>;
  /** The journals, by plan id. */
  readonly journals = new Map<string, string>();
  /** Pulumi's state. */
  stack: Stack = new Map();

  constructor(lock: ReadonlyMap<string, string>) {
    this.lock = new Map(lock) as Map<TenantName, ProjectId>;
  }

  /** What a process begins with, and `remember` for what it adds. */
  memory(remember: Memory["remember"]): Memory {
    return { lock: new Map(this.lock), remember };
  }

  /** As if it had never been written to since; what Pulumi stored is lost altogether. */
  restore(lock: ReadonlyMap<TenantName, ProjectId>): void {
    this.journals.clear();
    this.stack = new Map();
    this.lock.clear();
    for (const [tenant, id] of lock) this.lock.set(tenant, id);
  }
}
