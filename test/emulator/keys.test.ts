import { describe, expect, test } from "vitest";
import { bench } from "./harness.js";
import { seedOrgs } from "../../src/emulator/index.js";

const acme = { id: "crimson-sun-12345678", name: "acme", org: "free" };
const seed = {
  projects: [acme, { id: "late-moon-22222222", name: "neighbour", org: "free" }],
  keys: [
    { text: "free-key", kind: "organization", org: "free" },
    { text: "paid-key", kind: "organization", org: "paid" },
    { text: "me-key", kind: "personal" },
    { text: "acme-key", kind: "project", project: "acme", name: "ci-deploy" },
  ],
} as const;

describe("keys", () => {
  test.each([
    ["free-key", "api_key_org", seedOrgs.free],
    ["me-key", "api_key_user", "3f4c7a52-9d1e-4a86-a2b0-5c6d7e8f9a01"],
    ["acme-key", "api_key_org", seedOrgs.free],
  ])("GET /auth tells what %s is", async (key, method, account) => {
    const { ask } = bench({ seed });
    expect((await ask("GET", "/auth", undefined, { key })).body).toMatchObject({ auth_method: method, account_id: account });
  });

  test.each([[null], ["unknown"], [""]])("no usable key (%s) is a 401", async (key) => {
    const { ask } = bench({ seed });
    expect((await ask("GET", "/projects", undefined, { key })).status).toBe(401);
  });

  test("a key that looks real is refused with advice, and repeated nowhere", async () => {
    const { ask, emulator } = bench({ seed });
    const { status, body } = await ask("GET", "/projects", undefined, { key: "napi_0123456789abcdef" });
    expect(status).toBe(401);
    expect(body.message).toMatch(/never send a real key to an emulator/);
    expect(JSON.stringify([body, emulator.requests(), emulator.state()])).not.toContain("0123456789abcdef");
  });

  test("an organization key sees its own org only", async () => {
    const { ask } = bench({ seed });
    const orgs = await ask("GET", "/users/me/organizations");
    expect(orgs.body.organizations.map((org: { id: string }) => org.id)).toEqual([seedOrgs.free]);
    expect((await ask("GET", `/organizations/${seedOrgs.paid}`)).status).toBe(404);
    expect((await ask("GET", `/projects/${acme.id}`, undefined, { key: "paid-key" })).status).toBe(404);
    expect((await ask("GET", `/projects?org_id=${seedOrgs.paid}`)).status).toBe(404);
  });

  test("user routes answer an organization key with 404", async () => {
    const { ask } = bench({ seed });
    const { status, body } = await ask("GET", "/users/me");
    expect([status, body.message]).toEqual([404, "not allowed for organization API keys"]);
  });

  test("a personal key must name the org it lists or creates in", async () => {
    const { ask } = bench({ seed });
    const list = await ask("GET", "/projects", undefined, { key: "me-key" });
    expect([list.status, list.body.message]).toEqual([400, expect.stringContaining("org_id is required")]);
    expect((await ask("POST", "/projects", { project: { name: "x" } }, { key: "me-key" })).status).toBe(400);
    expect((await ask("GET", `/projects?org_id=${seedOrgs.free}`, undefined, { key: "me-key" })).body.projects).toHaveLength(2);
  });

  test("a project-scoped key reaches its project and nothing else", async () => {
    const { ask } = bench({ seed });
    const as = (method: string, path: string, body?: unknown) => ask(method, path, body, { key: "acme-key" });
    expect((await as("GET", `/projects/${acme.id}`)).status).toBe(200);
    expect((await as("PATCH", `/projects/${acme.id}`, { project: { name: "acme" } })).status).toBe(200);
    expect((await as("GET", "/projects/late-moon-22222222")).status).toBe(404);
    expect((await as("DELETE", `/projects/${acme.id}`)).status).toBe(403);
    expect((await as("POST", "/projects", { project: {} })).status).toBe(403);
    expect((await as("GET", `/organizations/${seedOrgs.free}`)).status).toBe(403);
  });

  test("an org lists its keys without their texts, the scoped ones with their project", async () => {
    const { ask } = bench({ seed });
    const { body } = await ask("GET", `/organizations/${seedOrgs.free}/api_keys`);
    expect(body).toEqual([
      expect.objectContaining({ name: expect.any(String) }),
      expect.objectContaining({ name: "ci-deploy", project_id: acme.id }),
    ]);
    expect(JSON.stringify(body)).not.toContain("acme-key");
  });

  test("only a person makes keys; a revoked one is a 401 from then on", async () => {
    const { ask } = bench({ seed });
    expect((await ask("POST", `/organizations/${seedOrgs.free}/api_keys`, { key_name: "x" })).status).toBe(403);
    const made = await ask("POST", `/organizations/${seedOrgs.free}/api_keys`, { key_name: "x" }, { key: "me-key" });
    expect(made.body.key).toContain("canary-secret");
    expect((await ask("GET", "/projects", undefined, { key: made.body.key })).status).toBe(200);
    expect((await ask("DELETE", `/organizations/${seedOrgs.free}/api_keys/${made.body.id}`)).status).toBe(200);
    expect((await ask("GET", "/projects", undefined, { key: made.body.key })).status).toBe(401);
  });

  test("a viewer reads and changes nothing", async () => {
    const user = "3f4c7a52-9d1e-4a86-a2b0-5c6d7e8f9a01";
    const { ask, emulator } = bench({
      seed: {
        orgs: [{ id: seedOrgs.free, members: [{ user, role: "viewer" }] }],
        projects: [{ id: acme.id, name: "acme" }],
        keys: [{ text: "me-key", kind: "personal" }],
      },
    });
    const as = (method: string, path: string, body?: unknown) => ask(method, path, body, { key: "me-key" });
    expect((await as("GET", `/projects/${acme.id}`)).status).toBe(200);
    expect((await as("PATCH", `/projects/${acme.id}`, { project: { name: "b" } })).status).toBe(403);
    expect((await as("DELETE", `/projects/${acme.id}`)).status).toBe(403);
    expect((await as("POST", "/projects", { project: { org_id: seedOrgs.free } })).status).toBe(403);
    expect(emulator.state().projects).toMatchObject([{ name: "acme" }]);
  });

  test("errors carry code, message and the caller's request id", async () => {
    const { ask } = bench({ seed });
    const { body } = await ask("GET", "/projects/nobody", undefined, { headers: { "x-request-id": "mine-1" } });
    expect(body).toEqual({ code: "", message: "project not found", request_id: "mine-1" });
  });
});
