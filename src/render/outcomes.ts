/** What became of an apply: the counts, and a row for each tenant that isn't done. */
import type { Outcome, OutcomeKind } from "../reconciler/apply/outcome.js";
import type { CallStats } from "../neon/port.js";
import { columns } from "./columns.js";
import { printable } from "./printable.js";
import { aboutTime, count, plural } from "./values.js";

export interface ApplyReport {
  readonly planId: string;
  /** Final, one per tenant. */
  readonly outcomes: readonly Outcome[];
  readonly took: number;
  readonly stats: CallStats;
  readonly interrupted: boolean;
}

export const countOf = ({ outcomes }: Pick<ApplyReport, "outcomes">, kind: OutcomeKind): number => outcomes.filter((outcome) => outcome.kind === kind).length;

/** `failed   update   404 …`, as it happens. */
export const outcomeLine = ({ tenant, kind, change, message }: Outcome): string =>
  ["x", tenant, kind, change ?? "", printable(message ?? "")].filter((part) => part !== "").join("  ");

export function renderReport(report: ApplyReport): string {
  const { outcomes, took, stats, interrupted } = report;
  const applied = countOf(report, "applied");
  const retries = [...stats.retried].reduce((sum, [, n]) => sum + n, 0);
  const byStatus = [...stats.retried].sort(([a], [b]) => a - b).map(([status, n]) => `${status === 0 ? "no answer" : status} ×${count(n)}`);
  const calls = `${plural(stats.calls, "call")}${retries > 0 ? `, ${plural(retries, "retry", "retries")}: ${byStatus.join(", ")}` : ""}`;
  const left = outcomes.filter(({ kind }) => kind !== "applied");
  const rows = left.map(({ tenant, kind, change, message, code }) => [tenant, kind, change ?? "", printable(message ?? ""), next(kind, code)]);
  const head = interrupted
    ? `Stopped. ${count(applied)} applied, ${count(countOf(report, "skipped"))} not started, 0 in flight (${calls})`
    : `Applied ${count(applied)} of ${plural(outcomes.length, "tenant")} in ${aboutTime(took / 1000)} (${calls})`;
  const table = rows.length > 0 ? columns([["tenant", "outcome", "change", "why", "next"], ...rows], "  ") : [];
  const last = left.length === 0 ? "Next      tenantry plan      (finds nothing to do)" : "Next      tenantry plan && tenantry apply      (repeats nothing that is done)";
  return `${[head, ...table, last].join("\n")}\n`;
}

function next(kind: OutcomeKind, code: Outcome["code"]): string {
  if (code === "consent") return "--allow, after reading it";
  if (code === "integration" || code === "transfer-refused") return "mend it in Neon, plan again";
  if (code === "key-refused") return "a new key, plan again";
  return kind === "skipped" ? "apply again" : "plan again";
}

export const reportJson = ({ planId, outcomes, took, stats, interrupted }: ApplyReport): unknown => ({
  format: "tenantry/outcome@1",
  planId,
  outcomes,
  counts: Object.fromEntries((["applied", "failed", "refused", "skipped", "unknown"] as const).map((kind) => [kind, countOf({ outcomes }, kind)])),
  calls: { calls: stats.calls, writes: stats.writes, retried: Object.fromEntries(stats.retried) },
  milliseconds: took,
  interrupted,
});
