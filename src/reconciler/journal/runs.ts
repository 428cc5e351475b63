/** Questions to a journal: what runs of one plan have done, and what became of a tenant last. */
import type { ProjectId, TenantName } from "../names.js";
import type { Intent, JournalEntry, Result, TenantEnded } from "./entry.js";

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

/** The share of the fleet that the last run of this plan took on. */
export function lastWave(entries: readonly JournalEntry[], planDigest: string): number {
  const begun = entries.filter((entry) => entry.entry === "run-started").filter((run) => run.planDigest === planDigest);
  return begun.at(-1)?.wave ?? 1;
}

/** More than the retries of one request and the settle window take together. */
export const recentFor = 3_600_000;

/** The project that a create made; null where it was sent, or was about to be, and never answered: Neon may still be at it. */
export type RecentCreates = ReadonlyMap<TenantName, ProjectId | null>;

/** By all journals of this machine. `since`: ISO, `recentFor` ago. */
export function recentCreates(entries: readonly JournalEntry[], since: string): RecentCreates {
  const creates = new Map<TenantName, ProjectId | null>();
  for (const entry of entries) {
    if ((entry.entry !== "intent" && entry.entry !== "result") || entry.route !== "POST /projects") continue;
    if (entry.time < since) continue;
    if (entry.entry === "result" && entry.result === "refused") creates.delete(entry.tenant);
    else creates.set(entry.tenant, entry.project);
  }
  return creates;
}

export type LastNote = (TenantEnded | Intent | Result) & JournalEntry;

/**
 * Over all journals, by time. Unless it is an outcome, the run was killed, or is still under way. A tenant that was skipped
 * has no note of it: nothing was tried.
 */
export function lastNote(entries: readonly JournalEntry[], tenant: TenantName): LastNote | null {
  let last: LastNote | null = null;
  for (const entry of entries) {
    if (entry.entry === "run-started" || entry.entry === "run-ended" || entry.tenant !== tenant) continue;
    if (entry.entry === "outcome" && entry.outcome === "skipped") continue;
    if (last === null || entry.time >= last.time) last = entry;
  }
  return last;
}
