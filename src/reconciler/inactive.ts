/**
 * A tenant that nobody uses is warned of, then suspended. Its last use is the list's, so a fleet is judged without a call more; where
 * there was none yet its creation counts. What is suspended so stays so, because nobody can use it: only what is declared resumes it.
 */
import type { DesiredTenant } from "./desired.js";
import type { Fleet } from "./fleet.js";
import type { ObservedEndpoint, ObservedProject } from "./observed.js";
import { observedState } from "./observed.js";
import { dayText, parseTime, timeText } from "./time-text.js";
import { formatDuration } from "./units.js";

/** Seconds without use. */
export interface Inactive {
  readonly warn?: number | "never";
  readonly suspend?: number | "never";
}

/** ms since the epoch; null where Neon's answer tells no time. Never before its creation: Neon writes some times that never were as the year 1. */
function lastUse({ lastActiveAt, createdAt }: Pick<ObservedProject, "lastActiveAt" | "createdAt">): number | null {
  const created = parseTime(createdAt);
  const last = Math.max(created, lastActiveAt === null ? created : parseTime(lastActiveAt));
  return Number.isNaN(last) ? null : last;
}

/** The same as a plan's test says it. */
export function lastUseText(project: ObservedProject): string | null {
  const last = lastUse(project);
  return last === null ? null : timeText(last);
}

/** Whether a use at `last` is so long ago at `now`, both ms since the epoch. */
export const isReached = (limit: number | "never" | undefined, last: number, now: number): boolean =>
  typeof limit === "number" && now >= last + limit * 1000;

/** What its use makes of a tenant that is declared active. `endpoints` is null where nobody looked at its computes. */
export function asUsed(
  desired: DesiredTenant,
  project: ObservedProject,
  endpoints: readonly ObservedEndpoint[] | null,
  fleet: Pick<Fleet, "tiers">,
  now: number,
): DesiredTenant {
  const { inactive, tier, state } = desired;
  const { warn, suspend } = inactive;
  if (state !== "active" || (warn === undefined && suspend === undefined)) return desired;
  const last = lastUse(project);
  const isSuspended = observedState(project) === "suspended";
  // Who doesn't know when it was used last leaves it as it is.
  if (last === null) return isSuspended && typeof suspend === "number" ? stopped(desired, "its last use isn't known") : desired;
  const since = `not used since ${dayText(last)}`;
  if (typeof suspend === "number" && isReached(suspend, last, now)) {
    const isTiers = fleet.tiers.some(({ name, inactive: its }) => name === tier && its.suspend === suspend);
    const rule = `${isTiers ? `tier ${tier}` : "its manifest"} suspends after ${formatDuration(suspend)}`;
    const running = isSuspended ? undefined : endpoints?.find(({ active }) => active);
    if (!running) return { ...stopped(desired, `${since}, ${rule}`), unused: { kind: "suspends" } };
    return { ...desired, unused: { kind: "told", message: `${since}, and ${running.id} is running: it isn't suspended` } };
  }
  if (!isReached(warn, last, now)) return desired;
  const end = typeof suspend === "number" ? `: suspended from ${dayText(last + suspend * 1000)} on` : "";
  return { ...desired, unused: { kind: "told", message: `${since}${end}` } };
}

/** Nothing is taken of a tenant that nobody uses. */
const stopped = (desired: DesiredTenant, reason: string): DesiredTenant => ({
  ...desired,
  state: "suspended",
  reason,
  rotation: null,
});
