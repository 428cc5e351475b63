/** A stable share of a fleet: a tenant's place depends on its key alone, so a larger wave holds every smaller one. */
import { sha256 } from "../digest.js";
import type { TenantName } from "../names.js";

const digits = 8;

/** From 0 to 1, the same on every machine and in every plan. */
export const placeInFleet = (tenant: TenantName): number => Number.parseInt(sha256(tenant).slice(0, digits), 16) / 16 ** digits;

export const isInWave = (tenant: TenantName, share: number): boolean => placeInFleet(tenant) < share;
