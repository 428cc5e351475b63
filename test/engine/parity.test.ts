/**
 * The two front doors show the same: what `pulumi preview` would do is what `tenantry plan` says, tenant by tenant and key by key,
 * and both name the same plan. Each fixture has tenants of its own in one stack, and those that share a fleet file share a preview.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../src/emulator/index.js";
import { groupBy } from "../../src/reconciler/diff/group-by.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { fleetText, project as seedProject } from "../harness/fleet.js";
import type { Step } from "./project.js";
import { Project } from "./project.js";
import { declaredOnly, toPulumi } from "./to-pulumi.js";

const gib = 2 ** 30;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString().replace(/\.\d+Z$/, "Z");
const [anHourAgo, halfAnHourAgo] = [ago(3_600_000), ago(1_800_000)];
/** As fast as the engine asks; as many changes as there are fixtures. */
const fleet = `${fleetText.replace("suspend: { max: 20 }", "suspend: { max: 20, share: 100% }")}rate: { perMinute: 1000000, share: 100%, burst: 1000 }\n`;

const base: Readonly<Record<string, string>> = {
  acme: "tier: free",
  bolt: "tier: free, labels: { customer: cus_1 }, exceptions: [{ field: historyRetention, allow: drift, until: 2099-01-01, reason: audit }]",
  moon: "tier: pro",
  nova: "tier: pro, compute: { max: 8 }, quota: { dataTransfer: 200GiB }",
  rest: "tier: pro, state: suspended, reason: unpaid",
  vega: "tier: business",
  wood: "tier: pro, snapshots: { named: { v1: { at: 2026-02-01 }, v2: { at: 2026-02-02 } } }",
};
const projects = [
  seedProject("free", "acme", { id: "acme-1" }),
  seedProject("free", "bolt", { id: "bolt-1" }),
  seedProject("pro", "moon", { id: "moon-1", created_at: "2026-01-05T08:00:00Z" }),
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
  seedProject("pro", "wood", {
    id: "wood-1",
    created_at: "2026-01-05T08:00:00Z",
    snapshots: [{ id: "snap-v1", name: "v1", timestamp: "2026-02-01T00:00:00Z" }],
  }),
  seedProject("pro", "found", { id: "found-1" }),
];
interface Fixture {
  readonly name: string;
  /** Tenants declared otherwise; null: no more. */
  readonly declare?: Readonly<Record<string, string | null>>;
  readonly act?: readonly ProjectAction[];
  readonly fleet?: (text: string) => string;
  /** What is due is asked for too. */
  readonly due?: true;
}
type ProjectAction = Extract<Action, { readonly project: string }>;
const edit = (project: string, more: object): ProjectAction => ({ do: "edit-project", project, ...more });
const compute = (max: number, min = 0.25, timeout = 300) => ({
  default_endpoint_settings: { autoscaling_limit_min_cu: min, autoscaling_limit_max_cu: max, suspend_timeout_seconds: timeout },
});
const small = (project: string): ProjectAction => ({ do: "edit-branch", project, branch: "main", logical_size: 200 * 2 ** 20 });
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
  {
    name: "a named snapshot",
    declare: { moon: `tier: pro, snapshots: { named: { v1.0: { at: ${anHourAgo} } } }` },
  },
  {
    name: "two named snapshots beside an update",
    declare: {
      moon: `tier: pro, compute: { max: 2 }, snapshots: { named: { "a:b c": { at: ${anHourAgo} }, v2: { at: ${halfAnHourAgo} } } }`,
    },
  },
  {
    name: "a named snapshot, and a restore of it",
    declare: {
      moon: `tier: pro, snapshots: { named: { v1: { at: ${anHourAgo} } } }, restore: { from: v1, id: ${halfAnHourAgo} }`,
    },
  },
  {
    name: "branches, one of a moment with a life, beside an update",
    declare: {
      moon: `tier: pro, compute: { max: 2 }, branches: { "v1.2": { at: ${anHourAgo}, expiresIn: 7d, compute: { max: 0.5 } }, dev: { protected: true } }`,
    },
  },
  {
    name: "settings of a branch, and one removed by word",
    declare: { moon: "tier: pro, branches: { dev: { protected: true }, old: { state: deleted } }" },
    act: [
      { do: "add-branch", project: "moon-1", branch: { name: "dev" } },
      { do: "add-branch", project: "moon-1", branch: { name: "old" } },
    ],
  },
  { name: "a named snapshot that is missing", declare: { moon: "tier: pro, snapshots: { named: { v1: { at: 2026-02-01 } } }" } },
  { name: "a named snapshot given up by word", declare: { wood: "tier: pro, snapshots: { named: { v1: { state: deleted } } }" } },
  { name: "a named snapshot declared no more", declare: { wood: "tier: pro" } },
  { name: "a named snapshot that another removed", act: [{ do: "delete-snapshot", project: "wood-1", snapshot: "v1" }] },
  {
    name: "a slot that is due, and one that goes for it",
    due: true,
    declare: { moon: `tier: pro, snapshots: { schedule: { every: 1d, at: "${anHourAgo.slice(11, 16)}", keep: 1 } }` },
    act: [
      {
        do: "add-snapshot",
        project: "moon-1",
        snapshot: { name: "sched-20260201T0000Z", timestamp: "2026-02-01T00:00:00Z" },
      },
    ],
  },
  {
    name: "a restore of a time",
    declare: { moon: `tier: pro, restore: { from: ${anHourAgo}, id: ${halfAnHourAgo} }` },
  },
  { name: "a manifest removed", declare: { nova: null } },
];

