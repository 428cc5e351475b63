/** `tenantry apply`: carries out a plan file, or plans, shows and asks first. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Argument, Command, Option } from "@commander-js/extra-typings";
import { createNeonClient, createNeonReader } from "../neon/client.js";
import { apply } from "../reconciler/apply/index.js";
import type { Outcome } from "../reconciler/apply/outcome.js";
import { preflight } from "../reconciler/apply/preflight.js";
import { codes } from "../reconciler/codes.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { readPlan } from "../reconciler/plan/read.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { reconcile } from "../reconciler/reconcile.js";
import { renderReport, reportJson } from "../render/outcomes.js";
import { printableJson } from "../render/printable.js";
import { consentFlags, renderPlanText, renderSafety } from "../render/text.js";
import { plural } from "../render/values.js";
import { colorsFor } from "./color.js";
import type { ColorWhen } from "./color.js";
import { givenConsent } from "./consent.js";
import { declaredFrom, fleetDigest, refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { lockPath, lockWriter, readLock } from "./lock-file.js";
import { neonOptions } from "./neon.js";
import { exitOf } from "./plan.js";
import { allowHostOption, allowOption, colorOption, configOption, maxOption, raisedLimits } from "./plan-options.js";
import { progress } from "./progress.js";
import { loadFleetOnly, loadSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

interface Flags {
  readonly config?: string | undefined;
  readonly base?: string | undefined;
  readonly allow?: string[] | undefined;
  readonly allowHost?: string[] | undefined;
  readonly yes?: true | undefined;
  readonly deep?: true | undefined;
  readonly progress: "auto" | "plain";
  readonly json?: true | undefined;
  readonly color: ColorWhen;
}

export const applyCommand = (world: World) =>
  new Command("apply")
    .description("Carry out a plan file; without one: plan, show it, ask, and apply")
    .addArgument(new Argument("[plan]", "a file that `tenantry plan` wrote"))
    .addOption(configOption())
    .option("--base <revision>", "as in plan; only without a plan file")
    .option("--deep", "as in plan; only without a plan file")
    .addOption(allowOption())
    .addOption(maxOption("delete"))
    .addOption(maxOption("suspend"))
    .addOption(maxOption("restore"))
    .addOption(maxOption("transfer"))
    .addOption(maxOption("create"))
    .addOption(maxOption("update"))
    .option("--yes", "don't ask; never consents to a hazard")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .option("--json", "the outcomes as JSON")
    .addOption(colorOption())
    .action(async (file, flags) => {
      const given = givenConsent(flags.allow ?? [], world) ?? {};
      const { plan, fleet } = file === undefined ? await planNow(flags, world) : await planFrom(file, flags, world);
      if (exceeded(plan.safety).length > 0 && file === undefined) {
        world.stdout.write(renderSafety(plan));
        throw new Exit(4);
      }
      const consent = checkConsent(plan.changes, given);
      tellConsent(consent, world);
      const due = new Set(plan.changes.map(({ tenant }) => tenant)).size - consent.leftOut.size;
      if (due > 0 && file === undefined && flags.yes !== true) await confirm(fleet, due, world);
      const exit = due > 0 ? await carryOut(plan, fleet, consent, flags, world) : nothing(plan, flags, world);
      const total = Math.max(exit, exitOf(plan, consent.missing, false));
      if (total !== 0) throw new Exit(total);
    });

async function planFrom(file: string, flags: Flags, world: World): Promise<{ plan: Plan; fleet: Fleet }> {
  const loaded = await loadFleetOnly(world, flags);
  refuseInvalid(loaded, world, flags.color);
  let text: string;
  try {
    text = readFileSync(resolve(world.cwd, file), "utf8");
  } catch (error) {
    throw new Failure("plan-unavailable", `${file} can't be read (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`, [fix("tenantry plan writes .tenantry/plan.json")]);
  }
  const read = readPlan(text, { fleet: loaded.fleet, fleetDigest: fleetDigest(loaded.sources.fleetFile), now: world.now() });
  if ("problem" in read) throw new Failure(read.problem.code, `${file} is refused: ${read.problem.message}`, [fix("tenantry plan, and have it read")]);
  return { plan: read.plan, fleet: loaded.fleet };
}

async function planNow(flags: Flags & Readonly<Record<string, unknown>>, world: World): Promise<{ plan: Plan; fleet: Fleet }> {
  const loaded = await loadSources(world, flags);
  refuseInvalid(loaded, world, flags.color);
  if (flags.yes !== true && !world.stdin.isTTY) throw new Failure("consent", "without a plan file and without a terminal nobody can say yes", [fix("tenantry apply .tenantry/plan.json, or --yes")]);
  const declared = declaredFrom(loaded, raisedLimits(flags), world);
  const started = world.now();
  const plan = await reconcile(declared, createNeonReader(neonOptions(world, declared.fleet, flags)), world.now, { deep: flags.deep === true });
  const shown = renderPlanText(plan, { colors: colorsFor(flags.color, world), all: false, files: loaded.sources.files.length, took: world.now() - started, savedAs: null, exit: 0 });
  world[flags.json ? "stderr" : "stdout"].write(`${shown}\n`);
  return { plan, fleet: declared.fleet };
}

function tellConsent({ missing, unused, leftOut }: ConsentVerdict, world: World): void {
  for (const hazard of unused) world.stderr.write(`warning[unused-consent]  no change of this plan has the hazard ${hazard}\n`);
  if (leftOut.size > 0) world.stderr.write(`error[consent]  ${plural(leftOut.size, "tenant is", "tenants are")} left out. If it is meant: ${consentFlags(missing)}\n`);
}

async function confirm(fleet: Fleet, due: number, world: World): Promise<void> {
  world.stderr.write(`Apply ${plural(due, "change")} to fleet ${fleet.name}? Type the fleet name: `);
  const answer = await world.stdin.readLine();
  if (answer?.trim() !== fleet.name) throw new Failure("consent", answer === null ? "nothing was typed; nothing was applied" : "that is not the fleet's name; nothing was applied");
}

function nothing(plan: Plan, { json }: Flags, world: World): number {
  const report = { planId: plan.id, outcomes: [], took: 0, stats: { calls: 0, writes: 0, retried: new Map<number, number>() }, interrupted: false };
  world.stdout.write(json ? `${JSON.stringify(reportJson(report))}\n` : `Nothing to apply.${plan.refused.length > 0 ? ` ${plan.refused.length} refused.` : ""}  Next: tenantry plan\n`);
  return 0;
}

async function carryOut(plan: Plan, fleet: Fleet, consent: ConsentVerdict, flags: Flags, world: World): Promise<number> {
  const neon = createNeonClient(neonOptions(world, fleet, flags));
  const path = lockPath(world, fleet.file);
  const lock = lockWriter(path, readLock(path));
  await lock.check();
  await preflight({ ...plan, changes: plan.changes.filter(({ tenant }) => !consent.leftOut.has(tenant)) }, neon);

  const started = world.now();
  const outcomes = new Map<string, Outcome>();
  const total = new Set(plan.changes.map(({ tenant }) => tenant)).size;
  const stop = new AbortController();
  const shown = progress(total, neon.stats, flags.progress === "plain", world);
  const release = world.onInterrupt(() => interrupt(stop, world));
  try {
    const leftOut = new Map([...consent.leftOut].map((tenant) => [tenant, { code: "consent", message: "needs consent" }] as const));
    const { now, sleep } = world;
    for await (const outcome of apply(plan, { leftOut, signal: stop.signal }, { neon, fleet, now, sleep, remember: lock.remember })) {
      outcomes.set(outcome.tenant, outcome);
      shown.tell(outcome);
    }
  } finally {
    release();
    shown.end();
  }
  const report = { planId: plan.id, outcomes: [...outcomes.values()], took: world.now() - started, stats: neon.stats, interrupted: stop.signal.aborted };
  world.stdout.write(flags.json ? printableJson(`${JSON.stringify(reportJson(report), null, 2)}\n`) : renderReport(report));
  return stop.signal.aborted ? 130 : exitOfOutcomes(report.outcomes);
}

function interrupt(stop: AbortController, world: World): void {
  if (stop.signal.aborted) throw new Exit(130);
  stop.abort();
  world.stderr.write("Stopping: finishing running changes. Again = leave them in flight; the next run looks before it writes.\n");
}

/** 6 when every tenant moved; else what the worst outcome's code says. */
export function exitOfOutcomes(outcomes: readonly Outcome[]): number {
  const open = outcomes.filter(({ kind }) => kind !== "applied");
  if (outcomes.length > 0 && open.length === outcomes.length && open.every(({ code }) => code === "stale")) return 6;
  return Math.max(0, ...open.map(({ code }) => (code === null || codes[code].exit === 1 || codes[code].exit === 3 ? 7 : code === "integration" ? 7 : codes[code].exit)));
}
