/** A seed becomes a story. Swarm: each seed takes its own subset of what can go wrong, so that rare pairs meet. */
import type { Action, FaultRule, SeedProject } from "../../src/emulator/index.js";
import { presets as seeded } from "../harness/fleet.js";
import { limits, presets, tierNames } from "../oracle/wishes.js";
import type { Facts, Tier, Wish } from "../oracle/wishes.js";
import { Dice } from "./dice.js";
import { withClock } from "./invent-clock.js";
import { faultKinds, furtherKinds } from "./fault-kinds.js";
import type { End, Meddling, Round, Story, TenantStory, ThroughPulumi } from "./story.js";

const names = ["acme", "bolt", "crow", "dune", "echo", "fern", "gale", "hive", "iris", "jade", "kelp", "lark"] as const;

export function invent(seed: number): Story {
  const dice = new Dice(seed);
  const count = dice.pick([3, 3, 4, 5, 2, 6, 1, 8, 12]);
  const isNewer = dice.chance(10);
  const tenants = dice.many(count, (index) => inventTenant(names[index] ?? `t-${index}`, isNewer, dice));
  const isCalm = dice.chance(12);
  const swarm = isCalm ? [] : dice.some(faultKinds, dice.pick([15, 30, 60]));
  const rounds = dice.many(dice.pick([1, 1, 2]), (index) => inventRound(index, tenants, swarm, isCalm, dice));
  return withClock({
    seed,
    tenants,
    strangers: inventStrangers(tenants, dice),
    assumptions: inventAssumptions(dice),
    isNewer,
    pageSize: dice.pick([400, 400, 400, 3]),
    pace: dice.many(dice.pick([1, 7, 13]), () => dice.pick([0, 0, 3, 20, 90])),
    rounds: isCalm ? rounds : further(seed, rounds),
    ...throughPulumi(seed),
  });
}

/** More of what can go wrong, with dice of its own: a seed's tenants, edits and first faults stay what they were. */
function further(seed: number, rounds: readonly Round[]): readonly Round[] {
  const dice = new Dice(seed ^ 0x66_75_72);
  const swarm = dice.some(furtherKinds, dice.pick([0, 15, 30, 60]));
  return rounds.map((round) => ({
    ...round,
    faults: [...round.faults, ...swarm.filter(() => dice.chance(70)).map(({ rule }) => rule(dice))],
  }));
}

/** With dice of its own: a seed's story is the same through either door. */
function throughPulumi(seed: number): Pick<Story, "pulumi"> {
  const dice = new Dice(seed ^ 0x70_75_6c);
  if (!dice.chance(20)) return {};
  const doors = dice.pick<ThroughPulumi["doors"]>([["pulumi"], ["pulumi"], ["pulumi", "command"], ["command", "pulumi"]]);
  const settings = { parallel: dice.pick([16, 16, 1, 3]), checkpoints: dice.chance(60), refresh: dice.chance(40) };
  return { pulumi: { doors, ...settings } };
}

function inventTenant(tenant: string, isNewer: boolean, dice: Dice): TenantStory {
  const tier = dice.pick(tierNames);
  const wish = inventWish(tenant, tier, dice);
  const id = `${tenant}-1`;
  const facts = seeded[dice.chance(55) ? tier : dice.pick(tierNames)];
  const project: SeedProject = { ...facts, name: tenant, id, ...inventUse(tier, dice), ...inventDrift(facts, isNewer, dice) };
  const annotations = { "tenantry-tenant": tenant, "tenantry-plan": "0a1b2c3d" };
  switch (
    dice.pick(["kept", "kept", "kept", "none", "none", "suspended", "deleted", "named", "marked", "pinned", "gone", "running"])
  ) {
    case "kept":
      return { wish, project, remembered: id };
    // Nothing is used of its time yet, so the quota doesn't stop its computes.
    case "running":
      return {
        wish: { ...wish, state: "suspended" },
        project: { ...project, compute: "active", usage: { logical_size_bytes: 2 ** 20 } },
        remembered: id,
      };
    case "suspended":
      return { wish, project: { ...project, quota: { ...facts.quota, active_time_seconds: 1 } }, remembered: id };
    case "deleted":
      return { wish, project: { ...project, deleted_at: "2026-03-02T10:00:00Z" }, remembered: dice.chance(60) ? id : null };
    case "named":
      return { wish, project, remembered: null };
    case "marked":
      return { wish, project: { ...project, annotations }, remembered: null };
    case "pinned":
      return {
        wish: { ...wish, pin: id },
        project: { ...project, name: dice.chance(50) ? tenant : `old-${tenant}` },
        remembered: null,
      };
    case "gone":
      return { wish, project: null, remembered: `${tenant}-0` };
    default:
      return { wish, project: null, remembered: null };
  }
}

