/** One tenant's life through the real engine, a step after another; the truth of each is read from the emulator. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project as seedProject } from "../harness/fleet.js";
import { canary } from "../process/cli-harness.js";
import type { StoredResource } from "./project.js";
import { Project } from "./project.js";

describe("a stack", () => {
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({
      tombstones: ["moon-1"],
      manifests: "{ tenant: nova, tier: free }\n--- \n{ tenant: moon, tier: pro }\n",
      seed: { projects: [seedProject("pro", "moon", { id: "moon-1" }), seedProject("free", "scratch", { id: "scratch-1" })] },
    });
    stack.write({ "tenantry.lock": "moon moon-1\n" });
  });
  afterAll(() => stack?.end());
  const stored = async (name: string): Promise<StoredResource | undefined> =>
    (await stack.resources()).find(({ outputs }) => outputs["tenant"] === name);

  it("previews a create without sending anything", async () => {
    expect(await stack.steps()).toEqual([
      { name: "moon", op: "create", keys: [] },
      { name: "nova", op: "create", keys: [] },
    ]);
    expect(await stack.writes()).toEqual([]);
  });

  it("makes what is missing with one POST and takes over what is remembered without a write", async () => {
    const { code, text } = await stack.up();
    expect(code, text).toBe(0);
    expect(await stack.writes()).toEqual(["POST /projects"]);
    expect(await stack.truth()).toEqual([
      "moon-1 moon: paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
      "new nova: free, 100h - - 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h",
      "scratch-1 scratch: free, 100h - - 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h",
    ]);
    expect(stack.read("tenantry.lock")).toMatch(/^moon moon-1\nnova [a-z0-9-]+\n$/);
  });

  it("then shows no changes, also after a refresh", async () => {
    const preview = await stack.preview("--expect-no-changes");
    expect(preview.code, preview.text).toBe(0);
    const refreshed = await stack.run(["refresh", "--stack", stack.stack, "--yes", "--skip-preview", "--expect-no-changes"]);
    expect(refreshed.code, refreshed.text).toBe(0);
    const drift = await stack.preview("--refresh", "--expect-no-changes");
    expect(drift.code, drift.text).toBe(0);
    expect((await stack.writes()).length).toBe(1);
  });

  it("stores what the tenant's platform needs", async () => {
    const [moon] = await stack.resources();
    expect(moon).toMatchObject({
      id: "moon-1",
      outputs: { projectId: "moon-1", orgId: "org-bold-river-20263711", tenant: "moon", pending: [], schemaVersion: 1 },
    });
    expect(moon?.outputs["host"]).toMatch(/^ep-/);
    expect(moon?.outputs["defaultBranchId"]).toMatch(/^br-/);
    expect(JSON.stringify(moon)).not.toContain("sourcePosition");
  });

  it("shows what another actor changed, with and without a refresh, and puts it right", async () => {
    await stack.act({
      do: "edit-project",
      project: "moon-1",
      default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: 300 },
    });
    expect(await stack.steps()).toEqual([{ name: "moon", op: "update", keys: ["pending"] }]);
    expect(await stack.steps("--refresh")).toEqual([{ name: "moon", op: "update", keys: ["compute", "pending"] }]);
    const drift = await stack.preview("--refresh", "--expect-no-changes", "--diff");
    expect(drift.code).not.toBe(0);
    expect(drift.text).toContain("~ compute.max 8 → 4");
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    expect((await stack.truth())[0]).toContain("compute 0.25-4 300s");
    expect((await stack.preview("--expect-no-changes")).code).toBe(0);
  });

  it("upgrades by a transfer and patches, in place; what a failed step has reached is kept, and the next run goes on from there", async () => {
    stack.declare("{ tenant: nova, tier: pro }\n--- \n{ tenant: moon, tier: pro }\n");
    expect(await stack.steps()).toEqual([
      { name: "nova", op: "update", keys: ["compute", "historyRetention", "org", "pending", "quota", "tier"] },
    ]);
    const before = await stored("nova");
    await stack.emulator.control("faults", [
      { match: { operation: "updateProject" }, fault: { kind: "status", status: 400 }, times: "forever" },
    ]);
    const halfway = await stack.up();
    expect(halfway.code).not.toBe(0);
    expect(halfway.text).toMatch(/nova: failed .*Run pulumi up again: it goes on from what is live/);
    expect(halfway.text).not.toContain(canary);
    expect((await stack.truth())[1]).toMatch(/^new nova: paid, 100h /);
    const kept = await stored("nova");
    expect(kept?.initErrors).toHaveLength(1);
    expect(kept?.outputs["orgId"]).toBe("org-bold-river-20263711");

    await stack.emulator.control("faults", []);
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    expect((await stack.truth())[1]).toBe(
      "new nova: paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
    );
    const after = await stored("nova");
    expect(after?.id).toBe(before?.id);
    expect(after?.initErrors ?? []).toEqual([]);
    expect((await stack.writes()).filter((line) => line.endsWith("/transfer"))).toHaveLength(1);
  });

  it("refuses a downgrade that doesn't fit in preview, in the words of tenantry plan", async () => {
    await stack.act({ do: "edit-branch", project: "moon-1", branch: "main", logical_size: 3 * 2 ** 30 });
    stack.declare("{ tenant: nova, tier: pro }\n--- \n{ tenant: moon, tier: free }\n");
    const { code, text } = await stack.preview();
    expect(code).not.toBe(0);
    const plan = await stack.tenantry(["plan", "--out", "plan.json", "--force"]);
    expect(plan.code).toBe(4);
    const words = plan.text.slice(plan.text.indexOf("x refused"), plan.text.indexOf("\n\n", plan.text.indexOf("x refused")));
    expect(words).toContain("over by 2.5GiB");
    expect(text.replaceAll(/^ +/gm, "")).toContain(words.replaceAll(/^ +/gm, ""));
    expect((await stack.up()).code).not.toBe(0);
    stack.declare("{ tenant: nova, tier: pro }\n--- \n{ tenant: moon, tier: pro }\n");
  });

  it("keeps a refused tenant as it is and lets the others go on, where the stack says so", async () => {
    stack.declare("{ tenant: nova, tier: pro, compute: { max: 8 } }\n--- \n{ tenant: moon, tier: free }\n");
    await stack.run(["config", "set", "--stack", stack.stack, "tenantry:onRefused", "warn"]);
    expect(await stack.steps()).toEqual([{ name: "nova", op: "update", keys: ["compute", "pending"] }]);
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    expect(up.text).toContain("x refused   moon");
    expect((await stack.truth())[1]).toContain("compute 0.25-8 300s");
    expect((await stack.resources()).find(({ id }) => id === "moon-1")?.inputs["tier"]).toBe("pro");
    await stack.run(["config", "rm", "--stack", stack.stack, "tenantry:onRefused"]);
    stack.declare("{ tenant: nova, tier: pro, compute: { max: 8 } }\n--- \n{ tenant: moon, tier: pro }\n");
    expect((await stack.up()).code).toBe(0);
    expect((await stack.preview("--expect-no-changes")).code).toBe(0);
  });

  it("makes no empty twin of a remembered project, and brings back one that was deleted", async () => {
    await stack.act({ do: "delete-project", project: "moon-1" });
    const { code, text } = await stack.preview("--diff");
    expect(code, text).toBe(0);
    expect(text).toContain("+ recover moon-1, deleted, in org paid");
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    expect((await stack.truth())[0]).toMatch(/^moon-1 moon: paid/);
    expect((await stack.writes()).filter((line) => line.startsWith("POST"))).toEqual([
      "POST /projects",
      "POST /organizations/org-quiet-lake-48151623/projects/transfer",
      "POST /projects/moon-1/recover",
    ]);
  });

  it("deletes by word alone, with consent, through an update; the tombstone stays", async () => {
    stack.declare("{ tenant: nova, tier: pro, compute: { max: 8 } }\n--- \n{ tenant: moon, state: deleted, reason: closed }\n");
    const preview = await stack.preview("--diff");
    expect(preview.code, preview.text).toBe(0);
    expect(preview.text).toContain("x needs consent: TENANTRY_ALLOW='deletes-data=1'");
    const refused = await stack.up();
    expect(refused.code).not.toBe(0);
    expect(refused.text).toContain("needs consent");
    expect((await stack.writes()).filter((line) => line.startsWith("DELETE"))).toEqual([]);
    stack.env = { TENANTRY_ALLOW: "deletes-data=1" };
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    stack.env = {};
    expect((await stack.truth())[0]).toMatch(/^moon-1 moon: deleted/);
    expect((await stack.preview("--refresh", "--expect-no-changes")).code).toBe(0);
    expect((await stack.writes()).filter((line) => line.startsWith("DELETE"))).toEqual(["DELETE /projects/moon-1"]);
  });
});
