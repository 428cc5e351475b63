/**
 * A snapshot is a moment of a branch under a name. In plans and documents it is one text, so that it reads the same everywhere:
 * `2026-03-04T10:00:00Z`, or `lsn 0/1E4C0D8`, and ` until 2026-12-31T00:00:00Z` where Neon removes it by itself.
 */
import type { ObservedSnapshot } from "./observed.js";
import { parseTime, timeText } from "./time-text.js";

/** ms since the epoch, or a position in the log. */
export type Moment = { readonly at: number } | { readonly lsn: string };

export interface DeclaredSnapshot {
  readonly name: string;
  /** null only for one that is to be removed. */
  readonly moment: Moment | null;
  /** ms since the epoch */
  readonly expiresAt: number | null;
  readonly state: "active" | "deleted";
}

export const snapshotText = (moment: Moment, expiresAt: number | null): string =>
  `${"at" in moment ? timeText(moment.at) : `lsn ${moment.lsn}`}${expiresAt === null ? "" : ` until ${timeText(expiresAt)}`}`;

/** Without its expiry: the moment that it shows. */
export const observedMoment = ({ timestamp, lsn, createdAt }: ObservedSnapshot): string => {
  if (timestamp !== null) return timeText(parseTime(timestamp));
  return lsn === null ? timeText(parseTime(createdAt)) : `lsn ${lsn}`;
};

/** Those that count against a limit: what a schedule of Neon's own took doesn't (neon-api.md §6). */
export const countedSnapshots = (snapshots: readonly ObservedSnapshot[]): readonly ObservedSnapshot[] =>
  snapshots.filter(({ manual }) => manual !== false);

/** Of all of one name; null where there is none. Of several only their number is told. */
export function textOfName(snapshots: readonly ObservedSnapshot[], name: string): string | null {
  const [first, ...others] = snapshots.filter((snapshot) => snapshot.name === name);
  return first ? (others.length > 0 ? `${1 + others.length} of that name` : observedText(first)) : null;
}

const observedText = (snapshot: ObservedSnapshot): string => {
  const { expiresAt } = snapshot;
  return `${observedMoment(snapshot)}${expiresAt === null ? "" : ` until ${timeText(parseTime(expiresAt))}`}`;
};

const form = /^(?:lsn ([0-9A-F]{1,8}\/[0-9A-F]{1,8})|([-0-9T:.]+Z))(?: until ([-0-9T:.]+Z))?$/;

/** Of a plan that isn't believed yet; null where it is no such text. Times are ISO. */
export function parseSnapshotText(
  text: unknown,
): { readonly timestamp: string | null; readonly lsn: string | null; readonly expiresAt: string | null } | null {
  const found = typeof text === "string" ? form.exec(text) : null;
  if (!found) return null;
  const [, lsn = null, timestamp = null, expiresAt = null] = found;
  const isTime = (time: string | null): boolean => time === null || timeText(parseTime(time)) === time;
  return isTime(timestamp) && isTime(expiresAt) ? { timestamp, lsn, expiresAt } : null;
}
