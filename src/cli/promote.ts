/** `tenantry promote`: a branch in the place of the default one, done once; what was live stays beside it, and is the way back. */
import { Argument, Command, Option } from "@commander-js/extra-typings";
import type { Plan } from "../reconciler/plan/plan.js";
import { defaultBranchIn, replacedName } from "../reconciler/restore.js";
import { timeText } from "../reconciler/time-text.js";
import { byHand, quoted } from "./by-hand.js";
import { allowHostOption, allowOption, colorOption, configOption, jsonOption, maxOption } from "./plan-options.js";
import { begunAt } from "./restore-id.js";
import type { World } from "./world.js";

export const promoteCommand = (world: World) =>
  new Command("promote")
    .description("Put a branch of a tenant, such as a preview, in the place of its default branch: show it, ask, and do it")
    .addArgument(new Argument("<tenant>", "as its manifest names it"))
    .addArgument(new Argument("<branch>", "its name in Neon: a preview, any other branch, or one that was replaced"))
    .option("--id <time>", "of one that was begun and cut short: goes on with it, and never does it twice")
    .addOption(configOption())
    .addOption(allowOption())
    .addOption(maxOption("restore"))
    .option("--yes", "don't ask; then --allow replaces-data=1 is due")
    .option("--ledger <file>", "add a line for the tenant to this file too")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (tenant, branch, given) => {
      const id = begunAt(given.id, world);
      await byHand(
        {
          tenant,
          amend: (manifest) => ({ ...manifest, errand: { kind: "promote", branch, id } }),
          kind: "restore",
          done: "promoted",
          again: `tenantry promote ${tenant} ${quoted(branch)} --id ${timeText(id)}`,
          next: (plan) => `Undo      tenantry promote ${tenant} ${quoted(replacedBy(id, plan))}\n`,
        },
        given,
        world,
      );
    });

/** What it puts aside. */
function replacedBy(id: number, { changes }: Plan): string {
  const before = changes.find(({ kind }) => kind === "restore")?.fields[0]?.before;
  return replacedName(defaultBranchIn(String(before)), { id });
}
