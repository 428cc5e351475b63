/** Snapshots and what becomes of the branches when one is restored. */
import { describe, expect, test } from "vitest";
import { bench, item, type Bench, type Reply } from "./harness.js";

const id = "crimson-sun-12345678";
const made = (org: "free" | "paid" = "paid"): Bench =>
  bench({
    seed: {
      projects: [
        {
          id,
          name: "acme",
          org,
          history_retention_seconds: 86_400,
          created_at: "2026-03-01T00:00:00Z",
          branches: [
            { id: "br-main", name: "main", default: true },
            { id: "br-dev", name: "dev" },
          ],
          endpoints: [{ id: "ep-main", branch: "br-main", state: "active" }],
        },
      ],
    },
  });
const ask = (bench: Bench, method: string, path: string, body?: unknown): Promise<Reply> => {
  bench.emulator.advance(10_000);
  return bench.ask(method, `/projects/${id}${path}`, body, { key: "me-key" });
};
const take = (bench: Bench, query = "") => ask(bench, "POST", `/branches/br-main/snapshot${query}`);
const project = ({ emulator }: Bench) => item(emulator.state().projects);
const snapshots = (bench: Bench) => project(bench).snapshots.map(({ name, data }) => `${name}: ${data}`);
const write = ({ emulator }: Bench, text: string) => emulator.act({ do: "write-data", project: id, text });
const content = (bench: Bench) => Object.fromEntries(project(bench).branches.map(({ name, data }) => [name, data.at(-1)?.text]));

describe("a snapshot is taken", () => {
  test("of now or of a moment in the history; names needn't be unique", async () => {
    const bench = made();
    write(bench, "monday");
    const monday = new Date(bench.emulator.state().time).toISOString();
    bench.emulator.advance(3_600_000);
    write(bench, "tuesday");
    await take(bench, "?name=v1");
    const { body } = await take(bench, `?name=v1&timestamp=${monday}`);
    expect(body.snapshot).toMatchObject({ name: "v1", source_branch_id: "br-main", manual: true });
    expect(body.operations).toHaveLength(1);
    expect(body.snapshot).not.toHaveProperty("data");
    expect(snapshots(bench)).toEqual(["v1: tuesday", "v1: monday"]);
  });

  test.each([
    ["of a branch that isn't a root", "br-dev", "", 422],
    ["of a moment before the history", "br-main", "?timestamp=2026-02-01T00:00:00Z", 400],
    ["with two points", "br-main", "?timestamp=2026-03-04T08:00:00Z&lsn=0/1", 400],
    ["with an expiry in the past", "br-main", "?expires_at=2026-01-01T00:00:00Z", 400],
    ["of a branch that isn't there", "br-none", "", 404],
  ])("never %s", async (_, branch, query, status) => {
    const bench = made();
    expect((await ask(bench, "POST", `/branches/${branch}/snapshot${query}`)).status).toBe(status);
    expect(snapshots(bench)).toEqual([]);
  });

  test("as many as the org allows, and scheduled ones don't count", async () => {
    const bench = made("free");
    bench.emulator.act({ do: "add-snapshot", project: id, snapshot: { name: "nightly", manual: false } });
    expect((await take(bench)).status).toBe(200);
    const { status, body } = await take(bench);
    expect([status, body.message]).toEqual([422, "snapshots limit exceeded"]);
  });

  test("and expires, is renamed, is deleted", async () => {
    const bench = made();
    const soon = new Date(bench.emulator.state().time + 60_000).toISOString();
    await take(bench, `?name=brief&expires_at=${soon}`);
    const { body } = await take(bench, "?name=v1");
    await ask(bench, "PATCH", `/snapshots/${body.snapshot.id}`, { snapshot: { name: "v2" } });
    bench.emulator.advance(60_000);
    expect((await ask(bench, "GET", "/snapshots")).body.snapshots).toMatchObject([{ name: "v2" }]);
    expect((await ask(bench, "DELETE", `/snapshots/${body.snapshot.id}`)).status).toBe(202);
    expect(snapshots(bench)).toEqual([]);
  });
});

describe("a snapshot is restored", () => {
  test("beside the branch first: a root of its own, which a later call puts in its place", async () => {
    const bench = made();
    write(bench, "good");
    const { body } = await take(bench, "?name=v1");
    write(bench, "bad");
    const beside = await ask(bench, "POST", `/snapshots/${body.snapshot.id}/restore`, { name: "look" });
    expect(beside.body.branch).toMatchObject({ name: "look", restore_status: "restored", restored_from: body.snapshot.id });
    expect(content(bench)).toMatchObject({ main: "bad", look: "good" });
    const done = await ask(bench, "POST", `/branches/${beside.body.branch.id}/finalize_restore`);
    expect(done.status).toBe(200);
    expect(content(bench)).toMatchObject({ main: "good", "main (old)": "bad" });
    expect((await ask(bench, "POST", `/branches/${beside.body.branch.id}/finalize_restore`)).status).toBe(422);
  });

  test("over the branch: another id has its name, its settings, the default flag and its computes, whose hosts stay", async () => {
    const bench = made();
    await ask(bench, "PATCH", "/branches/br-main", { branch: { protected: true } });
    write(bench, "good");
    const { body } = await take(bench);
    write(bench, "bad");
    const { body: restored } = await ask(bench, "POST", `/snapshots/${body.snapshot.id}/restore`, { finalize_restore: true });
    const { branches, endpoints } = project(bench);
    expect(
      branches.map(({ id: branch, name, default: isDefault, protected: isProtected }) => [branch, name, isDefault, isProtected]),
    ).toEqual([
      ["br-main", "main (old)", false, false],
      ["br-dev", "dev", false, false],
      [restored.branch.id, "main", true, true],
    ]);
    expect(endpoints).toMatchObject([{ id: "ep-main", branch_id: restored.branch.id }]);
    expect(restored.operations.map(({ action }: { action: string }) => action)).toEqual([
      "timeline_unarchive",
      "create_branch",
      "suspend_compute",
    ]);
    expect(content(bench)).toMatchObject({ main: "good", "main (old)": "bad" });
  });

  test("as often as there is room for roots", async () => {
    const bench = made("free");
    const { body } = await take(bench);
    const again = () =>
      ask(bench, "POST", `/snapshots/${body.snapshot.id}/restore`, {
        target_branch_id: defaultOf(bench),
        finalize_restore: true,
      });
    expect([(await again()).status, (await again()).status, (await again()).body.code]).toEqual([
      200,
      200,
      "ROOT_BRANCHES_LIMIT_EXCEEDED",
    ]);
    expect(project(bench).branches.map(({ name }) => name)).toEqual(["main (old)", "dev", "main (old 2)", "main"]);
  });

  test("never before it is finished, nor if its operation failed", async () => {
    const bench = made();
    const { body } = await take(bench);
    bench.emulator.act({ do: "end-operations", project: id, outcome: "failed" });
    const { status, body: refused } = await ask(bench, "POST", `/snapshots/${body.snapshot.id}/restore`, {});
    expect([status, refused.message]).toEqual([422, "the snapshot isn't finished"]);
  });
});

const defaultOf = (bench: Bench): string => item(project(bench).branches.filter((branch) => branch.default)).id;
