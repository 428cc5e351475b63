/** `tenantry apply`: carries out a plan file, or plans, shows and asks first. */
import { relative } from "node:path";
import { Argument, Command, Option } from "@commander-js/extra-typings";
import type { Fleet } from "../reconciler/fleet.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { reportJson } from "../render/outcomes.js";
import { printableJson } from "../render/printable.js";
import { raiseFlags, safetyReason } from "../render/safety.js";
import { plural } from "../render/values.js";
import { appliedHere } from "./applied-here.js";
import { carryOut, tellLeftOut } from "./carry-out.js";
import { confirm } from "./confirm.js";
import { givenConsent, tellUnused } from "./consent.js";
import { deepOption } from "./deep.js";
import { Failure, fix } from "./failure.js";
import { maxAgeOption, observedOption } from "./observation-source.js";
import { exitOf, makePlanNow } from "./plan.js";
import type { PlanHooks, PlanNow } from "./plan.js";
import { isKept, keptPlan } from "./journal-file.js";
import { planFrom } from "./plan-file.js";
import { allowHostOption, allowOption, colorOption, configOption, jsonOption, maxOption, raisedLimits } from "./plan-options.js";
import { maxFailuresOption, waveOption } from "./run-limits.js";
import { cellOption, labelOption, scopeOption, skipOption, tenantOption, tierOption } from "./scope-options.js";
import { rememberRosters } from "./sources-roster.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const applyCommand = (world: World) =>
  new Command("apply")
    .description("Carry out a plan file; without one: plan, show it, ask, and apply")
    .addArgument(new Argument("[plan]", "a file that `tenantry plan` wrote"))
    .addOption(configOption())
    .option("--base <revision>", "as in plan, like the next ten: only without a plan file")
    .addOption(scopeOption())
    .addOption(tenantOption())
    .addOption(tierOption())
    .addOption(labelOption())
    .addOption(cellOption())
    .addOption(skipOption())
    .addOption(observedOption())
    .addOption(maxAgeOption())
    .option(
      "--due",
      "see to what is due: take scheduled snapshots, give up those beyond their number and branches beyond their age",
    )
    .addOption(deepOption())
    .addOption(allowOption())
    .addOption(maxOption("delete"))
    .addOption(maxOption("suspend"))
    .addOption(maxOption("restore"))
    .addOption(maxOption("transfer"))
    .addOption(maxOption("create"))
    .addOption(maxOption("update"))
    .option("--resume <plan id>", "go on with the plan of a run that was stopped; what it has applied isn't touched again")
    .addOption(waveOption())
    .addOption(maxFailuresOption())
    .option("--ledger <file>", "add a line for each tenant that is done to this file too")
    .option("--yes", "don't ask; never consents to a hazard")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (file, given) => {
      const flags = { ...given, json: given.json === true };
      const consents = givenConsent(flags.allow ?? [], world) ?? {};
      const isMade = file !== undefined || flags.resume !== undefined;
      if (isMade) refusePlanFlags(flags);
      const { plan, fleet, rosters } = isMade
        ? { ...(await planFrom(savedPlan(file, flags.resume, world), flags, world)), rosters: [] }
        : await planNow(flags, world, { before: () => refuseUnasked(flags.yes === true, world) });
      const consent = { ...checkConsent(plan.changes, consents), given: consents };
      tellUnused(consent.unused, world);
      const due = new Set(plan.changes.map(({ tenant }) => tenant)).size - consent.leftOut.size;
      if (due > 0 && !isMade && flags.yes !== true)
        await confirm(
          {
            text: `Apply ${plural(due, "change")} to fleet ${fleet.name}? Type the fleet name:`,
            word: fleet.name,
            what: "the fleet's name",
            otherwise: "tenantry apply --yes",
            done: "applied",
          },
          world,
        );
      // As a plan that is saved: the next roster is held against the one that was accepted here.
      await rememberRosters(world, fleet.file, rosters);
      const atLeast = exitOf(plan, consent.missing, false);
      if (due === 0) tellLeftOut(consent, world);
      const exit =
        due > 0 ? await carryOut(plan, fleet, consent, atLeast, flags, world) : nothing(plan, atLeast, flags.json, world);
      if (exit !== 0) throw new Exit(exit);
    });

