/**
 * All that loses data, stops a database, or puts one customer's data before another: a row for each tenant, never
 * grouped, never folded, never cut. What doesn't fit goes on in the next comment.
 */
import { consentHazards } from "../../reconciler/change.js";
import type { Change } from "../../reconciler/change.js";
import { groupBy } from "../../reconciler/diff/group-by.js";
import type { Plan } from "../../reconciler/plan/plan.js";
import { count, plural } from "../values.js";
import type { FieldView, HazardView, PlanView, TenantView } from "../view.js";
import { signs } from "../view.js";
import { code, tableRow, words } from "./escape.js";
import { place } from "./place.js";

const kinds: ReadonlySet<string> = new Set(consentHazards);
/** Also what a dated line of the manifest consents to. */
export const isDangerous = ({ hazards }: TenantView): boolean => hazards.some(({ kind }) => kinds.has(kind));

/** Beyond so many, places are no links: these take more room than all the rest of a row. */
const linkedRows = 50;

/** In the plan's order. */
export function dangerRows(plan: Plan, tenants: readonly TenantView[], files: string | null): readonly string[] {
  const changes = groupBy(plan.changes, ({ tenant }) => tenant);
  const linkTo = tenants.length > linkedRows ? null : files;
  return tenants.map((tenant) => row(tenant, changes.get(tenant.tenant)?.[0], linkTo));
}

function row({ tenant, headline, steps, hazards, stake }: TenantView, first: Change | undefined, files: string | null): string {
  const fields = headline === "suspend" ? [] : steps.flatMap((step) => step.fields);
  const project = first ? `${words(first.project ?? "a new project")} in org ${words(first.org)}` : "";
  const what = fields.map(({ path, before, after, note }) => {
    const said = `${words(path)} ${words(before)} → ${words(after)}`;
    return note === null ? said : `${said} (${words(note)})`;
  });
  return tableRow([
    `\`${signs[headline]}\` ${headline}`,
    words(tenant),
    [...(what.length > 0 ? what : [project]), ...(stake === null ? [] : [words(stake)])].join(", "),
    hazards.map((hazard) => hazardText(hazard, fields)).join(", "),
    first ? place(first.source, files) : "",
  ]);
}

/** A reason is somebody's own words; a field that stands beside it needs no second mention. */
function hazardText({ kind, detail, needsConsent }: HazardView, fields: readonly FieldView[]): string {
  const said = kinds.has(kind) && !needsConsent ? `${kind} (dated)` : kind;
  if (detail === null || detail.split(", ").every((part) => fields.some(({ path }) => path === part))) return said;
  return `${said}: ${kind === "deletes-data" || kind === "suspends-now" ? code(detail) : words(detail)}`;
}

export const dangerHead = [tableRow(["", "tenant", "what", "hazards", "declared"]), "|---|---|---|---|---|"].join("\n");

/** What the table needs of its reader. */
export function consentText({ plan, needsConsent }: PlanView, dangerous: readonly TenantView[]): string {
  const dated = dangerous.length - needsConsent.length;
  const byDate = `${plural(dated, "tenant loses", "tenants lose")} data or ${dated === 1 ? "stops" : "stop"} by a dated line of the manifest, which is their consent`;
  if (needsConsent.length === 0) return `**${byDate.replace(",", "**,")}.`;
  const counts = Object.entries(plan.consent).map(([kind, n]) => [kind, n] as const);
  const allowed = counts.map(([kind, n]) => `${kind}=${n}`).join(" ");
  return [
    `**${plural(needsConsent.length, "tenant needs", "tenants need")} consent**: ${counts.map(([kind, n]) => `${kind} ${count(n)}`).join(", ")}.`,
    `To consent, give the run that applies \`TENANTRY_ALLOW="${allowed}"\`; without it they are left out.`,
    ...(dated > 0 ? [`${byDate}.`] : []),
  ].join(" ");
}
