import { describe, expect, test } from "vitest";
import { seedOrgs } from "../../src/emulator/index.js";
import { bench, item } from "./harness.js";

const id = "crimson-sun-12345678";
const made = () =>
  bench({
    seed: {
      projects: [{ id, name: "acme", org: "free", snapshots: [{ name: "v1" }], branches: [{ name: "main" }, { name: "dev" }] }],
      keys: [
        { text: "free-key", kind: "organization", org: "free" },
        { text: "scoped", kind: "project", project: "acme", name: "ci" },
      ],
    },
  });
const project = ({ emulator }: ReturnType<typeof made>) => item(emulator.state().projects);

describe("another actor", () => {
  test("adds a twin of a project, with an id of its own", () => {
    const { emulator } = made();
    const { id: twin } = emulator.act({ do: "add-project", project: { name: "acme", org: "paid" } });
    expect(emulator.state().projects.map((one) => [one.id, one.name, one.org_id])).toEqual([
      [id, "acme", seedOrgs.free],
      [twin, "acme", seedOrgs.paid],
    ]);
    expect(() => emulator.act({ do: "delete-project", project: "acme" })).toThrow(/both named/);
  });

  test("deletes, recovers and purges", () => {
    const one = made();
    one.emulator.act({ do: "delete-project", project: "acme" });
    expect(project(one).recoverable_until).toBeDefined();
    one.emulator.act({ do: "recover-project", project: "acme" });
    expect(project(one).recoverable_until).toBeUndefined();
    one.emulator.act({ do: "purge-project", project: "acme" });
    expect(one.emulator.state().projects).toEqual([]);
  });

  test("transfers, and the project's own keys die", async () => {
    const one = made();
    one.emulator.act({ do: "transfer-project", project: "acme", to: "paid" });
    expect(project(one).org_id).toBe(seedOrgs.paid);
    expect((await one.ask("GET", `/projects/${id}`, undefined, { key: "scoped" })).status).toBe(401);
  });

  test("adds, edits and drops branches and snapshots", () => {
    const one = made();
    one.emulator.act({ do: "add-branch", project: id, branch: { name: "feature", parent: "dev" } });
    one.emulator.act({ do: "edit-branch", project: id, branch: "feature", logical_size: 7 });
    one.emulator.act({ do: "add-snapshot", project: id, snapshot: { name: "v2" } });
    one.emulator.act({ do: "delete-snapshot", project: id, snapshot: "v1" });
    const { branches, snapshots } = project(one);
    expect(branches.find((branch) => branch.name === "feature")).toMatchObject({
      logical_size: 7,
      parent_id: branches.find((branch) => branch.name === "dev")?.id,
    });
    expect(snapshots.map((snapshot) => snapshot.name)).toEqual(["v2"]);
    one.emulator.act({ do: "delete-branch", project: id, branch: "feature" });
    expect(project(one).branches.map((branch) => branch.name)).toEqual(["main", "dev"]);
  });

  test("restores a snapshot in place of the default branch", () => {
    const one = made();
    const was = project(one).branches.find((branch) => branch.default);
    one.emulator.act({ do: "add-snapshot", project: id, snapshot: { name: "v2", data: "then" } });
    const { id: now } = one.emulator.act({ do: "restore-snapshot", project: id, snapshot: "v2" });
    const { branches, endpoints } = project(one);
    expect(branches.find((branch) => branch.id === now)).toMatchObject({
      name: was?.name,
      default: true,
      data: [{ text: "then" }],
    });
    expect(branches.find((branch) => branch.id === was?.id)).toMatchObject({ name: `${was?.name} (old)`, default: false });
    expect(endpoints.every(({ branch_id }) => branch_id === now)).toBe(true);
  });

  test("edits computes, limits of an org, and revokes keys", async () => {
    const one = made();
    one.emulator.act({ do: "edit-endpoint", project: id, autoscaling_limit_max_cu: 8, state: "active" });
    expect(project(one).endpoints[0]).toMatchObject({ autoscaling_limit_max_cu: 8, current_state: "active" });
    one.emulator.act({ do: "edit-org", org: "free", limits: { projects: 1 } });
    expect((await one.ask("POST", "/projects", { project: {} })).status).toBe(422);
    one.emulator.act({ do: "revoke-key", key: "ci" });
    expect((await one.ask("GET", `/projects/${id}`, undefined, { key: "scoped" })).status).toBe(401);
  });
});
