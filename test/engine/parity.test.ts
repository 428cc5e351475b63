/**
 * The two front doors show the same: what `pulumi preview` would do is what `tenantry plan` says, tenant by tenant and key by key,
 * and both name the same plan. One stack, made once; each fixture puts the truth and the manifests as it needs them.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Action } from "../../src/emulator/index.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { fleetText, project as seedProject } from "../harness/fleet.js";
import { Project } from "./project.js";
import { declaredOnly, toPulumi } from "./to-pulumi.js";

const installed = inject("installed");
const gib = 2 ** 30;

const base: Readonly<Record<string, string>> = {
  acme: "tier: free",
  bolt: "tier: free, labels: { customer: cus_1 }, exceptions: [{ field: historyRetention, allow: drift, until: 2099-01-01, reason: audit }]",
  moon: "tier: pro",
  nova: "tier: pro, compute: { max: 8 }, quota: { dataTransfer: 200GiB }",
  rest: "tier: pro, state: suspended, reason: unpaid",
  vega: "tier: business",
};
const projects = [
  seedProject("free", "acme", { id: "acme-1" }),
  seedProject("free", "bolt", { id: "bolt-1" }),
  seedProject("pro", "moon", { id: "moon-1" }),
  seedProject("pro", "nova", {
    id: "nova-1",
    quota: { active_time_seconds: 750 * 3600, data_transfer_bytes: 200 * gib, logical_size_bytes: 10 * gib },
    default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: 300 },
  }),
  seedProject("pro", "rest", {
    id: "rest-1",
    quota: { active_time_seconds: 1, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib },
  }),
  seedProject("business", "vega", { id: "vega-1" }),
  seedProject("pro", "found", { id: "found-1" }),
];
const lock = ["acme", "bolt", "moon", "nova", "rest", "vega"].map((name) => `${name} ${name}-1\n`).join("");

interface Fixture {
  readonly name: string;
  /** Tenants declared otherwise; null: no more. */
  readonly declare?: Readonly<Record<string, string | null>>;
  readonly act?: readonly Action[];
  readonly lock?: string;
  readonly fleet?: (text: string) => string;
}
const edit = (project: string, more: object): Action => ({ do: "edit-project", project, ...more });
const compute = (max: number, min = 0.25, timeout = 300) => ({
  default_endpoint_settings: { autoscaling_limit_min_cu: min, autoscaling_limit_max_cu: max, suspend_timeout_seconds: timeout },
});
const small = (project: string): Action => ({ do: "edit-branch", project, branch: "main", logical_size: 200 * 2 ** 20 });
const quota = (more: Readonly<Record<string, number>>) => ({ quota: more });

