/**
 * Neon's two rate limits as sliding windows on the emulator's clock: so many requests in any 60 s for an account, 40 in any
 * second for a route. A refused request isn't counted and has no effect.
 */
import { Refusal } from "./refusal.js";
import type { Assumptions } from "./assumptions.js";
import type { Key } from "./truth.js";

const perRoute = 40;

export interface RateLimit {
  /** Throws the 429. */
  take(key: Key, route: string, now: number, assume: Assumptions): void;
}

/** Times of the last requests, oldest first, from `head` on. */
interface Window {
  times: number[];
  head: number;
}

export const createRateLimit = (perMinute: number | "off"): RateLimit => {
  const windows = new Map<string, Window>();
  /** ms until there is room; 0 = now */
  const wait = (name: string, now: number, length: number, most: number): number => {
    const window = windows.get(name) ?? { times: [], head: 0 };
    windows.set(name, window);
    while (window.head < window.times.length && (window.times[window.head] ?? 0) <= now - length) window.head += 1;
    if (window.head > 1024) {
      window.times = window.times.slice(window.head);
      window.head = 0;
    }
    if (window.times.length - window.head < most) return 0;
    return (window.times[window.times.length - most] ?? now) + length - now;
  };
  return {
    take: (key, route, now, assume) => {
      if (perMinute === "off") return;
      const account = assume.rateAccount === "per-org" ? `account ${key.org_id ?? key.user_id ?? ""}` : "account";
      const routeName = `${account} ${route}`;
      const ms = Math.max(wait(account, now, 60_000, perMinute), wait(routeName, now, 1000, perRoute));
      if (ms > 0)
        throw new Refusal(429, "", "rate limit exceeded, try again later", {
          headers: assume.retryAfter === "seconds" ? { "retry-after": `${Math.ceil(ms / 1000)}` } : {},
        });
      windows.get(account)?.times.push(now);
      windows.get(routeName)?.times.push(now);
    },
  };
};
