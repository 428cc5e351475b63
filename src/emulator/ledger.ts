/** What was asked of the emulator, in order: for oracles that judge a client by its requests. Key texts never get here. */
import type { Call, Json } from "./truth.js";

export interface LedgerEntry {
  /** From 1. */
  readonly n: number;
  /** The emulator's clock, ms since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json | null;
  /** Id of the key, null when the request had none or an unknown one. */
  readonly keyId: number | null;
  /** Name of the operation in Neon's document; null when the path isn't emulated. */
  readonly operation: string | null;
  /** Status the state's answer had before a fault changed it; null while held, late or refused by a fault. */
  status: number | null;
  /** What the caller got: a status, or `lost` when the connection ended without an answer. */
  answered: number | "lost" | null;
  /** When, on the emulator's clock; null while it is not. */
  answeredAt: number | null;
  /** The state changed. */
  effect: boolean;
  /** When the effect came later than the request. */
  effectAt?: number;
  operationIds: readonly string[];
  /** The kind of fault injected. */
  fault?: string;
  /** What another actor did while it was under way (fault `act`); or why it couldn't. */
  acted?: readonly string[];
}

export const openEntry = (entries: LedgerEntry[], call: Call, operation: string | null, at: number): LedgerEntry => {
  const entry: LedgerEntry = {
    n: entries.length + 1,
    at,
    method: call.method,
    path: call.path,
    query: call.query,
    body: call.body === undefined ? null : (call.body as Json),
    keyId: call.key,
    operation,
    status: null,
    answered: null,
    answeredAt: null,
    effect: false,
    operationIds: [],
  };
  entries.push(entry);
  return entry;
};
