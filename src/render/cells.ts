/** Cells as a table, as JSON, and as the matrix of a CI job. */
import type { Cell, Move } from "../reconciler/cells/compare.js";
import { columns } from "./columns.js";
import { count, plural } from "./values.js";

export interface CellsShown {
  readonly cells: readonly Cell[];
  readonly moves: readonly Move[];
  readonly size: number;
  /** As it was asked for; null without one. */
  readonly base: string | null;
}

const shownMoves = 10;

export function renderCells({ cells, moves, size, base }: CellsShown): string {
  const head = ["CELL", "TENANTS", "OF", "APPLIER", ...(base === null ? [] : ["CHANGED"])];
  const rows = cells.map(({ name, tenants, applier, changed }) => [
    name,
    count(tenants.length),
    count(size),
    applier ?? "either",
    ...(changed === null ? [] : [count(changed)]),
  ]);
  const over = cells.filter(({ tenants }) => tenants.length > size).map(({ name }) => name);
  const changed = cells.filter((cell) => cell.changed !== null && cell.changed > 0);
  const [first] = changed.length > 0 ? changed : cells;
  const total = cells.reduce((sum, { tenants }) => sum + tenants.length, 0);
  return [
    ...columns([head, ...rows]),
    ...(moves.length > 0 ? ["", `Moves     ${plural(moves.length, "tenant")} since ${base}: ${moveList(moves)}`] : []),
    ...(over.length > 0 ? ["", `Too large ${over.join(", ")}. Fix: a higher cells.count`] : []),
    "",
    `${plural(total, "tenant")} in ${plural(cells.length, "cell")}${base === null ? "" : `, ${count(changed.length)} changed since ${base}`}.  Next: tenantry plan --cell ${first?.name ?? "<name>"}`,
    "",
  ].join("\n");
}

const moveList = (moves: readonly Move[]): string =>
  moves
    .slice(0, shownMoves)
    .map(({ tenant, from, to }) => `${tenant} ${from} → ${to}`)
    .join(", ") + (moves.length > shownMoves ? `, and ${count(moves.length - shownMoves)} more` : "");

export const cellsJson = ({ cells, moves, size, base }: CellsShown) => ({
  format: "tenantry/cells@1",
  size,
  base,
  cells: cells.map(({ name, tenants, applier, changed }) => ({ cell: name, applier, changed, tenants })),
  moves,
});

/** `strategy.matrix` of a job, in one line: with a base only the cells in which something changed. */
export const cellsMatrix = ({ cells }: CellsShown): string =>
  JSON.stringify({
    include: cells
      .filter(({ changed, tenants }) => changed !== 0 && tenants.length > 0)
      .map(({ name, applier }) => ({ cell: name, stack: name, applier: applier ?? "either" })),
  });
