/**
 * The time to plan 30,000 tenants, beside what nobody can leave out: parsing the same YAML with the same library and fetching
 * the same pages with nothing else. Pages are recorded once and answered from memory on both sides, so that no server is
 * measured. The best of some runs counts. Times are printed and never asserted; what is left of a plan in memory is.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { createEmulator } from "../src/emulator/index.js";
import { createNeonReader } from "../src/neon/client.js";
import type { Fleet } from "../src/reconciler/fleet.js";
import { loadFleet, loadManifests } from "../src/reconciler/manifest/index.js";
import type { InputFile, Manifest } from "../src/reconciler/manifest/index.js";
import type { ProjectId, TenantName } from "../src/reconciler/names.js";
import type { Plan } from "../src/reconciler/plan/plan.js";
import { reconcile } from "../src/reconciler/reconcile.js";
import { fleetText, keysOfEnv, project } from "../test/harness/fleet.js";

const tenants = 30_000;
const perFile = 1000;
const runs = 3;
const now = Date.parse("2026-03-04T09:00:00Z");
const names = Array.from({ length: tenants }, (_, n) => `app-${String(n).padStart(5, "0")}`);
const manifest = (name: string): string => `tenant: ${name}\ntier: free\nlabels: { owner: team-${name.slice(-2)} }\n`;
const files: readonly InputFile[] = Array.from({ length: tenants / perFile }, (_, n) => ({
  path: `tenants/${n}.yaml`,
  bytes: new TextEncoder().encode(
    names
      .slice(n * perFile, (n + 1) * perFile)
      .map(manifest)
      .join("---\n"),
  ),
}));
const fleetBytes = new TextEncoder().encode(`${fleetText}rate: { perMinute: 1000000, share: 100%, burst: 1000 }\n`);
const lock = new Map(names.map((name) => [name as TenantName, name as ProjectId]));

const pages = new Map<string, string>();
const rows: string[] = [];

beforeAll(async () => {
  const emulator = createEmulator({
    // One in a hundred has drifted, so that there is something to plan.
    seed: {
      projects: names.map((name, n) =>
        project("free", name, { id: name, ...(n % 100 === 0 && { history_retention_seconds: 3600 }) }),
      ),
    },
    now: () => now,
    sleep: () => Promise.resolve(),
    rate: "off",
  });
  await plan(files, async (request) => {
    const response = await emulator.fetch(request);
    pages.set(request.url, await response.clone().text());
    return response;
  });
});
afterAll(() => void process.stdout.write(`\n${rows.join("\n")}\n`));

const recorded = (url: string): Response => new Response(pages.get(url), { headers: { "content-type": "application/json" } });

function load(inputs: readonly InputFile[]): { readonly fleet: Fleet; readonly manifests: readonly Manifest[] } {
  const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: fleetBytes });
  if (!fleet) throw new Error("the fleet file has errors");
  return { fleet, manifests: loadManifests(inputs, fleet, now).manifests };
}

async function plan(inputs: readonly InputFile[], fetch: (request: Request) => Promise<Response>): Promise<Plan> {
  const { fleet, manifests } = load(inputs);
  const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };
  const reader = createNeonReader({ ...clock, fleet, env: keysOfEnv, host: "http://127.0.0.1/api/v2", fetch, random: () => 0.5 });
  const inputsOf = { manifestsDigest: "", fleetDigest: "" };
  const declared = { fleet, manifests, base: null, lock, revision: null, inputs: inputsOf, raised: {} };
  return reconcile(declared, reader, () => now, { deep: false });
}

/** What any plan must do at least. */
async function least(): Promise<number> {
  const decoder = new TextDecoder();
  const documents = files.flatMap(({ bytes }) =>
    parseAllDocuments(decoder.decode(bytes)).map((document) => document.toJS() as unknown),
  );
  let projects = 0;
  for (const url of pages.keys()) projects += ((await recorded(url).json()) as { projects: unknown[] }).projects.length;
  return documents.length + projects;
}

async function best(work: () => Promise<unknown>): Promise<number> {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

/** Only what is still held counts. */
function heapHeld(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const replayed = (request: Request): Promise<Response> => Promise.resolve(recorded(request.url));
const line = (words: string, ms: number, floor: number): string =>
  `${words.padEnd(34)} ${`${Math.round(ms)} ms`.padStart(9)}   ${(ms / floor).toFixed(2)}`;

test("planning 30,000 tenants beside parsing and fetching alone", async () => {
  expect(await least()).toBe(2 * tenants);
  const before = heapHeld();
  const made = await plan(files, replayed);
  const held = heapHeld() - before;
  expect(made.changes.length).toBe(tenants / 100);
  const floor = await best(least);
  const whole = await best(() => plan(files, replayed));
  const loading = await best(() => Promise.resolve(load(files)));
  rows.push(
    line("30,000 tenants: parse and fetch", floor, floor),
    line("load the manifests, validated", loading, floor),
    line("load, observe and plan", whole, floor),
    `a plan of ${made.changes.length} changes holds ${held.toFixed(1)} MiB`,
  );
  expect(held).toBeLessThan(16);
});
