/**
 * How much of its rate an apply uses: share × (perMinute − burst) calls a minute, over ten virtual minutes, through the real client
 * against the emulator with its limits on (700 a minute for an account, 40 a second for a route) and answers that take a
 * while. A ratio is asserted, and that no answer of the limiter is 429: not even after storms of 429 from elsewhere.
 */
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FaultRule } from "../src/emulator/index.js";
import { fleetText, project, TestFleet } from "../test/harness/fleet.js";
import { fakeTime, virtually } from "../test/harness/virtual.js";

const minute = 60_000;
const minutes = 10;
const rows: string[] = [];

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());
afterAll(() => void process.stdout.write(`\n${rows.join("\n")}\n`));

/** Enough upgrades for ten minutes: each takes about seven calls. */
function upgrades(share: number): TestFleet {
  const names = Array.from({ length: Math.ceil((share * 700 * minutes) / 6) }, (_, n) => `app-${n}`);
  return new TestFleet({
    fleet: `${fleetText}rate: { share: ${share * 100}% }\n`,
    manifests: names.map((name) => `{ tenant: ${name}, tier: pro }`).join("\n---\n"),
    projects: names.map((name) => project("free", name, { id: name })),
    lock: Object.fromEntries(names.map((name) => [name, name])),
    rate: 700,
  });
}

const slow: FaultRule = { match: {}, fault: { kind: "slow", ms: 200 }, times: "forever" };
/** One request in 67 is refused, with a wait or without. */
const storm = [2, 20, undefined].map((retryAfter): FaultRule => ({
  match: { chance: 0.005 },
  fault: { kind: "status", status: 429, ...(retryAfter !== undefined && { retryAfter }) },
  times: "forever",
}));

/** The most that fall into any window of that length. */
function most(times: readonly number[], length: number): number {
  let worst = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[from] ?? 0) <= (times[to] ?? 0) - length) from += 1;
    worst = Math.max(worst, to - from + 1);
  }
  return worst;
}

test.each<readonly [string, number, readonly FaultRule[], number]>([
  ["its default share, 60 %", 0.6, [], 0.97],
  ["the whole rate", 1, [], 0.97],
  // What 429 asks to wait isn't used; what is left must neither burst nor exceed.
  ["60 % in storms of 429", 0.6, storm, 0.5],
])("%s", async (name, share, faults, least) => {
  const fleet = upgrades(share);
  const plan = await virtually(fleet.plan());
  vi.setSystemTime(Date.now() + minute);
  fleet.emulator.addFaults([...faults, slow]);
  const before = fleet.emulator.requests().length;
  const started = Date.now();
  const outcomes = await virtually(fleet.apply(plan));

  const sent = fleet.emulator.requests().slice(before);
  const times = sent.map(({ at }) => at);
  const inTime = times.filter((at) => at < started + minutes * minute).length;
  const burst = share * 40;
  // What the first burst adds isn't sustained.
  const ratio = (inTime - burst) / (minutes * share * 660);
  rows.push(`apply, ${name}: ${inTime} calls in ${minutes} minutes, ${(ratio * 100).toFixed(1)} % of the budget`);
  expect([...outcomes.values()].filter(({ kind }) => kind !== "applied")).toEqual([]);
  expect((times.at(-1) ?? 0) - started, "work for all of the time").toBeGreaterThan(minutes * minute);
  expect(sent.filter(({ answered, fault }) => answered === 429 && fault !== "status")).toEqual([]);
  expect(most(times, minute)).toBeLessThanOrEqual(share * 700);
  for (const route of new Set(sent.map(({ operation }) => operation)))
    expect(
      most(
        sent.filter(({ operation }) => operation === route).map(({ at }) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(share * 40);
  expect(ratio).toBeGreaterThanOrEqual(least);
});
