/**
 * Lists that tenants of one process share. The engine hands them over a few at a time, so nobody knows how many will come: few
 * are searched for, and once as many have come as a sweep may cost, the rest of that minute shares one.
 */
import type { ObservedFleet } from "../reconciler/observed.js";

const freshFor = 60_000;
/** Tenants within a minute beyond which a sweep is taken to cost less than looking for each. */
const searched = 5;

/** Lists not older than a minute for so many more tenants; null where each is to be searched for. */
export type SharedLists = (tenants: number) => Promise<ObservedFleet | null>;

export function sharedLists({
  now,
  sweep,
}: {
  readonly now: () => number;
  readonly sweep: () => Promise<ObservedFleet>;
}): SharedLists {
  let swept: { readonly at: number; readonly lists: Promise<ObservedFleet> } | null = null;
  let recent: readonly number[] = [];
  return async (tenants) => {
    const since = now() - freshFor;
    if (swept && swept.at >= since) return swept.lists;
    recent = [...recent.filter((at) => at >= since), ...Array.from({ length: tenants }, now)];
    if (recent.length <= searched) return null;
    const begun = { at: now(), lists: sweep() };
    swept = begun;
    return begun.lists.catch((error: unknown) => {
      if (swept === begun) swept = null;
      throw error;
    });
  };
}