/** Tenant, project and name of a fixture's own: `f07-moon`. */
const own = (fixture: Fixture, name: string): string => `f${String(fixtures.indexOf(fixture)).padStart(2, "0")}-${name}`;
const seeds = fixtures.flatMap((fixture) =>
  projects.map((project) => ({ ...project, id: own(fixture, project.id ?? ""), name: own(fixture, project.name) })),
);
const lock = fixtures
  .flatMap((fixture) => Object.keys(base).map((name) => `${own(fixture, name)} ${own(fixture, `${name}-1`)}\n`))
  .sort()
  .join("");

/** What the given fixtures declare, beside what all the others have always declared. */
const manifests = (active: readonly Fixture[]): string =>
  fixtures
    .flatMap((fixture) =>
      Object.entries({ ...base, ...(active.includes(fixture) && fixture.declare) }).flatMap(([name, text]) =>
        text === null ? [] : [`{ tenant: ${own(fixture, name)}, ${text} }`],
      ),
    )
    .join("\n---\n");

interface Shown {
  readonly plan: Plan;
  readonly planId: string | null;
  readonly steps: readonly Step[];
  readonly pending: ReadonlySet<string>;
  readonly writes: readonly string[];
}

describe("pulumi preview shows what tenantry plan shows", () => {
  const groups = [...groupBy(fixtures, (fixture) => fixture.fleet ?? fixture.due).values()];
  const shown = new Map<Fixture, Shown>();
  let stack: Project;
  beforeAll(async () => {
    stack = await Project.make({ fleet, manifests: manifests([]), seed: { projects: seeds } });
    stack.write({ "tenantry.lock": lock });
    stack.env = { PULUMI_SKIP_CHECKPOINTS: "true" };
    const { code, text } = await stack.up();
    if (code !== 0) throw new Error(text);
    for (const group of groups) {
      const result = await show(group);
      for (const fixture of group) shown.set(fixture, result);
    }
  });
  afterAll(() => stack?.end());

  async function show(group: readonly Fixture[]): Promise<Shown> {
    await stack.reset(seeds);
    for (const fixture of group)
      for (const action of fixture.act ?? []) await stack.act({ ...action, project: own(fixture, action.project) });
    stack.write({ "tenantry.yaml": group[0]?.fleet?.(fleet) ?? fleet, "tenants/all.yaml": manifests(group) });
    const due = group[0]?.due === true;
    stack.env = { PULUMI_SKIP_CHECKPOINTS: "true", TENANTRY_DUE: String(due) };
    const { code, text } = await stack.tenantry(["plan", "--out", "plan.json", "--force", ...(due ? ["--due"] : [])]);
    if (code !== 0) throw new Error(text);
    const plan = JSON.parse(stack.read("plan.json")) as Plan;
    return { plan, ...(await stack.previewed("--refresh")), writes: await stack.writes() };
  }

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
    const { plan, planId, steps, pending, writes } = shown.get(fixture) ?? expect.fail("never shown");
    expect(planId).toBe(plan.id);
    // A whole tier changes everybody; else each fixture is looked at alone.
    const isOwn = fixture.fleet ? () => true : (name: string) => name.startsWith(own(fixture, ""));
    const gone = toPulumi(plan).flatMap(({ name, op }) => (op === "delete" ? [name] : []));
    const sends = ({ name, op }: Step): boolean => pending.has(name) || (op === "delete" && gone.includes(name));
    const sending = steps.filter((step) => isOwn(step.name) && sends(step));
    const silent = steps.filter((step) => isOwn(step.name) && !sends(step));
    const changes = plan.changes.filter(({ tenant }) => isOwn(tenant));
    expect(sending.map((step) => ({ ...step, keys: step.keys.filter((key) => !declaredOnly.has(key)) }))).toEqual(
      toPulumi({ ...plan, changes }),
    );
    // What is only declared otherwise, and what is declared no more, is a step that sends nothing.
    const isSilent = ({ name, op }: Step): boolean =>
      op === "update" || op === "delete" || (op === "create" && name.includes("/"));
    expect(silent.every(isSilent)).toBe(true);
    expect(writes).toEqual([]);
  });
});
