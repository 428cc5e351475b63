/**
 * What a plan is about: the whole fleet unless somebody asks for less. The rest of the fleet is compared as well where it
 * was seen, but only counted: a pull request of one line isn't held up by what 37 other tenants drifted.
 */
import type { ChangeKind } from "../change.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import { matchesGlob } from "../diff/glob.js";
import type { DesiredTenant } from "../desired.js";
import type { Lock } from "../diff/match.js";
import { isAskedBy } from "./governed.js";

export interface Scope {
  /** Only tenants whose desired value differs from this revision's; null: whether it does doesn't matter. */
  readonly changedSince: string | null;
  readonly selection: Selection;
  /** A tenant that would have a change of one of these kinds keeps all its changes back. */
  readonly skip: readonly ChangeKind[];
}

export type Label = readonly [key: string, value: string];

/** Each list that isn't empty narrows: one of its entries must fit. Labels must all fit. */
export interface Selection {
  /** Names or globs. */
  readonly tenants: readonly string[];
  readonly tiers: readonly string[];
  readonly labels: readonly Label[];
  /** Absent: of any cell. */
  readonly cell?: { readonly name: string; readonly tenants: ReadonlySet<TenantName> };
}

export const wholeFleet: Scope = { changedSince: null, selection: { tenants: [], tiers: [], labels: [] }, skip: [] };

/** What a plan says of its scope; absent from a plan of the whole fleet. */
export interface PlanScope {
  /** The revision since which the tenants must have changed, null where that wasn't asked. */
  readonly changedSince: string | null;
  /** The flags that selected, `--tier pro`. */
  readonly selected: readonly string[];
  /** Tenants in scope, and declared ones in all. */
  readonly tenants: number;
  readonly of: number;
  /** What differs or is refused outside; null where nobody looked. */
  readonly outside: { readonly drifted: number; readonly refused: number } | null;
}

/** What `--skip` kept back; absent where nothing was to be skipped. */
export interface Skipped {
  readonly kinds: readonly ChangeKind[];
  readonly tenants: number;
}

type Selectable = Pick<DesiredTenant, "tenant" | "tier" | "name" | "pin"> & Pick<Manifest, "labels">;

export const selects = ({ tenants, tiers, labels, cell }: Selection, selectable: Selectable): boolean => {
  const { tenant, tier, labels: own } = selectable;
  return (
    (cell?.tenants.has(tenant) ?? true) &&
    (tenants.length === 0 || tenants.some((pattern) => isAskedBy(pattern, selectable))) &&
    (tiers.length === 0 || (tier !== null && tiers.includes(tier))) &&
    labels.every((label) => isLabelled(own, label))
  );
};

const isLabelled = (labels: Manifest["labels"], [key, value]: Label): boolean =>
  Object.hasOwn(labels, key) && labels[key] === value;

/** Patterns of `tenants` that no declared tenant has; one that a rule governs may. */
export const unmatched = ({ tenants }: Selection, declared: readonly Pick<Manifest, "tenant">[]): readonly string[] =>
  tenants.filter((pattern) => !declared.some(({ tenant }) => matchesGlob(pattern, tenant)));

/** Labels that no tenant has: what a rule governs has none. */
export const unmatchedLabels = ({ labels }: Selection, declared: readonly Pick<Manifest, "labels">[]): readonly Label[] =>
  labels.filter((label) => !declared.some((tenant) => isLabelled(tenant.labels, label)));

export const selectedFlags = ({ tenants, tiers, labels, cell }: Selection): readonly string[] => [
  ...(cell ? [`--cell ${cell.name}`] : []),
  ...tenants.map((name) => `--tenant ${name}`),
  ...tiers.map((name) => `--tier ${name}`),
  ...labels.map(([key, value]) => `--label ${key}=${value}`),
];

/** More names than this are looked for in the lists, where the next name costs nothing. */
const mostNames = 5;

/**
 * The names to search for where no sweep is needed: few, written out, and nothing that speaks of the rest of the fleet.
 * A fleet with a remembered tenant that is declared no more is swept if a name is new: it may be that one's (rename.ts).
 */
export function namesToSearch(
  { changedSince, selection }: Scope,
  { manifests, lock }: { readonly manifests: readonly Manifest[]; readonly lock: Lock },
): ReadonlySet<TenantName> | null {
  const { tenants, tiers, labels } = selection;
  const isFew = tenants.length > 0 && tenants.length <= mostNames && tenants.every((name) => !/[*?]/.test(name));
  if (!isFew || changedSince !== null || tiers.length + labels.length > 0) return null;
  const names = new Set(tenants as readonly TenantName[]);
  const isNew = manifests.some(({ tenant, projectId }) => names.has(tenant) && projectId === null && !lock.has(tenant));
  const declared = new Set(manifests.map(({ tenant }) => tenant));
  return isNew && [...lock.keys()].some((tenant) => !declared.has(tenant)) ? null : names;
}
