/** The whole fleet's ledger, as a table and as a document. */
import type { FleetLedger } from "../reconciler/journal/ledger.js";
import { ledgerFormat } from "../reconciler/journal/ledger.js";
import type { ObservedFleet } from "../reconciler/observed.js";
import { at, columns } from "./columns.js";
import { count, plural } from "./values.js";

export interface LedgerFacts {
  readonly fleet: string;
  readonly completeness: { readonly kind: ObservedFleet["kind"]; readonly orgs: ObservedFleet["sweeps"] };
  readonly calls: number;
  readonly exit: number;
}

/** Tenants without a line that are named; the rest is counted. */
const shownOthers = 5;

export function renderLedger({ lines, others }: FleetLedger, { completeness, calls, exit }: LedgerFacts): string {
  const rows = lines.map(({ tenant, project, orgId, tier }) => [tenant, project, orgId, tier ?? "-"]);
  const names = others.slice(0, shownOthers).join(", ");
  const more = others.length > shownOthers ? ` and ${count(others.length - shownOthers)} more` : "";
  const isPartial = completeness.kind === "partial";
  const next = `Next      tenantry plan      (${others.length > 0 ? "shows what the others lack" : "compares them with what is declared"})`;
  return [
    ...(rows.length > 0 ? columns([["TENANT", "PROJECT", "ORG", "TIER"], ...rows]) : []),
    `${plural(lines.length, "tenant has a project", "tenants have a project")} (${plural(calls, "call")})`,
    ...(others.length > 0 ? [`? without a line: ${names}${more} (no project there, or known by its name only)`] : []),
    ...(isPartial ? ["error[incomplete-inventory]  a list had a hole: what isn't shown may exist all the same"] : []),
    exit === 0 ? next : at(66, next, `exit ${exit}`),
    "",
  ].join("\n");
}

export const ledgerJson = ({ lines, others }: FleetLedger, { fleet, completeness, exit }: LedgerFacts): unknown => ({
  format: ledgerFormat,
  fleet,
  completeness,
  tenants: lines,
  others,
  exit,
});
