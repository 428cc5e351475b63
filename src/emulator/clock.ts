/**
 * The emulator's own time: it runs `speed` times as fast as the wall clock it is given and can be moved forward by hand.
 * Everything that depends on time (operations, quota periods, rate limits, recovery windows) is derived from it when a request
 * arrives; nothing runs in between.
 */
export interface Clock {
  /** ms since the epoch */
  now(): number;
  advance(ms: number): void;
  setSpeed(speed: number): void;
}

export const createClock = (wall: () => number, speed: number, notBefore = 0): Clock => {
  let wallBase = wall();
  let base = Math.max(wallBase, notBefore);
  let rate = speed;
  const now = (): number => base + (wall() - wallBase) * rate;
  return {
    now,
    advance: (ms) => {
      base += ms;
    },
    setSpeed: (next) => {
      base = now();
      wallBase = wall();
      rate = next;
    },
  };
};

/** One request asks for its own second many times. */
let latest = { second: Number.NaN, text: "" };

/** Times on the wire have whole seconds, as in the examples of Neon's document. */
export const wireTime = (ms: number): string => {
  const second = Math.floor(ms / 1000);
  if (second !== latest.second) latest = { second, text: `${new Date(second * 1000).toISOString().slice(0, 19)}Z` };
  return latest.text;
};

/** The billing period is the calendar month in UTC. */
export const periodOf = (ms: number): { readonly start: string; readonly end: string } => {
  const at = new Date(ms);
  return {
    start: wireTime(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)),
    end: wireTime(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)),
  };
};
