/** Branches: what Neon allows, what it refuses, and what time does to them. */
import { describe, expect, test } from "vitest";
import { wireTime } from "../../src/emulator/clock.js";
import type { SeedBranch } from "../../src/emulator/index.js";
import { bench, item, type Bench, type Reply } from "./harness.js";

const id = "crimson-sun-12345678";
const at = `/projects/${id}/branches`;
const made = (branches: readonly SeedBranch[] = [], more: object = {}): Bench =>
  bench({
    seed: {
      projects: [
        {
          id,
          name: "acme",
          org: "paid",
          history_retention_seconds: 7 * 86_400,
          created_at: "2026-03-01T00:00:00Z",
          branches: [{ id: "br-main", name: "main", default: true }, ...branches],
          endpoints: [{ id: "ep-main", branch: "br-main" }],
          ...more,
        },
      ],
    },
  });
const settled = (bench: Bench): Bench => {
  bench.emulator.advance(10_000);
  return bench;
};
const asked = (bench: Bench, method: string, path: string, body?: unknown): Promise<Reply> => {
  settled(bench);
  return bench.ask(method, `${at}${path}`, body, { key: "paid-key" });
};
const project = ({ emulator }: Bench) => item(emulator.state().projects);
const branches = (bench: Bench) =>
  project(bench).branches.map(({ name, parent_id, default: isDefault }) =>
    [name, parent_id === undefined ? "root" : `of ${parent_id}`, ...(isDefault ? ["default"] : [])].join(" "),
  );
const content = (bench: Bench, name: string): string | undefined =>
  project(bench)
    .branches.find((branch) => branch.name === name)
    ?.data.at(-1)?.text;
const write = ({ emulator }: Bench, text: string) => emulator.act({ do: "write-data", project: id, text });

describe("a new branch", () => {
  test("is a child of the default one, is ready when its operation has ended, and has no compute unless one is asked for", async () => {
    const bench = made();
    const { status, body } = await asked(bench, "POST", "", { branch: { name: "dev" } });
    expect([status, body.branch.current_state, body.endpoints, body.operations.length]).toEqual([201, "init", [], 1]);
    expect(branches(bench)).toEqual(["main root default", "dev of br-main"]);
    settled(bench);
    expect((await asked(bench, "GET", `/${body.branch.id}`)).body.branch.current_state).toBe("ready");
  });

  test("without a body it gets a name of its own; with a compute it gets a connection string", async () => {
    const bench = made();
    const plain = (await asked(bench, "POST", "")).body;
    expect(plain.branch.name).toBe(plain.branch.id);
    const { body } = await asked(bench, "POST", "", { branch: { name: "dev" }, endpoints: [{ type: "read_write" }] });
    expect(body.endpoints).toMatchObject([{ branch_id: body.branch.id, autoscaling_limit_max_cu: 2 }]);
    expect(body.connection_uris[0].connection_uri).toContain(body.endpoints[0].id);
  });

  test("of a moment holds what its parent held then; schema-only is a root of its own", async () => {
    const bench = made();
    write(bench, "monday");
    const monday = new Date(bench.emulator.state().time).toISOString();
    bench.emulator.advance(3_600_000);
    write(bench, "tuesday");
    await asked(bench, "POST", "", { branch: { name: "then", parent_timestamp: monday } });
    const { body } = await asked(bench, "POST", "", { branch: { name: "now" } });
    await asked(bench, "POST", "", { branch: { name: "same", parent_lsn: body.branch.parent_lsn } });
    await asked(bench, "POST", "", { branch: { name: "schema", init_source: "schema-only" } });
    expect(["then", "now", "same", "schema"].map((name) => content(bench, name))).toEqual([
      "monday",
      "tuesday",
      "tuesday",
      "schema of tuesday",
    ]);
    expect(branches(bench)).toContain("schema root");
  });

  test.each([
    ["a name that is taken", { name: "main" }, 409],
    ["a parent that isn't there", { parent_id: "br-none" }, 404],
    ["a moment before the history", { parent_timestamp: "2026-02-01T00:00:00Z" }, 400],
    ["a moment to come", { parent_timestamp: "2026-05-01T00:00:00Z" }, 400],
    ["two points", { parent_timestamp: "2026-03-03T00:00:00Z", parent_lsn: "0/1" }, 400],
    ["an expiry in the past", { expires_at: "2026-01-01T00:00:00Z" }, 400],
    ["an expiry of a protected branch", { expires_at: "2026-06-01T00:00:00Z", protected: true }, 422],
    ["a parent that expires", { parent_id: "br-brief" }, 422],
  ])("is refused with %s", async (_, branch, status) => {
    const bench = made([{ id: "br-brief", name: "brief", expires_at: "2026-09-01T00:00:00Z" }]);
    expect((await asked(bench, "POST", "", { branch })).status).toBe(status);
    expect(project(bench).branches).toHaveLength(2);
  });

  test("is refused beyond the org's limits, of all branches and of roots", async () => {
    const bench = made([{ name: "a" }]);
    bench.emulator.act({ do: "edit-org", org: "paid", limits: { branches: 2 } });
    expect((await asked(bench, "POST", "", {})).body.code).toBe("BRANCHES_LIMIT_EXCEEDED");
    bench.emulator.act({ do: "edit-org", org: "paid", limits: { branches: 9, root_branches: 1 } });
    const schema = await asked(bench, "POST", "", { branch: { init_source: "schema-only" } });
    expect([schema.status, schema.body.code]).toEqual([422, "ROOT_BRANCHES_LIMIT_EXCEEDED"]);
  });
});

