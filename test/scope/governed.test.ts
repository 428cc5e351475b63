/** Tenants that a rule governs: beside a base, and asked for by their project's id or name. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { fleetText, project } from "../harness/fleet.js";
import { Shell } from "../observation/shell.js";

const ruled = fleetText.replace(
  '"tenants/**/*.yaml" }]',
  '"tenants/**/*.yaml" }, { rule: { org: free, name: "app *", tier: free } }]',
);
/** `app 3` drifted in a field that no branch here touches. */
const projects: NonNullable<Seed["projects"]> = [
  ...Array.from({ length: 8 }, (_, n) =>
    project("free", `app ${n + 1}`, { id: `calm-sun-${n + 1}`, ...(n === 2 && { history_retention_seconds: 3600 }) }),
  ),
  project("free", "acme", { id: "a-1" }),
  project("free", "stranger", { id: "s-1" }),
];

let here: Shell;
beforeEach(() => {
  here = new Shell(
    { "tenantry.yaml": ruled, "tenants/acme.yaml": "{ tenant: acme, tier: free }", "tenantry.lock": "acme a-1\n" },
    { projects: [...projects] },
  );
});
afterEach(() => here.remove());

const planOf = async (...flags: readonly string[]): Promise<Plan> =>
  JSON.parse((await here.tenantry("plan", ...flags, "--json")).stdout) as Plan;

describe("a branch that changes the rule's tier", () => {
  beforeEach(() => {
    here.commit();
    here.folder.write({ "tenantry.yaml": ruled.replace("dataTransfer: 5GiB, logical", "dataTransfer: 4GiB, logical") });
  });

  test("overwrites only what somebody else changed", async () => {
    const { changes } = await planOf("--base", "main");
    const drifted = changes.filter(({ hazards }) => hazards.some(({ kind }) => kind === "overwrites-drift"));
    expect([changes.length, drifted.map(({ tenant }) => tenant)]).toEqual([9, ["calm-sun-3"]]);
  });

  test.each([[[]], [["--scope", "changed"]]])("counts its tenants as changed, once (%j)", async (flags) => {
    const { stdout } = await here.tenantry("plan", "--base", "main", ...flags);
    const counted = stdout.split("\n").filter((line) => line.includes("changed since main"));
    expect(counted.map((line) => /(\d+)(?: of \d+ tenants)? changed since/.exec(line)?.[1])).toEqual(
      flags.length === 0 ? ["9"] : ["9", "9"],
    );
  });
});

describe("a governed tenant is asked for", () => {
  test.each([
    ["calm-sun-3", ["calm-sun-3"], 4],
    ["app 3", ["calm-sun-3"], 4],
    ["calm-sun-4", [], 1],
    ["acme", [], 1],
  ] as const)("by its project's id or exact name, in few calls: %s", async (name, changed, most) => {
    const { stdout, requests } = await here.tenantry("plan", "--tenant", name, "--json");
    const plan = JSON.parse(stdout) as Plan;
    expect([plan.changes.map(({ tenant }) => tenant), plan.scope?.tenants, plan.scope?.outside]).toEqual([changed, 1, null]);
    expect(requests).toBeLessThanOrEqual(most);
  });

  test("also where all is swept, or nothing is read", async () => {
    const ids = Array.from({ length: 6 }, (_, n) => ["--tenant", n === 0 ? "app 3" : `calm-sun-${n + 1}`]).flat();
    const swept = await planOf(...ids);
    await here.tenantry("observe", "--out", "fleet.json");
    const { stdout } = await here.keyless("plan", "--tenant", "app 3", "--observed", "fleet.json", "--json");
    const observed = JSON.parse(stdout) as Plan;
    expect([swept, observed].map(({ scope, changes }) => [scope?.tenants, changes.map(({ tenant }) => tenant)])).toEqual([
      [5, ["calm-sun-3"]],
      [1, ["calm-sun-3"]],
    ]);
  });

  test("beside a base, and what drifted is told", async () => {
    here.commit();
    expect((await planOf("--base", "main")).counts.changedSinceBase).toBe(0);
    const { changes } = await planOf("--tenant", "app 3", "--base", "main");
    expect(changes.flatMap(({ hazards }) => hazards.map(({ kind }) => kind))).toEqual(["overwrites-drift"]);
  });

  test.each(["stranger", "s-1", "a-1", "app 99", "calm-sun"])("and nobody else's project is: %s", async (name) => {
    const planned = await here.tenantry("plan", "--tenant", name);
    const shown = await here.tenantry("show", name);
    expect([planned, shown].map(({ code, stderr }) => [code, stderr.split("  ")[0]])).toEqual([
      [64, "error[unknown-tenant]"],
      [64, "error[unknown-tenant]"],
    ]);
  });

  test.each(["calm-sun-3", "app 3"])("and shown: %s", async (name) => {
    const { code, stdout, requests } = await here.tenantry("show", name, "--json");
    const shown = JSON.parse(stdout) as Record<string, unknown>;
    expect([code, shown["tenant"], shown["identity"], shown["next"]]).toEqual([
      0,
      "calm-sun-3",
      { by: "rule", goneId: null, namesakes: [], isWhole: true },
      "tenantry plan --tenant calm-sun-3",
    ]);
    expect(requests).toBeLessThanOrEqual(4);
  });
});
