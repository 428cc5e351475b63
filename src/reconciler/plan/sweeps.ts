/** When reading whole lists is cheaper than reading projects one by one. What apply does and what the plan estimates agree here. */
import type { Fleet } from "../fleet.js";
import { callsPerMinute } from "../fleet.js";

/** A read of a live value is good for so long, in ms. */
export const freshFor = 60_000;
/** Up to so many tenants are read back one by one. */
export const singleReads = 50;
/** Beyond, so many finished tenants are proven by one sweep. */
export const sweepEvery = 1000;
/** Calls that one tenant takes at least, beside the read that a sweep would spare. */
const callsPerTenant = 4;

/** A sweep serves only those tenants that the rate lets through while it is fresh. `pages` are those of all orgs. */
export function sweepPays(tenants: number, pages: number, fleet: Fleet): boolean {
  const served = (callsPerMinute(fleet) * (freshFor / 60_000) - pages) / callsPerTenant;
  return Math.min(tenants, served) > 2 * pages;
}
