/** Flags that say what a plan is about: tenants by name, tier or label, kinds to leave out, and what a branch changed. */
import { Option } from "@commander-js/extra-typings";
import { assignCells } from "../reconciler/cells/assign.js";
import { changeKinds } from "../reconciler/change.js";
import type { ChangeKind } from "../reconciler/change.js";
import { closest } from "../reconciler/closest.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { TenantName } from "../reconciler/names.js";
import type { Label, Scope } from "../reconciler/scope/scope.js";
import { unmatched, unmatchedLabels } from "../reconciler/scope/scope.js";
import { plural } from "../render/values.js";
import { Failure, fix } from "./failure.js";
import { collect } from "./plan-options.js";

export const tenantOption = () =>
  new Option("--tenant <name>", "only this tenant, or those a glob matches; repeatable").argParser(collect);
export const tierOption = () => new Option("--tier <name>", "only tenants of this tier; repeatable").argParser(collect);
export const labelOption = () => new Option("--label <key=value>", "only tenants with this label; repeatable").argParser(collect);
export const cellOption = () => new Option("--cell <name>", "only tenants of this cell (tenantry cells)");
export const skipOption = () =>
  new Option("--skip <kind>", "keep back tenants that would have such a change; repeatable").argParser(collect);
export const scopeOption = () =>
  new Option("--scope <which>", "all tenants, or only those that changed since --base").choices(["all", "changed"] as const);

export interface ScopeFlags {
  readonly scope?: "all" | "changed" | undefined;
  readonly base?: string | undefined;
  readonly tenant?: readonly string[] | undefined;
  readonly tier?: readonly string[] | undefined;
  readonly label?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly cell?: string | undefined;
}

/** @throws Failure `usage`, `unknown-tenant` */
export function scopeFrom(
  { scope, base, tenant = [], tier = [], label = [], skip = [], cell }: ScopeFlags,
  { fleet, manifests }: { readonly fleet: Fleet; readonly manifests: readonly Manifest[] },
): Scope {
  if (scope === "changed" && base === undefined)
    throw new Failure("usage", "--scope changed says nothing without a revision to compare with", [
      fix("--base origin/main, or the branch that this one goes into"),
    ]);
  const tiers = fleet.tiers.map(({ name }) => name);
  for (const name of tier)
    if (!tiers.includes(name as (typeof tiers)[number])) throw unknown("--tier", name, "the fleet file has no such tier", tiers);
  const inCell = cell === undefined ? {} : { cell: { name: cell, tenants: tenantsOf(cell, fleet, manifests) } };
  const selection = { tenants: tenant, tiers: tier, labels: label.map(labelOf), ...inCell };
  const [nobodys] = unmatchedLabels(selection, manifests);
  if (nobodys !== undefined) throw unknownLabel(nobodys, manifests);
  const [missing] = unmatched(selection, manifests);
  // A project that a rule governs is known once it was seen.
  if (missing !== undefined && fleet.rules.length === 0) throw unknownTenant(missing, manifests);
  return { changedSince: scope === "changed" ? (base ?? null) : null, selection, skip: [...new Set(skip.map(kindOf))] };
}

function unknownTenant(missing: string, manifests: readonly Manifest[]): Failure {
  const near = closest(
    missing,
    manifests.map(({ tenant }) => tenant),
  );
  return new Failure(
    "unknown-tenant",
    `--tenant ${missing}: none of ${plural(manifests.length, "declared tenant")} has that name`,
    [fix(near === null ? "the name as it stands in the manifest, or a glob such as 'acme-*'" : `did you mean ${near}?`)],
  );
}

function unknownLabel(nobodys: Label, manifests: readonly Manifest[]): Failure {
  const text = (label: Label): string => label.join("=");
  const known = manifests.flatMap(({ labels }) => Object.entries(labels).map(text));
  const near = closest(text(nobodys), [...new Set(known)]);
  return new Failure(
    "unknown-tenant",
    `--label ${text(nobodys)}: none of ${plural(manifests.length, "declared tenant")} has that label`,
    [fix(near === null ? "a label as it stands in a manifest or roster" : `did you mean ${near}?`)],
  );
}

/** @throws Failure `unknown-cell` */
function tenantsOf(cell: string, fleet: Fleet, manifests: readonly Manifest[]): ReadonlySet<TenantName> {
  const cells = assignCells(manifests, fleet);
  const tenants = cells.get(cell);
  if (tenants) return new Set(tenants);
  const near = closest(cell, [...cells.keys()]);
  throw new Failure("unknown-cell", `no tenant is in a cell ${cell}; there are ${plural(cells.size, "cell")}`, [
    fix(near === null ? "tenantry cells lists them" : `did you mean ${near}? tenantry cells lists them`),
  ]);
}

function labelOf(text: string): Label {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new Failure("usage", `--label ${text}: a key and a value are due`, [fix("such as --label region=eu")]);
}

function kindOf(text: string): ChangeKind {
  const kind = changeKinds.find((known) => known === text);
  if (!kind) throw unknown("--skip", text, "no change is of that kind", changeKinds);
  return kind;
}

function unknown(flag: string, given: string, problem: string, known: readonly string[]): Failure {
  const near = closest(given, known);
  return new Failure("usage", `${flag} ${given}: ${problem}`, [
    fix(near === null ? `one of ${known.join(", ")}` : `did you mean ${near}?`),
  ]);
}
