/**
 * An emulator is a state behind `fetch`. A request passes, in this order: late effects that are due, the contract, a hold, other
 * actors, its fault or the state, other actors again, the contract again, a second hold. Only the holds and a slow answer take
 * time.
 */
import type { Action } from "./actions.js";
import { defaultAssumptions, type Assumptions } from "./assumptions.js";
import { control, controlBase } from "./control.js";
import type { Contract } from "./contract.js";
import { copied } from "./copied.js";
import { deliver, type Delivery } from "./delivery.js";
import type { FaultRule } from "./faults.js";
import { createHolds } from "./hold.js";
import { inject, type RequestFault } from "./inject.js";
import { openEntry, type LedgerEntry } from "./ledger.js";
import { createMachine, type Asked } from "./machine.js";
import { createRules, isNamed } from "./matching.js";
import { refusalAnswer } from "./perform.js";
import { defaultSeed } from "./plant.js";
import { Mismatch } from "./read.js";
import { apiBase, receive, respond, type Received } from "./receive.js";
import { badRequest, notFound, type Refusal } from "./refusal.js";
import { findRoute, trimSlash, type Found } from "./router.js";
import { settle } from "./settle.js";
import { truthOf } from "./store.js";
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
  /** From the start on, and again after a reset. */
  readonly faults?: readonly FaultRule[];
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
  /** Moves the emulator's clock; backwards too, as a clock that is set right does. */
  readonly advance: (ms: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** The emulator's clock, ms since the epoch. */
  readonly time: () => number;
  /** Begins anew: state, ledger, faults and holds. With a number: the first seed with other ids and other dice. */
  readonly reset: (seed?: Seed | TruthState | number) => void;
  readonly holds: ReturnType<typeof createHolds>;
  readonly assumptions: Assumptions;
}

export const createEmulator = (options: EmulatorOptions): Emulator => {
  const assume: Assumptions = { ...defaultAssumptions, ...options.assumptions };
  const rules = createRules();
  const holds = createHolds();
  const firstSeed = options.seed ?? defaultSeed;
  let machine = createMachine(options, assume, firstSeed);

  const addFaults = (added: readonly FaultRule[]): void => {
    rules.add(added);
    for (const { fault } of added) if (fault.kind === "stale") machine.history.keep(fault.ms);
  };
  addFaults(options.faults ?? []);

  /** Other actors, while a request is under way: who comes too late for what he meant does nothing. */
  const actAll = (actions: readonly Action[], entry: LedgerEntry): void => {
    for (const action of actions) {
      const { do: what, ...on } = action;
      const told = [what, "project" in on && typeof on.project === "string" ? on.project : ""].join(" ").trim();
      try {
        machine.act(action);
        entry.acted = [...(entry.acted ?? []), told];
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        entry.acted = [...(entry.acted ?? []), `${told}: ${error.message}`];
      }
    }
  };

  const answerUnder = (
    fault: RequestFault | null,
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
    const on =
      <More extends readonly unknown[]>(way: (asked: Asked, ...more: More) => Answer) =>
      (asked: Call, ...more: More): Answer =>
        found === null || nowhere !== null ? refuse() : way({ call: asked, keyText, found, entry }, ...more);
    return inject(fault, call, {
      run: on(machine.run),
      runDisturbed: on(machine.runDisturbed),
      runStale: on(machine.runStale),
      pretend: on(machine.pretend),
      postpone: (asked, ms) => machine.postpone(asked, entry, ms),
      isNamed: (id, word) => isNamed(machine.store, id, word),
      now: machine.clock.now(),
    });
  };

  const api = async (request: Request, url: URL): Promise<Response> => {
    const began = options.now();
    const path = trimSlash(url.pathname.slice(apiBase.length));
    const received = await receive(request, url, path, machine.store, machine.entries.length + 1);
    const { call } = received;
    const found = findRoute(call.method, path);
    const operation = found?.route.operation ?? null;
    const seen = { call, operation };
    machine.landLate();
    const entry = openEntry(machine.entries, call, operation, machine.clock.now());
    const elsewhere = found === null ? await undocumented(call) : null;
    const end = (answered: number | "lost"): void => {
      entry.answered = answered;
      entry.answeredAt = machine.clock.now();
      options.onRequest?.(entry, options.now() - began);
    };
    const broken = options.contract?.request(received) ?? null;
    if (broken !== null) {
      end(broken.status);
      return respond(broken);
    }
    await holds.pass("before", seen, machine.store);
    machine.landLate();
    const { fault, before, after } = rules.next(seen, machine.store, machine.clock.now());
    if (fault !== null) entry.fault = fault.kind;
    else if (before.length + after.length > 0) entry.fault = "act";
    actAll(before, entry);
    if (fault?.kind === "slow") await options.sleep(fault.ms);
    let delivery = answerUnder(fault, received, found, entry, elsewhere);
    actAll(after, entry);
    if (delivery.kind === "answer")
      delivery = {
        ...delivery,
        answer:
          options.contract?.answer(received, delivery.answer, fault !== null && changesAnswer[fault.kind]) ?? delivery.answer,
      };
    await holds.pass("after", seen, machine.store);
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
      const { store, clock } = machine;
      machine.landLate();
      for (const project of store.projects.values()) settle(project, clock.now());
      return copied(truthOf(store, clock.now()));
    },
    requests: () => {
      machine.landLate();
      return machine.entries.map((entry) => ({ ...entry }));
    },
    addFaults,
    clearFaults: () => {
      rules.clear();
      machine.history.forget();
    },
    act: (action) => machine.act(action),
    advance: (ms) => machine.advance(ms),
    setSpeed: (speed) => machine.clock.setSpeed(speed),
    time: () => machine.clock.now(),
    reset: (seed) => {
      machine = createMachine(options, assume, typeof seed === "number" ? { ...firstSeed, random: seed } : (seed ?? firstSeed));
      rules.clear();
      addFaults(options.faults ?? []);
      holds.release();
    },
    holds,
    assumptions: assume,
  };
  return emulator;
};

/** Those that leave the answer as documented: the contract judges it. */
const changesAnswer: Readonly<Record<RequestFault["kind"], boolean>> = {
  connection: true,
  hang: true,
  late: true,
  status: true,
  list: true,
  form: true,
  slow: false,
  ignored: false,
  twice: false,
  transfer: true,
  stale: false,
  operations: false,
};
