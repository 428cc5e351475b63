/**
 * Faults as rules: which requests, what happens to them, how often. `before` means that the request had no effect, `after` that
 * it had and only the answer suffers.
 */
import { readAction } from "./actions.js";
import { boolean, integer, list, number, oneOf, record, shape, text, union, type Read, type Reader } from "./read.js";
import { anyJson, operationEnd } from "./seed.js";

const point = oneOf("before", "after");

/** As the header shall read: seconds, a date that many ms from now, or any text. */
const retryAfter: Reader<RetryAfter> = (value, path) =>
  typeof value === "number"
    ? integer(0)(value, path)
    : typeof value === "string"
      ? text(0, 1000)(value, path)
      : shape({ dateInMs: number(-1e13, 1e13) }, {})(value, path);
export type RetryAfter = number | string | { readonly dateInMs: number };

const countOrIds: Reader<number | readonly string[]> = (value, path) =>
  typeof value === "number" ? integer(0)(value, path) : list(text(1), 1)(value, path);

const kinds = {
  /** The connection breaks. `cut-body` and `half-json` are answers that end early; their effect is there unless `before`. */
  connection: shape(
    { kind: oneOf("connection"), error: oneOf("reset", "refused", "dns", "tls", "cut-body", "half-json") },
    { point },
  ),
  /** No answer, ever: the request hangs until its caller gives up. */
  hang: shape({ kind: oneOf("hang") }, { point }),
  /** The caller's connection breaks (or hangs), and the effect lands `ms` later on the emulator's clock. */
  late: shape({ kind: oneOf("late"), ms: integer(0) }, { answer: oneOf("reset", "hang") }),
  /** The answer comes after `ms` of the caller's time. */
  slow: shape({ kind: oneOf("slow"), ms: integer(0) }, {}),
  /** An error status, as Neon's JSON, as a proxy's HTML page or without body. */
  status: shape(
    { kind: oneOf("status"), status: integer(400, 599) },
    { point, body: oneOf("json", "html", "empty"), code: text(), message: text(), retryAfter },
  ),
  /**
   * Answered with success, but nothing stored; with `fields` (`project.settings.quota`) only these aren't, and the answer tells
   * what is `stored` or what the caller asked for (`claimed`).
   */
  ignored: shape({ kind: oneOf("ignored") }, { fields: list(text(1)), answer: oneOf("stored", "claimed") }),
  /** Takes effect twice, the second time `ms` later. The caller gets the first answer, or the `second` (only without `ms`). */
  twice: shape({ kind: oneOf("twice") }, { ms: integer(0), answer: oneOf("first", "second") }),
  /** A transfer that moves all but those it leaves (the last of them, or these ids), and answers success or this status. */
  transfer: shape({ kind: oneOf("transfer"), leave: countOrIds }, { status: integer(400, 599) }),
  /** GET only: the answer of `ms` ago. What was before the rule is not known: then that of the rule's beginning. */
  stale: shape({ kind: oneOf("stale"), ms: integer(0) }, {}),
  /** What becomes of the operations that a write schedules. */
  operations: shape(
    { kind: oneOf("operations") },
    {
      /** How long each takes. */
      ms: integer(0),
      outcome: operationEnd,
      /** Scheduled on top of its own: also where it would schedule none. */
      add: list(text(1), 1),
      /** They are in the answer, and nowhere else. */
      vanish: boolean,
      /** The answer names them in reverse order. */
      shuffle: boolean,
      /** One more, which begins `after` ms after the others have ended: the answer doesn't name it. */
      chained: shape({ ms: integer(0) }, { after: integer(0), action: text(1) }),
    },
  ),
  /** The effect as usual, and an answer of another form. */
  form: shape(
    { kind: oneOf("form") },
    {
      /** `{"projects.*.region_id": null}`: `*` stands for every item; what isn't there is added. */
      set: record(anyJson),
      /** The same as JSON text, for what a number in JavaScript can't hold: `{"project.id": "9007199254740993"}`. */
      literal: record(text(1)),
      drop: list(text(1), 1),
      /** Of white space, before the body. */
      padding: integer(1, 1_000_000_000),
      /** Packed; with `padding` a bomb. */
      gzip: boolean,
      contentType: text(0, 200),
    },
  ),
  /** Another actor acts when the request has arrived, or between its effect and its answer. The request itself is as usual. */
  act: shape({ kind: oneOf("act"), actions: list(readAction, 1) }, { point }),
  /** GET /projects only: what of the page is wrong. */
  list: shape(
    {
      kind: oneOf("list"),
      how: oneOf(
        "unavailable",
        "short-page",
        "missing-page",
        "empty-page",
        "repeated-cursor",
        "no-cursor",
        "repeated-row",
        "no-projects",
      ),
    },
    { ids: list(text(1)), count: integer(1) },
  ),
} as const;

export const faultKinds = Object.keys(kinds);

export type Fault = Read<(typeof kinds)[keyof typeof kinds]>;

const match = shape(
  {},
  {
    method: oneOf("GET", "POST", "PATCH", "PUT", "DELETE"),
    /** A glob (`/projects/*`: one segment, `**`: any rest), or a regular expression that begins with `^`; below `/api/v2`. */
    path: text(1, 500),
    /** Name in Neon's document: `createProject`. */
    operation: text(1),
    /** Id or name of the project in the path; also of one to be created or transferred. */
    project: text(1),
    /** Id or name of the key. */
    key: text(1),
    /** Writes only. */
    write: boolean,
    /** From the n-th matching request on, counted from 1. */
    nth: integer(1),
    /** Of those only every second, every third, … */
    every: integer(1),
    /** Only this share of them, by the emulator's own dice. */
    chance: number(0, 1),
  },
);
export type Match = Read<typeof match>;

/** So many requests, all, or all within so many ms of the first (on the emulator's clock). */
type Times = number | "forever" | { readonly forMs: number };
const times: Reader<Times> = (value, path) =>
  value === "forever"
    ? value
    : typeof value === "number"
      ? integer(1)(value, path)
      : shape({ forMs: integer(1) }, {})(value, path);

/** `times` is 1 unless it says otherwise. */
const readFaultRule = shape({ match, fault: union<Fault>("kind", kinds) }, { times });
export type FaultRule = Read<typeof readFaultRule>;
export const readFaultRules = list(readFaultRule);

export const readHold = shape({ match }, { at: point, id: text(1, 100) });
export type Hold = Read<typeof readHold>;
