import { describe, expect, test } from "vitest";
import { seedOrgs } from "../../src/emulator/index.js";
import { bench } from "./harness.js";

const id = "crimson-sun-12345678";
const main = "br-main-1";
const project = {
  id,
  name: "acme",
  annotations: { tenant: "acme" },
  branches: [
    { id: main, name: "main", logical_size: 10, created_at: "2026-03-01T00:00:00Z" },
    { id: "br-dev-1", name: "dev", created_at: "2026-03-02T00:00:00Z", expires_at: "2026-03-09T00:00:00Z" },
    { id: "br-old-1", name: "main (old)", root: true, created_at: "2026-03-03T00:00:00Z" },
  ],
  endpoints: [{ id: "ep-main-1" }, { id: "ep-dev-1", branch: "dev" }],
  snapshots: [
    { id: "snap-1", name: "v1.0", created_at: "2026-03-02T10:00:00Z", expires_at: "2026-12-31T00:00:00Z" },
    { name: "sched", manual: false, branch: "main", full_size: 5 },
  ],
};
const made = () => bench({ seed: { projects: [project] } });
const names = (items: readonly { name: string }[]) => items.map((item) => item.name);

describe("branches", () => {
  test("the default branch is a root, others are its children unless they are roots themselves", async () => {
    const { ask } = made();
    const { branches } = (await ask("GET", `/projects/${id}/branches?sort_by=name&sort_order=asc`)).body;
    expect(
      branches.map((branch: { name: string; default: boolean; parent_id?: string }) => [
        branch.name,
        branch.default,
        branch.parent_id,
      ]),
    ).toEqual([
      ["dev", false, main],
      ["main", true, undefined],
      ["main (old)", false, undefined],
    ]);
  });

  test("annotations stand beside the list and in the single answer", async () => {
    const { ask } = made();
    expect((await ask("GET", `/projects/${id}/branches`)).body.annotations).toEqual({
      [main]: expect.objectContaining({ value: { tenant: "acme" }, object: { type: "console/branch", id: main } }),
    });
    expect((await ask("GET", `/projects/${id}/branches/${main}`)).body.annotation.value).toEqual({ tenant: "acme" });
  });

  test("pages follow pagination.next, newest first, until there is none", async () => {
    const { ask } = made();
    const first = (await ask("GET", `/projects/${id}/branches?limit=2`)).body;
    const second = (await ask("GET", `/projects/${id}/branches?limit=2&cursor=${first.pagination.next}`)).body;
    expect([names(first.branches), names(second.branches), second.pagination.next]).toEqual([
      ["main (old)", "dev"],
      ["main"],
      undefined,
    ]);
    expect((await ask("GET", `/projects/${id}/branches?cursor=nobody`)).status).toBe(400);
  });

  test("the count follows the search", async () => {
    const { ask } = made();
    expect((await ask("GET", `/projects/${id}/branches/count`)).body).toEqual({ count: 3 });
    expect((await ask("GET", `/projects/${id}/branches/count?search=main`)).body).toEqual({ count: 2 });
  });

  test("a branch without computed size shows none", async () => {
    const { ask } = made();
    expect((await ask("GET", `/projects/${id}/branches/br-dev-1`)).body.branch).not.toHaveProperty("logical_size");
  });

  test("endpoints are listed for the project and for a branch", async () => {
    const { ask } = made();
    expect((await ask("GET", `/projects/${id}/endpoints`)).body.endpoints).toHaveLength(2);
    const { endpoints } = (await ask("GET", `/projects/${id}/branches/br-dev-1/endpoints`)).body;
    expect(endpoints.map((endpoint: { id: string }) => endpoint.id)).toEqual(["ep-dev-1"]);
  });
});

test("snapshots are listed at once, hand-made and scheduled ones", async () => {
  const { ask } = made();
  const { snapshots } = (await ask("GET", `/projects/${id}/snapshots`)).body;
  expect(snapshots).toEqual([
    {
      id: "snap-1",
      name: "v1.0",
      source_branch_id: main,
      created_at: "2026-03-02T10:00:00Z",
      expires_at: "2026-12-31T00:00:00Z",
      manual: true,
    },
    expect.objectContaining({ name: "sched", manual: false, full_size: 5 }),
  ]);
});

