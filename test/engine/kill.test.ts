/**
 * SIGKILL of a real `pulumi up`, engine and plugins, while the emulator holds one of its writes, before it has an effect or after;
 * with the state that was written until then, and without any (PULUMI_SKIP_CHECKPOINTS). Run again, all is as if nothing happened.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project as seedProject } from "../harness/fleet.js";
import { Project } from "./project.js";

const projects = [
  seedProject("free", "acme", { id: "acme-1" }),
  seedProject("pro", "moon", { id: "moon-1" }),
  seedProject("pro", "vega", { id: "vega-1" }),
];
const before = "{ tenant: acme, tier: free }\n---\n{ tenant: moon, tier: pro }\n---\n{ tenant: vega, tier: pro }\n";
/** An upgrade by transfer, a quota, two new tenants, a tombstone: seven writes. */
const after = `{ tenant: acme, tier: pro }
---
{ tenant: moon, tier: pro, quota: { activeTime: 800h } }
---
{ tenant: vega, state: deleted, reason: closed }
---
{ tenant: n-1, tier: free }
---
{ tenant: n-2, tier: pro }
`;
const truth = [
  "acme-1 acme: paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
  "moon-1 moon: paid, 800h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
  "new n-1: free, 100h - - 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h",
  "new n-2: paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
  "vega-1 vega: deleted paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
];

const moments = [1, 2, 3, 4, 5, 6].flatMap((nth) => (["before", "after"] as const).map((at) => ({ nth, at })));

describe("pulumi up that is killed", () => {
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({ manifests: before, seed: { projects }, tombstones: ["vega-1"] });
    stack.write({ "tenantry.lock": "acme acme-1\nmoon moon-1\nvega vega-1\n" });
    const { code, text } = await stack.up();
    if (code !== 0) throw new Error(text);
    stack.keepState();
  });
  afterAll(() => stack?.end());

  it.each(["with checkpoints", "without checkpoints"].flatMap((mode) => moments.map(({ nth, at }) => [at, nth, mode] as const)))(
    "%s write %i, %s: run again it leaves one project for each tenant, and deletes nothing else",
    async (at, nth, mode) => {
      await stack.reset(projects);
      stack.restoreState();
      stack.write({ "tenantry.lock": "acme acme-1\nmoon moon-1\nvega vega-1\n" });
      stack.declare(after);
      stack.env = {
        TENANTRY_ALLOW: "deletes-data=1",
        ...(mode === "without checkpoints" && { PULUMI_SKIP_CHECKPOINTS: "true" }),
      };
      await stack.emulator.control("hold", { match: { write: true, nth }, at });
      await stack.killedUp();
      await stack.emulator.control("release", {});
      stack.declare(after);
      const cancelled = await stack.run(["cancel", "--stack", stack.stack, "--yes"]);
      expect(cancelled.code, cancelled.text).toBe(0);

      const again = await stack.up();
      expect(again.code, again.text).toBe(0);
      expect(await stack.truth()).toEqual(truth);
      const live = (await stack.emulator.state()).projects.map(({ id, name }) => [name, id] as const);
      const resources = await stack.resources();
      expect(new Map(resources.map(({ id, outputs }) => [outputs["tenant"], id]))).toEqual(new Map(live));
      expect(resources.flatMap(({ initErrors }) => initErrors ?? [])).toEqual([]);
    },
  );
});