/** Where the plan to carry out stands, as soon as the fleet file is known. @throws Failure `usage` */
function savedPlan(file: string | undefined, resume: string | undefined, world: World): (fleet: Fleet) => string {
  if (file !== undefined && resume === undefined) return () => file;
  if (file !== undefined)
    throw new Failure("usage", "--resume names the plan already; it takes no plan file", [
      fix(`tenantry apply --resume ${resume?.slice(0, 8)}`),
    ]);
  const id = resume ?? "";
  if (!/^[0-9a-f]{8}$/.test(id))
    throw new Failure("usage", `--resume ${id.slice(0, 40)}: a plan id has 8 digits from 0 to f`, [
      fix("the id that the run named when it began and when it was stopped"),
    ]);
  return (fleet) => {
    if (isKept(world, fleet.file, id)) return relative(world.cwd, keptPlan(world, fleet.file, id));
    throw new Failure("plan-unavailable", `no run of plan ${id} was begun here, so none can be resumed`, [
      fix("tenantry plan, then tenantry apply .tenantry/plan.json"),
    ]);
  };
}

const howToPlan = ["base", "scope", "tenant", "tier", "label", "cell", "skip", "observed", "maxObservationAge", "due", "deep"];

/** They say how to plan; what a plan file holds is settled. */
function refusePlanFlags(flags: Readonly<Record<string, unknown>>): void {
  const limits = Object.keys(raisedLimits(flags)).map((kind) => `--max-${kind}`);
  const given = howToPlan.filter((name) => flags[name] !== undefined);
  const names = given.map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  const [first] = [...names, ...limits];
  if (first !== undefined)
    throw new Failure("usage", `${first} has no effect on a plan that was made`, [
      fix(`tenantry plan ${first} …, then apply the new plan`),
    ]);
}

function refuseUnasked(isYes: boolean, { stdin }: World): void {
  if (isYes || stdin.isTTY) return;
  throw new Failure("consent", "without a plan file and without a terminal nobody can say yes", [
    fix("tenantry plan, have it read, then tenantry apply .tenantry/plan.json"),
    { label: "or", text: "tenantry apply --yes   (consents to no hazard)" },
  ]);
}

/** Plans and shows it. @throws Failure `safety.…` over a limit */
export async function planNow(
  flags: Parameters<typeof makePlanNow>[0],
  world: World,
  hooks: PlanHooks,
): Promise<Pick<PlanNow, "plan" | "fleet" | "rosters">> {
  const { plan, fleet, manifests, rosters, text } = await makePlanNow(flags, world, hooks);
  world[flags.json ? "stderr" : "stdout"].write(`${text({ all: false, savedAs: null, exit: 0 })}\n`);
  const [over] = exceeded(plan.safety);
  if (over !== undefined) {
    throw new Failure(`safety.${over}`, safetyReason(plan, over, fleet.safety), [
      { label: "touches", text: `nothing was applied. For example ${(plan.safety[over]?.examples ?? []).join(", ")}` },
      fix(`if it is meant: tenantry plan ${raiseFlags(plan)}, and have it read`),
    ]);
  }
  return { plan: appliedHere(plan, fleet, manifests, world), fleet, rosters };
}

function nothing(plan: Plan, exit: number, json: boolean, world: World): number {
  const stats = { calls: 0, writes: 0, retried: new Map<number, number>() };
  const report = {
    planId: plan.id,
    outcomes: [],
    total: 0,
    appliedBefore: 0,
    wave: 1,
    outsideWave: 0,
    refused: plan.refused.length,
    took: 0,
    stats,
    interrupted: false,
  };
  const refused = plan.refused.length > 0 ? ` ${plan.refused.length} refused.` : "";
  const text = `Nothing to apply.${refused}  Next: tenantry plan${exit === 0 ? "" : `   exit ${exit}`}\n`;
  world.stdout.write(json ? printableJson(`${JSON.stringify(reportJson(report, exit), null, 2)}\n`) : text);
  return exit;
}
