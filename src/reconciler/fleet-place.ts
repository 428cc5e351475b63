/** Where a tenant stands in its fleet: it depends on its key alone, so a share of the fleet is the same one on every machine. */
import { sha256 } from "./digest.js";
import type { TenantName } from "./names.js";

const digits = 8;

/** From 0 to 1, 1 excluded. */
export const placeInFleet = (tenant: TenantName): number => Number.parseInt(sha256(tenant).slice(0, digits), 16) / 16 ** digits;
