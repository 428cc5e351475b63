/**
 * A run that dies at a chosen moment: from then on no request of it leaves, no note is written, no timer of it wakes.
 * What Neon and the disk hold by then stays, as after SIGKILL.
 */
import { createNeonClient } from "../../src/neon/client.js";
import { apply } from "../../src/reconciler/apply/index.js";
import { recentCreates, recentFor } from "../../src/reconciler/journal/runs.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { Journal, JournalEvent } from "../../src/reconciler/journal/entry.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { TestFleet } from "../harness/fleet.js";
import type { MemoryJournal } from "../harness/journal.js";
import { sleep, tracked } from "../harness/virtual.js";

/** Counted from 1. */
export type Death =
  | { readonly at: "request"; readonly nth: number; readonly when: "before" | "after" }
  | { readonly at: "entry"; readonly nth: number; readonly when: "before" | "after" };

export interface Life {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** How far it got, for counting the moments there are. */
  readonly requests: number;
  readonly entries: number;
  readonly isDead: boolean;
}

const never = <Value>(): Promise<Value> => new Promise<Value>(() => {});

export async function live(fleet: TestFleet, plan: Plan, journal: MemoryJournal, death: Death | null): Promise<Life> {
  let isDead = false;
  let requests = 0;
  let entries = 0;
  let die = (): void => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  /** The work with its two moments; what comes after death never happens. */
  const mortal = async <Value>(at: Death["at"], nth: number, work: () => Promise<Value>): Promise<Value> => {
    const isDue = death?.at === at && death.nth === nth;
    if (isDead) return never();
    if (isDue && death.when === "before") {
      isDead = true;
      die();
      return never();
    }
    const value = await work();
    if (isDue) {
      isDead = true;
      die();
    }
    return isDead ? never() : value;
  };
  const fetch = (request: Request): Promise<Response> => {
    if (isDead) return never();
    requests += 1;
    return mortal("request", requests, () => tracked(() => fleet.emulator.fetch(request)));
  };
  const note: Journal = {
    write(event: JournalEvent) {
      if (isDead) return never();
      entries += 1;
      return mortal("entry", entries, () => journal.write(event));
    },
  };
  const { env } = fleet;
  const now = (): number => Date.now();
  const wait = (ms: number): Promise<void> => (isDead ? never() : sleep(ms).then(() => (isDead ? never() : undefined)));
  const neon = createNeonClient({
    fleet: fleet.fleet,
    env,
    host: "http://127.0.0.1/api/v2",
    fetch,
    now,
    sleep: wait,
    random: () => 0.5,
  });
  const remember = async (tenant: TenantName, project: ProjectId): Promise<void> => {
    if (isDead) return never();
    fleet.lock.set(tenant, project);
  };
  const outcomes = new Map<string, Outcome>();
  const recent = recentCreates(journal.entries, new Date(now() - recentFor).toISOString());
  const options = { leftOut: new Map(), maxFailures: null, recentCreates: recent, signal: new AbortController().signal };
  const follow = async (): Promise<void> => {
    const base = { neon, fleet: fleet.fleet, now, sleep: wait, remember, journal: note };
    for await (const outcome of apply(plan, options, base)) outcomes.set(outcome.tenant, outcome);
  };
  await Promise.race([follow(), dead]);
  return { outcomes, requests, entries, isDead };
}
