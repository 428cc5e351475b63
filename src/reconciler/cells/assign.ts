/**
 * A fleet in parts that fail, are reviewed and are stored apart: each tenant belongs to one cell, the same one for as long as
 * the number of cells stays. A cell is a Pulumi stack or a job of a CI matrix.
 *
 * Tenants are grouped by folder, by label or not at all; a group that is too large is split by rendezvous hashing, so one more
 * part takes its share from all the others and nobody else moves.
 */
import type { Cells, Door, Fleet } from "../fleet.js";
import type { Manifest } from "../manifest/manifest.js";
import type { TenantName } from "../names.js";
import { compareText } from "../names.js";
import { groupBy } from "../diff/group-by.js";
import { rendezvous } from "./rendezvous.js";

/** `cell-07`, `tenants-eu`, `tenants-eu-2`. */
export type CellName = string;
type Placed = Pick<Manifest, "tenant" | "labels" | "source">;

/** Where the fleet file says nothing of cells, and a cell is asked for all the same. */
export const defaultCells: Cells = { by: "hash", count: null, size: 500, applier: null, appliers: {} };

/** Cells by name, tenants by name; every tenant is in exactly one. */
export function assignCells(
  tenants: readonly Placed[],
  fleet: Pick<Fleet, "file" | "cells">,
): ReadonlyMap<CellName, readonly TenantName[]> {
  const { by, count, size } = fleet.cells ?? defaultCells;
  const groupOf = (tenant: Placed): string => {
    if (by === "hash") return "cell";
    return word(by === "folder" ? folderOf(tenant.source.file, fleet.file) : (tenant.labels[by.label] ?? "")) || "main";
  };
  const cells: [CellName, readonly TenantName[]][] = [];
  for (const [group, members] of groupBy(tenants, groupOf)) {
    const names = members.map(({ tenant }) => tenant).sort(compareText);
    const parts = by === "hash" && count !== null ? spread(names, count) : split(names, size);
    for (const [n, part] of parts.entries()) if (part.length > 0) cells.push([nameOf(group, n, by === "hash"), part]);
  }
  return new Map(cells.sort(([a], [b]) => compareText(a, b)));
}

/** As many parts as it takes for each to be small enough. */
function split(names: readonly TenantName[], size: number): readonly (readonly TenantName[])[] {
  for (let parts = Math.ceil(names.length / size); ; parts += 1) {
    const spreadOut = spread(names, parts);
    if (spreadOut.every(({ length }) => length <= size)) return spreadOut;
  }
}

function spread(names: readonly TenantName[], parts: number): readonly (readonly TenantName[])[] {
  const result: TenantName[][] = Array.from({ length: parts }, () => []);
  for (const name of names) result[rendezvous(name, parts)]?.push(name);
  return result;
}

/** The first part keeps the group's name, so a group that outgrows its cell leaves most of it where it is. */
const nameOf = (group: string, n: number, isNumbered: boolean): CellName =>
  isNumbered ? `${group}-${String(n + 1).padStart(2, "0")}` : n === 0 ? group : `${group}-${n + 1}`;

/** Relative to the fleet file. */
function folderOf(file: string, fleetFile: string): string {
  const folders = file.split("/").slice(0, -1);
  return folders.slice(fleetFile.split("/").length - 1).join("/");
}

/** null: either door may apply it. */
export const applierOf = ({ cells }: Pick<Fleet, "cells">, cell: CellName): Door | null =>
  cells?.appliers[cell] ?? cells?.applier ?? null;

/** What a stack's name may hold. */
const word = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|(?<!-)-+$/g, "")
    .slice(0, 60);
