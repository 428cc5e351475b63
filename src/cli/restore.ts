/**
 * `tenantry restore`: one tenant back to a snapshot, a time, or what an earlier restore replaced, as if its manifest declared it with
 * this second as its id. The same plan, the same checks, the same apply; no file is changed.
 */
import { Argument, Command, Option } from "@commander-js/extra-typings";
import { closest } from "../reconciler/closest.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import type { Declared } from "../reconciler/reconcile.js";
import type { DeclaredRestore } from "../reconciler/restore.js";
import { defaultBranchIn, inertAfter, replacedName, timeForm } from "../reconciler/restore.js";
import { parseTime, timeText } from "../reconciler/time-text.js";
import { plural } from "../render/values.js";
import { planNow } from "./apply.js";
import { carryOut, tellLeftOut } from "./carry-out.js";
import { confirm } from "./confirm.js";
import { givenConsent, tellUnused } from "./consent.js";
import { Failure, fix } from "./failure.js";
import { exitOf } from "./plan.js";
import { allowHostOption, allowOption, colorOption, configOption, jsonOption } from "./plan-options.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const restoreCommand = (world: World) =>
  new Command("restore")
    .description("Put a tenant back to a snapshot or a time: show what that means, ask, and do it")
    .addArgument(new Argument("<tenant>", "as its manifest names it"))
    .requiredOption("--from <what>", "a snapshot, a time such as 2026-03-04T10:00:00Z, or a branch that a restore replaced")
    .option("--id <time>", "of a restore that was begun and cut short: goes on with it, and never does it twice")
    .addOption(configOption())
    .addOption(allowOption())
    .option("--yes", "don't ask; then --allow replaces-data=1 is due")
    .option("--ledger <file>", "add a line for the tenant to this file too")
    .addOption(new Option("--progress <how>", "a bar or lines").choices(["auto", "plain"] as const).default("auto" as const))
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (tenant, given) => {
      const flags = { ...given, json: given.json === true, tenant: [tenant] };
      const isAsked = flags.yes !== true;
      if (isAsked && !world.stdin.isTTY)
        throw new Failure("consent", "without a terminal nobody can say yes", [fix(`add ${unasked}`)]);
      const restore = restoreOf(flags.from, flags.id, world);
      const amend = (declared: Declared): Declared => ({
        ...declared,
        manifests: restoring(tenant, restore, declared.manifests),
      });
      const { plan, fleet } = await planNow(flags, world, { amend });
      if (!plan.changes.some(({ kind }) => kind === "restore")) throw new Exit(withoutRestore(plan));
      if (isAsked)
        await confirm(
          {
            text: `Type ${tenant} to go on:`,
            word: tenant,
            what: "the tenant's name",
            otherwise: `add ${unasked}`,
            done: "restored",
          },
          world,
        );
      const consents = { ...givenConsent(flags.allow ?? [], world), ...(isAsked && { "replaces-data": 1 }) };
      const consent = { ...checkConsent(plan.changes, consents), given: consents };
      tellUnused(consent.unused, world);
      if (consent.leftOut.size > 0) {
        tellLeftOut(consent, world);
        throw new Exit(4);
      }
      const again = `tenantry restore ${tenant} --from ${quoted(restore.from)} --id ${timeText(restore.id)}`;
      world.stderr.write(`If it is cut short, go on with: ${again}\n`);
      const exit = await carryOut(plan, fleet, consent, exitOf(plan, consent.missing, false), flags, world);
      if (exit !== 0) throw new Exit(exit);
      world[flags.json ? "stderr" : "stdout"].write(
        `Undo      tenantry restore ${tenant} --from ${quoted(replacedBy(restore, plan))}\n`,
      );
    });

const unasked = "--yes --allow replaces-data=1";
const quoted = (text: string): string => (/^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** @throws Failure `usage` */
function restoreOf(from: string, id: string | undefined, world: World): DeclaredRestore {
  const second = Math.floor(world.now() / 1000) * 1000;
  const time = (flag: string, text: string): number => {
    const at = timeForm.test(text) ? parseTime(text) : Number.NaN;
    if (at <= world.now()) return at;
    const problem = Number.isNaN(at) ? "is no time" : "is still to come";
    throw new Failure("usage", `${flag} ${text.slice(0, 40)} ${problem}`, [fix(`such as ${timeText(second - 3_600_000)}`)]);
  };
  const begun = id === undefined ? second : time("--id", id);
  if (begun <= world.now() - inertAfter)
    throw new Failure("usage", `--id ${id} is more than a day ago, and a restore runs within a day of its id`, [
      fix("the command without --id begins a new one"),
    ]);
  return {
    id: begun,
    from: timeForm.test(from) ? timeText(time("--from", from)) : from,
  };
}

/** @throws Failure `unknown-tenant` */
function restoring(tenant: string, restore: DeclaredRestore, manifests: Declared["manifests"]): Declared["manifests"] {
  const names = manifests.map((manifest) => manifest.tenant);
  if (names.some((name) => name === tenant))
    return manifests.map((manifest) => (manifest.tenant === tenant ? { ...manifest, restore } : manifest));
  const near = closest(tenant, names);
  throw new Failure("unknown-tenant", `none of ${plural(names.length, "declared tenant")} is called ${tenant}`, [
    fix(near === null ? "the name as it stands in the manifest" : `did you mean ${near}?`),
  ]);
}

/** The exit code: the plan was shown, and says why there is nothing to restore. */
function withoutRestore(plan: Plan): number {
  return plan.notices.some(({ code }) => code === "restore-superseded") ? 4 : exitOf(plan, null, false);
}

/** What it puts aside. */
function replacedBy(restore: DeclaredRestore, { changes }: Plan): string {
  const before = changes.find(({ kind }) => kind === "restore")?.fields[0]?.before;
  return replacedName(defaultBranchIn(String(before)), restore);
}
