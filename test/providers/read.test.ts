/** A refresh: what is live becomes what is stored, again and again. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { create, read } from "../../src/providers/handlers.js";
import { resourceInputs } from "../../src/providers/resource-inputs.js";
import type { Action } from "../../src/emulator/index.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import { project, TestFleet } from "../harness/fleet.js";
import { sessionOf } from "./session.js";
import { atOnce, fakeTime, virtually as inTime } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const virtually = <Value>(work: Promise<Value>): Promise<Value> => inTime(work, atOnce);
const quota = { active_time_seconds: 360_000, data_transfer_bytes: 5 * 2 ** 30, logical_size_bytes: 2 ** 29 };

describe("what no manifest may ask for is read again and again, as it is", () => {
  it.each<readonly [string, Partial<Extract<Action, { do: "edit-project" }>>, object]>([
    ["suspended by hand", { quota: { ...quota, active_time_seconds: 1 } }, { state: "suspended", historyRetention: "12h" }],
    [
      "more than the sponsored org's limit",
      { quota: { ...quota, data_transfer_bytes: 9 * 2 ** 30 } },
      { state: "active", quota: { dataTransfer: "9GiB" }, historyRetention: "12h" },
    ],
    ["without any limit", { quota: { ...quota, data_transfer_bytes: 0 } }, { quota: { dataTransfer: "unlimited" } }],
    ["more history than the limit", { history_retention_seconds: 14 * 86_400 }, { historyRetention: "14d" }],
  ])("%s", async (_, edit, expected) => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: free, historyRetention: 12h }",
      projects: [project("free", "acme", { id: "p-acme", history_retention_seconds: 12 * 3600 })],
      lock: { acme: "p-acme" },
    });
    const plan = await virtually(fleet.plan());
    const [inputs] = resourceInputs(fleet.declared(), plan, checkConsent(plan.changes, {}), Date.now());
    if (!inputs) throw new Error("nothing is registered");
    let stored = await virtually(create(inputs, sessionOf(fleet, { consent: {} }))).then(({ id, outs }) => ({
      id,
      outs: { ...outs },
    }));
    fleet.emulator.act({ do: "edit-project", project: "p-acme", ...edit });
    for (let turn = 0; turn < 3; turn += 1) {
      const {
        id,
        props,
        inputs: seen,
      } = await virtually(read(stored.id, stored.outs, sessionOf(fleet, { consent: {} }), new Set()));
      expect(seen).toMatchObject(expected);
      stored = { id, outs: props as typeof stored.outs };
    }
  });
});

it("a tenant that is suspended because nobody uses it reads as it is declared, and stays so", async () => {
  const fleet = new TestFleet({
    manifests: "{ tenant: acme, tier: free, inactive: { suspend: 60d } }",
    projects: [project("free", "acme", { id: "p-acme", created_at: "2025-06-01T00:00:00Z" })],
    lock: { acme: "p-acme" },
  });
  const inputsNow = async () => {
    const plan = await virtually(fleet.plan());
    const [inputs] = resourceInputs(fleet.declared(), plan, checkConsent(plan.changes, plan.consent), Date.now());
    return { inputs: inputs ?? expect.fail("nothing is registered"), session: sessionOf(fleet, plan) };
  };
  const { inputs, session } = await inputsNow();
  expect(inputs.pending).toEqual([
    "- state active → suspended",
    "! suspends-now: not used since 2025-06-01, its manifest suspends after 60d",
  ]);
  const { id, outs } = await virtually(create(inputs, session));
  expect(fleet.truth()[0]).toContain("free, 1s");
  const refreshed = await virtually(read(id, { ...outs }, session, new Set()));
  expect(refreshed.inputs).toEqual((await inputsNow()).inputs);
  expect(refreshed.inputs).toMatchObject({ state: "active", pending: [] });
});

it("a tenant that somebody moved to an org with no room for its schedule is read again and again", async () => {
  const declared = "{ tenant: acme, tier: pro, snapshots: { schedule: { every: 6h, keep: 3 } } }";
  const fleet = new TestFleet({
    manifests: declared,
    projects: [project("pro", "acme", { id: "p-acme" })],
    lock: { acme: "p-acme" },
  });
  const plan = await virtually(fleet.plan());
  const [inputs] = resourceInputs(fleet.declared(), plan, checkConsent(plan.changes, {}), Date.now());
  if (!inputs) throw new Error("nothing is registered");
  const made = await virtually(create(inputs, sessionOf(fleet, { consent: {} })));
  let stored = { id: made.id, outs: { ...made.outs } };
  fleet.emulator.act({ do: "transfer-project", project: "p-acme", to: "free" });
  for (let turn = 0; turn < 3; turn += 1) {
    const seen = await virtually(read(stored.id, stored.outs, sessionOf(fleet, { consent: {} }), new Set()));
    expect(seen.inputs).toMatchObject({ tier: "free", quota: { dataTransfer: "50GiB" }, snapshots: { schedule: { keep: 3 } } });
    stored = { id: seen.id, outs: seen.props as typeof stored.outs };
  }
});
