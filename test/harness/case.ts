/**
 * A convergence case as one readable value, and how it is run: plan, apply through the real client to the emulator, hold
 * the result against the truth, and plan again until nothing is left but what the case says is left. All words of the first
 * plan are kept beside the cases' test.
 */
import { expect, vi } from "vitest";
import type { Action, FaultRule } from "../../src/emulator/index.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { ConsentCounts } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { readPlan } from "../../src/reconciler/plan/read.js";
import { planWords } from "./plan-words.js";
import { keysOfEnv, summary, TestFleet } from "./fleet.js";
import type { FleetOptions, Meanwhile } from "./fleet.js";
import { fakeTime, virtually } from "./virtual.js";

/** What one plan says. All lists are in the plan's order; what isn't written is empty. */
export interface Expected {
  /** `acme: transfer, update` */
  readonly changes?: readonly string[];
  /** `acme: quota.activeTime 360000 → 2700000`; not looked at where it isn't written. */
  readonly fields?: readonly string[];
  /** `acme: starts-billing`, once for each tenant and hazard; ` (dated)` where a line of the manifest consents. */
  readonly hazards?: readonly string[];
  /** `acme: downgrade-blocked` */
  readonly refused?: readonly string[];
  /** `quota.logicalSize over, branches unknown`: what keeps a downgrade back; not looked at where it isn't written. */
  readonly blockedBy?: readonly string[];
  readonly notices?: readonly string[];
  /** Kinds that a safety limit counts; not looked at where it isn't written. */
  readonly counted?: readonly string[];
  /** `acme: compute.max 8, declared 4` */
  readonly excepted?: readonly string[];
}

export interface Case extends FleetOptions, Expected {
  /** A sentence of the specification. */
  readonly name: string;
  /** The manifests at the base revision. */
  readonly base?: string;
  /** Plans look at the computes of every tenant. */
  readonly deep?: boolean;
  /** Plans take the scheduled snapshots that are due. */
  readonly due?: boolean;
  /** Faults while the first plan is made, and only then. */
  readonly planFaults?: readonly FaultRule[];
  /** What another actor does between plan and apply. */
  readonly between?: readonly Action[];
  /** Faults during the first apply, and only then. */
  readonly faults?: readonly FaultRule[];
  readonly meanwhile?: readonly Meanwhile[];
  /** Keys that apply finds, where they differ from those of the plan. */
  readonly envAtApply?: FleetOptions["env"];
  /** Keys from the second plan on, where they differ. */
  readonly envLater?: FleetOptions["env"];
  /** Changes answers during the first apply, and only then. */
  readonly rewriteAtApply?: FleetOptions["rewrite"];
  /** tenantry.lock can't be written. */
  readonly isFull?: boolean;
  /** What is consented to; all that the plan needs, unless the case says otherwise. */
  readonly consent?: ConsentCounts;
  /** `acme: failed project-gone`; unless written, each tenant that changes is `applied`. */
  readonly outcomes?: readonly string[];
  /** Requests that wrote, `PATCH /projects/a-1`; not looked at where it isn't written. */
  readonly writes?: readonly string[];
  /** All projects there are after the first apply (truth.ts). */
  readonly truth: readonly string[];
  /** The ids that tenantry.lock has after the first apply; not looked at where it isn't written. */
  readonly remembers?: readonly string[];
  /** tenantry.lock is lost before the second plan. */
  readonly losesLock?: boolean;
  /** ms that pass before the second plan. */
  readonly later?: number;
  /** What another actor does before the second plan. */
  readonly laterActs?: readonly Action[];
  /** Other manifests from the second plan on. */
  readonly declares?: string;
  /** What the second plan says, where that isn't nothing (or the same refusals). It is applied with all consent. */
  readonly again?: Expected;
  /** All projects after the second apply. */
  readonly settled?: readonly string[];
  /** What the last plan still says; unless written, what was refused before is refused again. */
  readonly left?: Expected;
  /** The same with a look in depth, where that says more. */
  readonly leftInDepth?: Expected;
}

/** What a case brought about, for the coverage table. */
export interface Run {
  readonly planned: readonly Planned[];
  readonly told: readonly Outcome[];
}

/** A plan, and what it was made from as far as the coverage table asks. */
export interface Planned {
  readonly plan: Plan;
  /** Projects that the truth had suspended. */
  readonly suspended: ReadonlySet<string>;
  /** Tenants whose manifests pin their project. */
  readonly pinned: ReadonlySet<string>;
}

