import { createApiClient } from "@neondatabase/api-client";
import { expect, test } from "vitest";
import { createContract } from "../../src/emulator/contract.js";
import { seedOrgs } from "../../src/emulator/index.js";
import { bench } from "./harness.js";

test("Neon's own client library works against it in this process", async () => {
  const contract = createContract();
  const { emulator } = bench({ contract });
  const client = (apiKey: string) =>
    createApiClient({
      apiKey,
      baseURL: "http://emulator/api/v2",
      adapter: "fetch",
      env: { fetch: (input: string | URL | Request, init?: RequestInit) => emulator.fetch(new Request(input, init)) },
    });
  const free = client("free-key");
  const { data: made } = await free.createProject({ project: { name: "acme" } });
  const id = made.project.id;
  await expect(free.updateProject(id, { project: { name: "b" } })).rejects.toMatchObject({ response: { status: 423 } });
  emulator.advance(10_000);
  expect((await free.updateProject(id, { project: { name: "b" } })).data.project.name).toBe("b");
  emulator.advance(10_000);
  await client("me-key").transferProjectsFromOrgToOrg(seedOrgs.free, { destination_org_id: seedOrgs.paid, project_ids: [id] });
  expect((await client("paid-key").listProjects({ limit: 400 })).data.projects).toMatchObject([
    { id, name: "b", org_id: seedOrgs.paid },
  ]);
  expect(contract.violations).toEqual([]);
});
