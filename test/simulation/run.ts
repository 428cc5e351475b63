/**
 * One process of Tenantry: it plans, or carries a plan out, and may be ended before its time. Once it is dead no request of
 * it leaves, no line of it reaches the disk, no timer of it wakes; what Neon and the disk hold by then stays.
 */
import { openNeon } from "../../src/cli/neon.js";
import { steadyClock } from "../../src/cli/process-world.js";
import type { World as Machine } from "../../src/cli/world.js";
import { NeonError } from "../../src/neon/errors.js";
import type { TenantInputs } from "../../src/providers/inputs.js";
import { apply } from "../../src/reconciler/apply/index.js";
import { NotSavedError } from "../../src/reconciler/apply/outcome.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import { preflight } from "../../src/reconciler/apply/preflight.js";
import type { JournalEntry, JournalEvent } from "../../src/reconciler/journal/entry.js";
import { readJournal } from "../../src/reconciler/journal/read.js";
import { appliedBefore, recentCreates, recentFor } from "../../src/reconciler/journal/runs.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { sleep, tracked } from "../harness/virtual.js";
import type { Disk } from "./disk.js";
import { planThrough, requestKey } from "./doors.js";
import type { Answers } from "./doors.js";
import type { Backend, Result, Settings, Stack } from "./engine.js";
import { refresh, up } from "./engine.js";
import { machineOf } from "./machine.js";
import { providerOf } from "./provider.js";
import type { KeySet } from "./secrets.js";
import { kindOf } from "../oracle/neon.js";
import type { Run } from "../oracle/oracle.js";
import { envOf } from "./secrets.js";
import type { Door, End } from "./story.js";
import type { World } from "./world.js";
import { count } from "./world.js";

export interface Pace {
  readonly pageSize: number;
  readonly waits: readonly number[];
  /** Told before the n-th request of the run leaves. */
  readonly onRequest?: (nth: number) => void;
  /** Resolves when the run may send its next request. */
  readonly turn?: () => Promise<void>;
}

/** Safety limits have tables of their own; a life goes past them, as with `--max-<kind>`. */
export const raised = { create: 99, update: 99, transfer: 99, suspend: 99, delete: 99, restore: 99 };

export interface Start extends Pick<Run, "kind" | "shown" | "base"> {
  readonly door?: Door;
  readonly pace: Pace;
  readonly end?: End | null;
  readonly isMisled?: boolean;
  /** Another machine's. */
  readonly disk?: Disk;
  readonly wishes?: Run["wishes"];
}

const never = <Value>(): Promise<Value> => new Promise<Value>(() => {});

export class Process {
  isDead = false;
  requests = 0;
  writes = 0;
  /** Writes among which one is to be the last. */
  private counted = 0;
  notes = 0;
  remembered = 0;
  private isFull = false;
  readonly run: Run;
  /** What a run that only looks was answered. */
  readonly answers: Answers = new Map();
  private readonly keys: KeySet;
  private readonly world: World;
  private readonly now = steadyClock();
  private readonly disk: Disk;
  private readonly pace: Pace;
  private readonly end: End | null;
  private readonly stop = new AbortController();
  private die = (): void => {};
  private readonly dead = new Promise<null>((resolve) => {
    this.die = () => resolve(null);
  });

  constructor(
    world: World,
    { kind, shown, base, pace, door = "command", end = null, isMisled = false, disk = world.disk, wishes = world.wishes }: Start,
  ) {
    this.world = world;
    this.pace = pace;
    this.end = end;
    this.disk = disk;
    this.run = {
      kind,
      door,
      wishes,
      shown,
      base,
      remembered: disk.lock,
      opened: new Map(),
      made: new Set(),
      read: new Map(),
      written: new Set(),
      startedAt: world.emulator.time(),
      intents: new Map(),
      sent: new Map(),
      meddled: new Map(),
      isMisled,
    };
    this.keys = world.open(this.run);
  }

  private kill(): Promise<never> {
    this.isDead = true;
    this.die();
    return never();
  }

