/**
 * Branches that nobody declared go by pattern and age: previews that were forgotten, and what restores left behind. What people
 * may still need is told apart by what Neon shows, never by a memory of ours.
 */
import { sourceOf } from "./restore.js";
import { parseTime } from "./time-text.js";

/** By pattern of a branch's name: seconds, from which on it goes. */
export type CleanUp = Readonly<Record<string, number | "never">>;

/** Of a restore: what it replaced, or what never took its place. Both are kept without a compute, and aren't versions of somebody's. */
export const isLeftByRestore = (name: string): boolean => "replaced" in sourceOf(name) || /^restore-\d{8}T\d{6}Z$/.test(name);

/** The time that the name of a replaced branch tells, ms since the epoch; NaN where it tells none: `main (old 2026-03-04T10:00:00Z)`. */
export const replacedAt = (name: string): number => parseTime(/ \(old (\d{4}-\d{2}-\d{2}T[\d:.]+Z)\)$/.exec(name)?.[1] ?? "");
