/**
 * What Tenantry costs beside Pulumi itself: `preview` and `up` of a stack at rest, and the first `up`, next to the same resources
 * with a provider that does nothing. Turns alternate and the best of each counts; more are taken while noise keeps the two too
 * far apart. Ratios are held, times are printed. 500 tenants are left out where TENANTRY_BENCH is `quick` (.ci/run).
 */
import { afterAll, afterEach, expect, test } from "vitest";
import { fleetText, project as seedProject } from "../test/harness/fleet.js";
import type { Ran } from "../test/engine/project.js";
import { Project } from "../test/engine/project.js";

const goal = 1.15;
const limit = 1.3;
const leastTurns = 3;
const mostTurns = 8;
const sizes = process.env["TENANTRY_BENCH"] === "quick" ? [100] : [100, 500];
const fleet = `${fleetText}rate: { perMinute: 1000000, share: 100%, burst: 1000 }\n`;

const rows: string[] = [];
afterAll(() => void process.stdout.write(`\n${rows.join("\n")}\n`));
const stacks: Project[] = [];
afterEach(async () => {
  await Promise.all(stacks.splice(0).map((stack) => stack.end()));
});

const doNothing = {
  "node_modules/do-nothing/package.json": '{ "name": "do-nothing", "version": "1.0.0", "main": "index.cjs" }\n',
  "node_modules/do-nothing/index.cjs": `exports.check = async (olds, news) => ({ inputs: news });
exports.diff = async () => ({ changes: false });
exports.create = async (inputs) => ({ id: inputs.tenant, outs: inputs });
exports.delete = async () => {};
`,
  "index.js": `import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
const require = createRequire(import.meta.url);
const provider = require("do-nothing/index.cjs");
class Thing extends pulumi.dynamic.Resource {
  constructor(name, inputs) {
    super(provider, name, inputs, { retainOnDelete: true }, "tenantry", "Tenant");
  }
}
for (const inputs of require("./inputs.json")) new Thing(inputs.tenant, inputs);
`,
};

async function made(tenants: number): Promise<{ readonly ours: Project; readonly nothing: Project }> {
  const names = Array.from({ length: tenants }, (_, n) => `app-${String(n).padStart(4, "0")}`);
  const ours = await Project.make({
    fleet,
    manifests: names.map((name) => `{ tenant: ${name}, tier: free }`).join("\n---\n"),
    seed: { projects: names.map((name) => seedProject("free", name, { id: name })) },
  });
  stacks.push(ours);
  ours.write({ "tenantry.lock": names.map((name) => `${name} ${name}\n`).join("") });
  const nothing = await Project.make({ manifests: "" });
  stacks.push(nothing);
  // Nothing of ours is in its process, only inputs of the same size.
  const inputs = names.map((tenant) => ({ ...inputsOfOne, tenant }));
  nothing.write({ ...doNothing, "inputs.json": JSON.stringify(inputs) });
  for (const stack of stacks) stack.env = { PULUMI_SKIP_CHECKPOINTS: "true" };
  return { ours, nothing };
}
const inputsOfOne = {
  tier: "free",
  org: "free",
  state: "active",
  quota: { activeTime: "100h", computeTime: "unlimited", writtenData: "unlimited", dataTransfer: "5GiB", logicalSize: "512MiB" },
  compute: { min: 0.25, max: 2, suspendTimeout: "5m" },
  historyRetention: "6h",
  pending: [],
};

async function timed(work: () => Promise<Ran>): Promise<number> {
  const started = performance.now();
  const { code, text } = await work();
  if (code !== 0) throw new Error(text);
  return performance.now() - started;
}

const row = (words: string, ms: number, base: number, more = ""): string =>
  `${words.padEnd(34)} ${`${(ms / 1000).toFixed(1)} s`.padStart(8)} ${`${(base / 1000).toFixed(1)} s`.padStart(8)}   ${(ms / base).toFixed(2)}${more}`;

test.each(sizes)(
  "%i tenants take little longer than as many resources that do nothing",
  async (tenants) => {
    const { ours, nothing } = await made(tenants);
    const calls = async (work: () => Promise<number>): Promise<readonly [number, number]> => {
      const before = (await ours.emulator.requests()).length;
      const ms = await work();
      return [ms, (await ours.emulator.requests()).length - before];
    };
    const [first, adopting] = await calls(() => timed(() => ours.up()));
    rows.push(row(`${tenants}: first up, adopts all`, first, await timed(() => nothing.up()), `   ${adopting} calls`));

    for (const [what, run] of [
      ["preview", (stack: Project) => stack.preview()],
      ["up, nothing to do", (stack: Project) => stack.up()],
    ] as const) {
      let [best, floor, made] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
      for (let turn = 0; turn < leastTurns || (turn < mostTurns && best / floor > limit); turn += 1) {
        floor = Math.min(floor, await timed(() => run(nothing)));
        const [ms, count] = await calls(() => timed(() => run(ours)));
        best = Math.min(best, ms);
        made = count;
      }
      rows.push(
        row(`${tenants}: ${what}`, best, floor, `   ${made} calls${best / floor > goal ? `, above the goal of ${goal}` : ""}`),
      );
      // Pages and the empty one after them, and that of the org which has nobody.
      expect(made).toBe(Math.ceil(tenants / 400) + 2);
      expect(best / floor).toBeLessThan(limit);
    }

    const [bytes, least] = await Promise.all(
      [ours, nothing].map(async (stack) => Buffer.byteLength(JSON.stringify(await stack.resources())) / tenants),
    );
    rows.push(
      `${tenants}: state for each tenant ${Math.round(bytes ?? 0)} B, a resource that does nothing ${Math.round(least ?? 0)} B`,
    );
    expect(await ours.writes()).toEqual([]);
  },
  1_800_000,
);
