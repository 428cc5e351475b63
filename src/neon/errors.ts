/**
 * What the world can answer instead of what was asked: one class per failure, thrown here and caught where a change
 * can be marked failed. None carries a cause, a request's headers or Neon's own words: a key, a password or a
 * connection string in any of them must not reach a log (reliability.md S4, I9).
 */
import type { Code } from "../reconciler/codes.js";

export abstract class NeonError extends Error {
  abstract readonly code: Code;
}

/** Neon answered with a status that no retry helps. */
export class NeonStatusError extends NeonError {
  override readonly name = "NeonStatusError";
  readonly code: Code;
  readonly status: number;
  /** Neon's own code where it is a plain word (`BRANCHES_LIMIT_EXCEEDED`), else null. */
  readonly neonCode: string | null;
  readonly requestId: string | null;
  readonly route: string;
  /** The two answers of a refused transfer, parsed; null for all others. */
  readonly refusedTransfer: RefusedTransfer | null;

  constructor(
    route: string,
    status: number,
    details: { neonCode: string | null; requestId: string | null; refusedTransfer: RefusedTransfer | null },
  ) {
    const { neonCode, requestId, refusedTransfer } = details;
    super([`${status}`, neonCode, requestId && `request ${requestId}`, `(${route})`].filter((part) => part !== null).join(" "));
    const isRead = route.startsWith("GET ");
    this.code = status === 401 || status === 403 ? "key-refused" : isRead ? "read-refused" : "write-refused";
    this.route = route;
    this.status = status;
    this.neonCode = neonCode;
    this.requestId = requestId;
    this.refusedTransfer = refusedTransfer;
  }
}

/** 406 names limits of the destination, 422 the projects with an integration (neon-api.md §3). */
export type RefusedTransfer =
  | {
      readonly kind: "limits";
      readonly limits: readonly { readonly name: string; readonly expected: string; readonly actual: string }[];
    }
  | { readonly kind: "integrations"; readonly projects: readonly { readonly id: string; readonly integration: string }[] };

/** A write whose effect is not known: the connection broke, the deadline passed, or a 5xx came back. Look before repeating. */
export class LostAnswerError extends NeonError {
  override readonly name = "LostAnswerError";
  readonly code = "answer-lost" satisfies Code;
  constructor(route: string, seen: string) {
    super(`no usable answer to ${route}: ${seen}`);
  }
}

/** A read that got no usable answer, after retries; or a write that was refused as busy or too much for as long, and so had no effect. */
export class UnreachableError extends NeonError {
  override readonly name = "UnreachableError";
  readonly code = "unreachable" satisfies Code;
  /** The last answer's status; null for none. */
  readonly status: number | null;
  constructor(route: string, seen: string, status: number | null) {
    super(`no usable answer to ${route} after retries: ${seen}`);
    this.status = status;
  }
}

/** A 2xx answer that isn't what the API document promises. */
export class MalformedAnswerError extends NeonError {
  override readonly name = "MalformedAnswerError";
  readonly code = "answer-malformed" satisfies Code;
  constructor(route: string, field: string) {
    super(`the answer to ${route} has no usable ${field}`);
  }
}

/** A key that can't be used, found before anything was sent with it. */
export class KeyError extends NeonError {
  override readonly name = "KeyError";
  readonly code: Code & `key-${string}`;
  /** The environment variable. */
  readonly variable: string;
  constructor(code: Code & `key-${string}`, variable: string, message: string) {
    super(message);
    this.code = code;
    this.variable = variable;
  }
}

/** An operation ended badly, or did not end in time. */
export class OperationError extends NeonError {
  override readonly name = "OperationError";
  readonly code: "operation-failed" | "operation-timeout";
  constructor(code: "operation-failed" | "operation-timeout", operation: string, status: string) {
    super(`operation ${operation} is ${status}`);
    this.code = code;
  }
}
