/**
 * Two runs and another actor over one truth (reliability.md §3): both made their plans from the same observation, and what
 * each sends is interleaved as a schedule says. Then everything comes to rest.
 */
import { vi } from "vitest";
import type { Action } from "../../src/emulator/index.js";
import { atOnce, fakeTime, virtually } from "../harness/virtual.js";
import type { Violation } from "../oracle/oracle.js";
import { tierNames } from "../oracle/wishes.js";
import type { Wish } from "../oracle/wishes.js";
import { calm, comeToRest, forgetTimers, planIn, worldOf } from "./course.js";
import { hasSchedule } from "./crashes.js";
import { Dice } from "./dice.js";
import { fitted } from "./invent-points.js";
import { Disk } from "./disk.js";
import { Process } from "./run.js";
import { shownOf } from "./shown.js";
import { pointScenes, scenes } from "./scenes.js";
import type { TenantStory } from "./story.js";
import type { Schedule } from "./turns.js";
import { Turns } from "./turns.js";

export interface Race {
  readonly tenants: readonly TenantStory[];
  /** The second run's manifests, where they are newer than the first one's. */
  readonly newer?: readonly Wish[];
  /** What somebody else does before that step. */
  readonly actor?: { readonly step: number; readonly act: Action };
}

export interface Raced {
  readonly violations: readonly Violation[];
  /** Who sent each request of the two. */
  readonly order: readonly number[];
  readonly requests: number;
  /** Projects that a run took back. */
  readonly withdrawn: number;
}

export async function race({ tenants, newer, actor }: Race, schedule: Schedule): Promise<Raced> {
  fakeTime();
  try {
    const world = worldOf(tenants, { projects: tenants.flatMap(({ project }) => project ?? []) });
    world.due = hasSchedule(tenants);
    for (const { wish } of tenants) world.oracle.excuseTwins(wish.tenant);
    const older = await planIn(world);
    if (newer) world.declare(newer);
    const second = newer ? await planIn(world) : older;
    if (older === null || second === null) throw new Error("nothing fails here, and yet there is no plan");
    const turns = new Turns(2, schedule, (step) => {
      if (actor?.step === step) world.act(actor.act);
    });
    const runs = [older, second].map(async ({ plan, base }, index) => {
      const disk = new Disk(world.disk.lock);
      const pace = { ...calm, turn: () => turns.turn(index) };
      const wishes = index === 0 ? tenants.map(({ wish }) => wish) : world.wishes;
      const process = new Process(world, { kind: "apply", shown: shownOf(plan), base, pace, disk, wishes });
      await process.apply(plan).finally(() => turns.ends(index));
      return disk;
    });
    const [one] = await virtually(Promise.all(runs), atOnce);
    forgetTimers();
    // The next run takes place on one of the two machines.
    if (one) world.disk.restore(one.lock);
    const withdrawn = world.emulator.requests().filter(({ operation, effect }) => operation === "deleteProject" && effect).length;
    await comeToRest(world);
    return { violations: world.oracle.violations, order: turns.order, requests: world.requests, withdrawn };
  } finally {
    vi.useRealTimers();
  }
}

/** Every schedule of so many steps with at most so many preemptions. */
export function* schedulesOf(steps: number, most: 1 | 2): Generator<Schedule> {
  for (const first of [0, 1]) {
    yield { first, preempted: [] };
    for (let one = 2; one <= steps; one += 1) {
      yield { first, preempted: [one] };
      for (let two = one + 1; two <= steps && most === 2; two += 1) yield { first, preempted: [one, two] };
    }
  }
}

export interface Draw {
  readonly scene: string;
  readonly drawn: Race;
  readonly schedule: Schedule;
}

/** A race from a seed: what for, with the same plan or a newer one, alone or with somebody else, and in which order. */
export function drawRace(seed: number): Draw {
  const dice = new Dice(seed);
  const scene = dice.pick(dice.chance(40) ? creates : all);
  return drawOn(scene, scenes[scene] ?? [], dice);
}

/** Of restore points: due rotations, restores, and what is given up. */
export function drawPointRace(seed: number): Draw {
  const dice = new Dice(seed ^ 0x70_6f_69);
  const scene = dice.pick(points);
  return drawOn(scene, pointScenes[scene] ?? [], dice);
}

function drawOn(scene: string, tenants: readonly TenantStory[], dice: Dice): Draw {
  const length = 2 + dice.roll(40);
  const preempted = dice.many(dice.pick([1, 2, 2, 3, 5, 9]), () => 2 + dice.roll(length));
  const newer = dice.chance(25) ? tenants.map(({ wish }) => newerWish(wish, dice)) : null;
  const actor = dice.chance(25) ? { step: 1 + dice.roll(length), act: actOn(tenants, dice) } : null;
  return {
    scene,
    drawn: { tenants, ...(newer && { newer }), ...(actor && { actor }) },
    schedule: { first: dice.roll(2), preempted },
  };
}

type Names = readonly [string, ...string[]];
const all = Object.keys(scenes) as readonly string[] as Names;
const points = Object.keys(pointScenes) as readonly string[] as Names;
const creates = all.filter((name) => name.startsWith("create")) as readonly string[] as Names;

/** A tombstone stays one. */
function newerWish(wish: Wish, dice: Dice): Wish {
  if (wish.state === "deleted") return wish;
  const tier = dice.pick(tierNames);
  const points = wish.points && fitted(wish.points, tier);
  return { ...wish, tier, own: {}, state: dice.pick(["active", "suspended"]), ...(points && { points }) };
}

function actOn(tenants: readonly TenantStory[], dice: Dice): Action {
  const [first] = tenants;
  const name = first?.project?.id ?? first?.wish.name ?? "acme";
  return dice.pick<Action>([
    { do: "edit-project", project: name, quota: { data_transfer_bytes: 3 * 2 ** 30 } },
    { do: "edit-project", project: name, name: "renamed" },
    { do: "delete-project", project: name },
    { do: "transfer-project", project: name, to: dice.pick(["free", "paid"]) },
    { do: "run-operations", project: name, ms: 5000 },
    ...(first?.wish.points ? actsOnPoints(name) : []),
  ]);
}

const actsOnPoints = (project: string): readonly Action[] => [
  { do: "restore-snapshot", project, snapshot: "v1" },
  { do: "delete-snapshot", project, snapshot: "v1" },
  { do: "delete-snapshot", project, snapshot: "sched-20260304T0000Z" },
  { do: "add-snapshot", project, snapshot: { name: "sched-20260304T0600Z", timestamp: "2026-03-04T06:00:00Z", data: "now" } },
];
