/**
 * Restore points in a share of the lives: tenants declare named snapshots, a schedule, a restore; hours pass between their rounds
 * and data changes, so that what is taken late shows; others make, delete and restore by hand. The dice are its own: what a seed told
 * before, it still tells.
 */
import type { Action, SeedProject } from "../../src/emulator/index.js";
import { startOfTime } from "../harness/virtual.js";
import { latestSlot, secondsOf, slotName } from "../oracle/points.js";
import { limits } from "../oracle/wishes.js";
import type { Points, Restore, Tier, Wish } from "../oracle/wishes.js";
import { Dice } from "./dice.js";
import { pointFaults } from "./fault-kinds.js";
import type { End, Meddling, Round, Story, TenantStory } from "./story.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const born = startOfTime - 3 * day;

const nothing: Round = { edits: [], planFaults: [], meddling: [], faults: [], ends: [] };

export function withPoints(story: Story): Story {
  const dice = new Dice(story.seed ^ 0x70_6f_69);
  if (!dice.chance(25)) return story;
  const isCalm = story.rounds.every(({ faults, planFaults, ends }) => faults.length + planFaults.length + ends.length === 0);
  const tenants = story.tenants.map((tenant) => (dice.chance(70) ? pointed(tenant, dice) : tenant));
  const rounds = story.rounds.length === 1 && dice.chance(60) ? [...story.rounds, nothing] : story.rounds;
  const declared = new Map(tenants.map(({ wish }) => [wish.tenant, wish]));
  let now = startOfTime;
  const lived = rounds.map((round, index): Round => {
    const passes = index === 0 ? 0 : dice.pick([hour, 2 * hour, 7 * hour, 25 * hour]);
    now += passes;
    const edits = index === 0 ? round.edits : edited(round, declared, now, dice);
    for (const { tenant, wish } of edits) {
      if (wish) declared.set(tenant, wish);
      else declared.delete(tenant);
    }
    const mine = tenants.filter(({ wish }) => declared.get(wish.tenant)?.points);
    return {
      ...round,
      ...(passes > 0 && { passes, opening: mine.map((tenant): Action => writes(tenant, `round ${index + 1}`)) }),
      due: dice.chance(75),
      edits,
      ...(!isCalm && troubled(round, mine, now, dice)),
    };
  });
  const assumptions = {
    ...story.assumptions,
    ...(dice.chance(25) && { defaultAfterRestore: "stays" as const }),
    ...(dice.chance(25) && { snapshotOperations: "none" as const }),
  };
  return { ...story, tenants, assumptions, rounds: lived, slots: dice.pick([0, 1]) };
}

const idOf = ({ project, wish }: TenantStory): string => project?.id ?? wish.name;
const writes = (tenant: TenantStory, text: string): Action => ({ do: "write-data", project: idOf(tenant), text });

function troubled(
  { planFaults, faults, meddling, ends }: Round,
  tenants: readonly TenantStory[],
  now: number,
  dice: Dice,
): Partial<Round> {
  const swarm = dice.some(pointFaults, dice.pick([0, 30, 60]));
  const rules = (at: "plan" | "apply") => swarm.filter((kind) => kind.at === at).map((kind) => kind.rule(dice));
  const acts = dice.many(dice.pick([0, 0, 1, 2]), (): Meddling | null => {
    const tenant = tenants[dice.roll(Math.max(1, tenants.length))];
    return tenant ? { after: dice.chance(40) ? 0 : 1 + dice.roll(30), act: actOn(tenant, now, dice) } : null;
  });
  return {
    planFaults: [...planFaults, ...rules("plan")],
    faults: [...faults, ...rules("apply")],
    meddling: [...meddling, ...acts.filter((act) => act !== null)],
    ends: dice.chance(30) ? [inventEnd(dice), ...ends] : ends,
  };
}

const inventEnd = (dice: Dice): End => ({
  how: "killed",
  at: "write",
  of: dice.pick(["snapshot", "prune", "restore", "finalize", "finalize", "prune"]),
  nth: 1,
  when: dice.pick(["after", "before"]),
  rerun: dice.pick(["resume", "replan", "forget"]),
});

function actOn(tenant: TenantStory, now: number, dice: Dice): Action {
  const project = idOf(tenant);
  const slot = slotName(latestSlot(tenant.wish.points?.schedule ?? { every: 6 * hour, at: 0, keep: 1 }, now));
  const of = (name: string) => ({ name, timestamp: secondsOf(now - 5 * minute), data: "main" });
  return dice.pick<Action>([
    { do: "add-snapshot", project, snapshot: of("by-hand-2") },
    { do: "delete-snapshot", project, snapshot: "v1" },
    { do: "restore-snapshot", project, snapshot: "v1" },
    { do: "restore-snapshot", project, snapshot: "by-hand" },
    { do: "add-snapshot", project, snapshot: of("v1") },
    { do: "add-snapshot", project, snapshot: of(slot) },
    { do: "delete-snapshot", project, snapshot: slot },
    { do: "delete-snapshot", project, snapshot: "by-hand" },
    { do: "write-data", project, text: "meanwhile" },
  ]);
}

