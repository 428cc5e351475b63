/** Plans of a part of the fleet: by name, tier and label, and without some kinds of change. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { Shell } from "../observation/shell.js";

const manifests = [
  "{ tenant: acme-crm, tier: free, labels: { region: eu, team: red } }",
  "{ tenant: acme-shop, tier: pro, labels: { region: eu } }",
  "{ tenant: bolt, tier: pro, labels: { region: us } }",
  "{ tenant: calm, tier: free }",
].join("\n---\n");
/** All but calm differ; bolt would move to the paid org. */
const seed = {
  projects: [
    project("free", "acme-crm", { id: "a-1", history_retention_seconds: 3600 }),
    project("pro", "acme-shop", { id: "a-2", history_retention_seconds: 3600 }),
    project("free", "bolt", { id: "b-1" }),
    project("free", "calm", { id: "c-1" }),
    project("free", "stranger", { id: "s-1" }),
  ],
};

let here: Shell;
beforeEach(() => {
  here = new Shell(
    {
      "tenantry.yaml": fleetText,
      "tenants/all.yaml": manifests,
      "tenantry.lock": "acme-crm a-1\nacme-shop a-2\nbolt b-1\ncalm c-1\n",
    },
    seed,
  );
});
afterEach(() => here.remove());

const planned = async (...flags: readonly string[]) => {
  const ran = await here.tenantry("plan", ...flags, "--json");
  const plan = JSON.parse(ran.stdout) as {
    readonly changes: readonly { readonly tenant: string }[];
    readonly scope?: unknown;
    readonly skipped?: unknown;
    readonly counts: unknown;
  };
  return { ...plan, code: ran.code, tenants: [...new Set(plan.changes.map(({ tenant }) => tenant))] };
};

describe("only the tenants that fit are planned", () => {
  test.each([
    [["--tenant", "bolt"], ["bolt"]],
    [
      ["--tenant", "acme-*"],
      ["acme-crm", "acme-shop"],
    ],
    [
      ["--tenant", "acme-crm", "--tenant", "bolt"],
      ["acme-crm", "bolt"],
    ],
    [["--tenant", "calm"], []],
    [
      ["--tier", "pro"],
      ["acme-shop", "bolt"],
    ],
    [
      ["--tier", "pro", "--tier", "free"],
      ["acme-crm", "acme-shop", "bolt"],
    ],
    [
      ["--label", "region=eu"],
      ["acme-crm", "acme-shop"],
    ],
    [["--label", "region=eu", "--label", "team=red"], ["acme-crm"]],
    [["--label", "region=eu", "--tier", "pro"], ["acme-shop"]],
  ])("%j: %j", async (flags, tenants) => {
    expect((await planned(...flags)).tenants).toEqual(tenants);
  });

  test("and the rest is counted, in the plan and in words", async () => {
    const ran = await here.tenantry("plan", "--tier", "free");
    expect(ran.stdout.split("\n").find((line) => line.startsWith("Scope"))).toBe(
      "Scope     2 of 4 tenants selected (--tier free). 2 differ: not in this plan",
    );
    expect(ran.stdout).toContain("Plan      1 tenant changes: 1 update (1 field). 1 unchanged.");
  });

  test("in drift too", async () => {
    const ran = await here.tenantry("drift", "--tier", "free", "--json");
    expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([2, { tenants: 1, rows: [{ tenant: "acme-crm" }] }]);
  });
});

describe("--skip", () => {
  test("keeps all changes of a tenant back that would have one of that kind, and counts it", async () => {
    expect(await planned("--skip", "transfer")).toMatchObject({
      tenants: ["acme-crm", "acme-shop"],
      skipped: { kinds: ["transfer"], tenants: 1 },
      counts: { changed: 2, unchanged: 1 },
    });
    const ran = await here.tenantry("plan", "--skip", "update");
    expect(ran.stdout).toContain("No changes that can be made: 3 skipped (--skip update). 1 tenant matches its manifest");
  });
});

describe("a wrong flag says which would be right", () => {
  test.each([
    [["--tenant", "acme-cmr"], "unknown-tenant", "did you mean acme-crm?"],
    [["--tenant", "zzz-*"], "unknown-tenant", "the name as it stands in the manifest, or a glob such as 'acme-*'"],
    [["--tier", "pros"], "usage", "did you mean pro?"],
    [["--label", "region="], "unknown-tenant", "did you mean region=eu?"],
    [["--label", "__proto__=1"], "unknown-tenant", "a label as it stands in a manifest or roster"],
    [["--label", "region"], "usage", "such as --label region=eu"],
    [["--skip", "transfers"], "usage", "did you mean transfer?"],
    [["--scope", "changed"], "usage", "--base origin/main, or the branch that this one goes into"],
  ])("%j: %s", async (flags, code, fix) => {
    const ran = await here.tenantry("plan", ...flags);
    expect([ran.code, ran.requests, ran.stdout]).toEqual([64, 0, ""]);
    expect(ran.stderr).toContain(`error[${code}]`);
    expect(ran.stderr).toContain(`fix      ${fix}`);
  });
});