  private readonly fetch = async (request: Request): Promise<Response> => {
    if (this.isDead) return never();
    this.requests += 1;
    const nth = this.requests;
    const isWrite = request.method !== "GET";
    if (isWrite) this.writes += 1;
    const { end, pace, world } = this;
    const path = new URL(request.url).pathname.replace("/api/v2", "");
    const of = end !== null && "of" in end ? end.of : undefined;
    const isCounted = isWrite && (of === undefined || of === kindOf(request.method, path));
    if (isCounted) this.counted += 1;
    const wait = pace.waits[nth % pace.waits.length] ?? 0;
    if (wait > 0) await sleep(wait);
    await pace.turn?.();
    if (this.isDead) return never();
    pace.onRequest?.(nth);
    const isDue =
      end !== null &&
      "at" in end &&
      ((end.at === "request" && end.nth === nth) || (end.at === "write" && isCounted && end.nth === this.counted));
    const killedHere = (): Promise<never> => {
      world.oracle.killed(isDue && end.when === "before" ? "before" : "after", request.method, path, this.run);
      return this.kill();
    };
    if (isDue && end.when === "before") return killedHere();
    if (end?.how === "stopped" && end.nth === nth) this.stop.abort();
    const answer = tracked(() => world.send(shortPages(request, pace.pageSize)));
    if (isDue) return answer.then(killedHere, killedHere);
    if (this.run.kind === "look" && world.pulumi !== null) this.keep(request, answer);
    await answer.catch(() => {});
    return this.isDead ? never() : answer;
  };

  private keep(request: Request, answer: Promise<Response>): void {
    const kept = answer.then((response) => response.clone());
    kept.catch(() => {});
    const key = requestKey(request);
    this.answers.set(key, [...(this.answers.get(key) ?? []), kept]);
  }

  private readonly wait = async (ms: number): Promise<void> =>
    this.isDead ? never() : sleep(ms).then(() => (this.isDead ? never() : undefined));

  get env(): Machine["env"] {
    return envOf(this.keys);
  }

  private machine(more: Machine["env"] = {}): Machine {
    return machineOf({ env: { ...this.env, ...more }, fetch: this.fetch, sleep: this.wait, now: this.now });
  }

  /** Into tenantry.lock, where the run isn't killed at that. */
  private readonly remember = async (tenant: TenantName, id: ProjectId): Promise<void> => {
    if (this.isDead) return never();
    if (this.isFull && this.run.door === "pulumi") throw new NotSavedError("no space left on the disk");
    this.remembered += 1;
    const isDue = this.end?.how === "killed" && this.end.at === "memory" && this.end.nth === this.remembered;
    if (isDue && this.end.when === "before") return this.kill();
    this.disk.lock.set(tenant, id);
    if (isDue) return this.kill();
  };

  /** null when it was killed. */
  private async alive<Value>(work: Promise<Value>): Promise<Value | null> {
    work.catch(() => {});
    return Promise.race([work, this.dead]);
  }

  /** null when lists or looks could not be had; nothing is planned then. */
  async plan(deep: boolean): Promise<Plan | null> {
    const { world } = this;
    try {
      return await this.alive(planThrough[this.run.door](world.declared(raised), deep, this.machine()));
    } catch (error) {
      if (!(error instanceof NeonError)) throw error;
      world.secrets.scan("a plan's error", `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)}`);
      return null;
    }
  }

  /** The last outcome of each tenant; null when it was killed, or stopped before its first write. */
  async apply(plan: Plan): Promise<ReadonlyMap<string, Outcome> | null> {
    const { world } = this;
    const done = appliedBefore(this.journalled(plan), plan.digest);
    const changes = plan.changes.filter(({ tenant }) => !done.has(tenant));
    const recent = recentCreates(
      [...this.disk.journals.values()].flatMap(entriesOf),
      new Date(this.now() - recentFor).toISOString(),
    );
    const outcomes = new Map<string, Outcome>();
    const work = async (): Promise<ReadonlyMap<string, Outcome> | null> => {
      const neon = await openNeon(this.machine(), world.fleet, {});
      try {
        await preflight({ ...plan, changes }, neon);
        await this.note(plan, {
          entry: "run-started",
          format: "tenantry/journal@1",
          fleet: plan.fleet,
          planDigest: plan.digest,
          manifestsDigest: plan.inputs.manifestsDigest,
          consent: plan.consent,
          version: "0.0.0",
        });
      } catch (error) {
        if (error instanceof NeonError || error instanceof NotSavedError) return null;
        throw error;
      }
      const base = {
        neon,
        fleet: world.fleet,
        now: this.now,
        sleep: this.wait,
        journal: { write: (event: JournalEvent) => this.note(plan, event) },
        remember: this.remember,
      };
      const options = { leftOut: new Map(), maxFailures: null, recentCreates: recent, signal: this.stop.signal };
      for await (const outcome of apply({ ...plan, changes }, options, base)) {
        if (this.isDead) return never();
        outcomes.set(outcome.tenant, outcome);
        world.secrets.scan("an outcome", JSON.stringify(outcome));
        world.oracle.told(outcome, this.run, world.look());
      }
      return outcomes;
    };
    return this.alive(work());
  }

