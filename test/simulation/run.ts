/**
 * One process of Tenantry: it plans, or carries a plan out, and may be ended before its time. Once it is dead no request of
 * it leaves, no line of it reaches the disk, no timer of it wakes; what Neon and the disk hold by then stays.
 */
import { createNeonClient } from "../../src/neon/client.js";
import { NeonError } from "../../src/neon/errors.js";
import type { NeonClient } from "../../src/neon/port.js";
import { apply } from "../../src/reconciler/apply/index.js";
import { NotSavedError } from "../../src/reconciler/apply/outcome.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import { preflight } from "../../src/reconciler/apply/preflight.js";
import type { JournalEntry, JournalEvent } from "../../src/reconciler/journal/entry.js";
import { readJournal } from "../../src/reconciler/journal/read.js";
import { appliedBefore, unansweredCreates, unansweredFor } from "../../src/reconciler/journal/runs.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { reconcile } from "../../src/reconciler/reconcile.js";
import { sleep, tracked } from "../harness/virtual.js";
import type { KeySet } from "./secrets.js";
import type { Disk } from "./disk.js";
import type { Run } from "../oracle/oracle.js";
import { envOf } from "./secrets.js";
import type { End } from "./story.js";
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
const raised = { create: 99, update: 99, transfer: 99, suspend: 99, delete: 99 };

export interface Start extends Pick<Run, "kind" | "shown" | "base"> {
  readonly pace: Pace;
  readonly end?: End | null;
  readonly isMisled?: boolean;
  /** Another machine's. */
  readonly disk?: Disk;
  readonly wishes?: Run["wishes"];
}

const anHourAgo = (): string => new Date(Date.now() - unansweredFor).toISOString();
const never = <Value>(): Promise<Value> => new Promise<Value>(() => {});

export class Process {
  isDead = false;
  requests = 0;
  writes = 0;
  notes = 0;
  remembered = 0;
  private isFull = false;
  readonly run: Run;
  private readonly keys: KeySet;
  private readonly world: World;
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
    { kind, shown, base, pace, end = null, isMisled = false, disk = world.disk, wishes = world.wishes }: Start,
  ) {
    this.world = world;
    this.pace = pace;
    this.end = end;
    this.disk = disk;
    this.run = {
      kind,
      wishes,
      shown,
      base,
      remembered: disk.lock,
      opened: new Map(),
      made: new Set(),
      read: new Map(),
      written: new Set(),
      startedAt: Date.now(),
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
    const wait = pace.waits[nth % pace.waits.length] ?? 0;
    if (wait > 0) await sleep(wait);
    await pace.turn?.();
    if (this.isDead) return never();
    pace.onRequest?.(nth);
    const isDue =
      end !== null &&
      "at" in end &&
      ((end.at === "request" && end.nth === nth) || (end.at === "write" && isWrite && end.nth === this.writes));
    const killedHere = (): Promise<never> => {
      const path = new URL(request.url).pathname.replace("/api/v2", "");
      world.oracle.killed(isDue && end.when === "before" ? "before" : "after", request.method, path);
      return this.kill();
    };
    if (isDue && end.when === "before") return killedHere();
    if (end?.how === "stopped" && end.nth === nth) this.stop.abort();
    const answer = tracked(() => world.send(shortPages(request, pace.pageSize)));
    if (isDue) return answer.then(killedHere, killedHere);
    await answer.catch(() => {});
    return this.isDead ? never() : answer;
  };

  private client(): NeonClient {
    const wait = async (ms: number): Promise<void> =>
      this.isDead ? never() : sleep(ms).then(() => (this.isDead ? never() : undefined));
    return createNeonClient({
      fleet: this.world.fleet,
      env: envOf(this.keys),
      host: "http://127.0.0.1/api/v2",
      fetch: this.fetch,
      now: () => Date.now(),
      sleep: wait,
      random: () => 0.5,
    });
  }

  /** null when it was killed. */
  private async alive<Value>(work: Promise<Value>): Promise<Value | null> {
    work.catch(() => {});
    return Promise.race([work, this.dead]);
  }

  /** null when lists or looks could not be had; nothing is planned then. */
  async plan(deep: boolean): Promise<Plan | null> {
    const { world } = this;
    try {
      return await this.alive(reconcile(world.declared(raised), this.client(), () => Date.now(), { deep }));
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
    const unanswered = unansweredCreates([...this.disk.journals.values()].flatMap(entriesOf), anHourAgo());
    const outcomes = new Map<string, Outcome>();
    const work = async (): Promise<ReadonlyMap<string, Outcome> | null> => {
      const neon = this.client();
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
      const wait = async (ms: number): Promise<void> =>
        this.isDead ? never() : sleep(ms).then(() => (this.isDead ? never() : undefined));
      const base = {
        neon,
        fleet: world.fleet,
        now: () => Date.now(),
        sleep: wait,
        journal: { write: (event: JournalEvent) => this.note(plan, event) },
        remember: async (tenant: TenantName, id: ProjectId): Promise<void> => {
          if (this.isDead) return never();
          this.remembered += 1;
          const isDue = this.end?.how === "killed" && this.end.at === "memory" && this.end.nth === this.remembered;
          if (isDue && this.end.when === "before") return this.kill();
          this.disk.lock.set(tenant, id);
          if (isDue) return this.kill();
        },
      };
      const options = { leftOut: new Map(), maxFailures: null, unanswered, signal: this.stop.signal };
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
    const line = `${JSON.stringify({ ...event, time: new Date(Date.now()).toISOString(), planId: plan.id })}\n`;
    world.secrets.scan("the journal", line);
    const isDue = end !== null && "at" in end && end.at === "note" && end.nth === this.notes;
    const text = this.disk.journals.get(plan.id) ?? "";
    if (isDue && end.when === "before") return this.kill();
    this.disk.journals.set(plan.id, text + (isDue && end.when === "torn" ? line.slice(0, line.length / 2) : line));
    if (isDue) return this.kill();
    if (event.entry === "intent") count(this.run.intents as Map<string, number>, `${event.route} ${event.project}`);
  }
}

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
