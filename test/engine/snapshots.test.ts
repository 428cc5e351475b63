/** Snapshots as resources below their tenants: seen, targeted, taken once by whoever comes first, and never made of later data. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project as seedProject } from "../harness/fleet.js";
import { Project } from "./project.js";

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString().replace(/\.\d+Z$/, "Z");
const [launch, second] = [ago(3_600_000), ago(1_800_000)];
const named = (text: string): string => `{ tenant: vega-ci, tier: pro, snapshots: { named: { ${text} } } }`;
const both = named(`v1.0-launch: { at: ${launch} }, v1.1: { at: ${second} }`);

describe("a stack", () => {
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({
      manifests: "{ tenant: vega-ci, tier: pro }",
      seed: { projects: [seedProject("pro", "vega-ci", { id: "vega-1", created_at: "2026-01-05T08:00:00Z" })] },
    });
    stack.write({ "tenantry.lock": "vega-ci vega-1\n" });
    await ups();
  });
  afterAll(() => stack?.end());

  async function ups(...args: readonly string[]): Promise<void> {
    const { code, text } = await stack.up(...args);
    expect(code, text).toBe(0);
  }
  async function isAtRest(): Promise<void> {
    const { code, text } = await stack.preview("--expect-no-changes");
    expect(code, text).toBe(0);
    const refreshed = await stack.preview("--expect-no-changes", "--refresh");
    expect(refreshed.code, refreshed.text).toBe(0);
  }
  /** Of what each snapshot in the truth is. */
  const taken = async (): Promise<readonly string[]> => (await stack.truth())[0]?.split(", snapshot ").slice(1) ?? [];
  const stored = async (): Promise<readonly (readonly unknown[])[]> =>
    (await stack.resources("Snapshot")).map(({ inputs, outputs }) => [
      inputs["snapshot"],
      outputs["moment"],
      outputs["missing"] ?? false,
    ]);
  const posts = async (): Promise<number> => (await stack.writes()).length;

  it("shows each below its tenant", async () => {
    stack.declare(both);
    expect(await stack.steps()).toEqual([
      { name: "vega-ci", op: "update", keys: ["pending", "snapshots"] },
      { name: "vega-ci/v1.0-launch", op: "create", keys: [] },
      { name: "vega-ci/v1.1", op: "create", keys: [] },
    ]);
    expect((await stack.preview()).text).toMatch(/\+ +pulumi-nodejs:dynamic\/tenantry:Snapshot vega-ci\/v1\.0-launch create/);
  });

  it("takes the one that is targeted and nothing else", async () => {
    const [vega] = await stack.resources();
    const tenant = "pulumi-nodejs:dynamic/tenantry:Tenant";
    const type = `${tenant}$pulumi-nodejs:dynamic/tenantry:Snapshot`;
    const urn = vega?.urn.replace(`::${tenant}::vega-ci`, `::${type}::vega-ci/v1.0-launch`) ?? "";
    await ups("--target", urn);
    expect(await taken()).toEqual([`v1.0-launch ${launch}`]);
    expect((await stack.resources("Snapshot")).map((resource) => resource.urn)).toEqual([urn]);
  });

  it("takes the rest with their tenant, each once", async () => {
    await ups();
    expect(await taken()).toEqual([`v1.0-launch ${launch}`, `v1.1 ${second}`]);
    expect(await posts()).toBe(2);
    expect(await stored()).toEqual([
      ["v1.0-launch", launch, false],
      ["v1.1", second, false],
    ]);
    const [first] = await stack.resources("Snapshot");
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThanOrEqual(2000);
    expect(JSON.stringify(first)).not.toContain("sourcePosition");
    await isAtRest();
  });

  it("that knew none of them sees them as created, and sends nothing", async () => {
    await stack.editState((deployment) => {
      deployment.resources = (deployment.resources ?? []).filter(({ type }) => !type.endsWith("tenantry:Snapshot"));
    });
    const { steps, pending } = await stack.previewed();
    expect(steps.map(({ name, op }) => [name, op])).toEqual([
      ["vega-ci/v1.0-launch", "create"],
      ["vega-ci/v1.1", "create"],
    ]);
    expect(pending).toEqual(new Set());
    await ups();
    expect(await posts()).toBe(2);
    await isAtRest();
  });

  it("shows as missing what can't be had any more, and takes nothing in its place", async () => {
    stack.declare(named(`v0.9: { at: 2026-01-10 }, v1.0-launch: { at: ${launch} }`));
    expect((await stack.steps()).map(({ name, op }) => [name, op])).toEqual([
      ["vega-ci", "update"],
      ["vega-ci/v0.9", "create"],
      ["vega-ci/v1.1", "delete"],
    ]);
    await ups();
    expect(await posts()).toBe(2);
    // One that left the file is only not shown any more.
    expect(await taken()).toEqual([`v1.0-launch ${launch}`, `v1.1 ${second}`]);
    expect(await stored()).toEqual([
      ["v0.9", null, true],
      ["v1.0-launch", launch, false],
    ]);
    await isAtRest();
  });

  it("takes what a schedule has due where it says so, once, and keeps as many as it says", async () => {
    const slot = `{ every: 1d, at: "${second.slice(11, 16)}", keep: 1 }`;
    stack.declare(`{ tenant: vega-ci, tier: pro, snapshots: { schedule: ${slot} } }`);
    expect((await stack.previewed()).pending).toEqual(new Set());
    await stack.run(["config", "set", "--stack", stack.stack, "tenantry:due", "true"]);
    expect((await stack.previewed()).pending).toEqual(new Set(["vega-ci"]));
    await ups();
    const moment = `${second.slice(0, 16)}:00Z`;
    expect(await taken()).toContain(`sched-${moment.slice(0, 16).replaceAll(/[-:]/g, "")}Z ${moment}`);
    expect(await posts()).toBe(3);
    await isAtRest();
  });

  it("that is destroyed leaves all of them", async () => {
    const { code, text } = await stack.run(["destroy", "--stack", stack.stack, "--yes", "--skip-preview"]);
    expect(code, text).toBe(0);
    expect(await stack.resources("Snapshot")).toEqual([]);
    expect(await posts()).toBe(3);
  });
});
