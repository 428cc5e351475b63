/**
 * Lives a story to its end: rounds of plan, meddling, apply under faults, kills and reruns; then the faults are off, late
 * effects have landed, and three reruns must bring everything to what is declared.
 */
import { vi } from "vitest";
import { fakeTime } from "../harness/virtual.js";
import { recentFor } from "../../src/reconciler/journal/runs.js";
import type { Violation } from "../oracle/oracle.js";
import type { Wish } from "../oracle/wishes.js";
import { applyIn, comeToRest, isDeceptive, later, passSlots, planAgain, planIn, worldOf } from "./course.js";
import type { Planned } from "./course.js";
import type { Pace } from "./run.js";
import type { Round, Story } from "./story.js";
import type { World } from "./world.js";

export interface Report {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly requests: number;
  readonly tenants: number;
  readonly kills: number;
  /** Faults that struck, as `kind operation`. */
  readonly struck: ReadonlyMap<string, number>;
  /** How often each promise was asked about. */
  readonly asked: ReadonlyMap<string, number>;
  /** How often under a fault, as `fault write promise`. */
  readonly exercised: ReadonlyMap<string, number>;
  /** Runs that wrote or might have, by door. */
  readonly runs: World["runs"];
  /** How often a fault struck through a door, as `door fault` and `door write`. */
  readonly through: ReadonlyMap<string, number>;
  /** Places where a secret was found. */
  readonly leaks: number;
  /** Searched for secrets. */
  readonly bytes: number;
}

export async function liveLife(story: Story): Promise<Report> {
  fakeTime(story.clock?.starts);
  try {
    return await live(story);
  } finally {
    vi.useRealTimers();
  }
}

async function live(story: Story): Promise<Report> {
  const world = worldOf(story.tenants, {
    projects: [...story.tenants.flatMap(({ project }) => project ?? []), ...story.strangers],
    assumptions: story.assumptions,
    isNewer: story.isNewer,
    pulumi: story.pulumi ?? null,
    skew: story.clock?.skew ?? 0,
  });
  if (story.clock?.skew !== undefined) world.oracle.clockIs("skewed");
  if (story.clock?.starts !== undefined) world.oracle.clockIs("month-end");
  const wishes = new Map(story.tenants.map(({ wish }) => [wish.tenant, wish]));
  const pace: Pace = { pageSize: story.pageSize, waits: story.pace };
  let kills = 0;
  for (const round of story.rounds) kills += await liveRound(round, wishes, world, pace);
  world.due = story.slots !== undefined;
  await comeToRest(world, pace);
  await passSlots(world, story.slots ?? 0, pace);
  return {
    seed: story.seed,
    violations: world.oracle.violations,
    requests: world.requests,
    tenants: story.tenants.length,
    kills,
    struck: world.struck,
    asked: world.oracle.asked,
    exercised: world.oracle.exercised,
    runs: world.runs,
    through: world.oracle.through,
    bytes: world.secrets.bytes,
    leaks: world.secrets.hits.length,
  };
}

/** How often a run was killed. */
async function liveRound(
  { passes = 0, opening = [], due = false, steps = [], edits, planFaults, meddling, faults, ends }: Round,
  wishes: Map<string, Wish>,
  world: World,
  pace: Pace,
): Promise<number> {
  if (passes > 0) later(passes);
  for (const act of opening) world.act(act);
  world.due = due;
  for (const { tenant, wish } of edits) {
    if (wish === null) wishes.delete(tenant);
    else wishes.set(tenant, wish);
  }
  world.declare([...wishes.values()]);
  world.emulator.addFaults(planFaults);
  let planned: Planned | null = await planIn(world, false, pace, planFaults);
  world.emulator.clearFaults();
  const meddle = (nth: number): void => {
    for (const { after, act } of meddling) if (after === nth) world.act(act);
    for (const { after, ms } of steps) if (after === nth) world.step(ms);
  };
  meddle(0);
  world.emulator.addFaults(faults);
  let kills = 0;
  for (const [index, end] of [...ends, null].entries()) {
    if (planned === null) break;
    const whose = index === 0 ? { ...pace, onRequest: meddle } : pace;
    const { process } = await applyIn(world, planned, end, whose, faults.some(isDeceptive));
    if (process.isDead) kills += 1;
    // Which creates were sent within the hour is known by the journal's times: a clock that was set ahead hides them from the next run.
    const isHidden = end !== null && steps.some(({ ms }) => ms >= recentFor);
    for (const { tenant } of isHidden ? world.wishes : []) world.oracle.excuseTwins(tenant);
    if (end !== null) planned = await planAgain(world, planned, end, pace, faults);
  }
  world.emulator.clearFaults();
  return kills;
}
