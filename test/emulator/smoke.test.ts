import { expect, test } from "vitest";
import { bench } from "./harness.js";
import { createContract } from "../../src/emulator/contract.js";
import { routes } from "../../src/emulator/routes.js";
test("smoke", async () => {
  const contract = createContract();
  const { emulator, ask } = bench({ contract, seed: { projects: [{ name: "acme", org: "free", compute:"active", snapshots:[{name:"v1"}], branches:[{name:"dev", annotations:{a:"b"}}], integrations:["datadog"] }, {name:"b", unavailable:true}] } });
  const p = emulator.state().projects[0]!;
  for (const key of ["free-key","me-key","paid-key"]) for (const route of routes) {
    const path = route.path.replace("{project_id}", p.id).replace("{branch_id}", p.branches[0]!.id).replace("{endpoint_id}", p.endpoints[0]!.id).replace("{org_id}", p.org_id).replace("{source_org_id}", p.org_id).replace("{role_name}","neondb_owner").replace("{database_name}","neondb").replace("{operation_id}", "f2510c63-2d4e-486a-a538-cc03aa056da5").replace("{member_id}", emulator.state().orgs[0]!.members[0]!.id).replace("{key_id}","1");
    const body = route.operation==="createProject"?{project:{name:"x"}}:route.operation==="updateProject"?{project:{name:"x", history_retention_seconds: 5, settings:{quota:{active_time_seconds:5}}}}:route.operation==="updateProjectEndpoint"?{endpoint:{autoscaling_limit_max_cu:1}}:route.operation==="transferProjectsFromOrgToOrg"?{destination_org_id:"org-bold-river-20263711",project_ids:[p.id]}:route.operation==="createOrgApiKey"?{key_name:"x"}:undefined;
    emulator.advance(10000);
    const r = await ask(route.method, path + (route.operation==="getConnectionURI"?"?database_name=neondb&role_name=neondb_owner&pooled=true":""), body, {key});
    console.log(key, route.operation, r.status, r.status>=400? r.body.message??r.body:"");
  }
  console.log(contract.counters, contract.violations);
  const t = performance.now();
  for (let i = 0; i < 3000; i++) await ask("GET", `/projects/${p.id}`);
  console.log((performance.now() - t) / 3000, "ms per request");
  expect(1).toBe(1);
});
