/** Applies a plan on behalf of `tenantry apply`: keys first, then the lock, then tenant by tenant until done or stopped. */
import { KeyError } from "../neon/errors.js";
import type { NeonClient } from "../neon/port.js";
import { apply } from "../reconciler/apply/index.js";
import type { Outcome } from "../reconciler/apply/outcome.js";
import { preflight } from "../reconciler/apply/preflight.js";
import type { Change } from "../reconciler/change.js";
import { codes } from "../reconciler/codes.js";
import type { Fleet } from "../reconciler/fleet.js";
import { callsPerMinute } from "../reconciler/fleet.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { renderReport, reportJson } from "../render/outcomes.js";
import { printableJson } from "../render/printable.js";
import { consentFlags } from "../render/safety.js";
import { count, plural } from "../render/values.js";
import { glyphsFor } from "./color.js";
import { Failure, fix } from "./failure.js";
import { lockPath, lockWriter, readLock } from "./lock-file.js";
import type { NeonFlags } from "./neon.js";
import { openNeon } from "./neon.js";
import type { Progress } from "./progress.js";
import { progress } from "./progress.js";
import type { World } from "./world.js";

interface Flags extends NeonFlags {
  readonly progress: "auto" | "plain";
  readonly json: boolean;
}

/** The exit code, at least `atLeast`; the report was printed. */
export async function carryOut(
  plan: Plan,
  fleet: Fleet,
  consent: ConsentVerdict,
  atLeast: number,
  flags: Flags,
  world: World,
): Promise<number> {
  const neon = await openNeon(world, fleet, flags);
  const path = lockPath(world, fleet.file);
  const lock = lockWriter(path, readLock(path));
  await checkKeys({ ...plan, changes: plan.changes.filter(({ tenant }) => !consent.leftOut.has(tenant)) }, neon);
  lock.check();
  tellLeftOut(consent, world);

  const started = world.now();
  const tenants = [...new Set(plan.changes.map(({ tenant }) => tenant))];
  const due = tenants.length - consent.leftOut.size;
  world.stderr.write(`Applying ${plan.id}: ${plural(due, "tenant")}, ${count(Math.round(callsPerMinute(fleet)))} calls/min\n`);
  const width = Math.max(...tenants.map(({ length }) => length));
  const shown = progress({ total: due, width, stats: neon.stats, plain: flags.progress === "plain" }, world);
  const leftOut = new Map([...consent.leftOut].map((tenant) => [tenant, { code: "consent", message: "needs consent" }] as const));
  const { now, sleep } = world;
  const { outcomes, interrupted } = await untilStopped(
    (signal) => apply(plan, { leftOut, signal }, { neon, fleet, now, sleep, remember: lock.remember }),
    shown,
    world,
  );
  const exit = interrupted ? 130 : Math.max(atLeast, exitOfOutcomes(outcomes));
  const took = world.now() - started;
  const report = {
    planId: plan.id,
    outcomes,
    total: tenants.length,
    refused: plan.refused.length,
    took,
    stats: neon.stats,
    interrupted,
  };
  const text = flags.json
    ? printableJson(`${JSON.stringify(reportJson(report, exit), null, 2)}\n`)
    : renderReport(report, exit, glyphsFor(world));
  world.stdout.write(text);
  return exit;
}

/** What nobody consented to waits, and is named. */
export function tellLeftOut({ missing, leftOut }: ConsentVerdict, world: World): void {
  if (leftOut.size === 0) return;
  const names = [...leftOut].slice(0, 5).join(", ");
  const more = leftOut.size > 5 ? ` and ${leftOut.size - 5} more` : "";
  const head = `error[consent]  ${plural(leftOut.size, "tenant is", "tenants are")} left out: ${names}${more}`;
  world.stderr.write(`${head}\n  fix      if it is meant: ${consentFlags(missing)}\n`);
}

/** The first interrupt lets what runs finish, the second leaves it in flight. */
async function untilStopped(
  start: (signal: AbortSignal) => AsyncIterable<Outcome>,
  shown: Progress,
  world: World,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly interrupted: boolean }> {
  const outcomes = new Map<string, Outcome>();
  const stop = new AbortController();
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const release = world.onInterrupt(() => {
    if (stop.signal.aborted) return leave();
    stop.abort();
    world.stderr.write(
      "Stopping: finishing running changes. Again = leave them in flight; the next run looks before it writes.\n",
    );
  });
  const follow = async (): Promise<void> => {
    for await (const outcome of start(stop.signal)) {
      outcomes.set(outcome.tenant, outcome);
      shown.tell(outcome);
    }
  };
  try {
    await Promise.race([follow(), left]);
  } finally {
    release();
    shown.end();
  }
  // What was sent without its proof is in flight: it counts as no outcome yet.
  const ended = [...outcomes.values()].filter(({ kind }) => kind !== "sent");
  return { outcomes: ended, interrupted: stop.signal.aborted };
}

/** @throws KeyError, and for a wrong kind of key a Failure that says what it touches */
async function checkKeys(plan: Plan, neon: NeonClient): Promise<void> {
  try {
    await preflight(plan, neon);
  } catch (error) {
    if (!(error instanceof KeyError) || error.code !== "key-kind") throw error;
    const moves = plan.changes.filter(({ kind }) => kind === "transfer");
    const tenants = new Set(plan.changes.map(({ tenant }) => tenant)).size;
    const [first] = moves;
    const others = moves.length > 1 ? `, and of ${plural(moves.length - 1, "other")}` : "";
    throw new Failure(
      "key-kind",
      `${moves.length} of ${plural(tenants, "tenant")} ${moves.length === 1 ? "needs" : "need"} a personal key; ${error.variable} holds an org key`,
      [
        { label: "seen", text: "GET /auth: api_key_org (transfers with it answer 403 or 404)" },
        { label: "touches", text: first === undefined ? "transfers" : `transfer of ${first.tenant}, ${moveOf(first)}${others}` },
        fix("a member of both orgs makes one (Console, Account settings, API keys) and exports it"),
      ],
    );
  }
}

/** Between orgs, by the fleet file's names. */
const moveOf = ({ fields }: Change): string => fields.map(({ before, after }) => `${before} → ${after}`).join("");

/** 6 when every tenant moved; else what the worst outcome's code says. */
function exitOfOutcomes(outcomes: readonly Outcome[]): number {
  const open = outcomes.filter(({ kind }) => kind !== "applied");
  if (outcomes.length > 0 && open.length === outcomes.length && open.every(({ code }) => code === "stale")) return 6;
  return Math.max(0, ...open.map(exitOfOutcome));
}

/** Some codes stop a plan with another number than an apply, where a tenant that isn't done is always 7 or worse. */
function exitOfOutcome({ code }: Outcome): number {
  if (code === null || code === "integration") return 7;
  const { exit } = codes[code];
  return exit === 1 || exit === 3 ? 7 : exit;
}
