import { describe, expect, test } from "vitest";
import { createEmulator, readSeed, seedKeys, seedOrgs } from "../../src/emulator/index.js";
import { createSaver, readState } from "../../src/emulator/persist.js";
import { asker, bench, item, start } from "./harness.js";

describe("a seed", () => {
  test("has two orgs, three keys and no project when nothing is said", () => {
    const { orgs, keys, projects } = bench().emulator.state();
    expect(orgs.map((org) => [org.id, org.sponsored])).toEqual([
      [seedOrgs.free, true],
      [seedOrgs.paid, false],
    ]);
    expect(keys.map((key) => key.text)).toEqual([seedKeys.free, seedKeys.paid, seedKeys.personal]);
    expect(projects).toEqual([]);
  });

  test("a project needs its name alone: a default branch, a role, a database, an idle compute come with it", () => {
    const project = item(bench({ seed: { projects: [{ name: "acme" }] } }).emulator.state().projects);
    expect(project).toMatchObject({ name: "acme", org_id: seedOrgs.free, region_id: "aws-us-east-2", pg_version: 17 });
    expect(project.branches).toMatchObject([
      { name: "main", default: true, roles: [{ name: "neondb_owner" }], databases: [{ name: "neondb" }] },
    ]);
    expect(project.endpoints).toMatchObject([
      { current_state: "idle", autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 2 },
    ]);
  });

  test("an org is named by id, by name, or as free or paid", () => {
    const orgOf = (org: string) => item(bench({ seed: { projects: [{ name: "a", org }] } }).emulator.state().projects).org_id;
    expect([orgOf("free"), orgOf("paid"), orgOf("bold-river"), orgOf(seedOrgs.paid)]).toEqual([
      seedOrgs.free,
      seedOrgs.paid,
      seedOrgs.paid,
      seedOrgs.paid,
    ]);
  });

  test("gives the same ids every time, and others for another number", () => {
    const ids = (random: number) =>
      bench({ seed: { random, projects: [{ name: "a" }, { name: "b" }] } })
        .emulator.state()
        .projects.map((project) => project.id);
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
    for (const id of ids(3)) expect(id).toMatch(/^[a-z]+-[a-z]+-\d{8}$/);
  });

  test("a deleted project stays recoverable for seven days unless it says otherwise", () => {
    const { emulator } = bench({ seed: { projects: [{ name: "a", deleted_at: "2026-03-01T00:00:00Z" }] } });
    expect(emulator.state().projects[0]).toMatchObject({
      deleted_at: "2026-03-01T00:00:00Z",
      recoverable_until: "2026-03-08T00:00:00Z",
    });
  });

  test.each([
    ["a list instead of an object", [], "expected an object"],
    ["a project without name", { projects: [{}] }, "projects[0].name: is missing"],
    ["a mistyped key", { projects: [{ name: "a", quotta: {} }] }, "projects[0].quotta: unknown key; known keys are name, quota"],
    [
      "a wrong type",
      { projects: [{ name: "a" }, { name: "b", quota: { active_time_seconds: "1" } }] },
      "projects[1].quota.active_time_seconds: expected a number",
    ],
    [
      "a time that is none",
      { projects: [{ name: "a", created_at: "yesterday" }] },
      "projects[0].created_at: expected a time such as",
    ],
    ["a word that is none", { projects: [{ name: "a", compute: "on" }] }, "projects[0].compute: expected one of active, idle"],
    [
      "a key that reaches into objects",
      JSON.parse('{"projects":[{"name":"a","annotations":{"__proto__":"x"}}]}'),
      "projects[0].annotations: expected no key named __proto__",
    ],
  ])("with %s is refused with the place and what is expected", (_, seed, message) => {
    expect(() => readSeed(seed, "")).toThrow(message);
  });

  test.each([
    ["an unknown org", { projects: [{ name: "a", org: "gold" }] }, /projects\[0\]\.org: expected an org of this seed/],
    [
      "an id twice",
      {
        projects: [
          { name: "a", id: "x-1" },
          { name: "b", id: "x-1" },
        ],
      },
      /projects\[1\]\.id: expected an id that no other project has/,
    ],
    ["a key of no project", { keys: [{ text: "k", kind: "project", project: "nobody" }] }, /keys\[0\]\.project/],
    [
      "a key text twice",
      {
        keys: [
          { text: "k", kind: "personal" },
          { text: "k", kind: "personal" },
        ],
      },
      /keys\[1\]\.text/,
    ],
    [
      "a branch whose parent is missing",
      { projects: [{ name: "a", branches: [{ name: "dev", parent: "nobody" }] }] },
      /project a: expected a branch nobody/,
    ],
  ] as const)("with %s is refused when it is planted", (_, seed, message) => {
    expect(() => bench({ seed })).toThrow(message);
  });

  test("prototype names are ordinary ids, and unknown ones are not found", async () => {
    const { ask } = bench({ seed: { projects: [{ id: "constructor", name: "a" }] } });
    expect((await ask("GET", "/projects/constructor")).status).toBe(200);
    expect((await ask("GET", "/projects/__proto__")).status).toBe(404);
    expect((await ask("GET", "/projects/valueof")).status).toBe(404);
  });
});

describe("a saved state", () => {
  test("goes on where it ended: projects, ids, running operations, late effects, time", async () => {
    const first = bench({ seed: { projects: [{ id: "x-1", name: "acme" }] } });
    first.emulator.advance(3_600_000);
    first.emulator.addFaults([{ match: { method: "PATCH" }, fault: { kind: "late", ms: 1000 } }]);
    await first.ask("PATCH", "/projects/x-1", { project: { name: "late" } }).catch(() => null);
    const saved = readState(JSON.parse(JSON.stringify(first.emulator.state())));
    const second = createEmulator({ now: () => start, sleep: () => Promise.resolve(), seed: saved });
    expect(second.time()).toBe(start + 3_600_000);
    const create = async (of: Pick<typeof second, "fetch">) =>
      (await asker(of)("POST", "/projects", { project: {} })).body.project.id;
    expect(await create(second)).toBe(await create(first.emulator));
    second.advance(1000);
    expect(item(second.state().projects).name).toBe("late");
    expect(second.requests()).toMatchObject([{ n: 1, method: "POST", status: 201 }]);
  });

  test("of something else is refused", () => {
    expect(() => readState({ projects: [] })).toThrow(/format/);
    expect(() => readState({ format: "tenantry/emulator@1", users: [], orgs: [], keys: [], projects: {} })).toThrow(
      /projects: expected a list/,
    );
  });

  test("is written when something changed, at most once a second, and once more at the end", async () => {
    let written = 0;
    const naps: (() => void)[] = [];
    const saver = createSaver(
      () => Promise.resolve(void (written += 1)),
      () => new Promise((wake) => naps.push(wake)),
    );
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    saver.changed();
    saver.changed();
    await turn();
    saver.changed();
    await turn();
    expect(written).toBe(1);
    naps.shift()!();
    await turn();
    expect(written).toBe(2);
    await saver.finish();
    expect(written).toBe(3);
    saver.changed();
    naps.shift()!();
    await turn();
    expect(written).toBe(3);
  });
});
