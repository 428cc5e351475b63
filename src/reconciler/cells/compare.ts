/** The cells of a fleet beside those at a base revision: what each holds, what changed in it, and who moves. */
import type { Door, Fleet } from "../fleet.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import type { CellName } from "./assign.js";
import { applierOf, assignCells } from "./assign.js";

export interface Cell {
  readonly name: CellName;
  readonly tenants: readonly TenantName[];
  /** null: either door. */
  readonly applier: Door | null;
  /** Tenants whose manifest differs from the base's, are new here or have left; null without a base. */
  readonly changed: number | null;
}

export interface Move {
  readonly tenant: TenantName;
  readonly from: CellName;
  readonly to: CellName;
}

interface Side {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
}

/** `base` is null where none was given. A cell that only the base has is shown empty: its stack must let its tenants go. */
export function compareCells(
  { fleet, manifests }: Side,
  base: Side | null,
): { readonly cells: readonly Cell[]; readonly moves: readonly Move[] } {
  const now = assignCells(manifests, fleet);
  const before = base && assignCells(base.manifests, base.fleet);
  const said = new Map(manifests.map((manifest) => [manifest.tenant, textOf(manifest)]));
  const wasSaid = new Map((base?.manifests ?? []).map((manifest) => [manifest.tenant, textOf(manifest)]));
  const names = [...new Set([...now.keys(), ...(before?.keys() ?? [])])].sort();
  const cells = names.map((name): Cell => {
    const tenants = now.get(name) ?? [];
    const had = new Set(before?.get(name));
    const has = new Set(tenants);
    const differs = tenants.filter((tenant) => !had.has(tenant) || said.get(tenant) !== wasSaid.get(tenant)).length;
    const left = [...had].filter((tenant) => !has.has(tenant)).length;
    return { name, tenants, applier: applierOf(fleet, name), changed: before && differs + left };
  });
  const was = new Map([...(before ?? [])].flatMap(([cell, tenants]) => tenants.map((tenant) => [tenant, cell] as const)));
  const moves = [...now].flatMap(([to, tenants]) =>
    tenants.flatMap((tenant) => {
      const from = was.get(tenant);
      return from === undefined || from === to ? [] : [{ tenant, from, to }];
    }),
  );
  return { cells, moves };
}

const textOf = ({ source: _, ...manifest }: Manifest): string => JSON.stringify(manifest);
