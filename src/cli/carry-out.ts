/** Applies a plan on behalf of `tenantry apply`: keys first, then the lock, then tenant by tenant until done or stopped. */
import type { NeonClient, Place } from "../neon/port.js";
import { apply } from "../reconciler/apply/index.js";
import type { Outcome } from "../reconciler/apply/outcome.js";
import { codes } from "../reconciler/codes.js";
import type { Fleet } from "../reconciler/fleet.js";
import { callsPerMinute } from "../reconciler/fleet.js";
import { groupBy } from "../reconciler/diff/group-by.js";
import { journalFormat } from "../reconciler/journal/entry.js";
import type { JournalEntry } from "../reconciler/journal/entry.js";
import { ledgerLine } from "../reconciler/journal/ledger.js";
import { lastWave, recentCreates, recentFor } from "../reconciler/journal/runs.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import type { ConsentCounts, ConsentVerdict } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import type { ApplyReport } from "../render/outcomes.js";
import { renderReport, reportJson } from "../render/outcomes.js";
import { printableJson } from "../render/printable.js";
import { consentFlags } from "../render/safety.js";
import { count, plural } from "../render/values.js";
import { checkKeys } from "./check-keys.js";
import { glyphsFor } from "./color.js";
import type { JournalFile } from "./journal-file.js";
import { entriesSince, journalOf, openJournal } from "./journal-file.js";
import type { LedgerFile } from "./ledger-file.js";
import { openLedger } from "./ledger-file.js";
import type { LockWriter } from "./lock-file.js";
import { lockPath, lockWriter, readLock } from "./lock-file.js";
import type { NeonFlags } from "./neon.js";
import { apiHost, openNeon } from "./neon.js";
import { progress } from "./progress.js";
import type { Work } from "./run-work.js";
import { refuseOverToday, tellWork, workOf } from "./run-work.js";
import { untilStopped } from "./until-stopped.js";
import { version } from "./version.js";
import type { World } from "./world.js";

interface Flags extends NeonFlags {
  readonly progress: "auto" | "plain";
  readonly json: boolean;
  readonly ledger?: string | undefined;
  /** 0 to 1; a run that is resumed stays within its own where none is given. */
  readonly wave?: number | undefined;
  readonly resume?: string | undefined;
  readonly maxFailures?: ((tenants: number) => number) | undefined;
}

export interface Consent extends ConsentVerdict {
  readonly given: ConsentCounts;
}

/** The exit code, at least `atLeast`; the report was printed. */
export async function carryOut(
  plan: Plan,
  fleet: Fleet,
  consent: Consent,
  atLeast: number,
  flags: Flags,
  world: World,
): Promise<number> {
  const neon = await openNeon(world, fleet, flags);
  const ledger = openLedger(world, fleet.file, flags.ledger);
  lockOf(fleet, world).check();
  const work = (entries: readonly JournalEntry[]): Work =>
    workOf(plan, entries, flags.wave ?? (flags.resume === undefined ? 1 : lastWave(entries, plan.digest)));
  const consented = (entries: readonly JournalEntry[]): Plan["changes"] =>
    work(entries).changes.filter(({ tenant }) => !consent.leftOut.has(tenant));
  // A wrong key leaves no trace, so what the journal says is looked up once before it is opened.
  await checkKeys({ ...plan, changes: consented(journalOf(world, fleet.file, plan.id)) }, neon);
  const journal = await openJournal(world, fleet, apiHost(world, flags), plan.id);
  try {
    refuseOverToday(plan, consented(journal.before), fleet, world);
    return await run({ plan, fleet, consent, atLeast, flags, world, neon, ledger, journal, work: work(journal.before) });
  } finally {
    await journal.close();
  }
}

interface Running {
  readonly plan: Plan;
  readonly fleet: Fleet;
  readonly consent: Consent;
  readonly atLeast: number;
  readonly flags: Flags;
  readonly world: World;
  readonly neon: NeonClient;
  readonly ledger: LedgerFile;
  readonly journal: JournalFile;
  readonly work: Work;
}

