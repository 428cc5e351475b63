/** A project never has two changes of ours open (I19): judged on when its operations ran, not on what Neon put up with. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { small, tenants } from "./cases/words.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

test("no write meets operations of the one before it", async () => {
  const fleet = new TestFleet({
    manifests: tenants(
      "{ tenant: rises, tier: pro }",
      "{ tenant: falls, tier: free }",
      "{ tenant: grows, tier: business }",
      '{ tenant: stops, tier: free, state: suspended, reason: "abuse", historyRetention: 12h, compute: { max: 1 } }',
    ),
    projects: [
      project("free", "rises", { id: "r-1", endpoints: [{ id: "ep-r" }] }),
      project("pro", "falls", { id: "f-1", endpoints: [{ id: "ep-f" }], ...small }),
      project("pro", "grows", {
        id: "g-1",
        endpoints: [{ id: "ep-g1" }, { id: "ep-g2", branch: "dev" }],
        branches: [{ name: "main" }, { name: "dev" }],
      }),
      project("free", "stops", { id: "s-1", endpoints: [{ id: "ep-s", state: "active" }] }),
    ],
    lock: { rises: "r-1", falls: "f-1", grows: "g-1", stops: "s-1" },
    assumptions: { operationTime: "3000" },
  });
  const outcomes = await virtually(fleet.apply(await virtually(fleet.plan({ deep: true }))));
  expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(["applied", "applied", "applied", "applied"]);
  const { projects } = fleet.emulator.state();
  const writes = fleet.emulator.requests().filter(({ method }) => method !== "GET");
  expect(writes.length).toBeGreaterThan(8);
  const early = writes.flatMap(({ method, path, at }) =>
    projects
      .filter(({ id }) => path.includes(id))
      .flatMap(({ operations }) => operations.filter(({ created, ends }) => created < at && at < ends))
      .map(({ action }) => `${method} ${path} met ${action}`),
  );
  expect(early).toEqual([]);
});
