import { beforeEach, describe, expect, test } from "vitest";
import { createContract, isForeign } from "../../src/emulator/contract.js";
import { neonDocument } from "../../src/emulator/document.js";
import { seedOrgs, type Emulator } from "../../src/emulator/index.js";
import { routes } from "../../src/emulator/routes.js";
import { bench, item } from "./harness.js";

const id = "crimson-sun-12345678";
const seed = {
  projects: [
    {
      id,
      name: "acme",
      org: "free",
      compute: "active",
      quota: { active_time_seconds: 360_000 },
      annotations: { tenant: "acme" },
      usage: { active_time_seconds: 5, synthetic_storage_size: 7 },
      integrations: ["datadog"],
      branches: [
        { id: "br-main-1", name: "main", logical_size: 3 },
        {
          id: "br-dev-1",
          name: "dev",
          root: true,
          expires_at: "2027-01-01T00:00:00Z",
          restore_status: "restored",
          restored_from: "snap-1",
          restored_as: "br-main-1",
        },
      ],
      endpoints: [{ id: "ep-main-1", name: "primary" }],
      snapshots: [
        {
          id: "snap-1",
          name: "v1",
          full_size: 1,
          diff_size: 1,
          timestamp: "2026-03-01T00:00:00Z",
          expires_at: "2027-01-01T00:00:00Z",
        },
      ],
    },
    { name: "gone", org: "free", deleted_at: "2026-03-04T08:00:00Z" },
    { name: "hidden", org: "free", unavailable: true },
  ],
} as const;