function pointed(tenant: TenantStory, dice: Dice): TenantStory {
  const { wish, project } = tenant;
  const schedule = dice.chance(60) ? inventSchedule(dice) : null;
  const at = startOfTime - 30 * minute;
  const named: Points["named"] = {
    ...(dice.chance(70) && { v1: { at, isGone: dice.chance(15) } }),
    ...(dice.chance(25) && { v2: { at: dice.pick([startOfTime - 10 * minute, startOfTime + 30 * minute]), isGone: false } }),
    ...(dice.chance(10) && { v0: { at: startOfTime - 20 * day, isGone: false } }),
  };
  const draft: Points = { named, schedule, restore: null };
  const restore = dice.chance(60) ? inventRestore(draft, startOfTime, null, dice) : null;
  const points = fitted({ ...draft, restore }, wish.tier);
  const older = schedule && dice.chance(60) ? dice.roll(schedule.keep + 2) : 0;
  const slot = latestSlot(schedule ?? { every: hour, at: 0, keep: 1 }, startOfTime);
  const shows = (name: string, time: number) => ({ name, timestamp: secondsOf(time), created_at: secondsOf(time), data: "main" });
  const there = [
    ...(named["v1"] && dice.chance(60) ? [shows("v1", at)] : []),
    ...(dice.chance(25) ? [shows("by-hand", startOfTime - 2 * day)] : []),
    ...dice.many(older, (n) =>
      shows(slotName(slot - (n + 1) * (schedule?.every ?? hour)), slot - (n + 1) * (schedule?.every ?? hour)),
    ),
  ];
  return { ...tenant, wish: { ...wish, points }, project: project && aged(project, there, dice) };
}

const inventSchedule = (dice: Dice): NonNullable<Points["schedule"]> => ({
  every: dice.pick([6 * hour, hour, day]),
  at: dice.pick([0, 3.5 * hour]),
  keep: dice.pick([2, 1, 3]),
});

/** Old enough to have a history; of a limit of one snapshot only the first is there. */
function aged(project: SeedProject, there: NonNullable<SeedProject["snapshots"]>, dice: Dice): SeedProject {
  const created_at = secondsOf(born);
  const branches = (project.branches ?? [{ name: "main", default: true, data: "main" }]).map((branch) =>
    branch.default ? { ...branch, created_at, data: "main" } : branch,
  );
  const old = dice.chance(15) ? [{ name: "main (old)", root: true, created_at, data: "older", logical_size: 1 }] : [];
  return {
    ...project,
    created_at,
    branches: [...branches, ...old],
    snapshots: project.org === "free" ? there.slice(0, 1) : there,
  };
}

function inventRestore(points: Points, now: number, earlier: Restore | null, dice: Dice): Restore {
  const names = Object.entries(points.named).flatMap(([name, { isGone }]) => (isGone ? [] : [name]));
  const id = dice.pick([now - minute, now - minute, now - minute, now + 20 * minute, now - day + minute, now - 2 * day]);
  const replaced = earlier && dice.chance(30) ? `main (old ${secondsOf(earlier.id)})` : null;
  const scheduled = points.schedule && dice.chance(20) ? slotName(latestSlot(points.schedule, now)) : null;
  return { id, from: replaced ?? scheduled ?? names[dice.roll(names.length + 1)] ?? id - 20 * minute };
}

/** What a manifest of that tier may say. */
export function fitted({ named, schedule, restore }: Points, tier: Tier): Points {
  const room = limits[tier].snapshots;
  const active = Object.entries(named).filter(([, { isGone }]) => !isGone);
  const kept = new Map(room > 1 ? Object.entries(named) : active.slice(0, 1));
  const isScheduled = room > 1 ? schedule : null;
  const { from = 0 } = restore ?? {};
  const isThere = typeof from === "number" || from.includes(" (old") || (from.startsWith("sched-") && isScheduled !== null);
  return {
    named: Object.fromEntries(kept),
    schedule: isScheduled,
    restore: isThere || kept.get(from)?.isGone === false ? restore : null,
  };
}

/** As the round has it, and in most of them other points. */
function edited({ edits }: Round, declared: ReadonlyMap<string, Wish>, now: number, dice: Dice): Round["edits"] {
  const changed = new Map(edits.map(({ tenant, wish }) => [tenant, wish]));
  for (const [tenant, { points, ...wish }] of declared) {
    const next = changed.get(tenant);
    if (next === null || !points) continue;
    const other = dice.chance(60) ? changedPoints(points, now, dice) : points;
    if (other === points && next === undefined) continue;
    const base = next ?? wish;
    changed.set(tenant, other ? { ...base, points: fitted(other, base.tier) } : base);
  }
  return [...changed].map(([tenant, wish]) => ({ tenant, wish }));
}

function changedPoints(points: Points, now: number, dice: Dice): Points | null {
  const { named, restore } = points;
  const names = Object.keys(named).filter((name) => name !== restore?.from);
  const one = names[dice.roll(Math.max(1, names.length))];
  switch (dice.pick(["more", "restore", "restore", "gone", "leaves", "schedule", "nothing"])) {
    case "more":
      return { ...points, named: { ...named, [`v${3 + dice.roll(3)}`]: { at: now - 5 * minute, isGone: false } } };
    case "restore":
      return { ...points, restore: inventRestore(points, now, restore, dice) };
    case "gone":
      return one === undefined ? points : { ...points, named: { ...named, [one]: { at: named[one]?.at ?? now, isGone: true } } };
    case "leaves":
      return { ...points, named: Object.fromEntries(Object.entries(named).filter(([name]) => name !== one)) };
    case "schedule":
      return { ...points, schedule: dice.chance(30) ? null : inventSchedule(dice) };
    default:
      return null;
  }
}
