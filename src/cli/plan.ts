/** `tenantry plan`: what apply would do. Its client has no write methods. */
import { Command, Option } from "@commander-js/extra-typings";
import { createNeonReader } from "../neon/client.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { reconcile } from "../reconciler/reconcile.js";
import { printableJson } from "../render/printable.js";
import { renderPlanText, renderSafety } from "../render/text.js";
import { colorsFor } from "./color.js";
import { givenConsent } from "./consent.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { neonOptions } from "./neon.js";
import { allowHostOption, allowOption, colorOption, configOption, maxOption, raisedLimits } from "./plan-options.js";
import { checkOut, savePlan } from "./save-plan.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const planCommand = (world: World) =>
  new Command("plan")
    .description("Show what apply would do, and save it; reads only")
    .addOption(configOption())
    .option("--base <revision>", "a git revision: what differs from its manifests too is drift, and immutable facts may not differ from it")
    .option("--deep", "look at the computes of every tenant, not only of those whose defaults differ")
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
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"] as const).default("text" as const))
    .option("--json", "the same as --format json")
    .addOption(colorOption())
    .action(async (flags) => {
      const json = flags.json === true || flags.format === "json";
      const consent = givenConsent(flags.allow ?? [], world);
      const out = checkOut(world, flags);
      const loaded = await loadSources(world, flags);
      refuseInvalid(loaded, world, flags.color);
      const declared = declaredFrom(loaded, raisedLimits(flags), world);

      const neon = createNeonReader(neonOptions(world, declared.fleet, flags));
      const started = world.now();
      const plan = await reconcile(declared, neon, world.now, { deep: flags.deep === true });
      const verdict = checkConsent(plan.changes, consent ?? {});
      for (const hazard of verdict.unused) world.stderr.write(`warning[unused-consent]  no change of this plan has the hazard ${hazard}\n`);
      const isSaved = exceeded(plan.safety).length === 0;
      if (isSaved) await savePlan(world, out, plan);

      const exit = exitOf(plan, consent && verdict.missing, flags.exitCode === true);
      if (json) world.stdout.write(printableJson(`${JSON.stringify(plan, null, 2)}\n`));
      else {
        const text = renderPlanText(plan, {
          colors: colorsFor(flags.color, world),
          all: flags.all === true,
          files: loaded.sources.files.length,
          took: world.now() - started,
          savedAs: isSaved ? out : null,
          exit,
        });
        world.stdout.write(text);
      }
      if (!isSaved) world[json ? "stderr" : "stdout"].write(`${json ? "" : "\n"}${renderSafety(plan)}`);
      if (exit !== 0) throw new Exit(exit);
    });

/** Several at once: the highest. `missing` is null where nobody said what they consent to. */
export function exitOf(plan: Plan, missing: ConsentCounts | null, exitCode: boolean): number {
  return Math.max(
    plan.completeness.kind === "partial" ? 5 : 0,
    plan.refused.some(({ code }) => code !== "incomplete-inventory") || exceeded(plan.safety).length > 0 ? 4 : 0,
    missing !== null && Object.keys(missing).length > 0 ? 4 : 0,
    exitCode && plan.changes.length > 0 ? 2 : 0,
  );
}
