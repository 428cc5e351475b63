/** Parks requests until somebody releases them: before their effect, or between effect and answer. */
import { meets, type Seen } from "./matching.js";
import type { Hold } from "./faults.js";
import type { Store } from "./store.js";

export interface Holds {
  add(hold: Hold): string;
  /** All, or those of one id; returns how many requests went on. */
  release(id?: string): number;
  /** Resolves when the request may go on. */
  pass(at: "before" | "after", seen: Seen, store: Store): Promise<void>;
  parked(): readonly { readonly id: string; readonly method: string; readonly path: string }[];
}

export const createHolds = (): Holds => {
  let holds: { readonly id: string; readonly hold: Hold; seen: number }[] = [];
  let parked: { readonly id: string; readonly seen: Seen; readonly go: () => void }[] = [];
  let made = 0;
  return {
    add: (hold) => {
      made += 1;
      const id = hold.id ?? `hold-${made}`;
      holds.push({ id, hold, seen: 0 });
      return id;
    },
    release: (id) => {
      const going = parked.filter((entry) => id === undefined || entry.id === id);
      parked = parked.filter((entry) => !going.includes(entry));
      holds = holds.filter((entry) => id !== undefined && entry.id !== id);
      for (const entry of going) entry.go();
      return going.length;
    },
    pass: (at, seen, store) => {
      for (const entry of holds) {
        if ((entry.hold.at ?? "before") !== at || !meets(entry.hold.match, seen, store)) continue;
        entry.seen += 1;
        if (entry.seen !== (entry.hold.match.nth ?? 1)) continue;
        return new Promise((go) => parked.push({ id: entry.id, seen, go }));
      }
      return Promise.resolve();
    },
    parked: () => parked.map(({ id, seen }) => ({ id, method: seen.call.method, path: seen.call.path })),
  };
};