  /** `pulumi up` of what a program registered; null when it was killed. */
  async up(inputs: readonly TenantInputs[], consent: Plan["consent"], settings: Settings): Promise<readonly Result[] | null> {
    const { world } = this;
    const provider = providerOf(
      this.machine({ TENANTRY_ALLOW: consentText(consent) }),
      world.fleet,
      this.disk.memory(this.remember),
    );
    const registered = new Map(inputs.map((each) => [each.tenant, each]));
    const planned = new Set(this.run.shown.changes.map(({ tenant }) => tenant));
    const work = async (): Promise<readonly Result[]> => {
      const results = await up(provider, registered, this.backend(), settings);
      for (const { tenant, op, project, error } of results) {
        if (error !== null) world.secrets.scan("an error of a resource", error);
        if (error !== null || op === "same" || !planned.has(tenant)) continue;
        world.oracle.told({ tenant, kind: "applied", project, code: null, message: null }, this.run, world.look());
      }
      return results;
    };
    return this.alive(work());
  }

  /** Of `pulumi up --refresh`, before its program runs. False where the engine goes no further. */
  async refreshed(settings: Settings): Promise<boolean> {
    const { world } = this;
    const provider = providerOf(this.machine(), world.fleet, this.disk.memory(this.remember));
    try {
      await refresh(provider, this.backend(), settings);
      return true;
    } catch (error) {
      world.secrets.scan("a refresh's error", `${String(error)} ${error instanceof Error ? error.stack : ""}`);
      return false;
    }
  }

  /** A state file is replaced whole: it is the old one or the new one. */
  private backend(): Backend {
    const { end, world, disk } = this;
    return {
      stack: disk.stack,
      isStopped: () => this.isFull || this.stop.signal.aborted,
      save: async (stack: Stack) => {
        if (this.isDead) return never();
        this.notes += 1;
        if (end?.how === "full" && this.notes >= end.nth) this.isFull = true;
        if (this.isFull) return;
        world.secrets.scan("Pulumi's state", JSON.stringify([...stack]));
        const isDue = end !== null && "at" in end && end.at === "note" && end.nth === this.notes;
        if (isDue && end.when !== "after") return this.kill();
        disk.stack = stack;
        if (isDue) return this.kill();
      },
    };
  }

  private journalled(plan: Plan): readonly JournalEntry[] {
    const entries = entriesOf(this.disk.journals.get(plan.id) ?? "");
    // A torn end is cut off before the next line is written, as the file's own writer does.
    const text = this.disk.journals.get(plan.id) ?? "";
    this.disk.journals.set(plan.id, text.slice(0, text.lastIndexOf("\n") + 1));
    return entries;
  }

  private async note(plan: Plan, event: JournalEvent): Promise<void> {
    if (this.isDead) return never();
    this.notes += 1;
    const { end, world } = this;
    if (this.isFull || (end?.how === "full" && this.notes >= end.nth)) {
      this.isFull = true;
      throw new NotSavedError("no space left on the disk");
    }
    const line = `${JSON.stringify({ ...event, time: new Date(this.now()).toISOString(), planId: plan.id })}\n`;
    world.secrets.scan("the journal", line);
    const isDue = end !== null && "at" in end && end.at === "note" && end.nth === this.notes;
    const text = this.disk.journals.get(plan.id) ?? "";
    if (isDue && end.when === "before") return this.kill();
    this.disk.journals.set(plan.id, text + (isDue && end.when === "torn" ? line.slice(0, line.length / 2) : line));
    if (isDue) return this.kill();
    if (event.entry === "intent") count(this.run.intents as Map<string, number>, `${event.route} ${event.project}`);
  }
}

const consentText = (consent: Plan["consent"]): string =>
  Object.entries(consent)
    .map(([hazard, tenants]) => `${hazard}=${tenants}`)
    .join(" ");

function entriesOf(text: string): readonly JournalEntry[] {
  const read = readJournal(text);
  if ("problem" in read) throw new Error(`the journal can't be read: ${read.problem.message}`);
  return read.entries;
}

/** Neon may answer fewer projects than were asked for. */
function shortPages(request: Request, size: number): Request {
  if (size >= 400 || request.method !== "GET" || !request.url.includes("limit=400")) return request;
  return new Request(request.url.replace("limit=400", `limit=${size}`), { headers: request.headers, signal: request.signal });
}