async function run(running: Running): Promise<number> {
  const { plan, fleet, consent, atLeast, flags, world, neon, ledger, journal, work } = running;
  // Read only now, when no other run of this machine writes it any more.
  const lock = lockOf(fleet, world);
  const tenants = [...new Set(work.changes.map(({ tenant }) => tenant))];
  const leftOut = new Set(tenants.filter((tenant) => consent.leftOut.has(tenant)));
  const due = tenants.length - leftOut.size;
  tellLeftOut({ ...consent, leftOut }, world);
  tellWork(plan, work, world);
  const started = world.now();
  const since = started - recentFor;
  const recent = recentCreates(entriesSince(world, fleet.file, since), new Date(since).toISOString());
  if (due > 0) {
    await journal.begin(plan, {
      entry: "run-started",
      format: journalFormat,
      fleet: fleet.name,
      planDigest: plan.digest,
      manifestsDigest: plan.inputs.manifestsDigest,
      consent: consent.given,
      version,
      ...(work.wave < 1 && { wave: work.wave }),
    });
    const rate = `${count(Math.round(callsPerMinute(fleet)))} calls/min`;
    world.stderr.write(`Applying ${plan.id}: ${plural(due, "tenant")}, ${rate}, journal ${journal.shown}\n`);
  }

  const { now, sleep } = world;
  const options = {
    leftOut: new Map([...leftOut].map((tenant) => [tenant, { code: "consent", message: "needs consent" }] as const)),
    maxFailures: flags.maxFailures?.(due) ?? null,
    recentCreates: recent,
  };
  const changesOf = groupBy(work.changes, ({ tenant }) => tenant);
  const places = new Map<ProjectId, Place>();
  const done = ({ kind, tenant, project }: Outcome): void => {
    if (kind !== "applied" || project === null) return;
    const time = new Date(now()).toISOString();
    const line = ledgerLine(changesOf.get(tenant) ?? [], project, {
      planId: plan.id,
      time,
      orgs: fleet.orgs,
      place: places.get(project) ?? null,
    });
    if (line) ledger.add(line);
  };
  const remember = (tenant: TenantName, project: ProjectId, place: Place | null): Promise<void> => {
    if (place) places.set(project, place);
    return lock.remember(tenant, project);
  };
  const width = tenants.reduce((widest, { length }) => Math.max(widest, length), 0);
  const shown = progress({ total: due, width, stats: neon.stats, plain: flags.progress === "plain" }, world);
  const { outcomes, interrupted } = await untilStopped(
    (signal) => apply({ ...plan, changes: work.changes }, { ...options, signal }, { neon, fleet, now, sleep, remember, journal }),
    done,
    shown,
    world,
  );
  if (due > 0) await journal.write({ entry: "run-ended", how: interrupted ? "interrupted" : "done" }).catch(() => {});
  const unsaved = tellUnsaved(running);
  const exit = interrupted ? 130 : Math.max(atLeast, exitOfOutcomes(outcomes), unsaved);
  const report: ApplyReport = {
    planId: plan.id,
    outcomes,
    total: work.total,
    appliedBefore: work.appliedBefore,
    wave: work.wave,
    outsideWave: work.outsideWave,
    refused: plan.refused.length,
    took: world.now() - started,
    stats: neon.stats,
    interrupted,
  };
  const text = flags.json
    ? printableJson(`${JSON.stringify(reportJson(report, exit), null, 2)}\n`)
    : renderReport(report, exit, glyphsFor(world));
  world.stdout.write(text);
  return exit;
}

function lockOf(fleet: Fleet, world: World): LockWriter {
  const path = lockPath(world, fleet.file);
  return lockWriter(path, readLock(path));
}

/** The exit code: what was done is done, but no longer written down. */
function tellUnsaved({ journal, ledger, world }: Running): number {
  const journalFailed = journal.failure();
  const ledgerFailed = ledger.failure();
  if (journalFailed)
    world.stderr.write(`error[${journalFailed.code}]  ${journalFailed.message}; the next run looks before it writes\n`);
  if (ledgerFailed !== null)
    world.stderr.write(`error[not-saved]  the ledger could not be written: ${ledgerFailed}; tenantry ledger prints it whole\n`);
  return journalFailed || ledgerFailed !== null ? 1 : 0;
}

/** What nobody consented to waits, and is named. */
export function tellLeftOut({ missing, leftOut }: Pick<ConsentVerdict, "missing" | "leftOut">, world: World): void {
  if (leftOut.size === 0) return;
  const names = [...leftOut].slice(0, 5).join(", ");
  const more = leftOut.size > 5 ? ` and ${leftOut.size - 5} more` : "";
  const head = `error[consent]  ${plural(leftOut.size, "tenant is", "tenants are")} left out: ${names}${more}`;
  world.stderr.write(`${head}\n  fix      if it is meant: ${consentFlags(missing)}\n`);
}

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
