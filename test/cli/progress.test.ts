/** How fast an apply is, and how long it will take, is told once there is something to tell it from. */
import { expect, test } from "vitest";
import { progress } from "../../src/cli/progress.js";
import type { World } from "../../src/cli/world.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";

const applied = (n: number) => ({ tenant: `t${n}`, kind: "applied", code: null, message: null }) as Outcome;

test("the burst of the first seconds is no rate", () => {
  let now = Date.parse("2026-03-04T09:00:00Z");
  const lines: string[] = [];
  const output = { write: (text: string) => void lines.push(text.trim()), isTTY: false, columns: 100 };
  const stats = { calls: 40, writes: 40, retried: new Map<number, number>() };
  const shown = progress({ total: 40, width: 3, stats, plain: true }, {
    stdout: output,
    stderr: output,
    env: {},
    now: () => now,
  } as unknown as World);
  for (let n = 0; n < 2; n += 1) shown.tell(applied(n));
  now += 4999;
  for (let n = 2; n < 4; n += 1) shown.tell(applied(n));
  now += 5001;
  stats.calls = 50;
  for (let n = 4; n < 6; n += 1) shown.tell(applied(n));
  expect(lines).toEqual([
    "09:00:00Z progress 2 applied, 0 failed, 38 left",
    "09:00:04Z progress 4 applied, 0 failed, 36 left",
    "09:00:10Z progress 6 applied, 0 failed, 34 left, 300 calls/min, left 57 s",
  ]);
});
