/**
 * Whose computes are looked at although their listed defaults are the declared ones. A look costs a call for each tenant, so a large fleet
 * looks at a share of it each day, another one the next, until everyone has had a turn.
 */
import { placeInFleet } from "../fleet-place.js";
import type { TenantName } from "../names.js";

/** All, none, these, or a share of all. */
export type Deep = boolean | ReadonlySet<TenantName> | Sample;

export interface Sample {
  /** Above 0, up to 1. */
  readonly share: number;
  /** Days since the epoch, UTC: on the same day the same tenants. */
  readonly day: number;
}

export function isDeep(deep: Deep, tenant: TenantName): boolean {
  if (typeof deep === "boolean") return deep;
  return "share" in deep ? isSampled(placeInFleet(tenant), deep) : deep.has(tenant);
}

/** The days of a round take consecutive parts of the fleet; the last part may be smaller. */
export function isSampled(place: number, { share, day }: Sample): boolean {
  const parts = Math.ceil(1 / share);
  return Math.min(Math.floor(place / share), parts - 1) === day % parts;
}
