/** `tenantry drift`: what somebody changed behind git's back. The same code path as plan, with the manifests of a revision. */
import { Command, Option } from "@commander-js/extra-typings";
import { createNeonReader } from "../neon/client.js";
import { reconcile } from "../reconciler/reconcile.js";
import { driftJson, driftOf, renderDriftText } from "../render/drift.js";
import { printableJson } from "../render/printable.js";
import { colorsFor } from "./color.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { neonOptions } from "./neon.js";
import { allowHostOption, colorOption, configOption } from "./plan-options.js";
import { loadSources, loadSourcesAt } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const driftCommand = (world: World) =>
  new Command("drift")
    .description("Compare what is live with the manifests of a git revision; exit 2 when they differ")
    .addOption(configOption())
    .option("--base <revision>", "the git revision (default: HEAD; outside a checkout the files as they are)")
    .option("--deep", "look at the computes of every tenant, not only of those whose defaults differ")
    .addOption(allowHostOption())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"] as const).default("text" as const))
    .option("--json", "the same as --format json")
    .addOption(colorOption())
    .action(async (flags) => {
      const files = await loadSources(world, { config: flags.config });
      const revision = flags.base ?? (files.sources.revision === null ? null : "HEAD");
      const loaded = revision === null ? files : await loadSourcesAt(world, revision, { config: flags.config });
      refuseInvalid(loaded, world, flags.color);
      const declared = declaredFrom(loaded, {}, world);
      const neon = createNeonReader(neonOptions(world, declared.fleet, flags));
      // Compared with itself: all that differs is drift.
      const plan = await reconcile({ ...declared, base: declared.manifests }, neon, world.now, { deep: flags.deep === true });
      const drift = driftOf(plan, revision);
      if (flags.json === true || flags.format === "json") world.stdout.write(printableJson(`${JSON.stringify(driftJson(drift), null, 2)}\n`));
      else world.stdout.write(renderDriftText(drift, colorsFor(flags.color, world)));
      const exit = plan.completeness.kind === "partial" ? 5 : drift.tenants > 0 ? 2 : 0;
      if (exit !== 0) throw new Exit(exit);
    });
