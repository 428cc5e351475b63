/** `tenantry plan`: what apply would do. Its client has no write methods. */
import { Command, Option } from "@commander-js/extra-typings";
import type { Fleet } from "../reconciler/fleet.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { observedIn } from "../reconciler/observation-file.js";
import type { Declared } from "../reconciler/reconcile.js";
import { reconcile, reconcileObserved } from "../reconciler/reconcile.js";
import { renderMarkdown } from "../render/markdown/index.js";
import { printableJson } from "../render/printable.js";
import { renderSafety } from "../render/safety.js";
import type { TextOptions } from "../render/text.js";
import { renderPlanText } from "../render/text.js";
import { withBasePolicy } from "./base-fleet.js";
import type { ColorWhen } from "./color.js";
import { colorsFor, glyphsFor } from "./color.js";
import { givenConsent, tellUnused } from "./consent.js";
import { deepFrom, deepOption } from "./deep.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import type { NeonFlags } from "./neon.js";
import { openNeonToRead } from "./neon.js";
import { maxAgeOption, observationFrom, observedOption } from "./observation-source.js";
import {
  allowHostOption,
  allowOption,
  colorOption,
  configOption,
  isJson,
  jsonOption,
  maxOption,
  raisedLimits,
} from "./plan-options.js";
import { checkOut, savePlan } from "./save-plan.js";
import { cellOption, labelOption, scopeFrom, scopeOption, skipOption, tenantOption, tierOption } from "./scope-options.js";
import type { ScopeFlags } from "./scope-options.js";
import { loadSources } from "./sources.js";
import type { LoadedSources } from "./sources.js";
import { rememberRosters, tellUncompared } from "./sources-roster.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const planCommand = (world: World) =>
  new Command("plan")
    .description("Show what apply would do, and save it; reads only")
    .addOption(configOption())
    .option(
      "--base <revision>",
      "a git revision: its fleet file's policy guards the plan, what differs from its manifests too is drift, and immutable facts may not differ from it",
    )
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
    .option("--out <file>", "save the plan there (default: .tenantry/plan.json)")
    .option("--force", "overwrite what stands at --out")
    .addOption(allowOption())
    .addOption(maxOption("delete"))
    .addOption(maxOption("suspend"))
    .addOption(maxOption("restore"))
    .addOption(maxOption("transfer"))
    .addOption(maxOption("create"))
    .addOption(maxOption("update"))
    .option("--all", "every tenant as a block, also in a large plan")
    .option("--exit-code", "exit 2 when there are changes")
    .addOption(allowHostOption())
    .addOption(
      new Option("--format <format>", "how to print; markdown is the pull-request comment")
        .choices(["text", "markdown", "json"] as const)
        .default("text" as const),
    )
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (flags) => {
      const json = isJson(flags);
      const consent = givenConsent(flags.allow ?? [], world);
      const out = checkOut(world, flags);
      const { plan, fleet, rosters, text } = await makePlanNow({ ...flags, json }, world);
      const verdict = checkConsent(plan.changes, consent ?? {});
      tellUnused(verdict.unused, world);
      const isSaved = exceeded(plan.safety).length === 0;
      if (isSaved) {
        await savePlan(world, out, plan);
        await rememberRosters(world, fleet.file, rosters);
      }

      const exit = exitOf(plan, consent && verdict.missing, flags.exitCode === true);
      if (!json && flags.format === "markdown") return tellMarkdown(plan, fleet, exit, world);
      const shown = text({ all: flags.all === true, savedAs: isSaved ? out : null, exit });
      world.stdout.write(json ? printableJson(`${JSON.stringify(plan, null, 2)}\n`) : shown);
      if (!isSaved) world[json ? "stderr" : "stdout"].write(`${json ? "" : "\n"}${renderSafety(plan, fleet.safety)}`);
      if (exit !== 0) throw new Exit(exit);
    });

/** The comment's parts one after another, each with its marker. What is too dangerous to be cut is refused instead. */
function tellMarkdown(plan: Plan, fleet: Fleet, exit: number, world: World): void {
  const comment = renderMarkdown(plan, { safety: fleet.safety, files: null, links: [], updatedAt: world.now() });
  if ("refused" in comment) world.stderr.write(`error[comment-too-large]  ${comment.refused}\n`);
  else world.stdout.write(`${comment.parts.join("\n")}\n`);
  const code = Math.max(exit, "refused" in comment ? 4 : 0);
  if (code !== 0) throw new Exit(code);
}

interface PlanFlags extends NeonFlags, ScopeFlags, Readonly<Record<string, unknown>> {
  readonly config?: string | undefined;
  readonly observed?: string | undefined;
  readonly maxObservationAge?: string | undefined;
  readonly due?: true | undefined;
  readonly deep?: true | number | undefined;
  readonly color: ColorWhen;
  readonly json: boolean;
}

export interface PlanNow {
  readonly plan: Plan;
  readonly fleet: Fleet;
  readonly manifests: Declared["manifests"];
  readonly rosters: LoadedSources["rosters"];
  readonly text: (more: Pick<TextOptions, "all" | "savedAs" | "exit">) => string;
}

export interface PlanHooks {
  /** Called once the files are known to be valid, before anything is observed. */
  readonly before?: () => void;
  /** What is planned instead of what the files declare. @throws Failure */
  readonly amend?: (declared: Declared) => Declared;
}

export async function makePlanNow(flags: PlanFlags, world: World, { before, amend }: PlanHooks = {}): Promise<PlanNow> {
  const loaded = await loadSources(world, flags);
  refuseInvalid(loaded, world, flags);
  tellUncompared(loaded.rosters, flags.base, world);
  before?.();
  const scope = scopeFrom(flags, loaded);
  const asked = { ...declaredFrom(loaded, raisedLimits(flags), world), due: flags.due === true };
  const declared = await withBasePolicy(amend?.(asked) ?? asked, flags.base, world);
  const policy = { deep: deepFrom(flags.deep, world.now()) };
  const observation = observationFrom(flags, declared.fleet, world);
  const open = () => openNeonToRead(world, declared.fleet, flags);
  const started = world.now();
  const plan = observation
    ? reconcileObserved(declared, observedIn(observation), started, policy, scope)
    : await reconcile(declared, await open(), world.now, policy, scope);
  const took = world.now() - started;
  return {
    plan,
    fleet: declared.fleet,
    manifests: declared.manifests,
    rosters: loaded.rosters,
    text: (more) =>
      renderPlanText(plan, {
        colors: colorsFor(flags.color, world),
        glyphs: glyphsFor(world),
        files: loaded.sources.files.length + loaded.sources.rosters.length,
        base: flags.base ?? null,
        took,
        ...(flags.observed !== undefined && { observedFrom: flags.observed }),
        ...more,
      }),
  };
}

/** Several at once: the highest. `missing` is null where nobody said what they consent to. */
export function exitOf(plan: Plan, missing: ConsentCounts | null, exitCode: boolean): number {
  return Math.max(
    plan.completeness.kind === "partial" ? 5 : 0,
    plan.refused.some(({ code }) => code !== "incomplete-inventory") || exceeded(plan.safety).length > 0 ? 4 : 0,
    missing !== null && Object.keys(missing).length > 0 ? 4 : 0,
    exitCode && plan.changes.length > 0 ? 2 : 0,
  );
}
