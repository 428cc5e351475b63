/** What each comment begins and ends with: the hidden marker by which it is found again, its title, its last line. */
import type { Plan } from "../../reconciler/plan/plan.js";
import { exceeded } from "../../reconciler/plan/safety.js";
import { aboutTime, count, plural } from "../values.js";
import type { PlanView } from "../view.js";
import { leavingText } from "../leaving.js";
import { undeclaredText } from "../undeclared.js";
import { code, link, pathInAddress, words } from "./escape.js";
import type { MarkdownOptions } from "./options.js";

/** `<!-- tenantry:plan fleet=acme v=1 part=1 -->` */
export const marker = ({ fleet }: Plan, part: number): string =>
  `<!-- tenantry:plan fleet=${pathInAddress(fleet)} v=1 part=${part} -->`;

export function title({ plan, refused, held, needsConsent, rest }: PlanView): string {
  const changed = needsConsent.length + rest.length;
  const facts = [
    changed === 0 ? "no changes" : plural(changed, "tenant changes", "tenants change"),
    ...(refused.length > 0 ? [`${count(refused.length)} refused`] : []),
    ...(held > 0 ? [`${count(held)} held back`] : []),
    ...(needsConsent.length > 0 ? [plural(needsConsent.length, "needs consent", "need consent")] : []),
    ...(exceeded(plan.safety).length > 0 ? ["over a limit"] : []),
  ];
  return `### Tenantry: ${facts.join(", ")}`;
}

/** Calls, time, what was observed, the plan's id, the revision. */
export function lastLine({ plan, needsConsent }: PlanView, { links, updatedAt }: MarkdownOptions): string {
  const { calls, counts, completeness, observedAt, revision, changes } = plan;
  const projects = plural(counts.projects, "project");
  const seen = completeness.kind === "complete" ? `${count(counts.projects)} of ${projects}` : `${projects}, incomplete`;
  const facts = [
    ...(changes.length > 0 ? [`${plural(calls.writes + calls.reads, "call")}, about ${aboutTime(calls.seconds)}`] : []),
    `observed ${seen} at ${timeOf(observedAt)}`,
    ...[leavingText(plan), undeclaredText(plan)].flatMap((text) => (text === null ? [] : [words(text)])),
    verdict(plan, needsConsent.length > 0),
  ];
  const at = [
    ...(revision === null ? [] : [commit(revision)]),
    ...(updatedAt === null ? [] : [`updated ${new Date(updatedAt).toISOString().slice(11, 16)}Z`]),
  ];
  const ends = [
    ...links.map(({ title: text, url }) => link(words(text), url)),
    ...(at.length > 0 ? [`<sub>${at.join(", ")}</sub>`] : []),
  ];
  return `${facts.join(" · ")} ${ends.join(" · ")}`.trimEnd();
}

function verdict(plan: Plan, needsConsent: boolean): string {
  const { id, changes } = plan;
  if (changes.length === 0) return `plan ${code(id)}.`;
  if (exceeded(plan.safety).length > 0) return `**merging applies nothing**: plan ${code(id)} is over a limit.`;
  const left = needsConsent
    ? "tenants without consent, and those whose observed values move first"
    : "tenants whose observed values move first";
  return `**merging applies plan ${code(id)}**, except ${left}.`;
}

/** `09:12:07Z` */
function timeOf(iso: string): string {
  const [, time] = /^\d{4}-\d\d-\d\dT(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(iso) ?? [];
  return time === undefined ? code(iso) : `${time}Z`;
}

/** GitHub links a commit by itself. */
const commit = (revision: string): string => (/^[0-9a-f]{4,40}$/.test(revision) ? revision : words(revision));
