/**
 * The library: the same functions that the command calls, with the world passed in.
 *
 *   one tenant:      loadFleet → createNeonClient → reconcileTenant
 *   the whole fleet: loadFleet, loadManifests (, loadRoster, mergeSources) → reconcile → readPlan → apply
 */
export { reconcileTenant } from "./reconcile-tenant.js";
export type { Reconciled, ReconcileTenantOptions } from "./reconcile-tenant.js";
export { loadFleet, loadManifests, loadRoster, mergeSources } from "./reconciler/manifest/index.js";
export type { InputFile } from "./reconciler/manifest/index.js";
export type { Manifest } from "./reconciler/manifest/manifest.js";
export type { Diagnostic } from "./reconciler/diagnostic.js";
export { codes } from "./reconciler/codes.js";
export type { Code } from "./reconciler/codes.js";
export type { Fleet, Org, Tier } from "./reconciler/fleet.js";
export type { Change, ChangeKind, Hazard, HazardKind, Refusal } from "./reconciler/change.js";
export { reconcile } from "./reconciler/reconcile.js";
export type { Declared } from "./reconciler/reconcile.js";
export type { Plan } from "./reconciler/plan/plan.js";
export { readPlan } from "./reconciler/plan/read.js";
export { checkConsent } from "./reconciler/plan/consent.js";
export { apply } from "./reconciler/apply/index.js";
export type { Outcome } from "./reconciler/apply/outcome.js";
export type { Journal, JournalEntry, JournalEvent } from "./reconciler/journal/entry.js";
export { createNeonClient, createNeonReader } from "./neon/client.js";
export type { NeonOptions } from "./neon/client.js";
export { checkHost, neonHost } from "./neon/host.js";
export { createEmulator } from "./emulator/index.js";
export type { Emulator, EmulatorOptions } from "./emulator/index.js";
