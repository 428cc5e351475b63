/** What became of an apply: the counts, and a row for each tenant that isn't done. */
import type { Outcome, OutcomeKind } from "../reconciler/apply/outcome.js";
import type { Headline } from "../reconciler/diff/headline.js";
import type { CallStats } from "../neon/port.js";
import { at, columns, pad } from "./columns.js";
import type { Glyphs } from "./glyphs.js";
import { formatShare } from "../reconciler/units.js";
import { printable } from "./printable.js";
import { aboutTime, count, plural } from "./values.js";

export interface ApplyReport {
  readonly planId: string;
  /** Final, one per tenant; fewer than `total` when the run was left. */
  readonly outcomes: readonly Outcome[];
  /** Tenants of the plan that change, or of the wave. */
  readonly total: number;
  /** Those of them that an earlier run of this plan has applied. */
  readonly appliedBefore: number;
  /** The share of the fleet that the run took on. */
  readonly wave: number;
  /** Tenants that wait for a later wave: no part of the run. */
  readonly outsideWave: number;
  /** Tenants that the plan refused: no part of the run. */
  readonly refused: number;
  readonly took: number;
  readonly stats: CallStats;
  readonly interrupted: boolean;
}

const countOf = ({ outcomes }: Pick<ApplyReport, "outcomes">, kind: OutcomeKind): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

/** `x bolt-7   failed  update  404 …`, as it happens, on a terminal. `width` is that of the longest tenant name. */
export const outcomeLine = ({ tenant, kind, change, message }: Outcome, width: number): string =>
  [`x ${pad(tenant, width + 2)}`, pad(kind, 8), change === null ? "" : pad(change, 8), printable(message ?? "")]
    .join("")
    .trimEnd();

/** `failed bolt-7 update 404 project-gone request 5b1c…`, as it happens, in a log. */
export function outcomeWords({ tenant, kind, change, code, message }: Outcome): string {
  const [, status = "", said = ""] = /^(\d{3} )?(.*)$/s.exec(printable(message ?? "")) ?? [];
  const named = code !== null && said.startsWith(`${code}:`) ? null : code;
  return [kind, tenant, change, status.trim(), named, said].filter((word) => word !== null && word !== "").join(" ");
}

export function renderReport(report: ApplyReport, exit: number, glyphs: Glyphs): string {
  const { outcomes, total, appliedBefore, outsideWave, refused, interrupted } = report;
  const left = outcomes.filter(({ kind, code }) => kind !== "applied" && !(interrupted && code === "not-started"));
  const head = interrupted
    ? stoppedLine(report)
    : `Applied ${count(countOf(report, "applied") + appliedBefore)} of ${plural(total, "tenant")}${beforeText(report)} in ${aboutTime(report.took / 1000)} (${callsText(report)})`;
  const table =
    left.length > 0
      ? columns(
          [["tenant", "outcome", "change", "why", "next"], ...rowsOf(left)].map((row) => row.map(glyphs)),
          "  ",
        )
      : [];
  const kept = [
    ...(refused > 0 ? [`Refused   ${plural(refused, "tenant")} by the plan, not touched`] : []),
    ...(outsideWave > 0 ? [`Waiting   ${plural(outsideWave, "tenant")} for a later wave, not touched`] : []),
  ];
  return glyphs(`${[head, ...table, ...kept, ...(interrupted ? [] : [lastLine(report, left, exit)])].join("\n")}\n`);
}

/** Exit codes stand here, on the last line. */
const exitColumn = 91;

/** Of a project that is new here only that is planned; what else it lacks is the next plan's. */
const newHere: ReadonlySet<Headline> = new Set(["create", "adopt", "recover"]);