describe("connecting", () => {
  const uri = `/projects/${id}/connection_uri`;
  test("a connection string needs database and role, and is pooled by host name", async () => {
    const { ask } = made();
    expect((await ask("GET", `${uri}?database_name=neondb`)).status).toBe(400);
    const direct = (await ask("GET", `${uri}?database_name=neondb&role_name=neondb_owner`)).body.uri;
    const pooled = (await ask("GET", `${uri}?database_name=neondb&role_name=neondb_owner&pooled=true`)).body.uri;
    expect(direct).toMatch(/^postgresql:\/\/neondb_owner:npg_canary-secret-\w+@ep-main-1\.us-east-2\.aws\.neon\.tech\/neondb/);
    expect(pooled).toContain("@ep-main-1-pooler.us-east-2.aws.neon.tech/");
  });

  test("branch, endpoint, role and database must be there", async () => {
    const { ask } = made();
    const status = async (query: string) => (await ask("GET", `${uri}?${query}`)).status;
    expect(await status("database_name=neondb&role_name=neondb_owner&branch_id=br-dev-1")).toBe(200);
    expect(await status("database_name=neondb&role_name=neondb_owner&branch_id=br-nobody")).toBe(404);
    expect(await status("database_name=neondb&role_name=neondb_owner&endpoint_id=ep-dev-1")).toBe(404);
    expect(await status("database_name=neondb&role_name=nobody")).toBe(404);
    expect(await status("database_name=nothing&role_name=neondb_owner")).toBe(404);
  });

  test("a role shows its password only where it is asked for, and not when passwords aren't stored", async () => {
    const { ask } = made();
    const role = `/projects/${id}/branches/${main}/roles`;
    expect(JSON.stringify((await ask("GET", role)).body)).not.toContain("canary-secret");
    expect((await ask("GET", `${role}/neondb_owner/reveal_password`)).body.password).toContain("canary-secret");
    expect((await ask("GET", `${role}/nobody/reveal_password`)).status).toBe(404);
    const forgetful = bench({ seed: { projects: [{ ...project, store_passwords: false }] } });
    expect((await forgetful.ask("GET", `${role}/neondb_owner/reveal_password`)).status).toBe(412);
  });

  test("databases name their owner", async () => {
    const { ask } = made();
    const { databases } = (await ask("GET", `/projects/${id}/branches/${main}/databases`)).body;
    expect(databases).toEqual([expect.objectContaining({ name: "neondb", owner_name: "neondb_owner" })]);
  });
});

describe("orgs", () => {
  test("an org tells name and plan, and no number of projects", async () => {
    const { ask } = bench();
    const { body } = await ask("GET", `/organizations/${seedOrgs.free}`);
    expect(body).toMatchObject({ id: seedOrgs.free, name: "quiet-lake", managed_by: "console" });
    expect(Object.keys(body).filter((key) => key.includes("project"))).toEqual([]);
  });

  test("members are paged by pagination.next", async () => {
    const users = Array.from({ length: 3 }, (_, n) => ({
      id: `3f4c7a52-9d1e-4a86-a2b0-00000000000${n}`,
      email: `user${n}@emulator.example`,
    }));
    const { ask } = bench({ seed: { users } });
    const at = `/organizations/${seedOrgs.free}/members?sort_by=email&sort_order=asc&limit=2`;
    const first = (await ask("GET", at)).body;
    const second = (await ask("GET", `${at}&cursor=${first.pagination.next}`)).body;
    const emails = (page: { members: { user: { email: string } }[] }) => page.members.map((entry) => entry.user.email);
    expect([emails(first), emails(second), second.pagination.next]).toEqual([
      ["user0@emulator.example", "user1@emulator.example"],
      ["user2@emulator.example"],
      undefined,
    ]);
  });
});

test("a documented operation that isn't emulated says so by name; an undocumented one is a 404", async () => {
  const { ask } = made();
  const { status, body } = await ask("GET", `/projects/${id}/branches/${main}/schema`);
  expect([status, body.code, body.message]).toEqual([
    501,
    "NOT_EMULATED",
    expect.stringContaining("getProjectBranchSchema is not emulated"),
  ]);
  expect((await ask("GET", `/projects/${id}/consumption`)).status).toBe(404);
});
