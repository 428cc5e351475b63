/** What a plan costs: ⌈N/400⌉ + 1 list calls for an org of N projects, and nothing else when nothing is created or moved. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

test.each([0, 1, 399, 400, 401, 10_000])("an org of %i projects", { timeout: 60_000 }, async (count) => {
  const names = Array.from({ length: count }, (_, n) => `app-${n}`);
  const fleet = new TestFleet({
    manifests: "{ tenant: paid-app, tier: pro }",
    projects: [
      project("pro", "paid-app", { id: "p-1", history_retention_seconds: 3600 }),
      // A tenth has drifted; what a list shows needs no call of its own.
      ...names.map((name, n) => project("free", name, { id: name, ...(n % 10 === 0 && { history_retention_seconds: 3600 }) })),
    ],
    lock: { "paid-app": "p-1", ...Object.fromEntries(names.map((name) => [name, name])) },
  });
  // Not all in one file: it would be too large.
  for (let n = 0; n < count; n += 1000) {
    const lines = names.slice(n, n + 1000).map((name) => `{ tenant: ${name}, tier: free }`);
    fleet.manifests = [...fleet.manifests, ...fleet.manifestsFrom(lines.join("\n---\n"))];
  }
  const plan = await virtually(fleet.plan());
  expect(plan.changes.length).toBe(Math.ceil(count / 10) + 1);
  const calls = fleet.emulator.requests().map(({ method, path, query }) => `${method} ${path} ${query["org_id"] ?? ""}`);
  const ofFree = calls.filter((call) => call.includes("quiet-lake")).length;
  expect(ofFree).toBeLessThanOrEqual(Math.ceil(count / 400) + 1);
  expect(calls.filter((call) => !call.startsWith("GET /projects "))).toEqual([]);
  expect(calls.length - ofFree).toBe(2);
});
