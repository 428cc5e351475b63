/** What of a plan one run takes on: not what an earlier run has done, nor what waits for a later wave or another day. */
import { isInWave } from "../reconciler/apply/wave.js";
import { placeInFleet } from "../reconciler/fleet-place.js";
import type { Fleet } from "../reconciler/fleet.js";
import { overToday, touchedOn } from "../reconciler/journal/day.js";
import type { JournalEntry } from "../reconciler/journal/entry.js";
import { appliedBefore } from "../reconciler/journal/runs.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { formatShare } from "../reconciler/units.js";
import { dayReason } from "../render/safety.js";
import { count, plural } from "../render/values.js";
import { Failure, fix } from "./failure.js";
import { entriesSince } from "./journal-file.js";
import type { World } from "./world.js";

/** What of a plan this run takes on. */
export interface Work {
  /** 0 to 1: this share of the fleet. */
  readonly wave: number;
  readonly changes: Plan["changes"];
  /** Tenants of the wave, or of the plan. */
  readonly total: number;
  readonly appliedBefore: number;
  readonly outsideWave: number;
}

export function workOf(plan: Plan, before: readonly JournalEntry[], wave: number): Work {
  const all = [...new Set(plan.changes.map(({ tenant }) => tenant))];
  const inWave = new Set(all.filter((tenant) => isInWave(tenant, wave)));
  const applied = appliedBefore(before, plan.digest);
  return {
    wave,
    changes: plan.changes.filter(({ tenant }) => inWave.has(tenant) && !applied.has(tenant)),
    total: inWave.size,
    appliedBefore: [...inWave].filter((tenant) => applied.has(tenant)).length,
    outsideWave: all.length - inWave.size,
  };
}

/** What an earlier run has done already, and what waits for a later wave. */
export function tellWork(plan: Plan, work: Work, world: World): void {
  const { wave, total, appliedBefore, outsideWave } = work;
  if (wave < 1) {
    const all = [...new Set(plan.changes.map(({ tenant }) => tenant))];
    const smallest = Math.min(...all.slice(0, 1000).map(placeInFleet));
    const hint = total === 0 ? `; the smallest that holds one is ${Math.floor(smallest * 100) + 1}%` : "";
    world.stderr.write(`Wave ${formatShare(wave)}: ${count(total)} of ${plural(total + outsideWave, "tenant")}${hint}\n`);
  }
  if (appliedBefore > 0) {
    const who = `${count(appliedBefore)} of ${plural(total, "tenant")}`;
    world.stderr.write(
      `Continuing ${plan.id}: ${who} ${appliedBefore === 1 ? "was" : "were"} applied by an earlier run, not touched again\n`,
    );
  }
}

/** Limits hold per day too. @throws Failure `safety.<kind>` */
export function refuseOverToday(plan: Plan, changes: Plan["changes"], fleet: Fleet, world: World): void {
  const day = new Date(world.now()).toISOString().slice(0, 10);
  const today = touchedOn(day, entriesSince(world, fleet.file, Date.parse(day)));
  const [over, ...others] = overToday(changes, plan.safety, today);
  if (!over) return;
  const flags = [over, ...others].map(({ kind, together }) => `--max-${kind} ${together}`).join(" ");
  throw new Failure(`safety.${over.kind}`, dayReason(over), [
    { label: "touches", text: `nothing was applied. For example ${over.examples.join(", ")}` },
    fix(`tomorrow (UTC), or if it is meant: tenantry plan ${flags}, and have it read`),
  ]);
}
