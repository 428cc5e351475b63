/**
 * A roster against an earlier one: that of the last saved plan, or that of the base. What is remembered may be lost at any time;
 * without either there is nothing to compare with, and nothing is refused.
 */
import type { SourceRange } from "../diagnostic.js";
import type { RosterSource } from "../fleet.js";
import { formatDuration, formatShare } from "../units.js";
import type { Report } from "./report.js";

export interface RosterFacts {
  readonly count: number;
  /** ms since the epoch */
  readonly asOf: number;
  /** The footer. */
  readonly at: SourceRange;
}
export type RememberedRoster = Pick<RosterFacts, "count" | "asOf">;
export interface EarlierRoster extends RememberedRoster {
  /** null for the last saved plan */
  readonly revision: string | null;
}

/** Clocks and time zones differ by less. A list from further ahead would make every later one look old. */
const mostAhead = 86_400_000;
export const isAhead = (asOf: number, now: number): boolean => asOf > now + mostAhead;

export function checkAgainstEarlier(
  facts: RosterFacts,
  before: EarlierRoster,
  { maxShrink }: RosterSource,
  now: number,
  report: Report,
): void {
  const range = facts.at;
  const { revision } = before;
  const whose = revision === null ? "of the last saved plan" : `at ${revision}`;
  // What an earlier version remembered from far ahead says nothing of age.
  if (facts.asOf < before.asOf && !isAhead(before.asOf, now)) {
    const message = `The roster is older than the one ${whose}, by ${formatDuration(Math.ceil((before.asOf - facts.asOf) / 1000))}.`;
    const meant = revision === null ? "; if it is meant, remove .tenantry/roster.json" : "";
    report({ code: "roster-older", message, range, fix: `Fix: export it again${meant}.` });
  }
  const gone = before.count - facts.count;
  // One tenant always may leave, or a small fleet could never lose any.
  const allowed = Math.max(1, Math.floor(maxShrink * before.count));
  if (gone <= allowed) return;
  const message = `The roster has ${facts.count} ${facts.count === 1 ? "tenant" : "tenants"}, ${gone} fewer than the ${before.count} ${whose}; at most ${allowed} (${formatShare(maxShrink)}) may be gone.`;
  report({ code: "roster-shrunk", message, range, fix: "Fix: export it again; if it is meant, a larger maxShrink." });
}
