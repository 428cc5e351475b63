/** What a command does to one tenant without a pull request: planned, shown, asked for by the tenant's name, and carried out. */
import { closest } from "../reconciler/closest.js";
import type { ChangeKind } from "../reconciler/change.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import type { Declared } from "../reconciler/reconcile.js";
import { plural } from "../render/values.js";
import { planNow } from "./apply.js";
import { carryOut, tellLeftOut } from "./carry-out.js";
import { confirm } from "./confirm.js";
import { givenConsent, tellUnused } from "./consent.js";
import { Failure, fix } from "./failure.js";
import { exitOf } from "./plan.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export interface ByHand {
  /** As its manifest names it. */
  readonly tenant: string;
  /** What is declared of it instead. */
  readonly amend: (manifest: Manifest) => Manifest;
  /** Without a change of this kind there is nothing to do. */
  readonly kind: ChangeKind;
  /** `restored`; null for what replaces nothing, which nobody is asked about. */
  readonly done: string | null;
  /** The command that goes on with it when it is cut short; null where that is the same command. */
  readonly again: string | null;
  /** What comes after it. */
  readonly next: (plan: Plan, project: ProjectId) => string;
}

interface Given {
  readonly config?: string | undefined;
  readonly allow?: string[] | undefined;
  readonly yes?: true | undefined;
  readonly maxRestore?: number | undefined;
  readonly ledger?: string | undefined;
  readonly progress: "auto" | "plain";
  readonly allowHost?: string[] | undefined;
  readonly json?: true | undefined;
  readonly color: "auto" | "always" | "never";
}

const unasked = "--yes --allow replaces-data=1";

/** Returns when it is done, or was done before. @throws Exit or Failure otherwise */
export async function byHand({ tenant, amend, kind, done, again, next }: ByHand, given: Given, world: World): Promise<void> {
  const flags = { ...given, json: given.json === true, tenant: [tenant] };
  const isAsked = done !== null && flags.yes !== true;
  if (isAsked && !world.stdin.isTTY)
    throw new Failure("consent", "without a terminal nobody can say yes", [fix(`add ${unasked}`)]);
  let remembered: ProjectId | null = null;
  const { plan, fleet } = await planNow(flags, world, {
    amend: (declared) => {
      const manifests = amendOne(tenant, amend, declared.manifests);
      const own = manifests.find((manifest) => manifest.tenant === tenant);
      remembered = own?.projectId ?? declared.lock.get(tenant as TenantName) ?? null;
      return { ...declared, manifests };
    },
  });
  const output = world[flags.json ? "stderr" : "stdout"];
  const change = plan.changes.find((each) => each.kind === kind);
  if (!change) {
    const exit = withoutChange(plan);
    if (exit === 0 && done === null && remembered !== null) output.write(next(plan, remembered));
    throw new Exit(exit);
  }
  if (isAsked)
    await confirm(
      { text: `Type ${tenant} to go on:`, word: tenant, what: "the tenant's name", otherwise: `add ${unasked}`, done },
      world,
    );
  const consents = { ...givenConsent(flags.allow ?? [], world), ...(isAsked && { "replaces-data": 1 }) };
  const consent = { ...checkConsent(plan.changes, consents), given: consents };
  tellUnused(consent.unused, world);
  if (consent.leftOut.size > 0) {
    tellLeftOut(consent, world);
    throw new Exit(4);
  }
  if (again !== null) world.stderr.write(`If it is cut short, go on with: ${again}\n`);
  const exit = await carryOut(plan, fleet, consent, exitOf(plan, consent.missing, false), flags, world);
  if (exit !== 0) throw new Exit(exit);
  if (change.project !== null) output.write(next(plan, change.project));
}

/** As a shell reads it. */
export const quoted = (text: string): string => (/^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** @throws Failure `unknown-tenant` */
function amendOne(tenant: string, amend: ByHand["amend"], manifests: Declared["manifests"]): Declared["manifests"] {
  const names = manifests.map((manifest) => manifest.tenant);
  if (names.some((name) => name === tenant))
    return manifests.map((manifest) => (manifest.tenant === tenant ? amend(manifest) : manifest));
  const near = closest(tenant, names);
  throw new Failure("unknown-tenant", `none of ${plural(names.length, "declared tenant")} is called ${tenant}`, [
    fix(near === null ? "the name as it stands in the manifest" : `did you mean ${near}?`),
  ]);
}

/** The exit code: the plan was shown, and says why there is nothing to do. */
function withoutChange(plan: Plan): number {
  return plan.notices.some(({ code }) => code === "restore-superseded") ? 4 : exitOf(plan, null, false);
}
