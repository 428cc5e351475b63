/**
 * Past states, for answers of some time ago (fault `stale`). Copies are made only while a rule asks for them, and only as far
 * back as it looks.
 */
import { copied } from "./copied.js";
import type { TruthState } from "./truth.js";

export interface History {
  /** Remembers from now on what was up to so many ms ago. */
  keep(ms: number): void;
  forget(): void;
  /** Something changed at this moment; called after it did. */
  note(now: number): void;
  /** A copy of the state at that moment, or of the oldest one known. */
  at(moment: number): TruthState | null;
}

export const createHistory = (current: () => TruthState): History => {
  let states: { readonly from: number; readonly state: TruthState }[] = [];
  let reach = -1;
  return {
    keep: (ms) => {
      if (reach < 0) states = [{ from: Number.NEGATIVE_INFINITY, state: copied(current()) }];
      reach = Math.max(reach, ms);
    },
    forget: () => {
      states = [];
      reach = -1;
    },
    note: (now) => {
      if (reach < 0) return;
      states.push({ from: now, state: copied(current()) });
      const oldest = states.findLastIndex(({ from }) => from <= now - reach);
      states.splice(0, Math.max(0, oldest));
    },
    at: (moment) => {
      const found = states.findLast(({ from }) => from <= moment) ?? states[0];
      return found === undefined ? null : copied(found.state);
    },
  };
};
