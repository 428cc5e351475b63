/** `tenantry observe`: what Neon shows of the fleet, as a file from which others plan without a key. Reads only. */
import { Command } from "@commander-js/extra-typings";
import { observationOf } from "../reconciler/observation-file.js";
import type { Observation } from "../reconciler/observation-file.js";
import { observeFleet } from "../reconciler/reconcile.js";
import { renderObservation } from "../render/observation.js";
import { printableJson } from "../render/printable.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { openNeonToRead } from "./neon.js";
import { allowHostOption, colorOption, configOption, formatOption, isJson, jsonOption } from "./plan-options.js";
import { checkOut, observationKind, saveObservation } from "./save-plan.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const observeCommand = (world: World) =>
  new Command("observe")
    .description("Save what Neon shows of the fleet: one job with keys observes, others plan from the file")
    .addOption(configOption())
    .option("--out <file>", `save it there (default: ${observationKind.defaultFile})`)
    .option("--force", "overwrite what stands at --out")
    .option("--deep", "look at the computes and the use of every project")
    .addOption(allowHostOption())
    .addOption(formatOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (flags) => {
      const json = isJson(flags);
      const out = checkOut(world, flags, observationKind);
      const loaded = await loadSources(world, { config: flags.config });
      refuseInvalid(loaded, world, { ...flags, json });
      const declared = declaredFrom(loaded, {}, world);
      const neon = await openNeonToRead(world, declared.fleet, flags);
      const started = world.now();
      const observed = await observeFleet(declared, neon, world.now, flags.deep === true);
      const observation = observationOf(declared.fleet, observed);
      await saveObservation(world, out, observation);
      // A hole is saved with the rest: what was seen may still be updated from it, and nothing more.
      const exit = exitOf(observation);
      const facts = { savedAs: out, took: world.now() - started, calls: neon.stats.calls, exit };
      world.stdout.write(json ? printableJson(`${JSON.stringify(observation)}\n`) : renderObservation(observation, facts));
      if (exit !== 0) throw new Exit(exit);
    });

const exitOf = ({ completeness }: Observation): number => (completeness.kind === "partial" ? 5 : 0);
