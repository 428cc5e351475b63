/** What the tables say over and over: manifests of several tenants, and what a project of each tier looks like in truth. */
import type { FaultRule, SeedProject } from "../../../src/emulator/index.js";

export const tenants = (...documents: readonly string[]): string => documents.join("\n---\n");

export const free = "free, 100h - - 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h";
export const pro = "paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d";
export const business = "paid, - - - 500GiB 100GiB, compute 1-8 never, endpoint 1-8 never, history 7d";
/** Suspended: a second of active time, all else kept. */
export const freeStopped = free.replace("100h", "1s");
export const proStopped = pro.replace("750h", "1s");

export const mib = 2 ** 20;
export const gib = 2 ** 30;
export const hour = 3600;

/** Small enough for tier free, every number known. */
export const small = {
  usage: { logical_size_bytes: 100 * mib, active_time_seconds: 10 * hour, data_transfer_bytes: gib },
} as const satisfies Partial<SeedProject>;
/** As our own create leaves it. */
export const marked = (tenant: string) =>
  ({ annotations: { "tenantry-tenant": tenant, "tenantry-plan": "0a1b2c3d" } }) as const satisfies Partial<SeedProject>;
export const suspended = {
  quota: { active_time_seconds: 1, data_transfer_bytes: 5 * gib, logical_size_bytes: 512 * mib },
} as const satisfies Partial<SeedProject>;
export const suspendedPro = {
  quota: { active_time_seconds: 1, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib },
} as const satisfies Partial<SeedProject>;
export const deleted = { deleted_at: "2026-03-02T10:00:00Z" } as const satisfies Partial<SeedProject>;

/** Neon withholds these projects' details, in the list and when asked for them singly. */
export const withheld = (...ids: readonly string[]): readonly FaultRule[] => [
  { match: { operation: "listProjects" }, fault: { kind: "list", how: "unavailable", ids: [...ids] }, times: "forever" },
  ...ids.map((id): FaultRule => ({
    match: { operation: "getProject", project: id },
    fault: { kind: "status", status: 404 },
    times: "forever",
  })),
];
