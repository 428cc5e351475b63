/** Branches over days and runs: a run that ends anywhere is gone on with, two runs at once make one, and a life ends once. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, startOfTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const day = 86_400_000;
const born = "2026-03-02T09:00:00Z";
const vega = (branches: string): TestFleet =>
  new TestFleet({
    manifests: `{ tenant: vega, tier: pro, projectId: v-1, branches: { ${branches} } }`,
    projects: [
      project("pro", "vega", {
        id: "v-1",
        created_at: born,
        branches: [{ name: "main", default: true, created_at: born, data: "now" }],
      }),
    ],
  });
const names = (fleet: TestFleet): readonly string[] =>
  fleet
    .live("vega")
    .branches.map(({ name }) => name)
    .sort();
const posts = (fleet: TestFleet): number => fleet.writes().filter((write) => write.startsWith("POST")).length;

test("thirty days of runs make a branch with a life once", async () => {
  const fleet = vega("dev: { at: 2026-03-04T08:00:00Z, expiresIn: 7d }");
  for (let hour = 0; hour < 30 * 24; hour += 6) {
    vi.setSystemTime(startOfTime + hour * 3_600_000);
    await virtually(fleet.apply(await virtually(fleet.plan())));
  }
  expect(posts(fleet)).toBe(1);
  expect(names(fleet)).toEqual(["main"]);
});

test("an apply of a plan that was carried out already writes nothing", async () => {
  const fleet = vega("dev: { parent: staging }, staging: { protected: true }");
  const plan = await virtually(fleet.plan());
  await virtually(fleet.apply(plan));
  const outcomes = await virtually(fleet.apply(plan));
  expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(["applied"]);
  expect(posts(fleet)).toBe(2);
});

test("two runs at once make each branch once, and both are done", async () => {
  const fleet = vega("a: {}, b: { parent: a }, c: { parent: b, compute: { max: 1 } }");
  const plan = await virtually(fleet.plan());
  const runs = await virtually(Promise.all([fleet.apply(plan), fleet.apply(plan)]));
  expect(runs.flatMap((outcomes) => [...outcomes.values()].map(({ kind }) => kind))).toEqual(["applied", "applied"]);
  expect(names(fleet)).toEqual(["a", "b", "c", "main"]);
  expect(summary((await virtually(fleet.plan())).changes)).toEqual([]);
});

describe("a run that is killed at its n-th request is gone on with", () => {
  const declared = "a: { protected: true }, b: { parent: a, compute: { max: 1 } }";
  test.each(Array.from({ length: 14 }, (_, n) => n + 1))("n = %i", async (n) => {
    for (const point of ["before", "after"] as const) {
      const fleet = vega(declared);
      const plan = await virtually(fleet.plan());
      fleet.emulator.addFaults([
        { match: { project: "v-1", nth: n }, fault: { kind: "connection", error: "reset", point }, times: "forever" },
      ]);
      await virtually(fleet.apply(plan));
      fleet.emulator.clearFaults();
      vi.setSystemTime(Date.now() + 60_000);
      await virtually(fleet.apply(await virtually(fleet.plan())));
      expect(names(fleet)).toEqual(["a", "b", "main"]);
      expect(summary((await virtually(fleet.plan())).changes)).toEqual([]);
    }
  });
});

test("a day later, with a moment whose history is over by then, nothing is made in place of what was removed by hand", async () => {
  const fleet = vega("dev: { at: 2026-03-04T08:00:00Z }");
  await virtually(fleet.apply(await virtually(fleet.plan())));
  fleet.emulator.act({ do: "delete-branch", project: "v-1", branch: "dev" });
  vi.setSystemTime(startOfTime + 8 * day);
  const plan = await virtually(fleet.plan());
  expect(summary(plan.changes)).toEqual([]);
  expect(plan.notices.map(({ message }) => message)).toEqual([
    "branch dev is missing, and the history no longer holds 2026-03-04T08:00:00Z",
  ]);
});
