/**
 * An emulator is a state behind `fetch`. A request passes, in this order: late effects that are due, the contract, a hold, its
 * fault or the state, a second hold, the contract again. Only the holds and a slow answer take time.
 */
import { act } from "./act.js";
import type { Action } from "./actions.js";
import { defaultAssumptions, type Assumptions } from "./assumptions.js";
import { createClock } from "./clock.js";
import { control, controlBase } from "./control.js";
import type { Contract } from "./contract.js";
import { deliver, type Delivery } from "./delivery.js";
import type { Fault, FaultRule } from "./faults.js";
import { createHolds } from "./hold.js";
import { inject } from "./inject.js";
import { openEntry, type LedgerEntry } from "./ledger.js";
import { createRules } from "./matching.js";
import { perform, refusalAnswer } from "./perform.js";
import { defaultSeed, plant } from "./plant.js";
import { createRateLimit } from "./rate.js";
import { apiBase, receive, respond, type Received } from "./receive.js";
import { badRequest, notFound, type Refusal } from "./refusal.js";
import { findRoute, trimSlash, type Found } from "./router.js";
import { settle } from "./settle.js";
import { createStore, truthOf } from "./store.js";
import { undocumented } from "./unemulated.js";
import type { Answer } from "./context.js";
import type { Seed } from "./seed.js";
import type { Call, TruthState } from "./truth.js";

export interface EmulatorOptions {
  /** What exists at the start; a saved state goes on where it ended. Default: two orgs, three keys, no projects. */
  readonly seed?: Seed | TruthState;
  /** Wall clock, ms since the epoch. The emulator's own time runs `speed` times as fast, plus what it was advanced. */
  readonly now: () => number;
  /** Only for the fault `slow`. */
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1); default: a generator whose state is part of the emulator's. */
  readonly random?: () => number;
  /** Requests per minute of an account; 700 unless given. */
  readonly rate?: number | "off";
  readonly speed?: number;
  readonly assumptions?: Partial<Assumptions>;
  /** Given, every request and every answer is validated, and a violation is answered 599. */
  readonly contract?: Contract;
  /** Told about each request once it is answered (or lost), and how many ms of the wall clock it took. */
  readonly onRequest?: (entry: LedgerEntry, took: number) => void;
}