function inventWish(tenant: string, tier: Tier, dice: Dice): Wish {
  const state = dice.pick<Wish["state"]>(["active", "active", "active", "active", "active", "suspended", "deleted"]);
  return { tenant, name: tenant, pin: null, tier, state, own: inventOwn(tier, dice) };
}

function inventOwn(tier: Tier, dice: Dice): Partial<Facts> {
  if (!dice.chance(30)) return {};
  const preset = presets[tier];
  const choices: readonly [Partial<Facts>, ...Partial<Facts>[]] = [
    { data_transfer_bytes: preset.data_transfer_bytes / 5 },
    { logical_size_bytes: preset.logical_size_bytes / 2 },
    { autoscaling_limit_max_cu: tier === "business" ? 4 : 1 },
    { history_retention_seconds: 7200 },
    { active_time_seconds: 50 * 3600 },
    ...(tier === "free" ? [] : [{ data_transfer_bytes: 0 }]),
  ];
  return { ...dice.pick(choices), ...(dice.chance(30) && dice.pick(choices)) };
}

/** Mostly small; now and then too large, or of unknown size, for the tier. */
function inventUse(tier: Tier, dice: Dice): Partial<SeedProject> {
  const most = presets[tier];
  const usage = { logical_size_bytes: 2 ** 20, active_time_seconds: 3600, data_transfer_bytes: 2 ** 20 };
  switch (dice.pick(["small", "small", "small", "small", "small", "large", "unknown", "branches", "integration"])) {
    case "large":
      return { usage: { ...usage, logical_size_bytes: most.logical_size_bytes } };
    case "unknown":
      return {};
    case "branches":
      return {
        usage,
        branches: [
          { name: "main", default: true, logical_size: 1 },
          ...dice.many(limits.free.branches, (n) => ({ name: `b-${n}`, logical_size: 1 })),
        ],
      };
    case "integration":
      return { usage, integrations: [dice.pick(["datadog", "vercel"])] };
    default:
      return { usage };
  }
}

function inventDrift(facts: (typeof seeded)[Tier], isNewer: boolean, dice: Dice): Partial<SeedProject> {
  if (!dice.chance(35)) return {};
  return dice.pick<Partial<SeedProject>>([
    { quota: { ...facts.quota, data_transfer_bytes: 2 ** 30 } },
    { quota: { ...facts.quota, ...(isNewer && { widgets_per_day: 7 }) } },
    { history_retention_seconds: 3600 },
    {
      default_endpoint_settings: {
        ...facts.default_endpoint_settings,
        autoscaling_limit_max_cu: 1,
        pg_settings: { work_mem: "8MB" },
      },
    },
    { settings: { enable_logical_replication: true } },
  ]);
}

/** Neighbours by name, in either org, live and deleted. */
function inventStrangers(tenants: readonly TenantStory[], dice: Dice): readonly SeedProject[] {
  return dice.many(dice.pick([1, 0, 2, 4]), (index) => {
    const near = tenants[dice.roll(tenants.length)]?.wish.name ?? "acme";
    const name = dice.pick([`${near}-2`, `x${near}`, `${near}.old`, near.toUpperCase(), "shop"]);
    return {
      ...seeded[dice.pick(tierNames)],
      name,
      id: `s-${index}`,
      ...(dice.chance(20) && { deleted_at: "2026-03-02T10:00:00Z" }),
    };
  });
}