/** @throws where the product does something else than the case says */
export async function runCase(given: Case): Promise<Run> {
  fakeTime();
  const planned: Planned[] = [];
  const fleet = new TestFleet({ ...given, faults: [] });
  const base = given.base === undefined ? null : fleet.manifestsFrom(given.base);
  const planOnce = async (deep: boolean): Promise<Plan> => {
    const suspended = fleet.suspendedNow();
    const pinned = new Set(fleet.manifests.flatMap(({ tenant, projectId }) => (projectId === null ? [] : [tenant])));
    const plan = await virtually(fleet.plan({ deep, base, due: given.due ?? false }));
    planned.push({ plan, suspended, pinned });
    return throughFile(plan, fleet);
  };
  try {
    fleet.emulator.addFaults(given.planFaults ?? []);
    const first = await planOnce(given.deep ?? false);
    fleet.emulator.clearFaults();
    expect(said(first, given)).toEqual(expected(given));
    expect(planWords(first)).toMatchSnapshot();
    expect(fleet.writes(), "a plan writes nothing").toEqual([]);

    for (const action of given.between ?? []) fleet.emulator.act(action);
    fleet.emulator.addFaults(given.faults ?? []);
    if (given.envAtApply) fleet.env = given.envAtApply;
    fleet.rewrite = given.rewriteAtApply ?? fleet.rewrite;
    const outcomes = await virtually(fleet.apply(first, given));
    fleet.rewrite = given.rewrite ?? null;
    fleet.emulator.clearFaults();
    fleet.env = given.envLater ?? given.env ?? keysOfEnv;
    expect(told(outcomes)).toEqual([...(given.outcomes ?? applied(given.changes))].sort());
    if (given.writes) expect(fleet.writes()).toEqual(given.writes);
    expect(fleet.truth()).toEqual([...given.truth].sort());
    if (given.remembers) expect([...fleet.lock].map((pair) => pair.join(" ")).sort()).toEqual([...given.remembers].sort());

    if (given.losesLock) fleet.lock.clear();
    if (given.later !== undefined) vi.setSystemTime(Date.now() + given.later);
    for (const action of given.laterActs ?? []) fleet.emulator.act(action);
    if (given.declares !== undefined) fleet.declare(given.declares);
    const again: Expected = given.again ?? {
      refused: given.refused ?? [],
      notices: given.notices ?? [],
      excepted: given.excepted ?? [],
    };
    const second = await planOnce(given.deep ?? false);
    expect(said(second, again), "the second plan").toEqual(expected(again));
    if ((again.changes ?? []).length > 0) {
      const rerun = await virtually(fleet.apply(second));
      expect(told(rerun), "the second apply").toEqual(applied(again.changes));
      expect(fleet.truth(), "the truth after the second apply").toEqual([...(given.settled ?? given.truth)].sort());
    }

    const left: Expected = given.left ?? {
      refused: again.refused ?? [],
      notices: again.notices ?? [],
      excepted: again.excepted ?? [],
    };
    const writes = fleet.writes().length;
    for (const deep of [false, true]) {
      const last = await planOnce(deep);
      const due = deep ? (given.leftInDepth ?? left) : left;
      expect(said(last, due), deep ? "a last look in depth" : "the last plan").toEqual(expected(due));
    }
    expect(fleet.writes().length, "nothing more is written").toBe(writes);
    expect(fleet.violations(), "after each write").toEqual([]);
    return { planned, told: fleet.told };
  } finally {
    vi.useRealTimers();
  }
}

/** A plan is a value: what is applied went through its file. */
function throughFile(plan: Plan, fleet: TestFleet): Plan {
  const read = readPlan(JSON.stringify(plan), { fleet: fleet.fleet, fleetDigest: plan.inputs.fleetDigest, now: Date.now() });
  if ("problem" in read) throw new Error(`${read.problem.code}: ${read.problem.message}`);
  expect(read.plan).toEqual(plan);
  return read.plan;
}

const optional = ["fields", "blockedBy", "counted"] as const;

function expected(given: Expected): Required<Omit<Expected, (typeof optional)[number]>> & Expected {
  const { changes = [], hazards = [], refused = [], notices = [], excepted = [], fields, blockedBy, counted } = given;
  return {
    changes,
    hazards,
    refused,
    notices,
    excepted,
    ...(fields && { fields }),
    ...(blockedBy && { blockedBy }),
    ...(counted && { counted }),
  };
}

function said(plan: Plan, given: Expected): Expected {
  const hazards = plan.changes.flatMap(({ tenant, hazards }) =>
    hazards.map(({ kind, consented }) => `${tenant}: ${kind}${consented ? " (dated)" : ""}`),
  );
  return {
    changes: summary(plan.changes),
    hazards: [...new Set(hazards)],
    refused: plan.refused.map(({ tenant, code }) => `${tenant}: ${code}`),
    notices: plan.notices.map(({ tenant, code }) => `${tenant}: ${code}`),
    excepted: plan.excepted.map(({ tenant, path, observed, declared }) => `${tenant}: ${path} ${observed}, declared ${declared}`),
    ...(given.fields && {
      fields: plan.changes.flatMap(({ tenant, fields }) =>
        fields.map(({ path, before, after }) => `${tenant}: ${path} ${before} → ${after}`),
      ),
    }),
    ...(given.counted && { counted: Object.keys(plan.safety) }),
    ...(given.blockedBy && {
      blockedBy: plan.refused.flatMap(({ checks }) =>
        checks
          .filter(({ verdict }) => verdict === "over" || verdict === "unknown")
          .map(({ path, verdict }) => `${path} ${verdict}`),
      ),
    }),
  };
}

const told = (outcomes: ReadonlyMap<string, Outcome>): readonly string[] =>
  [...outcomes.values()].map(({ tenant, kind, code }) => `${tenant}: ${kind}${code === null ? "" : ` ${code}`}`).sort();

const applied = (changes: readonly string[] = []): readonly string[] => changes.map((line) => `${line.split(":")[0]}: applied`);
