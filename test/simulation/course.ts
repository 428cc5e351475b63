/** What lives, crash points and schedules have in common: to plan, to carry a plan out, and to come to rest. */
import { vi } from "vitest";
import type { FaultRule } from "../../src/emulator/index.js";
import { NeonError } from "../../src/neon/errors.js";
import type { TenantInputs } from "../../src/providers/inputs.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { Declared } from "../../src/reconciler/reconcile.js";
import { atOnce, virtually } from "../harness/virtual.js";
import { contract } from "./contract.js";
import { settle } from "./fault-kinds.js";
import { againOn, compareDoors, planThrough, registeredBy } from "./doors.js";
import type { Pace } from "./run.js";
import { Process, raised } from "./run.js";
import { shownOf } from "./shown.js";
import type { Door, End, TenantStory } from "./story.js";
import { World } from "./world.js";
import type { WorldOptions } from "./world.js";

/** A plan, with the truth and tenantry.lock as they were when it was made. */
export interface Planned {
  readonly plan: Plan;
  /** What Pulumi registers for it. */
  readonly inputs: readonly TenantInputs[];
  readonly door: Door;
  readonly base: World["truth"];
  /** When the look for it began. */
  readonly at: number;
  readonly remembered: ReadonlyMap<TenantName, ProjectId>;
}

export const calm: Pace = { pageSize: 400, waits: [0] };

const listed = "list listProjects";
const how = ({ fault }: FaultRule): string => (fault.kind === "list" ? fault.how : "");
const isOfList = (rule: FaultRule): boolean => how(rule) !== "";
const isHole = (rule: FaultRule): boolean => how(rule) === "no-projects";
/** An answer in Neon's own form that tells other settings than there are. */
const isUntrue = ({ fault }: FaultRule): boolean =>
  fault.kind === "form" && /settings|history/.test(JSON.stringify([fault.drop, fault.set, fault.literal]));
/** What looks like a whole list, or like now, and isn't: nobody can tell, so what follows is held against what is written. */
export const isDeceptive = (rule: FaultRule): boolean =>
  ["empty-page", "missing-page", "no-cursor"].includes(how(rule)) || rule.fault.kind === "stale" || isUntrue(rule);

/** The world of some tenants; each of the others' projects is a stranger. */
export function worldOf(tenants: readonly TenantStory[], more: Partial<WorldOptions> = {}): World {
  const ids = new Set(tenants.flatMap(({ project }) => project?.id ?? []));
  const world = new World({
    projects: [],
    assumptions: {},
    isNewer: false,
    isStranger: ({ id }) => !ids.has(id),
    pulumi: null,
    skew: 0,
    remembered: new Map(tenants.flatMap(({ wish, remembered }) => (remembered === null ? [] : [[wish.tenant, remembered]]))),
    ...more,
  });
  world.declare(tenants.map(({ wish }) => wish));
  return world;
}

export async function planIn(
  world: World,
  deep = false,
  pace = calm,
  faults: readonly FaultRule[] = [],
): Promise<Planned | null> {
  const { door } = world;
  if (world.isWithoutJournal) later(settle + 1000);
  const base = world.look();
  const at = Date.now();
  const remembered = new Map(world.disk.lock);
  const start = {
    kind: "look",
    shown: { changes: [], refused: [] },
    door,
    base,
    pace,
    isMisled: faults.some(isDeceptive),
  } as const;
  if (door === "pulumi" && world.pulumi?.refresh) {
    const isRead = await virtually(new Process(world, start).refreshed(world.pulumi), atOnce);
    if (!isRead) return null;
  }
  const process = new Process(world, start);
  const before = world.struck.get(listed) ?? 0;
  const plan = await virtually(process.plan(deep), atOnce);
  const inputs = await throughBoth(plan, process, deep, world, base);
  if (plan === null) return null;
  world.secrets.scan("a plan", JSON.stringify([plan, inputs]));
  const hasHole = (world.struck.get(listed) ?? 0) > before && faults.some(isHole) && faults.filter(isOfList).every(isHole);
  world.oracle.planned(shownOf(plan), process.run, world.look(), hasHole);
  return { plan, inputs, door, base, at, remembered };
}

/**
 * What Pulumi would register. In a life of both doors the other one has looked by then too, at the same answers and in no time; in
 * one of the command alone the plan is taken as what the program makes, which spares a third of all that is asked.
 */
