import { describe, expect, test } from "vitest";
import { bench, type Bench, item, start } from "./harness.js";

const day = 86_400_000;
const id = "crimson-sun-12345678";
const one = (more: object = {}) => ({ seed: { projects: [{ id, name: "acme", ...more }] } });
const truth = ({ emulator }: Bench) => item(emulator.state().projects);

describe("creating a project", () => {
  test("answers 201 with everything needed to connect, usable once its operations end", async () => {
    const { ask, emulator } = bench();
    const { status, body } = await ask("POST", "/projects", {
      project: { name: "acme", pg_version: 16, region_id: "aws-eu-central-1" },
    });
    expect(status).toBe(201);
    expect(body.project).toMatchObject({
      name: "acme",
      pg_version: 16,
      region_id: "aws-eu-central-1",
      history_retention_seconds: 86_400,
    });
    expect(body.connection_uris[0].connection_uri).toMatch(
      /^postgresql:\/\/neondb_owner:.*canary-secret.*@ep-.*\.eu-central-1\.aws\.neon\.tech\/neondb\?/,
    );
    expect(body.connection_uris[0].connection_parameters.pooler_host).toContain("-pooler.");
    expect(body.roles[0].password).toContain("canary-secret");
    expect(body.operations.length).toBeGreaterThan(1);
    expect((await ask("PATCH", `/projects/${body.project.id}`, { project: { name: "b" } })).status).toBe(423);
    emulator.advance(10_000);
    expect((await ask("PATCH", `/projects/${body.project.id}`, { project: { name: "b" } })).status).toBe(200);
  });

  test("names aren't unique: the same request makes a second project", async () => {
    const { ask } = bench();
    const first = await ask("POST", "/projects", { project: { name: "acme" } });
    const second = await ask("POST", "/projects", { project: { name: "acme" } });
    expect(second.status).toBe(201);
    expect(second.body.project.id).not.toBe(first.body.project.id);
  });

  test("a project without name is called by its id; its first names can be chosen", async () => {
    const { ask } = bench();
    const { body } = await ask("POST", "/projects", {
      project: { branch: { name: "trunk", database_name: "app", annotations: { tenant: "acme" } } },
    });
    expect(body.project.name).toBe(body.project.id);
    expect([body.branch.name, body.databases[0].name, body.roles[0].name]).toEqual(["trunk", "app", "app_owner"]);
    const { body: branches } = await ask("GET", `/projects/${body.project.id}/branches`);
    expect(branches.annotations[body.branch.id].value).toEqual({ tenant: "acme" });
  });

  test.each([
    ["the body is flat", { name: "acme" }, "project must be"],
    ["the name is empty", { project: { name: "" } }, "project.name"],
    ["the name is too long", { project: { name: "x".repeat(257) } }, "project.name"],
    ["Postgres is too old", { project: { pg_version: 13 } }, "project.pg_version"],
    ["the region is unknown", { project: { region_id: "mars-1" } }, "unknown region"],
    [
      "a quota is negative",
      { project: { settings: { quota: { active_time_seconds: -1 } } } },
      "project.settings.quota.active_time_seconds",
    ],
    ["a quota has a fraction", { project: { settings: { quota: { active_time_seconds: 1.5 } } } }, "whole number"],
    ["the history is too long", { project: { history_retention_seconds: 2_592_001 } }, "project.history_retention_seconds"],
    [
      "min is above max",
      { project: { default_endpoint_settings: { autoscaling_limit_min_cu: 4, autoscaling_limit_max_cu: 2 } } },
      "must not be above",
    ],
    [
      "the range spans more than 8",
      { project: { default_endpoint_settings: { autoscaling_limit_min_cu: 1, autoscaling_limit_max_cu: 9.25 } } },
      "more than 8",
    ],
    [
      "a range goes beyond 16",
      { project: { default_endpoint_settings: { autoscaling_limit_min_cu: 12, autoscaling_limit_max_cu: 18 } } },
      "ends at 16",
    ],
    ["suspend is 30 s", { project: { default_endpoint_settings: { suspend_timeout_seconds: 30 } } }, "suspend_timeout_seconds"],
    ["the role name is reserved", { project: { branch: { role_name: "neon_superuser" } } }, "reserved"],
    ["it isn't JSON", "{", "not JSON"],
  ])("is a 400 without effect when %s", async (_, body, message) => {
    const { ask, emulator } = bench();
    const answer = await ask("POST", "/projects", body);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)]);
    expect(emulator.state().projects).toEqual([]);
    expect(emulator.requests().at(-1)).toMatchObject({ status: 400, effect: false });
  });

  test("ends at the org's project limit; deleted projects don't count", async () => {
    const { ask } = bench({ seed: { orgs: [{ id: "org-a-1", limits: { projects: 1 } }], projects: [{ id, name: "a" }] } });
    const full = await ask("POST", "/projects", { project: {} });
    expect([full.status, full.body.code]).toEqual([422, "PROJECTS_LIMIT_EXCEEDED"]);
    await ask("DELETE", `/projects/${id}`);
    expect((await ask("POST", "/projects", { project: {} })).status).toBe(201);
    expect((await ask("POST", `/projects/${id}/recover`)).status).toBe(422);
  });
});

