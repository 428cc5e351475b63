/** axios keeps every fetch it was ever given, so ours is held weakly there: a client in use must still outlive a collection. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { createNeonReader } from "../../src/neon/client.js";
import type { NeonReader } from "../../src/neon/port.js";
import { fleetText, keysOfEnv, TestFleet } from "../harness/fleet.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function reader(onFetch: (fetch: object) => void): NeonReader {
  const { fleet } = new TestFleet({ manifests: "{ tenant: nova, tier: free }" });
  const emulator = createEmulator({ now: () => Date.now(), sleep: async () => {}, rate: "off" });
  const fetch = (request: Request): Promise<Response> => emulator.fetch(request);
  onFetch(fetch);
  return createNeonReader({
    fleet,
    env: keysOfEnv,
    host: "http://127.0.0.1/api/v2",
    fetch,
    now: () => Date.now(),
    sleep: async () => {},
    random: () => 0.5,
  });
}

/** Garbage is found over several turns of the event loop. */
async function collectAll(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}

test("a client goes on working after a garbage collection", async () => {
  const { fleet } = new TestFleet({ manifests: "{ tenant: nova, tier: free }" });
  const [org] = fleet.orgs;
  if (!org) throw new Error("the fleet has no org");
  const neon = reader(() => {});
  await neon.listProjects(org, { cursor: null });
  await collectAll();
  expect((await neon.listProjects(org, { cursor: null })).projects).toEqual([]);
});

test("a deadline comes though the garbage was collected meanwhile (I16)", async () => {
  const text = fleetText.replace("settle: 500ms", "settle: 500ms, requestTimeout: 100ms");
  const { fleet } = new TestFleet({ manifests: "{ tenant: nova, tier: free }", fleet: text });
  const [org] = fleet.orgs;
  if (!org) throw new Error("the fleet has no org");
  let asked = 0;
  /** Never answers, and holds nothing but the signal, as fetch does. */
  const fetch = ({ signal }: Request): Promise<Response> => {
    asked += 1;
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new TypeError("given up"))));
  };
  const neon = createNeonReader({
    fleet,
    env: keysOfEnv,
    host: "http://127.0.0.1/api/v2",
    fetch,
    now: () => Date.now(),
    sleep: async () => {},
    random: () => 0.5,
  });
  const answer = neon.listProjects(org, { cursor: null });
  const told = expect(answer).rejects.toThrow("ETIMEDOUT");
  const collecting = setInterval(collect, 20);
  await told.finally(() => clearInterval(collecting));
  expect(asked).toBeGreaterThan(1);
});

test("a client that nobody uses any more is collected with all it was given", async () => {
  const kept: WeakRef<object>[] = [];
  await (async () => {
    const { fleet } = new TestFleet({ manifests: "{ tenant: nova, tier: free }" });
    const [org] = fleet.orgs;
    if (!org) throw new Error("the fleet has no org");
    await reader((fetch) => kept.push(new WeakRef(fetch))).listProjects(org, { cursor: null });
  })();
  await collectAll();
  expect(kept.map((ref) => ref.deref())).toEqual([undefined]);
});