function inventAssumptions(dice: Dice): Story["assumptions"] {
  return {
    ...(dice.chance(30) && { quotaPatch: "replace" as const }),
    ...(dice.chance(30) && { defaultsPatch: "replace" as const }),
    ...(dice.chance(20) && { listSettings: "absent" as const }),
    ...(dice.chance(30) && { listOrder: "created" as const }),
    ...(dice.chance(30) && { projectOperations: dice.pick(["always", "never"]) }),
    ...(dice.chance(30) && { operationTime: dice.pick(["0", "100", "2000"]) }),
    ...(dice.chance(30) && { errorsQuoteSecrets: "yes" as const }),
    ...(dice.chance(20) && { transferBadId: "skip" as const }),
    ...(dice.chance(20) && { deletedProject: "200" as const }),
  };
}

function inventRound(
  index: number,
  tenants: readonly TenantStory[],
  swarm: typeof faultKinds,
  isCalm: boolean,
  dice: Dice,
): Round {
  const rules = (percent: number, isPlan: boolean): readonly FaultRule[] =>
    swarm.filter((kind) => isPlan === (kind.at === "plan") && dice.chance(percent)).map((kind) => kind.rule(dice));
  return {
    edits:
      index === 0
        ? []
        : dice.some(tenants, 40).map(({ wish }) => ({ tenant: wish.tenant, wish: dice.chance(15) ? null : edited(wish, dice) })),
    planFaults: rules(60, true),
    meddling: isCalm ? [] : dice.many(dice.pick([0, 0, 0, 1, 1, 2]), () => inventMeddling(tenants, dice)),
    faults: rules(70, false),
    ends: isCalm ? [] : dice.many(dice.pick([0, 1, 1, 1, 2]), () => inventEnd(dice)),
  };
}

/** A tenant whose project is to go stays a tombstone; what else it is may change. */
function edited(wish: Wish, dice: Dice): Wish {
  const next = inventWish(wish.tenant, dice.pick(tierNames), dice);
  return { ...next, pin: wish.pin, ...(wish.state === "deleted" && { state: "deleted" as const }) };
}

function inventEnd(dice: Dice): End {
  const rerun = dice.pick(["resume", "replan", "forget"] as const);
  const nth = 1 + dice.roll(dice.pick([4, 8, 20]));
  switch (dice.pick(["write", "write", "note", "request", "stopped", "full"])) {
    case "write":
      return { how: "killed", at: "write", nth: 1 + dice.roll(4), when: dice.pick(["after", "before"]), rerun };
    case "note":
      return { how: "killed", at: "note", nth, when: dice.pick(["before", "torn", "after"]), rerun };
    case "request":
      return { how: "killed", at: "request", nth, when: dice.pick(["after", "before"]), rerun };
    case "stopped":
      return { how: "stopped", nth, rerun };
    default:
      return { how: "full", nth, rerun };
  }
}

function inventMeddling(tenants: readonly TenantStory[], dice: Dice): Meddling {
  const chosen = tenants[dice.roll(tenants.length)];
  const project = chosen?.project?.id ?? chosen?.wish.name ?? "acme";
  const act = dice.pick<Action>([
    { do: "edit-project", project, quota: { data_transfer_bytes: 3 * 2 ** 30 } },
    { do: "edit-project", project, history_retention_seconds: 1800 },
    { do: "edit-project", project, name: `${chosen?.wish.name ?? "x"}-renamed` },
    { do: "edit-endpoint", project, state: "active" },
    { do: "run-operations", project, ms: 5000 },
    { do: "delete-project", project },
    { do: "recover-project", project },
    { do: "transfer-project", project, to: dice.pick(["free", "paid"]) },
    { do: "purge-project", project },
    { do: "add-project", project: { ...seeded.free, name: chosen?.wish.name ?? "acme", id: `twin-${dice.roll(9)}` } },
  ]);
  return { after: dice.chance(50) ? 0 : 1 + dice.roll(30), act };
}
