/**
 * A roster against the one that the last saved plan was made from. What is remembered may be lost at any time: without it
 * there is nothing to compare with, and nothing is refused.
 */
import type { SourceRange } from "../diagnostic.js";
import type { RosterSource } from "../fleet.js";
import { formatShare } from "../units.js";
import type { Report } from "./report.js";

export interface RosterFacts {
  readonly count: number;
  /** ms since the epoch */
  readonly asOf: number;
  /** The footer. */
  readonly at: SourceRange;
}
export type RememberedRoster = Pick<RosterFacts, "count" | "asOf">;

export function checkAgainstMemory(
  now: RosterFacts,
  before: RememberedRoster,
  { maxShrink }: RosterSource,
  report: Report,
): void {
  const range = now.at;
  if (now.asOf < before.asOf) {
    const message = `The roster is older than the one of the last saved plan, by ${Math.ceil((before.asOf - now.asOf) / 1000)} s.`;
    report({ code: "roster-older", message, range, fix: "Fix: export it again; if it is meant, remove .tenantry/roster.json." });
  }
  const gone = before.count - now.count;
  // One tenant always may leave, or a small fleet could never lose any.
  const allowed = Math.max(1, Math.floor(maxShrink * before.count));
  if (gone <= allowed) return;
  const message = `The roster has ${now.count} tenants, ${gone} fewer than the ${before.count} of the last saved plan; at most ${allowed} (${formatShare(maxShrink)}) may be gone.`;
  report({ code: "roster-shrunk", message, range, fix: "Fix: export it again; if it is meant, a larger maxShrink." });
}
