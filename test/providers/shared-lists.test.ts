import { expect, it } from "vitest";
import { sharedLists } from "../../src/providers/shared-lists.js";
import type { ObservedFleet } from "../../src/reconciler/observed.js";

const fleet: ObservedFleet = {
  kind: "complete",
  sweeps: [],
  projects: [],
  recoverable: null,
  details: {},
  lookedUp: {},
  scopedKeys: {},
};

function counted(sweep: () => Promise<ObservedFleet> = () => Promise.resolve(fleet)) {
  const clock = { now: 0, sweeps: 0 };
  const lists = sharedLists({ now: () => clock.now, sweep: () => ((clock.sweeps += 1), sweep()) });
  return { clock, lists };
}

it("a few tenants in a minute are searched for", async () => {
  const { clock, lists } = counted();
  expect([await lists(2), await lists(3)]).toEqual([null, null]);
  clock.now = 61_000;
  expect(await lists(5)).toBeNull();
  expect(clock.sweeps).toBe(0);
});

it("many share one sweep for a minute, however they come", async () => {
  const { clock, lists } = counted();
  for (let n = 0; n < 400; n += 1) await lists(1);
  expect(clock.sweeps).toBe(1);
  clock.now = 60_001;
  await lists(6);
  expect(clock.sweeps).toBe(2);
});

it("a sweep that failed is not shared", async () => {
  let fails = true;
  const { clock, lists } = counted(() => (fails ? Promise.reject(new Error("no answer")) : Promise.resolve(fleet)));
  await expect(lists(6)).rejects.toThrow("no answer");
  fails = false;
  expect(await lists(1)).toBe(fleet);
  expect(clock.sweeps).toBe(2);
});
