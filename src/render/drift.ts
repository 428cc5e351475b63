/** Live against declared, as a table: drawn from a plan whose base is its own manifests. */
import type { Colors } from "picocolors/types.js";
import type { ChangeKind, JsonScalar } from "../reconciler/change.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { columns } from "./columns.js";
import { printable } from "./printable.js";
import { dayOf } from "./text.js";
import { declaredValue, plural } from "./values.js";

export interface DriftRow {
  readonly sign: string;
  readonly tenant: string;
  readonly path: string;
  /** Base units. */
  readonly declared: JsonScalar;
  readonly observed: JsonScalar;
  /** What the next apply does about it. */
  readonly next: string;
  readonly hazards: readonly string[];
}

export interface Drift {
  readonly plan: Plan;
  readonly revision: string | null;
  readonly rows: readonly DriftRow[];
  /** Tenants that differ; those with an exception don't count. */
  readonly tenants: number;
}

export function driftOf(plan: Plan, revision: string | null): Drift {
  const rows = plan.changes.flatMap((change): readonly DriftRow[] => {
    const hazards = [...new Set(change.hazards.map(({ kind }) => kind))];
    const whole = wholeProject(change.kind, change.org);
    if (whole) return [{ ...whole, tenant: change.tenant, path: "(project)", hazards }];
    const sign = change.kind === "transfer" ? ">" : "~";
    return change.fields.map(({ path, before, after }) => ({ sign, tenant: change.tenant, path, declared: after, observed: before, next: `goes back to ${declaredValue(path, after)}`, hazards }));
  });
  const refused = plan.refused.map(({ tenant, code, message }): DriftRow => ({ sign: "x", tenant, path: "(refused)", declared: null, observed: null, next: `${code}: ${message}`, hazards: [] }));
  const excepted = plan.excepted.map(
    ({ tenant, path, declared, observed, until, reason }): DriftRow => ({ sign: " ", tenant, path, declared, observed, next: `left alone until ${dayOf(until)}, ${reason}`, hazards: [] }),
  );
  const tenants = new Set([...rows, ...refused].map(({ tenant }) => tenant)).size;
  return { plan, revision, rows: [...rows, ...refused, ...excepted], tenants };
}

function wholeProject(kind: ChangeKind, org: string): Pick<DriftRow, "sign" | "declared" | "observed" | "next"> | null {
  switch (kind) {
    case "create":
      return { sign: "+", declared: `in ${org}`, observed: "absent", next: "created" };
    case "recover":
      return { sign: "+", declared: `in ${org}`, observed: "deleted", next: "recover, while it is possible" };
    case "adopt":
      return { sign: "=", declared: `in ${org}`, observed: "known by name only", next: "adopted" };
    case "delete":
      return { sign: "-", declared: "deleted", observed: `in ${org}`, next: "deleted" };
    default:
      return null;
  }
}

export function renderDriftText({ plan, revision, rows, tenants }: Drift, colors: Colors): string {
  const total = plan.counts.tenants + plan.counts.tombstones;
  const at = plan.revision === null ? "" : ` at ${plan.revision}${revision === null ? "" : ` (${printable(revision)})`}`;
  const lines = columns([
    ["  tenant", "field", "declared", "observed"],
    ...rows.map(({ sign, tenant, path, declared, observed, next, hazards }) => [
      `${sign} ${tenant}`,
      path,
      declared === null ? "" : declaredValue(path, declared),
      observed === null && path.startsWith("(") ? "" : declaredValue(path, observed),
      printable(next),
      hazards.map((hazard) => `! ${hazard}`).join("  "),
    ]),
  ]);
  const extra = plan.undeclared.map(({ project, name }) => `${project} "${printable(name)}"`);
  const shown = extra.length > 5 ? `${extra.slice(0, 5).join(", ")} and ${extra.length - 5} more` : extra.join(", ");
  const holes = plan.completeness.kind === "partial" ? ["error[incomplete-inventory]  a list had a hole: what isn't shown may exist all the same"] : [];
  return [
    `Drift     ${tenants} of ${plural(total, "tenant")} ${tenants === 1 ? "differs from its manifest" : "differ from their manifests"}${at}`,
    ...(rows.length > 0 ? lines.map((line, n) => (n === 0 ? colors.dim(line) : line)) : []),
    ...(extra.length > 0 ? [`? no manifest: ${shown} (never deleted)`] : []),
    ...holes,
    tenants > 0 ? "Next      tenantry plan      (shows what putting it back would do)" : "Next      nothing: what is live is what is declared",
    "",
  ].join("\n");
}

export const driftJson = ({ plan, revision, rows, tenants }: Drift): unknown => ({
  format: "tenantry/drift@1",
  fleet: plan.fleet,
  revision: plan.revision,
  base: revision,
  observedAt: plan.observedAt,
  completeness: plan.completeness,
  tenants,
  rows,
  undeclared: plan.undeclared,
});
