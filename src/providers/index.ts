/** `tenantry/pulumi`: the second front door. */
export { fleet } from "./program.js";
export type { FleetOptions, FleetResources } from "./program.js";
export { Snapshot, Tenant } from "./tenant.js";
