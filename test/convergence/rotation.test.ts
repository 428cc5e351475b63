/**
 * Days of a cron job: every hour `apply --due` over tenants of several schedules. TENANTRY_ROTATION=30x200 makes it a month of 200. After each run their scheduled snapshots are what a few lines
 * of arithmetic say, written from the manual alone; what was made by hand is as it was; and no request ever left a tenant that
 * had a restore point without one.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SeedProject } from "../../src/emulator/index.js";
import { fleetText, project, TestFleet } from "../harness/fleet.js";
import { fakeTime, startOfTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const hour = 3_600_000;
const [days = 9, count = 20] = (process.env["TENANTRY_ROTATION"] ?? "9x20").split("x").map(Number);
const runs = days * 24;
const plans = [
  { every: 6, at: 0, keep: 5, written: "{ every: 6h, keep: 5 }" },
  { every: 24, at: 3.5, keep: 3, written: '{ every: 1d, at: "03:30", keep: 3 }' },
  { every: 1, at: 0, keep: 2, written: "{ every: 1h, keep: 2 }" },
  { every: 168, at: 22, keep: 1, written: '{ every: 7d, at: "22:00", keep: 1 }' },
] as const;
const planOf = (n: number) => plans[n % (plans.length + 1)];

const names = Array.from({ length: count }, (_, n) => `app-${String(n).padStart(3, "0")}`);
const born = startOfTime - 3 * 24 * hour;
const seed = (name: string, n: number): SeedProject =>
  project("pro", name, {
    id: name,
    created_at: new Date(born).toISOString(),
    ...(n % 3 === 0 && { snapshots: [{ name: "by-hand" }] }),
  });
const manifest = (name: string, n: number): string => {
  const plan = planOf(n);
  return `{ tenant: ${name}, tier: pro${plan ? `, snapshots: { schedule: ${plan.written} }` : ""} }`;
};

/** By the words of docs/manifests.md: the slots of the runs so far, each taken by the run that came next, the youngest kept. */
function expected(n: number, startedAt: number, now: number): readonly string[] {
  const plan = planOf(n);
  if (!plan) return [];
  const taken = new Set<number>();
  for (let run = startedAt; run <= now; run += hour) {
    const passed = Math.floor((run / hour - plan.at) / plan.every);
    const slot = (passed * plan.every + plan.at) * hour;
    if (slot >= born) taken.add(slot);
  }
  const kept = [...taken].sort((a, b) => a - b).slice(-plan.keep);
  return kept.map((slot) => `sched-${new Date(slot).toISOString().slice(0, 16).replace(/[-:]/g, "")}Z`);
}

/** Projects that had a snapshot, and at some request had none left. */
function neverWithout(fleet: TestFleet): { readonly seen: number; readonly ever: readonly string[] } {
  const held = new Map(names.map((name, n) => [name, n % 3 === 0 ? 1 : 0]));
  const ever = new Set<string>();
  let seen = 0;
  for (const { operation, path, status } of fleet.emulator.requests()) {
    const change = operation === "createSnapshot" ? 1 : operation === "deleteSnapshot" ? -1 : 0;
    const [, name = ""] = /^\/projects\/([^/]+)\//.exec(path) ?? [];
    if (change === 0 || status === null || status >= 300) continue;
    seen += 1;
    held.set(name, (held.get(name) ?? 0) + change);
    if ((held.get(name) ?? 0) < 1) ever.add(name);
  }
  return { seen, ever: [...ever] };
}

const claim = `${days} days of hourly runs leave each tenant what its schedule says, and nobody ever without a restore point`;
test(claim, { timeout: 600_000 + days * count * 1000 }, async () => {
  const fleet = new TestFleet({
    fleet: fleetText.replace("settle: 500ms", "settle: 1ms"),
    manifests: names.map(manifest).join("\n---\n"),
    projects: names.map(seed),
    lock: Object.fromEntries(names.map((name) => [name, name])),
    watch: false,
  });
  for (let run = 0; run < runs; run += 1) {
    const due = startOfTime + run * hour;
    if (Date.now() < due) vi.setSystemTime(due);
    const plan = await virtually(fleet.plan({ due: true }));
    const outcomes = await virtually(fleet.apply(plan, { consent: {} }));
    expect([...outcomes.values()].filter(({ kind }) => kind !== "applied")).toEqual([]);
    const { projects } = fleet.emulator.state();
    for (const [n, { name, snapshots }] of projects.entries()) {
      const scheduled = snapshots.map((snapshot) => snapshot.name).filter((each) => each.startsWith("sched-"));
      expect({ run, name, scheduled: scheduled.sort() }).toEqual({ run, name, scheduled: expected(n, startOfTime, due) });
      expect(snapshots.filter((snapshot) => snapshot.name === "by-hand").length).toBe(n % 3 === 0 ? 1 : 0);
    }
  }
  const without = neverWithout(fleet);
  expect(without.seen).toBeGreaterThan(count);
  expect(without.ever).toEqual([]);
});
