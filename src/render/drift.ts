/** Live against declared, as a table: drawn from a plan whose base is its own manifests. */
import type { Colors } from "picocolors/types.js";
import type { Change, ChangeKind, JsonScalar } from "../reconciler/change.js";
import { compareText } from "../reconciler/names.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { columns, pad } from "./columns.js";
import type { Glyphs } from "./glyphs.js";
import { printable } from "./printable.js";
import { scopeLines } from "./scope.js";
import { stakeText } from "./stake.js";
import { totalSize } from "./undeclared.js";
import { revisionText } from "./summary.js";
import { declaredValue, plural } from "./values.js";
import { dayText } from "../reconciler/time-text.js";

export interface DriftRow {
  /** `?`: a list had a hole, so nobody knows whether it differs. */
  readonly sign: "~" | ">" | "+" | "-" | "=" | "x" | "?" | " ";
  readonly tenant: string;
  /** The manifest's path, also where a compute that exists differs; `(project)`, `(refused)`, `(reported)` for a tenant as a whole. */
  readonly path: string;
  /** Base units. */
  readonly declared: JsonScalar;
  readonly observed: JsonScalar;
  /** The same for people. */
  readonly text: { readonly declared: string; readonly observed: string };
  /** What the next apply does about it. */
  readonly next: string;
  readonly hazards: readonly string[];
}

export interface Drift {
  readonly plan: Plan;
  readonly revision: string | null;
  /** By tenant. */
  readonly rows: readonly DriftRow[];
  /** Tenants that differ. */
  readonly tenants: number;
  /** Those of them that only differ where a dated exception allows it. */
  readonly excepted: number;
}

export function driftOf(plan: Plan, revision: string | null): Drift {
  const isUnseen = ({ code }: Plan["refused"][number]): boolean => code === "incomplete-inventory";
  const refused = plan.refused
    .filter((refusal) => !isUnseen(refusal))
    .map(({ tenant, code, message }) => whole("x", tenant, "(refused)", "", "", `${code}: ${message}`));
  const reported = plan.notices
    .filter(({ code }) => code === "report-only")
    .map(({ tenant, message }) => whole("~", tenant, "(reported)", "", "", message));
  const unseen = plan.refused.filter(isUnseen).map(({ tenant }) => whole("?", tenant, "(project)", "declared", "", "not listed"));
  const excepted = plan.excepted.map(({ tenant, path, declared, observed, until, reason }) =>
    fieldRow(" ", tenant, path, declared, observed, `left alone until ${dayText(until)}, ${reason}`, []),
  );
  const open = [...plan.changes.flatMap(changeRows), ...refused, ...reported];
  const rows = [...open, ...unseen, ...excepted].sort((a, b) => compareText(a.tenant, b.tenant));
  const countOf = (list: readonly DriftRow[]): number => new Set(list.map(({ tenant }) => tenant)).size;
  const tenants = countOf([...open, ...excepted]);
  return { plan, revision, rows, tenants, excepted: tenants - countOf(open) };
}

function changeRows(change: Change): readonly DriftRow[] {
  const hazards = [...new Set(change.hazards.map(({ kind }) => kind))];
  const project = wholeProject(change.kind);
  if (project)
    return [{ ...whole(project.sign, change.tenant, "(project)", project.declared, project.observed, project.next), hazards }];
  const rows = new Map<string, DriftRow>();
  for (const { path, before, after } of change.fields) {
    const [group, , leaf] = path.split(".");
    const shown = group === "endpoints" && leaf !== undefined ? `compute.${leaf}` : path;
    const row = fieldRow(
      change.kind === "transfer" ? ">" : "~",
      change.tenant,
      shown,
      after,
      before,
      `goes back to ${declaredValue(shown, after)}`,
      hazards,
    );
    rows.set(JSON.stringify([shown, before]), row);
  }
  return [...rows.values()];
}

const whole = (
  sign: DriftRow["sign"],
  tenant: string,
  path: string,
  declared: string,
  observed: string,
  next: string,
): DriftRow => ({
  sign,
  tenant,
  path,
  declared: declared === "" ? null : declared,
  observed: observed === "" ? null : observed,
  text: { declared, observed },
  next,
  hazards: [],
});

const fieldRow = (
  sign: DriftRow["sign"],
  tenant: string,
  path: string,
  declared: JsonScalar,
  observed: JsonScalar,
  next: string,
  hazards: readonly string[],
): DriftRow => ({
  sign,
  tenant,
  path,
  declared,
  observed,
  text: { declared: declaredValue(path, declared), observed: declaredValue(path, observed) },
  next,
  hazards,
});

