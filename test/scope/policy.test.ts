/** With --base the base's policy guards the plan: a branch can't raise its own limits or send a key elsewhere. */
import { afterEach, describe, expect, test } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { Shell } from "../observation/shell.js";

const tombstones = ["acme", "bolt"].map((tenant) => `{ tenant: ${tenant}, state: deleted, reason: "closed" }`).join("\n---\n");
const declared = ["acme", "bolt"].map((tenant) => `{ tenant: ${tenant}, tier: free }`).join("\n---\n");
const strict = fleetText.replace("delete: { max: 20 }", "delete: { max: 1 }");
const loose = fleetText.replace("delete: { max: 20 }", "delete: { max: 20, share: 100% }");
const seed = { projects: [project("free", "acme", { id: "a-1" }), project("free", "bolt", { id: "b-1" })] };

let here: Shell;
/** The base has these files, and the branch the others on top. */
const branch = (base: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>): Shell => {
  here = new Shell({ "tenants/all.yaml": declared, "tenantry.lock": "acme a-1\nbolt b-1\n", ...base }, seed);
  here.commit();
  here.folder.write(own);
  return here;
};
afterEach(() => here.remove());

const lineOf = (text: string, word: string): string => text.split("\n").find((line) => line.startsWith(word)) ?? "";

describe("a branch that", () => {
  test("raises its own limit stays under the base's, and is told so", async () => {
    branch({ "tenantry.yaml": strict }, { "tenantry.yaml": loose, "tenants/all.yaml": tombstones });
    expect((await here.tenantry("plan")).code).toBe(0);
    const ran = await here.tenantry("plan", "--base", "main");
    expect([ran.code, lineOf(ran.stdout, "Policy")]).toEqual([
      4,
      "Policy    of main: safety.delete of this branch doesn't count",
    ]);
    expect(ran.stdout).toContain("refused[safety.delete]  2 of 2 tenants would be deleted; at most 1 may");
  });

  test("raises its own limit is refused in the comment too, which says whose limit counts", async () => {
    branch({ "tenantry.yaml": strict }, { "tenantry.yaml": loose, "tenants/all.yaml": tombstones });
    const ran = await here.tenantry("plan", "--base", "main", "--scope", "changed", "--format", "markdown");
    expect(ran.code).toBe(4);
    expect(ran.stdout).toContain(`\
### Tenantry: 2 tenants change, 2 need consent, over a limit
**Scope**: 2 of 2 tenants changed since main. The others match.

> [!WARNING]
> **Policy** of main: safety.delete of this branch doesn't count.

> [!CAUTION]
> **refused (safety.delete)**: 2 of 2 tenants would be deleted; at most 1 may`);
    expect(ran.stdout).toContain("**merging applies nothing**");
  });

  test("takes more of the rate plans with the base's share", async () => {
    branch({ "tenantry.yaml": `${fleetText}rate: { share: 10% }\n` }, { "tenantry.yaml": `${fleetText}rate: { share: 90% }\n` });
    const ran = await here.tenantry("plan", "--base", "main", "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({
      calls: { rate: { share: 0.1 } },
      policy: { base: "main", differs: ["rate"] },
    });
  });

  test("names another key variable reads none but the base's", async () => {
    const redirected = fleetText.replace("NEON_API_KEY_FREE", "NEON_API_KEY_PERSONAL");
    branch({ "tenantry.yaml": fleetText }, { "tenantry.yaml": redirected });
    const ran = await here.tenantry("plan", "--base", "main");
    expect([ran.code, lineOf(ran.stdout, "Policy")]).toEqual([
      0,
      "Policy    of main: orgs.free.apiKeyEnv of this branch doesn't count",
    ]);
    const personal = here.emulator.state().keys.find(({ kind }) => kind === "personal");
    expect(here.emulator.requests().some(({ keyId }) => keyId === personal?.id)).toBe(false);
  });

  test("puts another id, more room or no sponsor behind an org's name changes nothing of that", async () => {
    const other = fleetText
      .replace(/org-quiet-lake-\d+/, "org-other-1")
      .replace("maxProjects: 30000, sponsored: true", "maxProjects: 40000");
    branch({ "tenantry.yaml": fleetText }, { "tenantry.yaml": other });
    const ran = await here.tenantry("plan", "--base", "main", "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({
      completeness: { orgs: [{ org: "free", id: "org-quiet-lake-48151623", projects: 2 }, {}] },
      policy: { differs: ["orgs.free.id", "orgs.free.maxProjects", "orgs.free.sponsored"] },
    });
  });

  test("has the base's policy isn't told of any", async () => {
    branch({ "tenantry.yaml": fleetText }, { "tenants/all.yaml": tombstones });
    const ran = await here.tenantry("plan", "--base", "main", "--json");
    expect(JSON.parse(ran.stdout)).not.toHaveProperty("policy");
  });

  test("brings the first fleet file is guarded by its own", async () => {
    branch({}, { "tenantry.yaml": strict, "tenants/all.yaml": tombstones });
    const ran = await here.tenantry("plan", "--base", "main");
    expect([ran.code, lineOf(ran.stdout, "Policy")]).toEqual([4, ""]);
  });

  test("mends a broken fleet file is guarded by its own, and told so", async () => {
    branch({ "tenantry.yaml": "fleet: [" }, { "tenantry.yaml": fleetText });
    const ran = await here.tenantry("plan", "--base", "main");
    expect([ran.code, ran.stderr]).toEqual([
      0,
      "note  tenantry.yaml has errors at main; the policy of this branch guards the plan\n",
    ]);
  });
});

test("a tier that the branch changed is asked for, not drift that would be overwritten", async () => {
  branch({ "tenantry.yaml": fleetText }, { "tenantry.yaml": fleetText.replace("historyRetention: 6h", "historyRetention: 12h") });
  const ran = await here.tenantry("plan", "--base", "main", "--scope", "changed", "--json");
  const plan = JSON.parse(ran.stdout) as { readonly changes: readonly { readonly hazards: unknown }[]; readonly scope: unknown };
  expect(plan.changes.map(({ hazards }) => hazards)).toEqual([[], []]);
  expect(plan.scope).toEqual({ changedSince: "main", selected: [], tenants: 2, of: 2, outside: { drifted: 0, refused: 0 } });
});
