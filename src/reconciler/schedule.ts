/**
 * Scheduled snapshots. A slot is an absolute instant, `at` o'clock UTC and every so long from there, so that any two runs on any
 * machines mean the same one; its name says which (`sched-20260304T0300Z`), and nothing else has to be remembered.
 */
import type { DeclaredSnapshot } from "./snapshot.js";
import { timeText } from "./time-text.js";

export interface Schedule {
  /** ms, whole minutes */
  readonly every: number;
  /** ms since midnight, UTC */
  readonly at: number;
  /** How many scheduled snapshots stay. */
  readonly keep: number;
}

/** What a run that takes what is due has to see to. */
export interface Rotation {
  readonly slot: DeclaredSnapshot;
  readonly keep: number;
}

/** The latest slot. `now` is ms since the epoch. */
export function rotationAt({ every, at, keep }: Schedule, now: number): Rotation {
  const slot = now - ((((now - at) % every) + every) % every);
  return { slot: { name: slotName(slot), moment: { at: slot }, expiresAt: null, state: "active" }, keep };
}

export const slotName = (at: number): string => `sched-${timeText(at).slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
/** Their order as text is their order in time. */
export const isSlotName = (name: string): boolean => /^sched-\d{8}T\d{4}Z$/.test(name);