async function throughBoth(
  plan: Plan | null,
  process: Process,
  deep: boolean,
  world: World,
  base: World["truth"],
): Promise<readonly TenantInputs[]> {
  const declared = world.declared(raised);
  const other = world.pulumi === null ? plan : await lookedAgain(process, declared, deep);
  const [command, program] = process.run.door === "command" ? [plan, other] : [other, plan];
  const inputs = program === null ? [] : registeredBy(program, declared);
  // What lied to both may stand in a line of either.
  compareDoors(command, program, inputs, world, process.run.isMisled ? [] : [base, world.look()]);
  return inputs;
}

async function lookedAgain({ answers, env, run }: Process, declared: Declared, deep: boolean): Promise<Plan | null> {
  const now = Date.now();
  const other = run.door === "command" ? "pulumi" : "command";
  const plan = await virtually(planThrough[other](declared, deep, againOn(answers, env)).catch(noPlan), atOnce);
  forgetTimers();
  vi.setSystemTime(now);
  return plan;
}

function noPlan(error: unknown): null {
  if (error instanceof NeonError) return null;
  throw error;
}

export interface Applied {
  readonly process: Process;
  readonly outcomes: ReadonlyMap<string, Outcome> | null;
}

export async function applyIn(
  world: World,
  { plan, inputs, door, base }: Planned,
  end: End | null = null,
  pace = calm,
  isMisled = false,
): Promise<Applied> {
  const process = new Process(world, { kind: "apply", door, shown: shownOf(plan), base, pace, end, isMisled });
  world.begins(door);
  const outcomes =
    door === "command" || world.pulumi === null
      ? await virtually(process.apply(plan), atOnce)
      : await virtually(process.up(inputs, plan.consent, world.pulumi), atOnce).then(() => null);
  forgetTimers();
  return { process, outcomes };
}

export const later = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

/** A dead process has no timers. Clearing them would set the clock back to its start. */
export function forgetTimers(): void {
  const now = Date.now();
  vi.clearAllTimers();
  vi.setSystemTime(now);
}

/** The plan of the next run after one that was ended. */
export async function planAgain(
  world: World,
  before: Planned,
  { rerun }: End,
  pace = calm,
  faults: readonly FaultRule[] = [],
): Promise<Planned | null> {
  if (rerun === "resume" && before.door === "command" && world.door === "command") return before;
  if (rerun === "forget") {
    world.disk.restore(before.remembered);
    later(settle + 1000);
  }
  return planIn(world, false, pace, faults.filter(isDeceptive));
}

/** Adopting, recovering and what is left of an ended run may each take one. */
const reruns = 3;

/** Nothing fails any more: whatever is late lands, and three reruns must bring about what is declared. */
export async function comeToRest(world: World, pace = calm): Promise<void> {
  world.emulator.clearFaults();
  later(2 * settle);
  world.look();
  for (let rerun = 0; ; rerun += 1) {
    let last = await planIn(world, rerun > 0, pace);
    // A compute that Neon left as it was shows only in its own list: what a plain plan finds done, one in depth must too.
    if (last?.plan.changes.length === 0 && rerun === 0) last = await planIn(world, true, pace);
    if (last === null) return world.oracle.ask("I16", "no plan could be made though nothing fails any more");
    if (last.plan.changes.length > 0 && rerun < reruns) {
      await applyIn(world, last, null, pace);
      continue;
    }
    world.oracle.atEnd(world.wishes, shownOf(last.plan), world.disk.lock, world.look(), {
      now: last.at,
      until: Date.now(),
      due: world.due,
    });
    for (const where of world.secrets.hits) world.oracle.ask("I9", `a secret in ${where}`);
    for (const what of contract.violations) world.oracle.ask("the contract", what);
    return;
  }
}

/** Nothing fails: each of these slots is taken by the run that comes after it, and what a schedule doesn't keep goes. */
export async function passSlots(world: World, slots: number, pace: Pace): Promise<void> {
  const schedules = world.wishes.flatMap(({ points }) => points?.schedule ?? []);
  for (let slot = 0; slot < slots && schedules.length > 0; slot += 1) {
    later(Math.min(...schedules.map(({ every }) => every)));
    const [now, before] = [Date.now(), world.look()];
    const planned = await planIn(world, false, pace);
    if (planned === null) return world.oracle.ask("I16", "no plan could be made though nothing fails any more");
    if (planned.plan.changes.length > 0) await applyIn(world, planned, null, pace);
    world.oracle.rotated(world.wishes, shownOf(planned.plan), world.disk.lock, [before, world.look()], now);
  }
}