export interface Emulator {
  /** Neon's API below `/api/v2`, the control routes below `/_emulator`; the host doesn't matter. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** A deep copy of everything. */
  readonly state: () => TruthState;
  readonly requests: () => readonly LedgerEntry[];
  readonly addFaults: (rules: readonly FaultRule[]) => void;
  readonly clearFaults: () => void;
  /** Another actor; `id` of what was made or changed. */
  readonly act: (action: Action) => { readonly id: string };
  /** Moves the emulator's clock forward. */
  readonly advance: (ms: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** The emulator's clock, ms since the epoch. */
  readonly time: () => number;
  /** Begins anew: state, ledger, faults and holds. */
  readonly reset: (seed?: Seed | TruthState) => void;
  readonly holds: ReturnType<typeof createHolds>;
  readonly assumptions: Assumptions;
}

export const createEmulator = (options: EmulatorOptions): Emulator => {
  const assume: Assumptions = { ...defaultAssumptions, ...options.assumptions };
  const rules = createRules();
  const holds = createHolds();
  let { store, clock } = begin(options, options.seed ?? defaultSeed);
  let rate = createRateLimit(options.rate ?? 700);
  let entries: LedgerEntry[] = [];

  const run = (call: Call, keyText: string | null, found: Found, entry: LedgerEntry): Answer => {
    const done = perform({ store, assume, rate }, call, keyText, found, clock.now());
    entry.status = done.answer.status;
    entry.effect = done.effect;
    entry.operationIds = done.operationIds;
    return done.answer;
  };

  /** Effects whose answers were lost land when time has come to them, at their own moment. */
  const landLate = (): void => {
    const now = clock.now();
    const due = store.late.filter((late) => late.due <= now);
    if (due.length === 0) return;
    store.late = store.late.filter((late) => late.due > now);
    for (const { call, n, due: at } of due) {
      const found = findRoute(call.method, call.path);
      if (found === null) continue;
      const keyText = store.keys.find((key) => key.id === call.key)?.text ?? null;
      const done = perform({ store, assume, rate: createRateLimit("off") }, call, keyText, found, at);
      const entry = entries[n - 1];
      if (entry !== undefined)
        Object.assign(entry, { status: done.answer.status, effect: done.effect, effectAt: at, operationIds: done.operationIds });
    }
  };

  const answerUnder = (
    fault: Fault | null,
    { call, keyText, malformed }: Received,
    found: Found | null,
    entry: LedgerEntry,
    elsewhere: Refusal | null,
  ): Delivery => {
    const nowhere = malformed ? badRequest("the body is not JSON") : elsewhere;
    const refuse = (): Answer => {
      const answer = refusalAnswer(nowhere ?? notFound("route"), call.requestId, assume);
      entry.status = answer.status;
      return answer;
    };
    return inject(fault, call, {
      run: (asked) => (found === null || nowhere !== null ? refuse() : run(asked, keyText, found, entry)),
      pretend: (asked) => {
        if (found === null || nowhere !== null) return refuse();
        const copy = createStore(structuredClone(truthOf(store, clock.now())), options.random);
        const { answer } = perform({ store: copy, assume, rate: createRateLimit("off") }, asked, keyText, found, clock.now());
        store.random = copy.random; // so that no later id repeats one that was only pretended
        return answer;
      },
      postpone: (ms) => {
        store.late = [...store.late, { due: clock.now() + ms, call, n: entry.n }].sort((x, y) => x.due - y.due);
      },
      now: clock.now(),
    });
  };

  const api = async (request: Request, url: URL): Promise<Response> => {
    const began = options.now();
    const path = trimSlash(url.pathname.slice(apiBase.length));
    const received = await receive(request, url, path, store, entries.length + 1);
    const { call } = received;
    const found = findRoute(call.method, path);
    const operation = found?.route.operation ?? null;
    landLate();
    const entry = openEntry(entries, call, operation, clock.now());
    const elsewhere = found === null ? await undocumented(call) : null;
    const end = (answered: number | "lost"): void => {
      entry.answered = answered;
      options.onRequest?.(entry, options.now() - began);
    };
    const broken = options.contract?.request(received) ?? null;
    if (broken !== null) {
      end(broken.status);
      return respond(broken);
    }
    await holds.pass("before", { call, operation }, store);
    landLate();
    const fault = rules.next({ call, operation }, store);
    if (fault !== null) entry.fault = fault.kind;
    if (fault?.kind === "slow") await options.sleep(fault.ms);
    let delivery = answerUnder(fault, received, found, entry, elsewhere);
    if (delivery.kind === "answer")
      delivery = {
        ...delivery,
        answer: options.contract?.answer(received, delivery.answer, fault !== null && fault.kind !== "slow") ?? delivery.answer,
      };
    await holds.pass("after", { call, operation }, store);
    end(delivery.kind === "answer" ? delivery.answer.status : "lost");
    return deliver(delivery, received.signal);
  };

  const emulator: Emulator = {
    fetch: async (request) => {
      const url = new URL(request.url);
      if (url.pathname.startsWith(controlBase)) return control(emulator, request, url);
      if (url.pathname === apiBase || url.pathname.startsWith(`${apiBase}/`)) return api(request, url);
      return respond({
        status: 404,
        body: { code: "", message: `the emulated API is at ${apiBase}, the controls are at ${controlBase}` },
      });
    },
    state: () => {
      landLate();
      for (const project of store.projects.values()) settle(project, clock.now());
      return structuredClone(truthOf(store, clock.now()));
    },
    requests: () => {
      landLate();
      return entries.map((entry) => ({ ...entry }));
    },
    addFaults: rules.add,
    clearFaults: rules.clear,
    act: (action) => {
      landLate();
      return { id: act(store, action, clock.now()).id };
    },
    advance: (ms) => {
      clock.advance(ms);
      landLate();
    },
    setSpeed: (speed) => clock.setSpeed(speed),
    time: () => clock.now(),
    reset: (seed) => {
      ({ store, clock } = begin(options, seed ?? options.seed ?? defaultSeed));
      rate = createRateLimit(options.rate ?? 700);
      entries = [];
      rules.clear();
      holds.release();
    },
    holds,
    assumptions: assume,
  };
  return emulator;
};

const isTruth = (seed: Seed | TruthState): seed is TruthState => "format" in seed;

const begin = (options: EmulatorOptions, seed: Seed | TruthState) => {
  const truth = isTruth(seed) ? structuredClone(seed) : plant(seed, options.now());
  for (const late of truth.late) late.n = 0; // the ledger they stood in is gone
  return {
    store: createStore(truth, options.random),
    clock: createClock(options.now, options.speed ?? 1, isTruth(seed) ? seed.time : 0),
  };
};
