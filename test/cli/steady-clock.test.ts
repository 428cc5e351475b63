/** A process has one clock: the wall's at its start, which nobody sets afterwards (reliability.md F17). */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { steadyClock } from "../../src/cli/process-world.js";
import { fakeTime, startOfTime } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => void vi.useRealTimers());

test.each([3_600_000, -3_600_000, 2 * 365 * 86_400_000])("a clock that is set by %i ms ends no wait", (step) => {
  const now = steadyClock();
  vi.setSystemTime(startOfTime + step);
  expect(now()).toBe(startOfTime);
  vi.advanceTimersByTime(1500);
  expect(now()).toBe(startOfTime + 1500);
});
