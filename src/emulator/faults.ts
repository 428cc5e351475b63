/**
 * Faults as rules: which requests, what happens to them, how often. `before` means that the request had no effect, `after` that
 * it had and only the answer suffers.
 */
import { boolean, integer, list, number, oneOf, shape, text, union, type Read, type Reader } from "./read.js";

const point = oneOf("before", "after");

/** As the header shall read: seconds, a date that many ms from now, or any text. */
const retryAfter: Reader<RetryAfter> = (value, path) =>
  typeof value === "number"
    ? integer(0)(value, path)
    : typeof value === "string"
      ? text(0, 1000)(value, path)
      : shape({ dateInMs: number(-1e13, 1e13) }, {})(value, path);
export type RetryAfter = number | string | { readonly dateInMs: number };

const kinds = {
  /** The connection breaks. `cut-body` and `half-json` are answers that end early. */
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
  /** Answered with success, but nothing stored; with `fields` (`project.settings.quota`) only these aren't. */
  ignored: shape({ kind: oneOf("ignored") }, { fields: list(text(1)) }),
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

export type Fault = Read<(typeof kinds)[keyof typeof kinds]>;

const match = shape(
  {},
  {
    method: oneOf("GET", "POST", "PATCH", "PUT", "DELETE"),
    /** A glob (`/projects/*`: one segment, `**`: any rest), or a regular expression that begins with `^`; below `/api/v2`. */
    path: text(1, 500),
    /** Name in Neon's document: `createProject`. */
    operation: text(1),
    /** Id or name of the project in the path. */
    project: text(1),
    /** Id or name of the key. */
    key: text(1),
    /** Writes only. */
    write: boolean,
    /** From the n-th matching request on, counted from 1. */
    nth: integer(1),
    /** Only this share of them, by the emulator's own dice. */
    chance: number(0, 1),
  },
);
export type Match = Read<typeof match>;

const times: Reader<number | "forever"> = (value, path) => (value === "forever" ? value : integer(1)(value, path));

/** `times` is 1 unless it says otherwise. */
const readFaultRule = shape({ match, fault: union<Fault>("kind", kinds) }, { times });
export type FaultRule = Read<typeof readFaultRule>;
export const readFaultRules = list(readFaultRule);

export const readHold = shape({ match }, { at: point, id: text(1, 100) });
export type Hold = Read<typeof readHold>;