const bodies: Readonly<Record<string, unknown>> = {
  createProject: {
    project: {
      name: "new",
      org_id: seedOrgs.free,
      settings: { quota: { active_time_seconds: 1 }, allowed_ips: { ips: ["10.0.0.1"], protected_branches_only: true } },
    },
  },
  updateProject: {
    project: {
      name: "b",
      history_retention_seconds: 5,
      settings: {
        quota: { logical_size_bytes: 0 },
        maintenance_window: { weekdays: [1], start_time: "01:00", end_time: "02:00" },
      },
    },
  },
  updateProjectEndpoint: { endpoint: { autoscaling_limit_max_cu: 4, settings: { pg_settings: { work_mem: "4MB" } } } },
  transferProjectsFromOrgToOrg: { destination_org_id: seedOrgs.paid, project_ids: [id] },
  createOrgApiKey: { key_name: "made", project_id: id },
  createProjectBranch: {
    branch: { name: "feature", parent_id: "br-main-1", expires_at: "2027-01-01T00:00:00Z" },
    endpoints: [{ type: "read_write", autoscaling_limit_max_cu: 1 }],
    annotation_value: { tenant: "acme" },
  },
  updateProjectBranch: { branch: { name: "renamed", expires_at: null } },
  restoreProjectBranch: {
    source_branch_id: "br-main-1",
    source_timestamp: "2026-03-04T09:00:00Z",
    preserve_under_name: "main_old",
  },
  finalizeRestoreBranch: { name: "before" },
  updateSnapshot: { snapshot: { name: "v2" } },
  restoreSnapshot: { name: "back", target_branch_id: "br-main-1", finalize_restore: true },
  setSnapshotSchedule: { schedule: [{ frequency: "daily", hour: 3, retention_seconds: 7200 }] },
  createProjectEndpoint: { endpoint: { branch_id: "br-dev-1", type: "read_write", autoscaling_limit_max_cu: 1 } },
};
/** Where the first branch or the defaults would be refused. */
const branches: Readonly<Record<string, string>> = {
  updateProjectBranch: "br-dev-1",
  deleteProjectBranch: "br-dev-1",
  finalizeRestoreBranch: "br-dev-1",
};
const limits = { compute: 2, history_retention_seconds: 86_400, min_suspend_timeout_seconds: 300, snapshots: 10 };
const queries: Readonly<Record<string, string>> = {
  getConnectionURI: "?database_name=neondb&role_name=neondb_owner&pooled=true",
  listProjects: `?org_id=${seedOrgs.free}&limit=400&search=a&recoverable=false`,
  listProjectBranches: "?sort_by=name&sort_order=asc&limit=1",
  createSnapshot: "?name=v2&timestamp=2026-03-04T09:00:00Z&expires_at=2027-01-01T00:00:00Z",
  getOrganizationMembers: "?limit=1",
};
const filled = (operation: string, path: string, emulator: Emulator): string => {
  const { projects, orgs, keys } = emulator.state();
  const values: Readonly<Record<string, string>> = {
    project_id: id,
    branch_id: branches[operation] ?? "br-main-1",
    snapshot_id: "snap-1",
    endpoint_id: "ep-main-1",
    org_id: seedOrgs.free,
    source_org_id: seedOrgs.free,
    role_name: "neondb_owner",
    database_name: "neondb",
    operation_id: item(projects).operations[0]?.id ?? "",
    member_id: item(item(orgs).members).id,
    key_id: String(item(keys).id),
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
};

describe("every emulated operation", () => {
  test("is in Neon's document under this name, method and path", () => {
    const documented = neonDocument().operations.map(({ id: name, method, path }) => `${name} ${method} ${path}`);
    expect(
      routes.map((route) => `${route.operation} ${route.method} ${route.path}`).filter((route) => !documented.includes(route)),
    ).toEqual([]);
  });

  test.each(routes.map((route) => [route.operation, route] as const))(
    "%s answers as documented, and with nothing else",
    async (operation, route) => {
      const contract = createContract();
      const { ask, emulator } = bench({ contract, seed, assumptions: { snapshotSchedules: "on" } });
      emulator.act({ do: "edit-org", org: "free", limits });
      emulator.act({ do: "run-operations", project: id, ms: 1 });
      emulator.advance(10);
      if (operation === "recoverProject") emulator.act({ do: "delete-project", project: id });
      const answer = await ask(
        route.method,
        filled(operation, route.path, emulator) + (queries[operation] ?? ""),
        bodies[operation],
        {
          key: "me-key",
        },
      );
      expect(contract.violations).toEqual([]);
      expect(contract.counters).toMatchObject({ requests: 1, answers: 1 });
      expect(answer.status).toBeLessThan(300);
    },
  );

  test.each([
    ["a 404", "GET", "/projects/nobody", undefined],
    ["a 501", "GET", `/projects/${id}/permissions`, undefined],
    ["a 400", "PATCH", `/projects/${id}/endpoints/ep-main-1`, { endpoint: { autoscaling_limit_min_cu: 4 } }],
    [
      "a transfer's 422",
      "POST",
      `/organizations/${seedOrgs.free}/projects/transfer`,
      { destination_org_id: seedOrgs.paid, project_ids: ["linked-1"] },
    ],
    [
      "a transfer's 406",
      "POST",
      `/organizations/${seedOrgs.free}/projects/transfer`,
      { destination_org_id: "org-full-1", project_ids: [id] },
    ],
  ])("%s has the documented shape too", async (name, method, path, body) => {
    const contract = createContract();
    const orgs = [{ id: seedOrgs.free, sponsored: true }, { id: seedOrgs.paid }, { id: "org-full-1", limits: { projects: 0 } }];
    const { ask } = bench({
      contract,
      seed: { orgs, projects: [...seed.projects, { id: "linked-1", name: "linked", integrations: ["vercel"] }] },
    });
    expect(name).toContain(String((await ask(method, path, body, { key: "me-key" })).status));
    expect(contract.violations).toEqual([]);
  });
});

describe("the contract notices", () => {
  let contract = createContract();
  beforeEach(() => {
    contract = createContract();
  });
  const asked = async (method: string, path: string, body?: unknown) => {
    const { ask, emulator } = bench({ contract, seed });
    const answer = await ask(method, path, body);
    return { answer, effect: emulator.requests().some((entry) => entry.effect) };
  };

  test.each([
    ["an unknown path", "PATCH", `/projects/${id}/transfer`, {}, "no such operation"],
    ["an unknown query parameter", "GET", "/projects?page=2", undefined, "additional properties (page)"],
    ["a limit too high", "GET", "/projects?limit=500", undefined, "must be <= 400"],
    ["an id that walks", "GET", "/projects/A%2F..", undefined, "must match pattern"],
    ["an id with broken escapes", "GET", "/projects/%zz", undefined, "must match pattern"],
    ["a flat body", "POST", "/projects", { name: "acme" }, "must have required property 'project'"],
    [
      "an invented field, deep inside",
      "PATCH",
      `/projects/${id}`,
      { project: { settings: { quota: { activeTime: 1 } } } },
      "unevaluated properties (activeTime)",
    ],
    ["a text for a number", "PATCH", `/projects/${id}`, { project: { history_retention_seconds: "5" } }, "must be integer"],
    ["a missing body", "PATCH", `/projects/${id}`, undefined, "needs a body"],
    ["a body where none is due", "POST", `/projects/${id}/recover`, {}, "takes no body"],
  ])("%s, answers 599 and lets nothing happen", async (_, method, path, body, violation) => {
    const { answer, effect } = await asked(method, path, body);
    expect([answer.status, answer.body.message, effect]).toEqual([599, expect.stringContaining(violation), false]);
    expect(contract.counters.violations).toBeGreaterThan(0);
  });

  const received = (path: string) => ({
    call: { method: "GET", path, query: {}, body: undefined, key: null, requestId: "" },
    keyText: null,
    malformed: false,
    userAgent: null,
    signal: new AbortController().signal,
  });

  test("an answer without a required field, with an invented one, with a wrong type, with an undocumented status", async () => {
    const { ask } = bench({ seed });
    const project = (await ask("GET", `/projects/${id}`)).body;
    const judge = (body: object, status = 200) =>
      contract.answer(received(`/projects/${id}`), { status, body: JSON.parse(JSON.stringify(body)) }, false)?.body;
    expect(judge(project)).toBeUndefined();
    expect(judge({ project: { ...project.project, name: undefined } })).toMatchObject({
      message: expect.stringContaining("required property 'name'"),
    });
    expect(judge({ project: { ...project.project, nickname: "a" } })).toMatchObject({
      message: expect.stringContaining("nickname"),
    });
    expect(judge({ ...project, extra: 1 })).toMatchObject({ message: expect.stringContaining("extra") });
    expect(judge({ project: { ...project.project, active_time_seconds: -1 } })).toMatchObject({
      message: expect.stringContaining("must be >= 0"),
    });
    expect(judge(project, 202)).toMatchObject({ message: expect.stringContaining("does not answer 202") });
  });

  test("an invented field in a merged answer (allOf) and in an item of a list", async () => {
    const { ask } = bench({ seed });
    const list = (await ask("GET", "/projects")).body;
    const judge = (body: object) =>
      contract.answer(received("/projects"), { status: 200, body: JSON.parse(JSON.stringify(body)) }, false)?.body;
    expect(judge(list)).toBeUndefined();
    expect(judge({ ...list, total: 3 })).toMatchObject({ message: expect.stringContaining("total") });
    expect(judge({ ...list, projects: [{ ...list.projects[0], usage: {} }] })).toMatchObject({
      message: expect.stringContaining("usage"),
    });
  });
});

test("a fault's answer is counted apart and not judged, a slow one is judged", async () => {
  const contract = createContract();
  const { ask, emulator } = bench({ contract, seed });
  emulator.addFaults([
    { match: {}, fault: { kind: "list", how: "no-projects" } },
    { match: { nth: 2 }, fault: { kind: "slow", ms: 1 } },
  ]);
  expect((await ask("GET", "/projects")).body).not.toHaveProperty("projects");
  await ask("GET", "/projects");
  expect(contract.counters).toMatchObject({ requests: 2, answers: 1, faultyAnswers: 1, violations: 0 });
});

test("requests of foreign clients are counted apart and not judged, the answers to them are", async () => {
  const contract = createContract();
  const { ask } = bench({ contract, seed });
  expect((await ask("GET", "/projects?page=2", undefined, { headers: { "user-agent": "neonctl v5" } })).status).toBe(200);
  expect(contract.counters).toMatchObject({ requests: 0, foreignRequests: 1, answers: 1, violations: 0 });
  expect([null, "node", "axios/1.21.1", "tenantry/0.1.0", "curl/8", "nodejs-like"].map(isForeign)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

test("the log has a line for each exchange, without keys and bodies", async () => {
  const lines: string[] = [];
  const { ask } = bench({ contract: createContract({ log: (line) => lines.push(line) }), seed });
  await ask("PATCH", `/projects/${id}`, { project: { name: "quite-secret" } });
  await ask("GET", "/projects?page=2");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { method: "PATCH", path: `/projects/${id}`, status: 200, violations: [] },
    { method: "GET", path: "/projects", status: null, violations: [expect.stringContaining("page")] },
  ]);
  expect(lines.join("")).not.toMatch(/free-key|quite-secret/);
});
