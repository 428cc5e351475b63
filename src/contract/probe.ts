/** A look that settles one assumption of the emulator on the real Neon, in projects made for it; or why there is none. */
import type { AssumptionName } from "../emulator/assumptions.js";
import type { Scratch } from "./scratch.js";

/** `transfer`: a second org and a personal key. `org-key`: the first key is an organization's. */
export type Need = "transfer" | "org-key" | "personal-key";

export interface Probe {
  /** What it does, as a sentence for who is asked to consent. */
  readonly does: string;
  /** At most, without making and removing the projects it shares with others. */
  readonly writes: number;
  readonly needs: readonly Need[];
  readonly see: (scratch: Scratch) => Promise<Seen>;
}

export interface NotProbed {
  readonly why: string;
}

/** One of the switch's values, or, where what was seen is none of them, what it was. */
export type Seen = string | { readonly unclear: string };

/** In the order in which they run. */
export type Probes = Readonly<Record<AssumptionName, Probe | NotProbed>>;

export const unclear = (what: string): Seen => ({ unclear: what });

/** A status that is one of the switch's values. */
export const statusAs = (status: number, values: Readonly<Record<number, string>>): Seen =>
  values[status] ?? unclear(`status ${status}`);
