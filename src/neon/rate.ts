/**
 * Our part of the account's rate: one bucket per Neon account, and one per route, because Neon bounds both
 * (neon-api.md §3). Over any minute at most `share × perMinute` requests leave, over any second at most
 * `share × burst` on one route. After a 429 nothing is taken until the time it names.
 */
import { TokenBucket } from "limiter";
import type { Fleet } from "../reconciler/fleet.js";
import { callsPerMinute } from "../reconciler/fleet.js";

export interface RateBudget {
  /** Resolves when a request on that route may leave. */
  take(route: string): Promise<void>;
  /** No request leaves for so many ms. */
  pause(ms: number): void;
}

export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createRateBudget(fleet: Fleet, { now, sleep }: Clock): RateBudget {
  const burst = Math.max(1, fleet.rate.share * fleet.rate.burst);
  const account = new TokenBucket({ bucketSize: burst, tokensPerInterval: callsPerMinute(fleet), interval: "minute" });
  account.content = burst;
  const routes = new Map<string, TokenBucket>();
  let pausedUntil = 0;

  const bucketOf = (route: string): TokenBucket => {
    const known = routes.get(route);
    if (known) return known;
    // Half at once and half as refill: never more than the whole in one second.
    const half = Math.max(1, burst / 2);
    const bucket = new TokenBucket({ bucketSize: half, tokensPerInterval: half, interval: "second", parentBucket: account });
    bucket.content = half;
    routes.set(route, bucket);
    return bucket;
  };

  return {
    async take(route) {
      await bucketOf(route).removeTokens(1);
      for (let wait = pausedUntil - now(); wait > 0; wait = pausedUntil - now()) await sleep(wait);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}
