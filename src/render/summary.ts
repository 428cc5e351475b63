/** The end of a plan: counts, hazards, cost, what was not looked at, and the next command. */
import type { Plan } from "../reconciler/plan/plan.js";
import type { SafetyCount } from "../reconciler/plan/safety.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { formatShare } from "../reconciler/units.js";
import { at } from "./columns.js";
import { leavingText } from "./leaving.js";
import { consentFlags } from "./safety.js";
import { skippedText } from "./scope.js";
import { undeclaredText } from "./undeclared.js";
import { aboutTime, count, plural } from "./values.js";
import type { PlanView, TenantView } from "./view.js";
import { countsText } from "./view.js";

export interface SummaryOptions {
  /** Where the plan was saved, null where it wasn't. */
  readonly savedAs: string | null;
  /** Shown at the end of the last line unless it is 0. */
  readonly exit: number;
  /** Identical changes stand as one line, so there is more to look at. */
  readonly isLarge: boolean;
}

export function summary({ plan, refused, held, needsConsent, rest }: PlanView, options: SummaryOptions): readonly string[] {
  const { counts, calls, coverage } = plan;
  const changed = [...needsConsent, ...rest];
  const share = `: ${formatShare(calls.rate.share)} of ${count(calls.rate.perMinute)} − ${count(calls.rate.burst)}`;
  const rate = `${count(Math.round(calls.perMinute))} calls/min${options.isLarge ? "" : share}`;
  const lists = plan.completeness.kind === "complete" ? "all" : "with holes";
  const unseen = coverage.notLookedAt > 0 ? `, ${count(coverage.notLookedAt)} not looked at (--deep)` : "";
  const sentences = [
    `${plural(counts.changed, "tenant changes", "tenants change")}: ${countsText(changed, options.isLarge)}.`,
    ...(refused.length > 0 ? [`${count(refused.length)} refused.`] : []),
    ...(held > 0 ? [`${count(held)} held back.`] : []),
    ...skippedText(plan).map((text) => `${text}.`),
    `${count(counts.unchanged)} unchanged.`,
  ];
  return [
    `Plan      ${sentences.join(" ")}`,
    hazardLine(changed, plan),
    `Calls     ${plural(calls.writes, "write")} + ${plural(calls.reads, "read")}, about ${aboutTime(calls.seconds)} (${rate})`,
    `Coverage  lists: ${lists}; endpoints, branches, snapshots, usage: ${plural(coverage.lookedAt, "tenant")}${unseen}`,
    ...projectLines(plan),
    ...(exceeded(plan.safety).length > 0 ? [] : nextLines(plan, options)),
  ];
}

/** Which projects are leaving, and which nobody declares. */
function projectLines(plan: Plan): readonly string[] {
  const [leaving, extra] = [leavingText(plan), undeclaredText(plan)];
  return [
    ...(leaving === null ? [] : [`Leaving   ${leaving}`]),
    ...(extra === null ? [] : [`Extra     ${extra}${plan.undeclared.length > 1 ? " (tenantry drift names them)" : ""}`]),
  ];
}

/** Everything there is to say when nothing changes. */
export function nothingToDo({ plan, refused, held }: PlanView, exit: number): readonly string[] {
  const { counts, coverage, notices } = plan;
  const waiting = notices.filter(({ code }) => code === "grace");
  // Of a part of the fleet it isn't said how many tombstones are in it; what one declares holds too.
  const matching = counts.unchanged - (plan.scope ? 0 : counts.tombstones) - notices.length;
  const looked = `; in depth: ${count(coverage.lookedAt)}${coverage.notLookedAt > 0 ? ", --deep for all" : ""}`;
  const pages = `(${plural(coverage.listPages, "list page")}${looked})`;
  const match = plural(matching, "tenant matches its manifest", "tenants match their manifests");
  const others = [
    ...(refused.length > 0 ? [`${count(refused.length)} refused`] : []),
    ...(held > 0 ? [`${count(held)} held back`] : []),
    ...skippedText(plan),
    ...(waiting.length > 0 ? [plural(waiting.length, "waits", "wait")] : []),
    ...(waiting.length < notices.length ? [`${count(notices.length - waiting.length)} only reported`] : []),
  ];
  const text = `No changes${others.length > 0 ? ` that can be made: ${others.join(", ")}` : ""}. ${match}${revisionText(plan)} ${pages}`;
  return [...projectLines(plan), exit === 0 ? text : at(92, text, `exit ${exit}`)];
}

export const revisionText = ({ revision }: Plan): string => (revision === null ? "" : ` at ${revision}`);

function hazardLine(tenants: readonly TenantView[], plan: Plan): string {
  const kinds = new Map<string, number>();
  for (const { hazards } of tenants) for (const { kind } of hazards) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const guarded: Readonly<Partial<Record<string, SafetyCount | undefined>>> = {
    "deletes-data": plan.safety.delete,
    "suspends-now": plan.safety.suspend,
  };
  // A quota below its use suspends too, but isn't counted by that limit: then the limit is no measure of the hazard.
  const bound = (kind: string, n: number): string => {
    const { asked, allowed } = guarded[kind] ?? {};
    return asked === n && typeof allowed === "number" ? ` of ${count(allowed)} allowed` : "";
  };
  const list = [...kinds].map(([kind, n]) => `${kind} ${count(n)}${bound(kind, n)}`);
  if (list.length === 0) return "Hazards   none";
  const needed = Object.keys(plan.consent).length;
  return `Hazards   ${list.join(", ")}${needed === 0 ? ". None needs consent." : ""}`;
}

const savedColumn = 66;

function nextLines(plan: Plan, { savedAs, exit, isLarge }: SummaryOptions): readonly string[] {
  if (savedAs === null) return [];
  const flags = consentFlags(plan.consent);
  const saved = `(saved, plan id ${plan.id})${exit === 0 ? "" : `   exit ${exit}`}`;
  const command = `Next      tenantry apply ${savedAs}${flags === "" ? "" : ` ${flags}`}`;
  return [at(savedColumn, command, saved), ...(isLarge ? ["          or look closer: tenantry plan --all"] : [])];
}
