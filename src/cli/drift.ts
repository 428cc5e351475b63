/** `tenantry drift`: what somebody changed behind git's back. The same code path as plan, with the manifests of a revision. */
import { Command } from "@commander-js/extra-typings";
import { observedIn } from "../reconciler/observation-file.js";
import { reconcile, reconcileObserved } from "../reconciler/reconcile.js";
import { driftJson, driftOf, renderDriftText } from "../render/drift.js";
import { printableJson } from "../render/printable.js";
import { colorsFor, glyphsFor } from "./color.js";
import { deepFrom, deepOption } from "./deep.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { openNeonToRead } from "./neon.js";
import { maxAgeOption, observationFrom, observedOption } from "./observation-source.js";
import { allowHostOption, colorOption, configOption, formatOption, isJson, jsonOption } from "./plan-options.js";
import { cellOption, labelOption, scopeFrom, tenantOption, tierOption } from "./scope-options.js";
import { loadSources, loadSourcesAt } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const driftCommand = (world: World) =>
  new Command("drift")
    .description("Compare what is live with the manifests of a git revision; exit 2 when they differ")
    .addOption(configOption())
    .option("--base <revision>", "the git revision (default: HEAD; outside a checkout the files as they are)")
    .addOption(tenantOption())
    .addOption(tierOption())
    .addOption(labelOption())
    .addOption(cellOption())
    .addOption(observedOption())
    .addOption(maxAgeOption())
    .addOption(deepOption())
    .addOption(allowHostOption())
    .addOption(formatOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (flags) => {
      const json = isJson(flags);
      const files = await loadSources(world, { config: flags.config });
      const revision = flags.base ?? (files.sources.revision === null ? null : "HEAD");
      const loaded = revision === null ? files : await loadSourcesAt(world, revision, { config: flags.config });
      refuseInvalid(loaded, world, { ...flags, json });
      const declared = declaredFrom(loaded, {}, world);
      const scope = scopeFrom({ tenant: flags.tenant, tier: flags.tier, label: flags.label }, loaded);
      const observation = observationFrom(flags, declared.fleet, world);
      const policy = { deep: deepFrom(flags.deep, world.now()) };
      // Compared with itself: all that differs is drift.
      const itself = { ...declared, base: declared.manifests };
      const plan = observation
        ? reconcileObserved(itself, observedIn(observation), world.now(), policy, scope)
        : await reconcile(itself, await openNeonToRead(world, declared.fleet, flags), world.now, policy, scope);
      const drift = driftOf(plan, revision);
      const differs = drift.tenants > drift.excepted;
      const exit = plan.completeness.kind === "partial" ? 5 : differs ? 2 : 0;
      if (json) world.stdout.write(printableJson(`${JSON.stringify(driftJson(drift, exit), null, 2)}\n`));
      else world.stdout.write(renderDriftText(drift, colorsFor(flags.color, world), glyphsFor(world)));
      if (exit !== 0) throw new Exit(exit);
    });
