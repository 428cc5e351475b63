/**
 * What stands for the content of a branch: a text, and from when on. There is no Postgres behind the emulator, but a restore can be
 * judged: the branch holds the text its source held at that moment. A point in the log (LSN) is a moment in another notation.
 */
import { badRequest } from "./refusal.js";
import { wireTime } from "./clock.js";
import type { Branch, Project } from "./truth.js";

/** The text a branch held at a moment; before its first, the first. */
export const dataAt = (branch: Branch, at: number): string =>
  (branch.data.findLast((writing) => writing.at <= at) ?? branch.data[0])?.text ?? "";

const half = 2 ** 32;
const hex = (number: number): string => number.toString(16).toUpperCase();
export const lsnOf = (at: number): string => `${hex(Math.floor(at / half))}/${hex(at % half)}`;

/** @throws Refusal 400 */
const momentOf = (lsn: string): number => {
  const [, high, low] = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/.exec(lsn) ?? [];
  if (high === undefined || low === undefined) throw badRequest(`invalid LSN ${lsn}`);
  return Number.parseInt(high, 16) * half + Number.parseInt(low, 16);
};

export interface Point {
  readonly timestamp?: string | undefined;
  readonly lsn?: string | undefined;
}

/** The moment that is meant, now without one. Outside the history window nothing can be read any more. @throws Refusal 400 */
export const momentIn = (project: Project, branch: Branch, { timestamp, lsn }: Point, now: number): number => {
  if (timestamp !== undefined && lsn !== undefined) throw badRequest("timestamp and lsn can't be used together");
  if (timestamp === undefined && lsn === undefined) return now;
  const at = lsn === undefined ? Date.parse(timestamp ?? "") : momentOf(lsn);
  if (Number.isNaN(at)) throw badRequest(`invalid timestamp ${timestamp}`);
  const earliest = Math.max(now - project.history_retention_seconds * 1000, branch.data[0]?.at ?? 0);
  if (at > now) throw badRequest("the point in time lies in the future");
  if (at < earliest)
    throw badRequest(`the point in time lies before the history of this branch, which begins at ${wireTime(earliest)}`);
  return at;
};
