/**
 * Kills at every point of a scene (reliability.md I7). A scene is run once undisturbed, which tells how many writes it sends,
 * how many lines it notes and how many ids it remembers; each of these is a moment at which it may be killed.
 */
import { vi } from "vitest";
import { orgIds } from "../harness/orgs.js";
import { truthLines } from "../harness/truth.js";
import { fakeTime } from "../harness/virtual.js";
import type { Violation } from "../oracle/oracle.js";
import { Dice } from "./dice.js";
import { applyIn, comeToRest, planAgain, planIn, worldOf } from "./course.js";
import { pointScenes, scenes } from "./scenes.js";
import type { Process } from "./run.js";
import type { End, TenantStory } from "./story.js";
import type { World } from "./world.js";

export interface Crashed {
  readonly violations: readonly Violation[];
  /** Whether each of the ends came about. */
  readonly killed: readonly boolean[];
  /** All projects, live and deleted, when everything has come to rest. */
  readonly truth: readonly string[];
  /** Writes that Neon carried out, by all runs. */
  readonly effects: number;
  /** What the run that nothing ended came to: moments to kill at. */
  readonly moments: Moments;
  readonly requests: number;
}

type Moments = Readonly<Record<"write" | "note" | "memory", number>>;

/** The runs end in these ways, one after the other; a last run goes through. */
export async function crash(tenants: readonly TenantStory[], ends: readonly End[]): Promise<Crashed> {
  fakeTime();
  try {
    const projects = tenants.flatMap(({ project }) => project ?? []);
    const world = worldOf(tenants, { projects });
    world.due = hasSchedule(tenants);
    const killed: boolean[] = [];
    let planned = await planIn(world);
    let process: Process | null = null;
    for (const end of [...ends, null]) {
      if (planned === null) throw new Error("nothing fails here, and yet there is no plan");
      ({ process } = await applyIn(world, planned, end));
      if (end === null) break;
      killed.push(process.isDead);
      planned = await planAgain(world, planned, end);
    }
    await comeToRest(world);
    return {
      violations: world.oracle.violations,
      killed,
      truth: truthLines(world.look().projects, new Set(projects.map(({ id }) => id ?? "")), orgIds),
      effects: effectsOf(world),
      moments: { write: process?.writes ?? 0, note: process?.notes ?? 0, memory: process?.remembered ?? 0 },
      requests: world.requests,
    };
  } finally {
    vi.useRealTimers();
  }
}

export const hasSchedule = (tenants: readonly TenantStory[]): boolean => tenants.some(({ wish }) => wish.points?.schedule);

const effectsOf = ({ emulator }: World): number =>
  emulator.requests().filter(({ method, effect }) => method !== "GET" && effect).length;

type Whens<Kind> = Kind extends { readonly when: infer When } ? When : never;
const whens = { write: ["before", "after"], note: ["before", "torn", "after"], memory: ["before", "after"] } as const satisfies {
  readonly [At in keyof Moments]: readonly Whens<Extract<End, { readonly at: unknown }>>[];
};

const reruns = ["resume", "replan", "forget"] as const satisfies readonly End["rerun"][];

/** Every kill at one of these moments, each with every kind of rerun, or with one of them in turn. */
export const killsOf = (moments: Moments, rerun: "all" | "one" | "resume"): readonly End[] =>
  (Object.keys(whens) as readonly (keyof Moments)[])
    .flatMap((at) =>
      Array.from({ length: moments[at] }, (_, index) => whens[at].map((when) => ({ how: "killed", at, nth: index + 1, when }))),
    )
    .flat()
    .flatMap((kill, index) => {
      const chosen = rerun === "all" ? reruns : rerun === "resume" ? [rerun] : [reruns[index % reruns.length] ?? "resume"];
      return chosen.map((then) => ({ ...kill, rerun: then }) as End);
    });

/** A scene from a seed, killed two or three times at points of any kind. */
export function drawCrash(seed: number): { readonly tenants: readonly TenantStory[]; readonly ends: readonly End[] } {
  const dice = new Dice(seed);
  const all = Object.values(new Dice(seed ^ 0x70_6f_69).chance(35) ? pointScenes : scenes);
  const tenants = all[dice.roll(all.length)] ?? [];
  const kills = killsOf({ write: 3, note: 8, memory: 1 }, "all");
  return { tenants, ends: dice.many(2 + dice.roll(2), () => kills[dice.roll(kills.length)]).filter((end) => end !== undefined) };
}

/** Of those, the kills that leave the most behind: an effect is there, and nobody was told. */
export const afterEffect = (end: End): boolean => end.how === "killed" && end.when === "after";
