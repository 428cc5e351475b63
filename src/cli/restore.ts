/**
 * `tenantry restore`: one tenant back to a snapshot, a time, or what an earlier restore replaced, as if its manifest declared it with
 * this second as its id. The same plan, the same checks, the same apply; no file is changed. With `--preview` what would come back
 * is put beside what is live, to be looked at first.
 */
import { Argument, Command, Option } from "@commander-js/extra-typings";
import { previewName } from "../reconciler/errand.js";
import type { ProjectId } from "../reconciler/names.js";
import type { Plan } from "../reconciler/plan/plan.js";
import type { DeclaredRestore } from "../reconciler/restore.js";
import { defaultBranchIn, replacedName, sourceOf, timeForm } from "../reconciler/restore.js";
import { timeText } from "../reconciler/time-text.js";
import { byHand, quoted } from "./by-hand.js";
import { Failure, fix } from "./failure.js";
import { begunAt, pastTime } from "./restore-id.js";
import { allowHostOption, allowOption, colorOption, configOption, jsonOption, maxOption } from "./plan-options.js";
import type { World } from "./world.js";

export const restoreCommand = (world: World) =>
  new Command("restore")
    .description("Put a tenant back to a snapshot or a time: show what that means, ask, and do it")
    .addArgument(new Argument("<tenant>", "as its manifest names it"))
    .requiredOption("--from <what>", "a snapshot, a time such as 2026-03-04T10:00:00Z, or a branch that a restore replaced")
    .option("--preview", "beside what is live instead: a branch to look at; nothing is replaced")
    .option("--id <time>", "of a restore that was begun and cut short: goes on with it, and never does it twice")
    .addOption(configOption())
    .addOption(allowOption())
    .addOption(maxOption("restore"))
    .option("--yes", "don't ask; then --allow replaces-data=1 is due")
    .option("--ledger <file>", "add a line for the tenant to this file too")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (tenant, given) => {
      if (given.preview === true) return preview(tenant, given, world);
      const restore = restoreOf(tenant, given.from, given.id, world);
      await byHand(
        {
          tenant,
          amend: (manifest) => ({ ...manifest, restore }),
          kind: "restore",
          done: "restored",
          again: `tenantry restore ${tenant} --from ${quoted(restore.from)} --id ${timeText(restore.id)}`,
          next: (plan) => `Undo      tenantry restore ${tenant} --from ${quoted(replacedBy(restore, plan))}\n`,
        },
        given,
        world,
      );
    });

/** A second one of the same finds the branch by its name, so it needs no id. @throws Failure `usage` */
async function preview(
  tenant: string,
  given: Parameters<typeof byHand>[1] & { readonly from: string; readonly id?: string | undefined },
  world: World,
): Promise<void> {
  if (given.id !== undefined)
    throw new Failure("usage", "--id goes on with a restore, and --preview makes none", [
      fix("one of both; a preview that was cut short is gone on with by the same command"),
    ]);
  const { from } = restoreOf(tenant, given.from, undefined, world);
  if ("replaced" in sourceOf(from))
    throw new Failure("usage", `${from.slice(0, 80)} is a branch beside what is live already`, [
      fix(`look at it, then tenantry restore ${tenant} --from ${quoted(from)}`),
    ]);
  const name = previewName(from);
  await byHand(
    {
      tenant,
      amend: (manifest) => ({ ...manifest, errand: { kind: "preview", from } }),
      kind: "branch",
      done: null,
      again: null,
      next: (_, project) => afterPreview(tenant, name, project),
    },
    given,
    world,
  );
}

const afterPreview = (tenant: string, name: string, project: ProjectId): string =>
  [
    `Look      neonctl connection-string ${quoted(name)} --project-id ${project}`,
    `Drop      neonctl branches delete ${quoted(name)} --project-id ${project}`,
    `Promote   tenantry promote ${tenant} ${quoted(name)}      (puts it in the place of what is live)`,
    "",
  ].join("\n");

/** @throws Failure `usage` */
function restoreOf(tenant: string, given: string, id: string | undefined, world: World): DeclaredRestore {
  const from = timeForm.test(given) ? timeText(pastTime("--from", given, world)) : given;
  const source = sourceOf(from);
  if ("branch" in source)
    throw new Failure("usage", `--from ${from.slice(0, 80)} is no snapshot, time or replaced branch`, [
      fix(`tenantry promote ${tenant} ${quoted(source.branch)}`),
    ]);
  return { id: begunAt(id, world), from };
}

/** What it puts aside. */
function replacedBy(restore: DeclaredRestore, { changes }: Plan): string {
  const before = changes.find(({ kind }) => kind === "restore")?.fields[0]?.before;
  return replacedName(defaultBranchIn(String(before)), restore);
}
