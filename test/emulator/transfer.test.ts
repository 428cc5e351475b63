import { describe, expect, test } from "vitest";
import { seedOrgs, type Seed } from "../../src/emulator/index.js";
import { bench, type Bench } from "./harness.js";

const id = (n: number) => `calm-lake-${String(n).padStart(8, "0")}`;
const fleet = (count: number, more: object = {}): NonNullable<Seed["projects"]> =>
  Array.from({ length: count }, (_, n) => ({ id: id(n), name: `app-${n}`, org: "free", ...more }));
const transfer = ({ ask }: Bench, project_ids: readonly string[], key = "me-key") =>
  ask("POST", `/organizations/${seedOrgs.free}/projects/transfer`, { destination_org_id: seedOrgs.paid, project_ids }, { key });
const orgsOf = ({ emulator }: Bench) => emulator.state().projects.map((project) => project.org_id);

describe("transferring projects between orgs", () => {
  test("answers {} without operations; ids, quotas and computes stay", async () => {
    const made = bench({ seed: { projects: fleet(1, { quota: { active_time_seconds: 360_000 } }) } });
    const [before] = made.emulator.state().projects;
    const { status, body } = await transfer(made, [id(0)]);
    expect([status, body]).toEqual([200, {}]);
    expect(made.emulator.state().projects[0]).toEqual({ ...before, org_id: seedOrgs.paid });
    expect((await made.ask("GET", `/projects/${id(0)}`)).status).toBe(404);
    expect((await made.ask("GET", `/projects/${id(0)}`, undefined, { key: "paid-key" })).status).toBe(200);
  });

  test("takes 1 to 400 ids", async () => {
    const made = bench({ seed: { projects: fleet(401) } });
    const all = Array.from({ length: 401 }, (_, n) => id(n));
    expect((await transfer(made, all)).status).toBe(400);
    expect((await transfer(made, [])).status).toBe(400);
    expect((await transfer(made, all.slice(0, 400))).status).toBe(200);
    expect(orgsOf(made).filter((org) => org === seedOrgs.paid)).toHaveLength(400);
  });

  test("an organization key is refused", async () => {
    const made = bench({ seed: { projects: fleet(1) } });
    expect((await transfer(made, [id(0)], "free-key")).status).toBe(403);
    expect(orgsOf(made)).toEqual([seedOrgs.free]);
  });

  test("one unknown id fails all", async () => {
    const made = bench({ seed: { projects: fleet(2) } });
    expect((await transfer(made, [id(0), id(7), id(1)])).status).toBe(404);
    expect(orgsOf(made)).toEqual([seedOrgs.free, seedOrgs.free]);
  });

  test("a busy project fails all with 423", async () => {
    const made = bench({ seed: { projects: fleet(2) } });
    made.emulator.act({ do: "run-operations", project: id(1), ms: 1000 });
    expect((await transfer(made, [id(0), id(1)])).status).toBe(423);
    expect(orgsOf(made)).toEqual([seedOrgs.free, seedOrgs.free]);
  });

  test("GitHub and Vercel integrations answer 422 and name project and integration", async () => {
    const seed = {
      projects: [...fleet(1), { id: id(5), name: "linked", org: "free", integrations: ["datadog", "github"] as const }],
    };
    const made = bench({ seed });
    const { status, body } = await transfer(made, [id(0), id(5)]);
    expect([status, body]).toEqual([422, { projects: [{ id: id(5), integration: "github" }] }]);
    expect(orgsOf(made)).toEqual([seedOrgs.free, seedOrgs.free]);
  });

  test("limits of the destination answer 406, each with what was expected and found", async () => {
    const made = bench({
      seed: {
        orgs: [
          { id: seedOrgs.free, sponsored: true, plan: "scale" },
          { id: seedOrgs.paid, plan: "free_v3", limits: { projects: 1, regions: ["aws-eu-central-1"] } },
        ],
        projects: fleet(2),
      },
    });
    const { status, body } = await transfer(made, [id(0), id(1)]);
    expect(status).toBe(406);
    expect(body.limits).toEqual([
      { name: "projects_count", expected: "1", actual: "2" },
      { name: "subscription_type", expected: "scale", actual: "free_v3" },
      { name: "project_region", expected: "aws-eu-central-1", actual: "aws-us-east-2" },
    ]);
  });

  test("project-scoped keys of the moved project stop working, others go on", async () => {
    const made = bench({
      seed: {
        projects: fleet(2),
        keys: [
          { text: "me-key", kind: "personal" },
          { text: "key-0", kind: "project", project: id(0) },
          { text: "key-1", kind: "project", project: id(1) },
        ],
      },
    });
    await transfer(made, [id(0)]);
    expect((await made.ask("GET", `/projects/${id(0)}`, undefined, { key: "key-0" })).status).toBe(401);
    expect((await made.ask("GET", `/projects/${id(1)}`, undefined, { key: "key-1" })).status).toBe(200);
  });

  test("the user must be a member of both orgs", async () => {
    const user = "3f4c7a52-9d1e-4a86-a2b0-5c6d7e8f9a01";
    const orgs = (role: "viewer" | "member") => [{ id: seedOrgs.free }, { id: seedOrgs.paid, members: [{ user, role }] }];
    expect(
      (await transfer(bench({ seed: { orgs: orgs("viewer"), projects: [{ id: id(0), name: "a" }] } }), [id(0)])).status,
    ).toBe(403);
    expect(
      (await transfer(bench({ seed: { orgs: orgs("member"), projects: [{ id: id(0), name: "a" }] } }), [id(0)])).status,
    ).toBe(200);
    const stranger = bench({
      seed: { orgs: [{ id: seedOrgs.free }, { id: seedOrgs.paid, members: [] }], projects: [{ id: id(0), name: "a" }] },
    });
    expect((await transfer(stranger, [id(0)])).status).toBe(404);
  });
});
