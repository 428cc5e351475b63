/** `tenantry import`, as far as it is pure: an observation → the files that declare it. */
export type { ImportedException, ImportedTenant } from "./declare.js";
export type { OrgDraft } from "./drafts.js";
export { isImportedFile } from "./files.js";
export type { ManifestFile } from "./files.js";
export { importFleet } from "./import-fleet.js";
export type { ImportedFleet, ImportInto, ImportRequest, LeftOut } from "./import-fleet.js";
export { differingTenants } from "./plan-again.js";
export type { Differing } from "./plan-again.js";
export { provisionalFleet } from "./provisional-fleet.js";
export { uniforms } from "./uniform.js";
export type { Claim, Uniform } from "./uniform.js";
