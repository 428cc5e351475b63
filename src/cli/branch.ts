/** `tenantry branch reset`: a branch of one tenant set back to what its parent holds now; never the default one. */
import { Argument, Command, Option } from "@commander-js/extra-typings";
import { keptIn } from "../reconciler/reset.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { byHand } from "./by-hand.js";
import { allowHostOption, allowOption, colorOption, configOption, jsonOption, maxOption } from "./plan-options.js";
import type { World } from "./world.js";

export const branchCommand = (world: World) =>
  new Command("branch")
    .description("Set a branch of a tenant back to its parent (branch reset): show what that means, ask, and do it")
    .addArgument(new Argument("<what>", "reset").choices(["reset"] as const))
    .addArgument(new Argument("<tenant>", "as its manifest names it"))
    .addArgument(new Argument("<branch>", "its name in Neon; the default and protected ones stay as they are"))
    .addOption(configOption())
    .addOption(allowOption())
    .addOption(maxOption("restore"))
    .option("--yes", "don't ask; then --allow replaces-data=1 is due")
    .option("--ledger <file>", "add a line for the tenant to this file too")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (_, tenant, branch, given) => {
      const id = Math.floor(world.now() / 1000) * 1000;
      await byHand(
        {
          tenant,
          amend: (manifest) => ({ ...manifest, errand: { kind: "reset", branch, id } }),
          kind: "restore",
          done: "reset",
          again: null,
          next: keptText,
        },
        given,
        world,
      );
    });

/** What is gone can't be undone, so there is nothing to say of it. */
function keptText({ changes }: Plan): string {
  const kept = changes.flatMap(({ fields }) =>
    fields.flatMap(({ after }) => (typeof after === "string" ? (keptIn(after) ?? []) : [])),
  );
  return kept.map((name) => `Kept      what it held is in branch "${name}"\n`).join("");
}
