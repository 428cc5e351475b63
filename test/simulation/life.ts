/**
 * Lives a story to its end: rounds of plan, meddling, apply under faults, kills and reruns; then the faults are off, late
 * effects have landed, and three reruns must bring everything to what is declared.
 */
import { vi } from "vitest";
import type { FaultRule } from "../../src/emulator/index.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { atOnce, fakeTime, virtually } from "../harness/virtual.js";
import type { Violation } from "../oracle/oracle.js";
import type { Wish } from "../oracle/wishes.js";
import { settle } from "./fault-kinds.js";
import type { Pace } from "./run.js";
import { Process } from "./run.js";
import { shownOf } from "./shown.js";
import type { End, Round, Story } from "./story.js";
import { World } from "./world.js";

export interface Report {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly requests: number;
  readonly writes: number;
  readonly tenants: number;
  readonly kills: number;
  readonly struck: ReadonlyMap<string, number>;
  readonly asked: ReadonlyMap<string, number>;
  readonly bytes: number;
}

/** A plan, with the truth and tenantry.lock as they were when it was made. */
interface Planned {
  readonly plan: Plan;
  readonly base: World["truth"];
  readonly remembered: ReadonlyMap<TenantName, ProjectId>;
}

/** Reruns after everything is well again; adopting, recovering and settling may each take one. */
const reruns = 3;

export async function liveLife(story: Story): Promise<Report> {
  fakeTime();
  try {
    return await new Life(story).live();
  } finally {
    vi.useRealTimers();
  }
}

const listed = "list listProjects";
const how = ({ fault }: FaultRule): string => (fault.kind === "list" ? fault.how : "");
const isOfList = (rule: FaultRule): boolean => how(rule) !== "";
const isHole = (rule: FaultRule): boolean => how(rule) === "no-projects";
/** What looks like a whole list and isn't: nobody can tell, so a plan made from it is held against what apply does. */
const isDeceptive = (rule: FaultRule): boolean => ["empty-page", "missing-page", "no-cursor"].includes(how(rule));

class Life {
  private readonly world: World;
  private readonly story: Story;
  private readonly wishes: Map<string, Wish>;
  private kills = 0;

  constructor(story: Story) {
    this.story = story;
    const declared = story.tenants;
    const ids = new Set(declared.flatMap(({ project }) => project?.id ?? []));
    this.world = new World({
      projects: [...declared.flatMap(({ project }) => project ?? []), ...story.strangers],
      assumptions: story.assumptions,
      isNewer: story.isNewer,
      isStranger: ({ id }) => !ids.has(id),
      remembered: new Map(declared.flatMap(({ wish, remembered }) => (remembered === null ? [] : [[wish.tenant, remembered]]))),
    });
    this.wishes = new Map(declared.map(({ wish }) => [wish.tenant, wish]));
  }

  async live(): Promise<Report> {
    const { world, story } = this;
    for (const round of story.rounds) await this.round(round);
    await this.heal();
    for (const where of world.secrets.hits) world.oracle.ask("I9", `a secret in ${where}`);
    return {
      seed: story.seed,
      violations: world.oracle.violations,
      requests: world.requests,
      writes: world.emulator.requests().filter(({ method }) => method !== "GET").length,
      tenants: story.tenants.length,
      kills: this.kills,
      struck: world.struck,
      asked: world.oracle.asked,
      bytes: world.secrets.bytes,
    };
  }

  private async round({ edits, planFaults, meddling, faults, ends }: Round): Promise<void> {
    const { world } = this;
    for (const { tenant, wish } of edits) {
      if (wish === null) this.wishes.delete(tenant);
      else this.wishes.set(tenant, wish);
    }
    world.declare([...this.wishes.values()]);
    world.emulator.addFaults(planFaults);
    let plan: Planned | null = await this.plan(false, planFaults);
    world.emulator.clearFaults();
    for (const { after, act } of meddling) if (after === 0) world.act(act);
    world.emulator.addFaults(faults);
    const during = (nth: number): void => {
      for (const { after, act } of meddling) if (after === nth) world.act(act);
    };
    for (const [index, end] of [...ends, null].entries()) {
      if (plan === null) break;
      await this.apply(plan, end, index === 0 ? during : null);
      if (end === null) break;
      plan = await this.again(plan, end);
    }
    world.emulator.clearFaults();
  }

  /** The plan of the next run after one that was ended. */
  private async again(plan: Planned, end: End): Promise<Planned | null> {
    const { world } = this;
    if (end.rerun === "resume") return plan;
    if (end.rerun === "forget") {
      world.journals.clear();
      world.lock.clear();
      for (const [tenant, id] of plan.remembered) world.lock.set(tenant, id);
      vi.setSystemTime(Date.now() + settle + 1000);
    }
    return this.plan(false);
  }

  private pace(onRequest: ((nth: number) => void) | null): Pace {
    const { pageSize, pace } = this.story;
    return { pageSize, waits: pace, ...(onRequest && { onRequest }) };
  }

  private async plan(deep: boolean, faults: readonly FaultRule[] = []): Promise<Planned | null> {
    const { world } = this;
    const base = world.look();
    const remembered = new Map(world.lock);
    const process = new Process(
      world,
      "look",
      { changes: [], refused: [] },
      base,
      this.pace(null),
      null,
      faults.some(isDeceptive),
    );
    const before = world.struck.get(listed) ?? 0;
    const plan = await virtually(process.plan(deep), atOnce);
    if (plan === null) return null;
    world.secrets.scan("a plan", JSON.stringify(plan));
    const hasHole = (world.struck.get(listed) ?? 0) > before && faults.some(isHole) && faults.filter(isOfList).every(isHole);
    world.oracle.planned(shownOf(plan), process.run, world.look(), hasHole);
    return { plan, base, remembered };
  }

  private async apply({ plan, base }: Planned, end: End | null, during: ((nth: number) => void) | null) {
    const process = new Process(this.world, "apply", shownOf(plan), base, this.pace(during), end);
    await virtually(process.apply(plan), atOnce);
    if (process.isDead) this.kills += 1;
    vi.clearAllTimers();
  }

  private async heal(): Promise<void> {
    const { world } = this;
    vi.setSystemTime(Date.now() + 2 * settle);
    world.look();
    let last: Planned | null = null;
    for (let rerun = 0; rerun <= reruns; rerun += 1) {
      last = await this.plan(rerun > 0);
      if (last === null || last.plan.changes.length === 0 || rerun === reruns) break;
      await this.apply(last, null, null);
    }
    const shown = last === null ? null : shownOf(last.plan);
    if (shown === null) world.oracle.ask("I16", "no plan could be made though nothing fails any more");
    else world.oracle.atEnd(world.wishes, shown, world.lock, world.look());
  }
}