function lastLine({ outcomes, refused, wave, outsideWave, planId }: ApplyReport, left: readonly Outcome[], exit: number): string {
  const next = (command: string, why: string): string => {
    const text = `Next      ${pad(command, 36)} (${why})`;
    return exit === 0 ? text : at(exitColumn, text, `exit ${exit}`);
  };
  if (left.some(({ code }) => code === "max-failures"))
    return next(`tenantry apply --resume ${planId}`, "after a look at what failed");
  const within = wave < 1 ? ` --wave ${formatShare(wave)}` : "";
  if (left.length > 0) return next(`tenantry plan && tenantry apply${within}`, "repeats nothing that is done");
  if (outsideWave > 0) return next(`tenantry apply --resume ${planId} --wave …`, "a larger share, without repeating this one");
  if (refused > 0) return next("tenantry plan", "shows what is left");
  const isKnown = !outcomes.some(({ headline }) => newHere.has(headline));
  return next("tenantry plan", isKnown ? "finds nothing to do" : "shows whether anything is left");
}

const beforeText = ({ appliedBefore }: ApplyReport): string =>
  appliedBefore === 0 ? "" : ` (${count(appliedBefore)} by an earlier run)`;

function stoppedLine(report: ApplyReport): string {
  const { outcomes, total, appliedBefore, planId } = report;
  const skipped = outcomes.filter(({ code }) => code === "not-started").length;
  const counts = [
    `${count(countOf(report, "applied") + appliedBefore)} applied`,
    `${count(skipped)} not started`,
    `${count(total - appliedBefore - outcomes.length)} in flight`,
  ];
  return `Stopped. ${counts.join(", ")}. Resume: tenantry apply --resume ${planId}   exit 130`;
}

function callsText({ stats }: ApplyReport): string {
  const retries = [...stats.retried].reduce((sum, [, n]) => sum + n, 0);
  if (retries === 0) return plural(stats.calls, "call");
  const byStatus = [...stats.retried]
    .sort(([a], [b]) => b - a)
    .map(([status, n]) => `${status === 0 ? "no answer" : status} ×${count(n)}`);
  return `${plural(stats.calls, "call")}, ${plural(retries, "retry", "retries")}: ${byStatus.join(", ")}`;
}

/** Of tenants that ended alike, so many have a row of their own. */
const shownAlike = 20;

/** A stop for all (a revoked key, no consent) is told once, not thirty thousand times. */
function rowsOf(left: readonly Outcome[]): readonly (readonly string[])[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of left) {
    const key = JSON.stringify([outcome.kind, outcome.change, outcome.message]);
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()].flatMap((group) => {
    const rows = group.map(({ tenant, kind, change, message, code }) => [
      tenant,
      kind,
      change ?? "",
      printable(message ?? ""),
      next(kind, code, `tenantry plan --tenant ${tenant}`),
    ]);
    const [first] = group;
    if (!first || rows.length <= shownAlike) return rows;
    const same = (rows[0] ?? []).slice(1, -1);
    return [[`${count(rows.length)} tenants`, ...same, next(first.kind, first.code, "tenantry plan")]];
  });
}

function next(kind: OutcomeKind, code: Outcome["code"], again: string): string {
  if (code === "consent") return "--allow, after reading it";
  if (code === "integration" || code === "transfer-refused") return "mend it in Neon, plan again";
  if (code === "key-refused") return "a new key, plan again";
  return kind === "skipped" ? "apply again" : again;
}

export const reportJson = (report: ApplyReport, exit: number): unknown => ({
  format: "tenantry/outcome@1",
  planId: report.planId,
  outcomes: report.outcomes,
  counts: {
    ...Object.fromEntries(
      (["applied", "failed", "refused", "skipped", "unknown"] as const).map((kind) => [kind, countOf(report, kind)]),
    ),
    inFlight: report.total - report.appliedBefore - report.outcomes.length,
    appliedBefore: report.appliedBefore,
    outsideWave: report.outsideWave,
    refusedByPlan: report.refused,
  },
  calls: { calls: report.stats.calls, writes: report.stats.writes, retried: Object.fromEntries(report.stats.retried) },
  milliseconds: report.took,
  interrupted: report.interrupted,
  exit,
});