function wholeProject(kind: ChangeKind): { sign: DriftRow["sign"]; declared: string; observed: string; next: string } | null {
  switch (kind) {
    case "create":
      return { sign: "+", declared: "declared", observed: "absent", next: "create" };
    case "recover":
      return { sign: "+", declared: "declared", observed: "deleted", next: "recover, while it is possible" };
    case "adopt":
      return { sign: "=", declared: "declared", observed: "same name", next: "adopt" };
    case "delete":
      return { sign: "-", declared: "deleted", observed: "there", next: "delete" };
    default:
      return null;
  }
}

/** Projects without a manifest that are named, the largest first; the rest is counted. */
const shownUndeclared = 5;

function undeclaredLines({ undeclared }: Plan): readonly string[] {
  if (undeclared.length === 0) return [];
  const bySize = undeclared.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0) || compareText(a.project, b.project));
  const size = totalSize({ undeclared });
  const named = bySize
    .slice(0, shownUndeclared)
    .map((extra) => [
      `    ${extra.project} "${printable(extra.name)}"`,
      extra.org,
      `${stakeText(extra)}, ${extra.createdOn === null ? "age unknown" : `made ${extra.createdOn}`}`,
    ]);
  const more = undeclared.length - named.length;
  return [
    `? no manifest: ${plural(undeclared.length, "project")}${size === "" ? "" : `, ${size}`} (never deleted)`,
    ...columns(named),
    ...(more > 0 ? [`    and ${more} more: tenantry drift --json`] : []),
  ];
}

export function renderDriftText(drift: Drift, colors: Colors, glyphs: Glyphs): string {
  const { plan, revision, rows, tenants, excepted } = drift;
  const at = `${revisionText(plan)}${revision === null ? "" : ` (${printable(revision)})`}`;
  const isPartial = plan.completeness.kind === "partial";
  const [head = "", ...lines] = table(rows, glyphs);
  return glyphs(
    [
      headLine(drift, at),
      ...scopeLines(plan),
      ...(rows.length > 0 ? [colors.dim(head), ...lines] : []),
      ...undeclaredLines(plan),
      ...(isPartial ? ["error[incomplete-inventory]  a list had a hole: what isn't shown may exist all the same"] : []),
      ...(tenants > excepted ? ["Next      tenantry plan      (shows what putting it back would do)"] : []),
      "",
    ].join("\n"),
  );
}

function headLine({ plan, rows, tenants }: Drift, at: string): string {
  const total = plan.scope?.tenants ?? plan.counts.tenants + plan.counts.tombstones;
  const unseen = new Set(rows.filter(({ sign }) => sign === "?").map(({ tenant }) => tenant)).size;
  if (tenants === 0 && unseen > 0) return `No drift seen in ${total - unseen} of ${plural(total, "tenant")}${at}`;
  if (tenants === 0) return `No drift. ${plural(total, "tenant matches its manifest", "tenants match their manifests")}${at}`;
  return `Drift     ${tenants} of ${plural(total, "tenant")} ${tenants === 1 ? "differs from its manifest" : "differ from their manifests"}${at}`;
}

/** Hazards stand apart, and only what has one makes room for them. */
function table(rows: readonly DriftRow[], glyphs: Glyphs): readonly string[] {
  const facts = columns([
    ["  tenant", "field", "declared", "observed", ""],
    ...rows.map(({ sign, tenant, path, text }) => [`${sign} ${tenant}`, path, text.declared, text.observed, ""]),
  ]);
  const [head = ""] = facts;
  const width = Math.max(head.length, ...facts.map(({ length }) => length));
  const nexts = rows.map(({ next }) => glyphs(printable(next)));
  const widest = Math.max(0, ...nexts.filter((_, n) => (rows[n]?.hazards.length ?? 0) > 0).map(({ length }) => length));
  const tails = rows.map(({ hazards }, n) => {
    const next = nexts[n] ?? "";
    return hazards.length > 0 ? `${pad(next, widest + 4)}${hazards.map((hazard) => `! ${hazard}`).join("  ")}` : next;
  });
  return [head, ...tails.map((tail, n) => `${pad(facts[n + 1] ?? "", width + 2)}${tail}`)];
}

export const driftJson = ({ plan, revision, rows, tenants, excepted }: Drift, exit: number): unknown => ({
  format: "tenantry/drift@1",
  fleet: plan.fleet,
  revision: plan.revision,
  base: revision,
  observedAt: plan.observedAt,
  completeness: plan.completeness,
  tenants,
  excepted,
  rows,
  undeclared: plan.undeclared,
  exit,
});
