/**
 * Virtual time: timers of our code and of libraries run on a fake clock that only moves when nothing else can.
 * A request that is under way is never overtaken by the clock.
 */
import { vi } from "vitest";

const realImmediate = globalThis.setImmediate;
/** Macrotask turns that a settled answer may need until its reader has gone on. */
const turns = 3;

export const startOfTime = Date.parse("2026-03-04T09:00:00Z");

/** Turns without any request beginning or ending after which those under way are taken to hang until their deadline. */
const patience = 200;

/** Attempts to move a clock that has nothing to move to, after which nothing will ever happen. */
const hopeless = 20_000;

let underWay = 0;
let moves = 0;

export function fakeTime(now = startOfTime): void {
  vi.useFakeTimers({
    now,
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "setImmediate",
      "clearImmediate",
      "Date",
      "performance",
    ],
  });
  underWay = 0;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sleep inside a server: its request waits for the clock, so it doesn't hold the clock back. */
export async function serverSleep(ms: number): Promise<void> {
  underWay -= 1;
  await sleep(ms);
  underWay += 1;
}

/** Counts a request, until its answer is there; its body is, by then, and takes no turn to read. */
export async function tracked(respond: () => Promise<Response>): Promise<Response> {
  underWay += 1;
  moves += 1;
  try {
    return await respond();
  } finally {
    underWay -= 1;
    moves += 1;
  }
}

/** Moves the clock without a turn of real time: a third of the cost, for tests of thousands of runs. */
export const atOnce = (): void => void vi.advanceTimersToNextTimer();

/** Runs to the end, moving the clock whenever all that is left are timers. */
export async function virtually<Value>(
  work: Promise<Value>,
  advance: () => unknown = () => vi.advanceTimersToNextTimerAsync(),
): Promise<Value> {
  let settled = false;
  const done = work.finally(() => {
    settled = true;
  });
  done.catch(() => {});
  let idle = 0;
  while (!settled) {
    const before = moves;
    const limit = (): number => (underWay === 0 ? turns : patience);
    for (let turn = 0; turn < limit() && !settled && (underWay === 0 || moves === before); turn += 1) {
      await new Promise<void>((resolve) => realImmediate(resolve));
    }
    if (settled || (underWay > 0 && moves !== before)) continue;
    idle = vi.getTimerCount() === 0 && moves === before ? idle + 1 : 0;
    if (idle > hopeless) throw new Error("stuck: what runs waits for something, and no timer is left that could bring it");
    await advance();
  }
  return done;
}