describe("listing projects", () => {
  const many = (count: number) => ({ seed: { projects: Array.from({ length: count }, (_, n) => ({ name: `app-${n}` })) } });
  const pages = async ({ ask }: Bench, query = ""): Promise<string[][]> => {
    const found: string[][] = [];
    for (let cursor = ""; found.length < 100;) {
      const { body } = await ask("GET", `/projects?cursor=${cursor}${query}`);
      found.push(body.projects.map((project: { name: string }) => project.name));
      if (body.pagination === undefined) return found;
      cursor = body.pagination.cursor;
    }
    return found;
  };

  test("the page has 10 projects unless asked for up to 400", async () => {
    const { ask } = bench(many(401));
    expect((await ask("GET", "/projects")).body.projects).toHaveLength(10);
    expect((await ask("GET", "/projects?limit=400")).body.projects).toHaveLength(400);
    expect((await ask("GET", "/projects?limit=401")).status).toBe(400);
    expect((await ask("GET", "/projects?limit=0")).status).toBe(400);
  });

  test("the cursor is the last id and stands on the last page too; only the empty page ends the list", async () => {
    const made = bench(many(25));
    const found = await pages(made);
    expect(found.map((page) => page.length)).toEqual([10, 10, 5, 0]);
    expect(new Set(found.flat()).size).toBe(25);
    const { body } = await made.ask("GET", "/projects");
    expect(body.pagination.cursor).toBe(body.projects.at(-1).id);
  });

  test("a page goes on behind its cursor even when that project is gone", async () => {
    const made = bench(many(12));
    const { body } = await made.ask("GET", "/projects?limit=5");
    made.emulator.act({ do: "purge-project", project: body.pagination.cursor });
    expect((await made.ask("GET", `/projects?limit=400&cursor=${body.pagination.cursor}`)).body.projects).toHaveLength(7);
  });

  test("search finds any part of a name or id", async () => {
    const { ask } = bench({
      seed: { projects: [{ id, name: "acme" }, { name: "acme-2" }, { name: "xacme" }, { name: "other" }] },
    });
    const names = async (search: string) =>
      (await ask("GET", `/projects?search=${search}`)).body.projects.map((project: { name: string }) => project.name).sort();
    expect(await names("acme")).toEqual(["acme", "acme-2", "xacme"]);
    expect(await names("sun-1234")).toEqual(["acme"]);
  });

  test("an item shows quota and defaults, and no usage: that is only in a GET", async () => {
    const { ask } = bench(
      one({ quota: { active_time_seconds: 360_000 }, usage: { data_transfer_bytes: 7, active_time_seconds: 3 } }),
    );
    const [item] = (await ask("GET", "/projects")).body.projects;
    expect(item.settings.quota).toEqual({ active_time_seconds: 360_000 });
    expect(item).not.toHaveProperty("data_transfer_bytes");
    expect(item.active_time).toBe(3);
    expect((await ask("GET", `/projects/${id}`)).body.project.data_transfer_bytes).toBe(7);
  });

  test("a project whose details time out is named apart, and can be read by itself", async () => {
    const { ask } = bench({ seed: { projects: [{ id, name: "acme", unavailable: true }, { name: "b" }] } });
    const { body } = await ask("GET", "/projects");
    expect(body.unavailable_project_ids).toEqual([id]);
    expect(body.projects.map((project: { name: string }) => project.name)).toEqual(["b"]);
    expect((await ask("GET", `/projects/${id}`)).status).toBe(200);
  });

  test("integrations and applications stand beside the list, by id", async () => {
    const { ask } = bench(one({ integrations: ["github"], applications: ["vercel"] }));
    expect((await ask("GET", "/projects")).body).toMatchObject({
      integrations: { [id]: ["github"] },
      applications: { [id]: ["vercel"] },
    });
  });
});

