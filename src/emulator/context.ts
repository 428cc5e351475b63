/** What a handler gets: the state, the moment, who asks, and what is asked. It answers or throws a `Refusal`. */
import type { Assumptions } from "./assumptions.js";
import { badRequest } from "./refusal.js";
import { Mismatch, type Reader } from "./read.js";
import type { Store } from "./store.js";
import type { Call, Json, Key } from "./truth.js";

export interface Context {
  readonly store: Store;
  readonly now: number;
  readonly assume: Assumptions;
  readonly key: Key;
  readonly call: Call;
  readonly params: Readonly<Record<string, string>>;
  /** Of the operations this request scheduled; for the ledger. */
  readonly operationIds: string[];
}

export interface Answer {
  readonly status: number;
  /** undefined = no body */
  readonly body: Json | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (context: Context) => Answer;

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });

/** Reads the body; what is wrong becomes a 400 that names the field. */
export const readBody = <T>(context: Context, reader: Reader<T>): T => asRequest(() => reader(context.call.body, ""));

export const asRequest = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Mismatch)
      throw badRequest(`invalid request: ${error.path === "" ? "the body" : error.path} must be ${error.expected}`);
    throw error;
  }
};

export const queryInteger = (context: Context, name: string, fallback: number, min: number, max: number): number => {
  const given = context.call.query[name];
  if (given === undefined) return fallback;
  const value = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (!(value >= min && value <= max))
    throw badRequest(`invalid request: query ${name} must be a whole number from ${min} to ${max}`);
  return value;
};

export const queryBoolean = (context: Context, name: string): boolean => {
  const given = context.call.query[name];
  if (given === undefined || given === "false") return false;
  if (given === "true") return true;
  throw badRequest(`invalid request: query ${name} must be true or false`);
};

export const queryWord = <Word extends string>(context: Context, name: string, words: readonly [Word, ...Word[]]): Word => {
  const given = context.call.query[name];
  if (given === undefined) return words[0];
  const found = words.find((word) => word === given);
  if (found === undefined) throw badRequest(`invalid request: query ${name} must be one of ${words.join(", ")}`);
  return found;
};

export const param = (context: Context, name: string): string => context.params[name] ?? "";
