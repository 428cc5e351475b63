/**
 * What is tried again, how often and after how long. 423 and 503 are always safe to repeat and 429 means that nothing
 * was done; any other failure of a write leaves its effect unknown, so it is never repeated here (neon-api.md §3).
 */
import { DelegateBackoff, handleWhen, retry } from "cockatiel";

/** A failed attempt, as far as retrying it is concerned. */
export class AttemptError extends Error {
  override readonly name = "AttemptError";
  /** null: no answer. */
  readonly status: number | null;
  /** ms that Neon asked to wait, null when it didn't. */
  readonly retryAfter: number | null;
  readonly seen: string;
  constructor(status: number | null, retryAfter: number | null, seen: string) {
    super(seen);
    this.status = status;
    this.retryAfter = retryAfter;
    this.seen = seen;
  }
}

export interface RetryWorld {
  readonly now: () => number;
  readonly random: () => number;
  /** ms after which a busy or limited request is given up. */
  readonly patience: number;
}

const alwaysSafe = new Set([423, 429, 503]);
/** Repeats of a read that fails outright; a busy project or a full rate is waited for longer. */
const readAttempts = 6;
const base = 250;
const cap = 10_000;
const longestWait = 120_000;

/** Runs `attempt` until it succeeds, fails for good, or patience ends. The last AttemptError is thrown. */
export async function withRetries<Answer>(isWrite: boolean, world: RetryWorld, attempt: () => Promise<Answer>): Promise<Answer> {
  const deadline = world.now() + world.patience;
  let failures = 0;
  const isWorthRepeating = (error: Error): boolean => {
    if (!(error instanceof AttemptError) || world.now() >= deadline) return false;
    if (error.status !== null && alwaysSafe.has(error.status)) return true;
    failures += 1;
    return !isWrite && failures < readAttempts;
  };
  const policy = retry(handleWhen(isWorthRepeating), {
    maxAttempts: Number.MAX_SAFE_INTEGER,
    backoff: new DelegateBackoff<{ attempt: number; result: unknown }>(({ attempt: n, result }) => {
      const error = typeof result === "object" && result !== null && "error" in result ? result.error : null;
      const asked = error instanceof AttemptError ? error.retryAfter : null;
      const jitter = world.random() * Math.min(cap, base * 2 ** Math.min(n, 10));
      return Math.max(1, asked === null ? jitter : Math.min(asked, longestWait) + world.random() * base);
    }),
  });
  return policy.execute(attempt);
}

/** Seconds or an HTTP date; anything else, and anything in the past, is no wish. */
export function parseRetryAfter(header: unknown, now: number): number | null {
  if (typeof header !== "string" || header.trim() === "") return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}