describe("changing a project", () => {
  test("settings merge key by key and the five quotas are stored as sent, 0 too", async () => {
    const made = bench(one({ settings: { block_public_connections: true }, quota: { logical_size_bytes: 9 } }));
    await made.ask("PATCH", `/projects/${id}`, {
      project: { settings: { quota: { active_time_seconds: 0, written_data_bytes: 5 } } },
    });
    expect(truth(made).settings).toMatchObject({
      block_public_connections: true,
      quota: { logical_size_bytes: 9, active_time_seconds: 0, written_data_bytes: 5 },
    });
  });

  test("new defaults leave existing computes as they are", async () => {
    const made = bench(one());
    const patch = {
      default_endpoint_settings: { autoscaling_limit_min_cu: 1, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 300 },
    };
    expect((await made.ask("PATCH", `/projects/${id}`, { project: patch })).status).toBe(200);
    expect(truth(made).default_endpoint_settings).toEqual(patch.default_endpoint_settings);
    expect(truth(made).endpoints[0]).toMatchObject({ autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 2 });
  });

  test("what can't be patched is ignored, as Neon ignores unknown keys", async () => {
    const made = bench(one());
    expect(
      (await made.ask("PATCH", `/projects/${id}`, { project: { name: "b", region_id: "aws-us-west-2", pg_version: 18 } })).status,
    ).toBe(200);
    expect(truth(made)).toMatchObject({ name: "b", region_id: "aws-us-east-2", pg_version: 17 });
  });

  test("logical replication can't be turned off again", async () => {
    const { ask } = bench(one());
    expect((await ask("PATCH", `/projects/${id}`, { project: { settings: { enable_logical_replication: true } } })).status).toBe(
      200,
    );
    expect((await ask("PATCH", `/projects/${id}`, { project: { settings: { enable_logical_replication: false } } })).status).toBe(
      400,
    );
  });

  test("a refused change changes nothing, not even its valid half", async () => {
    const made = bench(one());
    const before = truth(made);
    const patch = { name: "b", default_endpoint_settings: { autoscaling_limit_min_cu: 8, autoscaling_limit_max_cu: 4 } };
    expect((await made.ask("PATCH", `/projects/${id}`, { project: patch })).status).toBe(400);
    expect(truth(made)).toEqual(before);
  });

  test("the transfer path of older notes isn't Neon's", async () => {
    const { ask } = bench(one());
    expect((await ask("PATCH", `/projects/${id}/transfer`, { target_org_id: "org-x" })).status).toBe(404);
  });

  test("a path that walks up reaches the project itself: ids must be checked by the client", async () => {
    const made = bench(one());
    expect((await made.ask("DELETE", `/projects/${id}/branches/..`)).status).toBe(200);
    expect(truth(made).deleted_at).toBeDefined();
  });
});

describe("deleting and recovering", () => {
  test("a deleted project leaves the list, stays recoverable for seven days, and comes back whole", async () => {
    const made = bench(one({ compute: "active", snapshots: [{ name: "v1" }] }));
    const before = truth(made);
    const { body } = await made.ask("DELETE", `/projects/${id}`);
    expect(body).not.toHaveProperty("operations");
    expect((await made.ask("GET", "/projects")).body.projects).toEqual([]);
    expect((await made.ask("GET", `/projects/${id}`)).status).toBe(404);
    const [item] = (await made.ask("GET", "/projects?recoverable=true")).body.projects;
    expect(Date.parse(item.recoverable_until)).toBe(start + 7 * day);
    made.emulator.advance(7 * day - 1000);
    const back = await made.ask("POST", `/projects/${id}/recover`);
    expect(back.body.branches).toHaveLength(1);
    expect(truth(made)).toMatchObject({ name: "acme", branches: before.branches, snapshots: before.snapshots });
    expect(truth(made)).not.toHaveProperty("deleted_at");
  });

  test("after seven days it can't be recovered", async () => {
    const { ask, emulator } = bench(one());
    await ask("DELETE", `/projects/${id}`);
    emulator.advance(7 * day);
    expect((await ask("POST", `/projects/${id}/recover`)).status).toBe(404);
    expect((await ask("GET", "/projects?recoverable=true")).body.projects).toEqual([]);
  });

  test("a live project can't be recovered", async () => {
    const { ask } = bench(one());
    expect((await ask("POST", `/projects/${id}/recover`)).status).toBe(404);
  });
});
