/**
 * A plan for a terminal: facts, what stops you, what is dangerous (all of it), the rest (identical changes as one
 * line in a large plan), counts, and the next command last.
 */
import type { Colors } from "picocolors/types.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { formatShare } from "../reconciler/units.js";
import { columns, pad } from "./columns.js";
import { printable } from "./printable.js";
import { aboutTime, count, declaredValue, plural } from "./values.js";
import type { PlanView, RefusalView, StepView, TenantView } from "./view.js";
import { countsText, signs, sourceOf, view } from "./view.js";

export interface TextOptions {
  readonly colors: Colors;
  /** Every tenant as a block, however many. */
  readonly all: boolean;
  /** How many files the manifests stand in. */
  readonly files: number;
  /** Wall time of the observation, ms. */
  readonly took: number;
  /** Where the plan was saved, null where it wasn't. */
  readonly savedAs: string | null;
  /** Shown at the end of the last line unless it is 0. */
  readonly exit: number;
}

const sourceColumn = 78;
const nameColumn = 12;
/** Beyond so many tenants, those that change alike are one line. */
const groupBeyond = 25;
/** Of tenants that each differ, so many are shown in a large plan. */
const samples = 3;

export function renderPlanText(plan: Plan, options: TextOptions): string {
  const shown = view(plan);
  const blocks = [
    facts(shown, options),
    ...shown.refused.map((refusal) => refusalBlock(refusal, options)),
    ...incomplete(plan),
    ...notices(plan),
    ...dangerous(shown, options),
    ...rest(shown, options),
    summary(shown, options),
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}

function facts({ plan }: PlanView, { files, took }: TextOptions): readonly string[] {
  const { counts, completeness, coverage } = plan;
  const orgs = plural(completeness.orgs.length, "org");
  const at = plan.revision === null ? "" : ` at ${plan.revision}`;
  const reads = coverage.detailReads > 0 ? `, ${plural(coverage.detailReads, "detail read")}` : "";
  const tombstones = counts.tombstones > 0 ? ` and ${plural(counts.tombstones, "tombstone")}` : "";
  return [
    `Observed  ${plural(counts.projects, "project")} in ${orgs}, ${completeness.kind} (${plural(coverage.listPages, "list page")}${reads}, ${(took / 1000).toFixed(1)} s)`,
    `Desired   ${plural(counts.tenants, "tenant")}${tombstones} in ${plural(files, "file")}${at}`,
  ];
}

/** `x refused   bolt-shop   pro → free          tenants/bolt.yaml:2` */
function headline(sign: string, word: string, tenant: string, title: string, source: string): string {
  const head = `${pad(`${sign} ${word}`, nameColumn)}${pad(tenant, nameColumn - 2)}  ${title}`;
  return `${pad(head, sourceColumn - 2)}  ${source}`;
}

function refusalBlock({ tenant, title, source, over, fits, lowers, fix }: RefusalView, { colors }: TextOptions): readonly string[] {
  const indent = " ".repeat(nameColumn + 2);
  return [
    colors.red(headline("x", "refused", tenant, title, source)),
    ...columns(over.map(({ path, observed, limit, by }) => [path, observed, limit, by]), indent),
    ...(fits.length > 0 ? [`${indent}fits: ${fits.join(", ")}`] : []),
    ...(lowers.length > 0 ? [`${indent}lowers: ${lowers.join(", ")}`] : []),
    `${indent}Fix: ${fix}`,
  ];
}

function incomplete(plan: Plan): readonly (readonly string[])[] {
  if (plan.completeness.kind === "complete") return [];
  const gaps = plan.completeness.orgs.filter((org) => org.gaps.length > 0);
  const seen = gaps.map(({ org, gaps: holes }) => {
    const withheld = holes.filter(({ project }) => project !== null).length;
    const pages = [...new Set(holes.map(({ page }) => page))].join(", ");
    return withheld === holes.length
      ? `Neon withheld the details of ${plural(withheld, "project")} of org ${org} (${plural(holes.length, "page")} ${pages})`
      : `the list of org ${org} has a hole (page ${pages}: ${[...new Set(holes.map(({ reason }) => reason))].join(", ")})`;
  });
  const updates = new Set(plan.changes.map(({ tenant }) => tenant)).size;
  return [
    [
      `error[incomplete-inventory]  ${seen.join("; ") || "a look found a project that no list had shown"}.`,
      "They exist. Nothing is created, adopted, recovered, transferred or deleted until they can be read;",
      `${plural(updates, "update is", "updates are")} planned. No flag turns this off.`,
    ],
  ];
}

function notices({ notices: list, excepted }: Plan): readonly (readonly string[])[] {
  const lines = [
    ...list.map(({ tenant, code, message, source }) => headline("!", code, tenant, printable(message), sourceOf(source))),
    ...excepted.map(
      ({ tenant, path, declared, observed, until, reason }) =>
        `  exception ${pad(tenant, nameColumn - 2)}  ${path} stays ${declaredValue(path, observed)}, declared ${declaredValue(path, declared)}, until ${dayOf(until)}: ${printable(reason)}`,
    ),
  ];
  return lines.length > 0 ? [lines] : [];
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function dangerous({ needsConsent }: PlanView, options: TextOptions): readonly (readonly string[])[] {
  if (needsConsent.length === 0) return [];
  return [[`Needs consent: ${plural(needsConsent.length, "tenant")}, all of them`], ...needsConsent.map((tenant) => tenantBlock(tenant, options))];
}

function rest({ rest: tenants }: PlanView, options: TextOptions): readonly (readonly string[])[] {
  if (options.all || tenants.length <= groupBeyond) return tenants.map((tenant) => tenantBlock(tenant, options));
  const groups = new Map<string, TenantView[]>();
  for (const tenant of tenants) {
    const group = groups.get(tenant.groupKey);
    if (group) group.push(tenant);
    else groups.set(tenant.groupKey, [tenant]);
  }
  const bySize = [...groups.values()].sort((a, b) => b.length - a.length);
  const single = bySize.filter(({ length }) => length === 1).flat();
  return [
    ["The rest, grouped by identical change", ...bySize.filter(({ length }) => length > 1).map((group) => groupLine(group))],
    ...single.slice(0, samples).map((tenant) => tenantBlock(tenant, options)),
    ...(single.length > samples ? [[`  ${plural(single.length, "tenant")} each different (shown: ${samples}, --all for every one)`]] : []),
  ];
}

function groupLine(group: readonly TenantView[]): string {
  const [first] = group;
  if (!first) return "";
  const transfers = first.steps.some(({ kind }) => kind === "transfer");
  const fields = first.steps.flatMap((step) => step.fields).filter(({ path }) => path !== "org");
  const what = first.headline === "update" ? fields.map(({ path, before, after }) => `${path} ${before} → ${after}`).join(", ") : first.title;
  const calls = transfers ? ` (${plural(Math.ceil(group.length / 400), "transfer call")})` : "";
  const sources = [...new Set(group.map(({ source }) => source.replace(/:\d+$/, "")))];
  const from = sources.length === 1 ? sources[0] : plural(sources.length, "file");
  return `${pad(`${pad(`${signs[first.headline]} ${first.headline}`, nameColumn)}${count(group.length).padStart(6)} tenants   ${what}${calls}`, sourceColumn - 2)}  ${from}`;
}

function tenantBlock({ tenant, headline: word, title, source, steps, hazards }: TenantView, { colors }: TextOptions): readonly string[] {
  const sign = signs[word];
  const paint = { "+": colors.green, "-": colors.red, "~": colors.yellow, ">": colors.yellow, "=": colors.cyan }[sign];
  const indent = " ".repeat(nameColumn);
  const numbered = steps.filter((step) => step.fields.length > 0);
  return [
    paint(headline(sign, word, tenant, title, source)),
    ...numbered.flatMap((step, n) => stepLines(step, numbered.length > 1 ? n + 1 : null, indent)),
    ...(hazards.length > 0 ? [indent + hazards.map(({ kind, detail }) => `! ${kind}${detail === null ? "" : `: ${detail}${kind === "breaks-scoped-keys" ? " stop working" : ""}`}`).join("  ")] : []),
  ];
}

function stepLines({ kind, fields }: StepView, n: number | null, indent: string): readonly string[] {
  const lines = columns(fields.map(({ path, before, after, note }) => [path, `${before} → ${after}${note === null ? "" : `   ${note}`}`]));
  const lead = n === null ? "" : pad(`${n} ${signs[kind]} ${kind}`, 14);
  return lines.map((line, row) => `${indent}${row === 0 ? lead : " ".repeat(lead.length)}${line}`);
}

function summary({ plan, refused, needsConsent, rest: others }: PlanView, options: TextOptions): readonly string[] {
  const { counts, calls, coverage } = plan;
  const changed = [...needsConsent, ...others];
  const over = exceeded(plan.safety);
  if (changed.length === 0) return nothingToDo(plan);
  const deep = coverage.notLookedAt > 0 ? `, ${count(coverage.notLookedAt)} not looked at (--deep)` : "";
  return [
    `Plan      ${plural(counts.changed, "tenant changes", "tenants change")}: ${countsText(changed)}.${refused.length > 0 ? ` ${count(refused.length)} refused.` : ""} ${count(counts.unchanged)} unchanged.`,
    hazardLine(changed, plan),
    `Calls     ${plural(calls.writes, "write")} + ${plural(calls.reads, "read")}, about ${aboutTime(calls.seconds)} (${count(Math.round(calls.perMinute))} calls/min: ${formatShare(calls.rate.share)} of ${count(calls.rate.perMinute)} − ${count(calls.rate.burst)})`,
    `Coverage  lists: ${plan.completeness.kind === "complete" ? "all" : "with holes"}; endpoints, branches, snapshots, usage: ${plural(coverage.lookedAt, "tenant")}${deep}`,
    ...(plan.undeclared.length > 0 ? [`Extra     ${plural(plan.undeclared.length, "project")} without a manifest, never touched`] : []),
    ...(over.length > 0 ? [] : nextLines(plan, options)),
  ];
}

function nothingToDo(plan: Plan): readonly string[] {
  const { counts, coverage } = plan;
  const depth = coverage.notLookedAt > 0 ? `; in depth: ${coverage.lookedAt}, --deep for all` : "";
  const at = plan.revision === null ? "" : ` at ${plan.revision}`;
  const pages = `(${plural(coverage.listPages, "list page")}${depth})`;
  const extra = plan.undeclared.length > 0 ? [`? ${plural(plan.undeclared.length, "project")} without a manifest, never touched`] : [];
  if (plan.refused.length > 0) return [...extra, `No changes but ${count(plan.refused.length)} refused. ${count(counts.unchanged)} match their manifests${at} ${pages}`];
  if (plan.notices.length > 0) return [...extra, `No changes now. ${plural(plan.notices.length, "tenant waits", "tenants wait")}${at} ${pages}`];
  return [...extra, `No changes. ${plural(counts.unchanged - counts.tombstones, "tenant matches its manifest", "tenants match their manifests")}${at} ${pages}`];
}

function hazardLine(tenants: readonly TenantView[], plan: Plan): string {
  const kinds = new Map<string, number>();
  for (const { hazards } of tenants) for (const { kind } of hazards) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const allowed: Partial<Record<string, number | null>> = { "deletes-data": plan.safety.delete?.allowed, "suspends-now": plan.safety.suspend?.allowed };
  const list = [...kinds].map(([kind, n]) => `${kind} ${count(n)}${typeof allowed[kind] === "number" ? ` of ${count(allowed[kind])} allowed` : ""}`);
  if (list.length === 0) return "Hazards   none";
  const needed = Object.keys(plan.consent).length;
  return `Hazards   ${list.join(", ")}.${needed === 0 ? " None needs consent." : ""}`;
}

function nextLines(plan: Plan, { savedAs, exit }: TextOptions): readonly string[] {
  if (savedAs === null) return [];
  const flags = consentFlags(plan.consent);
  const saved = `(saved, plan id ${plan.id})${exit === 0 ? "" : `   exit ${exit}`}`;
  const command = `tenantry apply ${savedAs}${flags === "" ? "" : ` ${flags}`}`;
  return [`${pad(`Next      ${command}`, 64)}  ${saved}`];
}

export const consentFlags = (consent: ConsentCounts): string =>
  Object.entries(consent)
    .map(([hazard, n]) => `--allow ${hazard}=${n}`)
    .join(" ");

/** What is printed instead of the next step when a plan is over a limit: nothing was saved. */
export function renderSafety(plan: Plan): string {
  const lines = exceeded(plan.safety).flatMap((kind) => {
    const { asked = 0, allowed = 0, managed = 0, byShare = null, examples = [] } = plan.safety[kind] ?? {};
    const share = byShare === null ? "" : ` (the share would be ${count(byShare)})`;
    const consent = consentFlags(plan.consent);
    return [
      `refused[safety.${kind}]  ${count(asked)} of ${plural(managed, "tenant")} would ${verbs[kind]}; at most ${count(allowed ?? 0)} may${share}.`,
      `No plan was saved. For example ${examples.join(", ")}.`,
      `Next      if it is meant: tenantry plan --max-${kind} ${asked}${consent === "" ? "" : ` ${consent}`}, and have it read`,
    ];
  });
  return `${lines.join("\n")}\n`;
}
const verbs = { delete: "be deleted", suspend: "be suspended", restore: "be restored", transfer: "change their org", create: "be created", update: "be updated" } as const;