describe("a branch is changed and deleted", () => {
  test("it expires with its computes, but not before its children", async () => {
    const bench = made([{ id: "br-dev", name: "dev" }]);
    const expires_at = wireTime(bench.emulator.state().time + 3_600_000);
    const patched = await asked(bench, "PATCH", "/br-dev", { branch: { expires_at } });
    expect(patched.body.branch).toMatchObject({ expires_at, ttl_interval_seconds: 3590 });
    bench.emulator.act({ do: "add-branch", project: id, branch: { name: "child", parent: "br-dev" } });
    bench.emulator.advance(4_000_000);
    await asked(bench, "GET", "");
    expect(branches(bench)).toContain("dev of br-main");
    bench.emulator.act({ do: "delete-branch", project: id, branch: "child" });
    await asked(bench, "GET", "");
    expect(branches(bench)).toEqual(["main root default"]);
  });

  test("null takes the expiry away", async () => {
    const bench = made([{ id: "br-dev", name: "dev", expires_at: "2026-09-01T00:00:00Z" }]);
    expect((await asked(bench, "PATCH", "/br-dev", { branch: { expires_at: null } })).body.branch.expires_at).toBeUndefined();
  });

  test.each([
    ["the default branch", "br-main", 422],
    ["a protected one", "br-safe", 422],
    ["a parent", "br-parent", 422],
    ["a childless one", "br-child", 200],
    ["a childless root that isn't the last", "br-root", 200],
    ["one that isn't there", "br-none", 404],
  ])("deleting %s", async (_, branch, status) => {
    const bench = made([
      { id: "br-safe", name: "safe", protected: true },
      { id: "br-parent", name: "parent" },
      { id: "br-child", name: "child", parent: "parent" },
      { id: "br-root", name: "main (old)", root: true },
    ]);
    expect((await asked(bench, "DELETE", `/${branch}`)).status).toBe(status);
    expect(project(bench).branches).toHaveLength(status === 200 ? 4 : 5);
  });

  test("the default flag moves, and never to one that expires", async () => {
    const bench = made([
      { id: "br-dev", name: "dev" },
      { id: "br-brief", name: "brief", expires_at: "2026-09-01T00:00:00Z" },
    ]);
    expect((await asked(bench, "POST", "/br-brief/set_as_default")).status).toBe(422);
    await asked(bench, "POST", "/br-dev/set_as_default");
    expect(branches(bench)).toEqual(["main root", "dev of br-main default", "brief of br-main"]);
  });
});

describe("a branch is set back to a moment and keeps its id", () => {
  test("to its own past: what it was stays under another name, with its children", async () => {
    const bench = made([{ id: "br-dev", name: "dev" }]);
    write(bench, "good");
    const good = new Date(bench.emulator.state().time).toISOString();
    bench.emulator.advance(60_000);
    write(bench, "bad");
    const itself = { source_branch_id: "br-main", source_timestamp: good };
    expect((await asked(bench, "POST", "/br-main/restore", itself)).status).toBe(400);
    const { status } = await asked(bench, "POST", "/br-main/restore", { ...itself, preserve_under_name: "main_old" });
    expect([status, content(bench, "main"), content(bench, "main_old")]).toEqual([200, "good", "bad"]);
    const kept = project(bench).branches.find(({ name }) => name === "main_old")?.id;
    expect(branches(bench)).toEqual(["main root default", `dev of ${kept}`, "main_old root"]);
  });

  test("to its parent's head, which is a reset", async () => {
    const bench = made([{ id: "br-dev", name: "dev" }]);
    write(bench, "new");
    bench.emulator.act({ do: "write-data", project: id, branch: "dev", text: "tried" });
    const { body } = await asked(bench, "POST", "/br-dev/restore", { source_branch_id: "br-main" });
    expect([body.branch.id, content(bench, "dev")]).toEqual(["br-dev", "new"]);
    expect(branches(bench)).toEqual(["main root default", "dev of br-main"]);
  });
});

describe("computes are made and removed", () => {
  const endpoints = (bench: Bench, method: string, path: string, body?: unknown) =>
    settled(bench).ask(method, `/projects/${id}/endpoints${path}`, body, { key: "paid-key" });

  test("one that writes for each branch, any number that read", async () => {
    const bench = made();
    const endpoint = { branch_id: "br-main", type: "read_write" };
    expect((await endpoints(bench, "POST", "", { endpoint })).status).toBe(409);
    const { status, body } = await endpoints(bench, "POST", "", { endpoint: { ...endpoint, type: "read_only" } });
    expect([status, body.endpoint.current_state]).toEqual([201, "init"]);
    settled(bench);
    expect((await endpoints(bench, "GET", `/${body.endpoint.id}`)).body.endpoint.current_state).toBe("active");
    expect((await endpoints(bench, "DELETE", `/${body.endpoint.id}`)).status).toBe(200);
    expect(project(bench).endpoints.map((one) => one.id)).toEqual(["ep-main"]);
  });
});
