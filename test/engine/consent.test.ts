/** What would put one customer's data before another waits for a number in the environment, however it is declared. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project as seedProject } from "../harness/fleet.js";
import { Project } from "./project.js";

describe("a project that only its name identifies", () => {
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({
      manifests: "{ tenant: found, tier: pro, compute: { max: 2 } }\n---\n{ tenant: lost, tier: pro }\n",
      seed: { projects: [seedProject("pro", "found", { id: "found-1" }), seedProject("pro", "lost", { id: "lost-1" })] },
    });
    await stack.act({ do: "delete-project", project: "lost-1" });
  });
  afterAll(() => stack?.end());

  it("is shown as what it is, with the consent that it takes", async () => {
    const { code, text } = await stack.preview("--diff");
    expect(code, text).toBe(0);
    expect(text).toContain("= adopt found-1");
    expect(text).toContain("+ recover lost-1");
    expect(text).toContain("x needs consent: TENANTRY_ALLOW='returns-old-data=1 adopts-existing=1'");
  });

  it("is neither adopted nor recovered without consent", async () => {
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain(": needs consent: TENANTRY_ALLOW='returns-old-data=1 adopts-existing=1'");
    expect(await stack.resources()).toEqual([]);
    expect(await stack.writes()).toEqual([]);
  });

  it("is adopted with its consent, which covers nothing else, and changes nothing of it at once", async () => {
    stack.env = { TENANTRY_ALLOW: "adopts-existing=1" };
    const { code, text } = await stack.up("--continue-on-error");
    expect(code).not.toBe(0);
    expect(text).toContain("lost: needs consent: TENANTRY_ALLOW='returns-old-data=1'");
    expect((await stack.resources()).map(({ id }) => id)).toEqual(["found-1"]);
    expect(await stack.writes()).toEqual([]);
  });

  it("is recovered with its consent, beside what the adopted one still lacked", async () => {
    stack.env = { TENANTRY_ALLOW: "returns-old-data=1" };
    expect(await stack.steps()).toEqual([
      { name: "found", op: "update", keys: ["pending"] },
      { name: "lost", op: "create", keys: [] },
    ]);
    const { code, text } = await stack.up();
    expect(code, text).toBe(0);
    expect(await stack.truth()).toEqual([
      "found-1 found: paid, 750h - - 50GiB 10GiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 7d",
      "lost-1 lost: paid, 750h - - 50GiB 10GiB, compute 0.25-4 300s, endpoint 0.25-4 300s, history 7d",
    ]);
    expect((await stack.resources()).map(({ id }) => id)).toEqual(["found-1", "lost-1"]);
    stack.env = {};
    expect((await stack.preview("--refresh", "--expect-no-changes")).code).toBe(0);
  });
});
