/** A state may be emptied, lost, mended and moved: none of it sends anything to Neon, and `up` finds every project again. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { project as seedProject } from "../harness/fleet.js";
import { Project } from "./project.js";

const both = "{ tenant: moon, tier: pro }\n---\n{ tenant: nova, tier: free }\n";
const ids = ["moon-1", "nova-1"];

describe("nothing is sent", () => {
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({
      manifests: both,
      seed: { projects: [seedProject("pro", "moon", { id: "moon-1" }), seedProject("free", "nova", { id: "nova-1" })] },
    });
    stack.write({ "tenantry.lock": "moon moon-1\nnova nova-1\n" });
    await ups();
  });
  afterAll(() => stack?.end());
  beforeEach(async () => {
    expect((await stack.resources()).map(({ id }) => id)).toEqual(ids);
  });

  async function ups(...args: readonly string[]): Promise<void> {
    const { code, text } = await stack.up(...args);
    expect(code, text).toBe(0);
    expect(await stack.writes()).toEqual([]);
  }
  async function runs(...args: readonly string[]): Promise<void> {
    const { code, text } = await stack.run(args);
    expect(code, text).toBe(0);
    expect(await stack.writes()).toEqual([]);
  }

  it("when a manifest is removed, and when it comes back", async () => {
    stack.declare("{ tenant: nova, tier: free }\n");
    expect((await stack.steps()).map(({ name, op }) => [name, op])).toEqual([["moon", "delete"]]);
    await ups();
    expect((await stack.resources()).map(({ id }) => id)).toEqual(["nova-1"]);
    stack.declare(both);
    await ups();
  });

  it("by destroy", async () => {
    await runs("destroy", "--stack", stack.stack, "--yes", "--skip-preview");
    expect(await stack.resources()).toEqual([]);
    await ups();
  });

  it("when the state file is lost", async () => {
    rmSync(join(stack.folder, "state", ".pulumi"), { recursive: true });
    await runs("stack", "init", stack.stack);
    expect(await stack.resources()).toEqual([]);
    await ups();
  });

  it("for --replace", async () => {
    const [moon] = await stack.resources();
    await ups("--replace", moon?.urn ?? "");
  });

  it("when a resource has another name in the state", async () => {
    await stack.editState((deployment) => {
      for (const resource of deployment.resources ?? [])
        Object.assign(resource, { urn: resource.urn.replace(/::moon$/, "::moon-of-old") });
    });
    await ups();
  });

  it("when a resource is moved to another stack, and the first one takes it in again", async () => {
    const [moon] = await stack.resources();
    await runs("stack", "init", "other");
    await runs("state", "move", "--source", stack.stack, "--dest", "other", "--yes", moon?.urn ?? "");
    expect((await stack.resources()).map(({ id }) => id)).toEqual(["nova-1"]);
    await runs("preview", "--stack", "other", "--expect-no-changes", "--target", moon?.urn.replaceAll("dev", "other") ?? "");
    await ups();
    await runs("stack", "rm", "--stack", "other", "--force", "--yes");
    await runs("preview", "--stack", stack.stack, "--expect-no-changes");
  });
});
