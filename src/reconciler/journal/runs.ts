/** Questions to a journal: what runs of one plan have done, and what became of a tenant last. */
import type { TenantName } from "../names.js";
import type { JournalEntry, TenantEnded } from "./entry.js";

/**
 * Tenants that an earlier run of this very plan has applied, with proof. A plan of the same id that was made later does the
 * same from a newer observation: what was undone in between is due again, so its digest must be the same too.
 */
export function appliedBefore(entries: readonly JournalEntry[], planDigest: string): ReadonlySet<TenantName> {
  const applied = new Set<TenantName>();
  let isThisPlan = false;
  for (const entry of entries) {
    if (entry.entry === "run-started") isThisPlan = entry.planDigest === planDigest;
    else if (isThisPlan && entry.entry === "outcome" && entry.outcome === "applied") applied.add(entry.tenant);
  }
  return applied;
}

/** Over all journals, by time. `consent` and `wave` are no news of the tenant: nothing was tried. */
export function lastOutcome(entries: readonly JournalEntry[], tenant: TenantName): (TenantEnded & JournalEntry) | null {
  let last: (TenantEnded & JournalEntry) | null = null;
  for (const entry of entries) {
    if (entry.entry !== "outcome" || entry.tenant !== tenant || entry.outcome === "skipped") continue;
    if (last === null || entry.time >= last.time) last = entry;
  }
  return last;
}
