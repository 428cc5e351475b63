/** A stable share of a fleet: a larger wave holds every smaller one. */
import { placeInFleet } from "../fleet-place.js";
import type { TenantName } from "../names.js";

export const isInWave = (tenant: TenantName, share: number): boolean => placeInFleet(tenant) < share;
