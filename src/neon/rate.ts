/**
 * Our part of the account's rate: one bucket per Neon account, and one per route, because Neon bounds both
 * (neon-api.md §3). Over any minute at most `share × perMinute` requests leave, over any second at most
 * `share × burst` on one route. After a 429 nothing leaves until the time it names, and what has waited for that leaves
 * at the same rate as everything else.
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

interface Route {
  readonly bucket: TokenBucket;
  /** When the last request that asked before has left. */
  left: Promise<void>;
}

const budgets = new WeakMap<object, RateBudget>();

/** All clients that send through the same `fetch` share one budget, so that none of them begins with a burst of its own. */
export function sharedRateBudget(fetch: object, fleet: Fleet, clock: Clock): RateBudget {
  const budget = budgets.get(fetch) ?? createRateBudget(fleet, clock);
  budgets.set(fetch, budget);
  return budget;
}

function createRateBudget(fleet: Fleet, { now, sleep }: Clock): RateBudget {
  const burst = Math.max(1, fleet.rate.share * fleet.rate.burst);
  const account = new TokenBucket({ bucketSize: burst, tokensPerInterval: callsPerMinute(fleet), interval: "minute" });
  account.content = burst;
  const routes = new Map<string, Route>();
  let pausedUntil = 0;

  const routeOf = (name: string): Route => {
    const known = routes.get(name);
    if (known) return known;
    // Half at once and half as refill: never more than the whole in one second.
    const half = Math.max(1, burst / 2);
    const bucket = new TokenBucket({ bucketSize: half, tokensPerInterval: half, interval: "second", parentBucket: account });
    bucket.content = half;
    const route = { bucket, left: Promise.resolve() };
    routes.set(name, route);
    return route;
  };

  /** A token that was had before a pause is too old after it: all who waited would leave at once. */
  const leave = async ({ bucket }: Route): Promise<void> => {
    do {
      for (let wait = pausedUntil - now(); wait > 0; wait = pausedUntil - now()) await sleep(wait);
      await bucket.removeTokens(1);
    } while (pausedUntil > now());
  };

  return {
    take(name) {
      const route = routeOf(name);
      route.left = route.left.then(() => leave(route));
      return route.left;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}
