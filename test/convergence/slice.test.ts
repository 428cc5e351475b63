import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

test("a declared tenant is created, and planning again finds nothing to do", async () => {
  const fleet = new TestFleet({ manifests: "{ tenant: nova-notes, tier: free }" });
  const plan = await virtually(fleet.plan());
  expect(summary(plan.changes)).toEqual(["nova-notes: create"]);
  const outcomes = await virtually(fleet.apply(plan));
  expect([...outcomes.values()].map(({ kind, code, message }) => ({ kind, code, message }))).toEqual([{ kind: "applied", code: null, message: null }]);
  expect(fleet.live("nova-notes").org_id).toBe("org-quiet-lake-48151623");
  expect(summary((await virtually(fleet.plan())).changes)).toEqual([]);
});

test("an upgrade is a transfer and then what the larger tier gives", async () => {
  const fleet = new TestFleet({ manifests: "{ tenant: acme, tier: pro }", projects: [project("free", "acme", { id: "a-1" })], lock: { acme: "a-1" } });
  const plan = await virtually(fleet.plan());
  expect(summary(plan.changes)).toEqual(["acme: transfer, update"]);
  const outcomes = await virtually(fleet.apply(plan));
  expect([...outcomes.values()].map(({ kind, code, message }) => ({ kind, code, message }))).toEqual([{ kind: "applied", code: null, message: null }]);
  expect(fleet.live("acme").org_id).toBe("org-bold-river-20263711");
  expect(summary((await virtually(fleet.plan({ deep: true }))).changes)).toEqual([]);
});