const fixtures: readonly Fixture[] = [
  { name: "nothing to do" },
  { name: "a new tenant", declare: { fresh: "tier: free" } },
  {
    name: "three new tenants in two tiers",
    declare: { n1: "tier: free", n2: "tier: pro", n3: "tier: pro, compute: { max: 6 }" },
  },
  { name: "a new tenant that begins suspended", declare: { fresh: "tier: free, state: suspended, reason: trial" } },
  { name: "an upgrade", declare: { acme: "tier: pro" } },
  { name: "two upgrades", declare: { acme: "tier: pro", bolt: "tier: business, labels: { customer: cus_1 }" } },
  { name: "an upgrade within an org", declare: { moon: "tier: business" } },
  { name: "a downgrade that fits", declare: { moon: "tier: free" }, act: [small("moon-1")] },
  { name: "a downgrade within an org", declare: { vega: "tier: pro" }, act: [small("vega-1")] },
  { name: "a larger quota", declare: { moon: "tier: pro, quota: { dataTransfer: 80GiB }" } },
  { name: "a smaller quota", declare: { moon: "tier: pro, quota: { dataTransfer: 10GiB }" } },
  { name: "an unlimited quota", declare: { moon: "tier: pro, quota: { activeTime: unlimited }" } },
  { name: "another compute range", declare: { moon: "tier: pro, compute: { min: 1, max: 8 }" } },
  { name: "another suspend timeout", declare: { moon: "tier: pro, compute: { suspendTimeout: 10m }" } },
  { name: "longer history", declare: { acme: "tier: free, historyRetention: 1d" } },
  { name: "no history", declare: { moon: "tier: pro, historyRetention: none" } },
  {
    name: "several fields at once",
    declare: { moon: "tier: pro, historyRetention: 1d, compute: { max: 2 }, quota: { activeTime: 10h }" },
  },
  { name: "an override taken back", declare: { nova: "tier: pro" } },
  { name: "another name", declare: { moon: 'tier: pro, name: "Moon Data"' } },
  { name: "another tenant suspended", declare: { moon: "tier: pro, state: suspended, reason: abuse" } },
  { name: "resumed", declare: { rest: "tier: pro" } },
  { name: "resumed and upgraded", declare: { rest: "tier: business" } },
  { name: "a tombstone", declare: { moon: "state: deleted, reason: closed" } },
  { name: "a tombstone that names its tier", declare: { moon: "tier: pro, state: deleted, reason: closed" } },
  { name: "a tombstone with a date", declare: { moon: "tier: pro, state: deleted, reason: closed, deleteAfter: 2099-01-01" } },
  { name: "a project found by its name", declare: { found: "tier: pro" } },
  { name: "a remembered project that was deleted", act: [{ do: "delete-project", project: "moon-1" }] },
  {
    name: "a remembered project that is gone",
    act: [
      { do: "delete-project", project: "moon-1" },
      { do: "purge-project", project: "moon-1" },
    ],
  },
  { name: "drift of one field", act: [edit("moon-1", compute(6))] },
  {
    name: "drift of a quota",
    act: [edit("moon-1", quota({ active_time_seconds: 3600, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib }))],
  },
  {
    name: "drift of a quota to no limit",
    act: [edit("moon-1", quota({ active_time_seconds: 0, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib }))],
  },
  { name: "drift of history", act: [edit("moon-1", { history_retention_seconds: 3600 })] },
  { name: "drift of the name", act: [edit("moon-1", { name: "moonlight" })] },
  { name: "drift of two tenants", act: [edit("moon-1", compute(6)), edit("acme-1", { history_retention_seconds: 3600 })] },
  { name: "drift of a tenant that overrides", act: [edit("nova-1", compute(4))] },
  {
    name: "moved to the other org by hand",
    act: [{ do: "transfer-project", project: "acme-1", to: "org-bold-river-20263711" }, small("acme-1")],
  },
  {
    name: "suspended by hand",
    act: [edit("moon-1", quota({ active_time_seconds: 1, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib }))],
  },
  {
    name: "resumed by hand",
    act: [
      edit("rest-1", quota({ active_time_seconds: 750 * 3600, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib })),
    ],
  },
  {
    name: "drift beside a change of the manifest",
    declare: { moon: "tier: pro, historyRetention: 1d" },
    act: [edit("moon-1", compute(6))],
  },
  { name: "drift that an exception leaves", act: [edit("bolt-1", { history_retention_seconds: 3600 })] },
  {
    name: "a top-up that the tier leaves",
    fleet: (text) =>
      text.replace(
        "    historyRetention: 7d\n    limits: { branches: 25",
        "    enforce: { quota.dataTransfer: atLeast, compute.max: ignore, compute.min: ignore }\n    historyRetention: 7d\n    limits: { branches: 25",
      ),
    act: [
      edit("moon-1", {
        ...compute(6),
        ...quota({ active_time_seconds: 750 * 3600, data_transfer_bytes: 90 * gib, logical_size_bytes: 10 * gib }),
      }),
    ],
  },
  { name: "another preset for a whole tier", fleet: (text) => text.replace("historyRetention: 6h", "historyRetention: 12h") },
  { name: "other labels alone", declare: { bolt: "tier: free, labels: { customer: cus_2 }" } },
  { name: "a manifest removed", declare: { moon: null } },
];

const manifests = (declare: Fixture["declare"] = {}): string =>
  Object.entries({ ...base, ...declare })
    .flatMap(([tenant, text]) => (text === null ? [] : [`{ tenant: ${tenant}, ${text} }`]))
    .join("\n---\n");

describe.skipIf(!installed)("pulumi preview shows what tenantry plan shows", () => {
  let stack: Project;
  beforeAll(async () => {
    if (!installed) return;
    stack = await Project.make(installed, { manifests: manifests(), seed: { projects } });
    stack.write({ "tenantry.lock": lock });
    const { code, text } = await stack.up();
    if (code !== 0) throw new Error(text);
  });
  afterAll(() => stack?.end());

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    "%s",
    async (_, { declare, act = [], fleet = (text) => text }) => {
      await stack.emulator.reset({ projects });
      for (const action of act) await stack.act(action);
      stack.write({ "tenantry.yaml": fleet(fleetText), "tenants/all.yaml": manifests(declare) });

      const { code, text } = await stack.tenantry(["plan", "--json", "--out", "plan.json", "--force"]);
      expect(code, text).toBe(0);
      const plan = JSON.parse(stack.read("plan.json")) as Plan;
      const { steps, planId } = await stack.previewed("--refresh");

      expect(planId).toBe(plan.id);
      const shown = steps.filter(
        ({ op, keys }) => op === "create" || (op === "update" && keys.some((key) => !declaredOnly.has(key))),
      );
      expect(shown.map((step) => ({ ...step, keys: step.keys.filter((key) => !declaredOnly.has(key)) }))).toEqual(toPulumi(plan));
      // What is only declared otherwise, and what is declared no more, is a step that sends nothing.
      expect(steps.filter((step) => !shown.includes(step)).every(({ op }) => op === "update" || op === "delete")).toBe(true);
      expect(await stack.writes()).toEqual([]);
    },
  );
});
