/** What `tenantry contract` would do or has seen, as rows and as `tenantry/contract@1`. */
import { columns } from "./columns.js";
import { printable } from "./printable.js";
import { plural } from "./values.js";

export interface ProbeRow {
  readonly assumption: string;
  readonly assumed: string;
  readonly does: string;
  readonly writes: number;
}

export interface SettledRow {
  readonly assumption: string;
  readonly assumed: string;
  readonly seen: string | null;
  readonly verdict: string;
  readonly note: string;
}

export interface DryRun {
  readonly rows: readonly ProbeRow[];
  readonly projects: number;
  readonly writes: number;
}

export interface Run {
  readonly rows: readonly SettledRow[];
  readonly calls: number;
  /** Ids of projects that could not be deleted. */
  readonly left: readonly string[];
}

const head = ["ASSUMPTION", "ASSUMED"];

export const renderDryRun = ({ rows, projects, writes }: DryRun): string =>
  `${columns([[...head, "WRITES", "PROBE"], ...rows.map((row) => [row.assumption, row.assumed, `${row.writes}`, row.does])]).join("\n")}
Dry: nothing was sent. With --run --org <id>: ${plural(projects, "project")} named tenantry-contract-… would be made there and deleted,
at most ${plural(writes, "write")} in all, to nothing else; reads besides, and looks at what runs.
Keys come from NEON_API_KEY and, for what moves a project to --to <id>, NEON_API_KEY_PERSONAL. Use a scratch org.
`;

export const renderRun = ({ rows, calls, left }: Run): string => {
  const counted = ["as assumed", "differs", "unclear", "not probed"].map(
    (verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`,
  );
  const table = columns([
    [...head, "SEEN", "VERDICT", ""],
    ...rows.map((row) => [row.assumption, row.assumed, row.seen ?? "-", row.verdict, row.note].map(printable)),
  ]);
  const behind = left.length === 0 ? "" : `Left behind, delete by hand: ${left.map(printable).join(", ")}\n`;
  return `${table.join("\n")}\n${counted.join(", ")}; ${plural(calls, "call")}\n${behind}`;
};

export const dryRunJson = (dry: DryRun): Readonly<Record<string, unknown>> => ({
  format: "tenantry/contract@1",
  run: false,
  ...dry,
});
export const runJson = (run: Run): Readonly<Record<string, unknown>> => ({ format: "tenantry/contract@1", run: true, ...run });
