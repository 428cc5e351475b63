/**
 * What an emulator is between two resets: its state, its clock, its ledger, and the ways in which a request meets the state.
 * Faults choose among these ways (inject.ts).
 */
import { act } from "./act.js";
import type { Action } from "./actions.js";
import type { Assumptions } from "./assumptions.js";
import { copied } from "./copied.js";
import { createClock, type Clock } from "./clock.js";
import type { Answer } from "./context.js";
import { disturb } from "./disturb.js";
import type { Fault } from "./faults.js";
import { createHistory, type History } from "./history.js";
import type { LedgerEntry } from "./ledger.js";
import { perform, type Performed } from "./perform.js";
import { plant } from "./plant.js";
import { createRateLimit, type RateLimit } from "./rate.js";
import { findRoute, type Found } from "./router.js";
import { createStore, truthOf, type Store } from "./store.js";
import type { EmulatorOptions } from "./emulator.js";
import type { Seed } from "./seed.js";
import type { Call, TruthState } from "./truth.js";

/** A request that has a route, and its line in the ledger. */
export interface Asked {
  readonly call: Call;
  readonly keyText: string | null;
  readonly found: Found;
  readonly entry: LedgerEntry;
}

export interface Machine {
  readonly store: Store;
  readonly clock: Clock;
  readonly entries: LedgerEntry[];
  readonly history: History;
  /** On the state; status and effect go into the ledger. */
  readonly run: (asked: Asked) => Answer;
  readonly runDisturbed: (asked: Asked, fault: Extract<Fault, { kind: "operations" }>) => Answer;
  /** On a copy. */
  readonly pretend: (asked: Asked) => Answer;
  /** On the state of `ms` ago, but with the keys of today. */
  readonly runStale: (asked: Asked, ms: number) => Answer;
  /** The effect comes later. */
  readonly postpone: (call: Call, entry: LedgerEntry, ms: number) => void;
  /** Effects whose answers were lost land when time has come to them, at their own moment. */
  readonly landLate: () => void;
  readonly act: (action: Action) => { readonly id: string };
  readonly advance: (ms: number) => void;
}

const isTruth = (seed: Seed | TruthState): seed is TruthState => "format" in seed;

export const createMachine = (options: EmulatorOptions, assume: Assumptions, seed: Seed | TruthState): Machine => {
  const truth = isTruth(seed) ? copied(seed) : plant(seed, options.now());
  for (const late of truth.late) late.n = 0; // the ledger they stood in is gone
  const store = createStore(truth, options.random);
  const clock = createClock(options.now, options.speed ?? 1, isTruth(seed) ? seed.time : 0);
  const entries: LedgerEntry[] = [];
  const history = createHistory(() => truthOf(store, clock.now()));
  let rate: RateLimit = createRateLimit(options.rate ?? 700);

  const unlimited = (on: Store, { call, keyText, found }: Asked, now: number): Performed =>
    perform({ store: on, assume, rate: createRateLimit("off") }, call, keyText, found, now);

  const note = (entry: LedgerEntry, done: Performed, now: number): Answer => {
    entry.status ??= done.answer.status;
    entry.effect ||= done.effect;
    entry.operationIds = [...entry.operationIds, ...done.operationIds];
    if (done.effect) history.note(now);
    return done.answer;
  };

  const machine: Machine = {
    store,
    clock,
    entries,
    history,
    run: ({ call, keyText, found, entry }) => {
      const now = clock.now();
      return note(entry, perform({ store, assume, rate }, call, keyText, found, now), now);
    },
    runDisturbed: ({ call, keyText, found, entry }, fault) => {
      const now = clock.now();
      const each = fault.ms ?? Number(assume.operationTime);
      const done = perform({ store, assume: { ...assume, operationTime: `${each}` }, rate }, call, keyText, found, now);
      return note(entry, disturb(fault, { store, now, each }, call, done), now);
    },
    pretend: (asked) => {
      const now = clock.now();
      const copy = createStore(copied(truthOf(store, now)), options.random);
      const { answer } = unlimited(copy, asked, now);
      store.random = copy.random; // so that no later id repeats one that was only pretended
      return answer;
    },
    runStale: (asked, ms) => {
      const now = clock.now();
      const then = history.at(now - ms);
      if (then === null) return machine.run(asked);
      const done = unlimited(createStore({ ...then, keys: store.keys }, options.random), asked, now - ms);
      return note(asked.entry, { ...done, effect: false }, now);
    },
    postpone: (call, entry, ms) => {
      store.late = [...store.late, { due: clock.now() + ms, call, n: entry.n }].sort((x, y) => x.due - y.due);
    },
    landLate: () => {
      const now = clock.now();
      const due = store.late.filter((late) => late.due <= now);
      if (due.length === 0) return;
      store.late = store.late.filter((late) => late.due > now);
      for (const { call, n, due: at } of due) {
        const found = findRoute(call.method, call.path);
        if (found === null) continue;
        const keyText = store.keys.find((key) => key.id === call.key)?.text ?? null;
        const entry = entries[n - 1];
        const done = perform({ store, assume, rate: createRateLimit("off") }, call, keyText, found, at);
        if (entry === undefined) continue;
        note(entry, done, at);
        if (done.effect) entry.effectAt = at;
      }
    },
    act: (action) => {
      machine.landLate();
      const { id } = act(store, action, clock.now());
      history.note(clock.now());
      return { id };
    },
    advance: (ms) => {
      clock.advance(ms);
      if (ms < 0) rate = createRateLimit(options.rate ?? 700); // its windows lie in a time that has not come yet
      machine.landLate();
    },
  };
  return machine;
};
