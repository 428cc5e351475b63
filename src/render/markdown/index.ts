/**
 * A plan as the comment of a pull request, in GitHub's Markdown: what stops you, what is dangerous (all of it), the rest
 * grouped, samples, and on the last line what merging does. One comment, found again by its marker and edited in place;
 * up to five where what is dangerous needs them. Beyond that the plan is refused: nothing dangerous is ever cut.
 */
import type { Plan } from "../../reconciler/plan/plan.js";
import { groupBeyond } from "../groups.js";
import { count, plural } from "../values.js";
import type { PlanView, TenantView } from "../view.js";
import { view } from "../view.js";
import { alert } from "./alert.js";
import { mostDangerInFirst, mostInGroups, mostInPart, mostParts, paged } from "./budget.js";
import { consentText, dangerHead, dangerRows, isDangerous } from "./danger.js";
import { folded } from "./details.js";
import { facts } from "./facts.js";
import { code } from "./escape.js";
import { lastLine, marker, title } from "./frame.js";
import { groupsOf, groupTable, samplesOf } from "./groups.js";
import { notes } from "./notes.js";
import type { MarkdownOptions } from "./options.js";
import { incomplete, overLimits, refusals } from "./stops.js";

export type { MarkdownOptions } from "./options.js";

/** `parts` are comments in their order, the first always there. `refused` says why, for people. */
export type Markdown = { readonly parts: readonly string[] } | { readonly refused: string };

export function renderMarkdown(plan: Plan, options: MarkdownOptions): Markdown {
  const shown = view(plan);
  const dangers = [...shown.needsConsent, ...shown.rest.filter(isDangerous)];
  const rows = dangerRows(plan, dangers, options.files).map((row) => `> ${row}`);
  const pages = paged(rows, [mostDangerInFirst, ...Array.from({ length: mostParts - 1 }, () => mostInPart - headRoom)]);
  if (pages === null) {
    const tenants = plural(dangers.length, "tenant loses", "tenants lose");
    return {
      refused: `${tenants} data, stop or need consent: more than ${mostParts} comments hold, and none of it is ever cut. Fix: split this pull request.`,
    };
  }
  const [first = [], ...others] = pages;
  return {
    parts: [
      firstPart({ shown, dangers, page: first, parts: pages.length }, options),
      ...others.map((page, n) => nextPart(shown, page, n + 2, pages.length)),
    ],
  };
}

/** Of a further comment: its marker, its title, the head of its table. */
const headRoom = 1000;

function nextPart(shown: PlanView, page: readonly string[], part: number, parts: number): string {
  const { plan } = shown;
  const danger = dangerAlert(`Plan ${code(plan.id)}, continued: ${plural(page.length, "tenant")}.`, page);
  return whole(marker(plan, part), `${title(shown)} (part ${part} of ${parts})`, [danger]);
}

interface First {
  readonly shown: PlanView;
  readonly dangers: readonly TenantView[];
  /** The rows of them that stand here. */
  readonly page: readonly string[];
  readonly parts: number;
}

function firstPart({ shown, dangers, page, parts }: First, options: MarkdownOptions): string {
  const { plan } = shown;
  const { files } = options;
  const rest = shown.rest.filter((tenant) => !isDangerous(tenant));
  const groups = groupsOf(rest);
  const isLarge = rest.length > groupBeyond;

  const where = parts === 2 ? "part 2" : `parts 2 to ${parts}`;
  const more = parts === 1 ? "" : ` ${count(page.length)} of ${count(dangers.length)} are shown here, the others in ${where}.`;
  const fixed = {
    facts: facts(plan),
    stops: [...overLimits(plan, options.safety), ...incomplete(plan)],
    notes: notes(plan, files),
    danger: dangers.length === 0 ? [] : [dangerAlert(consentText(shown, dangers) + more, page)],
    nothing: plan.changes.length === 0 && plan.completeness.kind === "complete" ? [unchanged(shown)] : [],
    last: [lastLine(shown, options)],
  };
  let room = mostInPart - headRoom - sizeOf(Object.values(fixed).flat());
  const table = groupTable(groups, Math.min(mostInGroups, room));
  room -= sizeOf([table]);
  const refused = refusals(
    plan.refused.filter(({ code: reason }) => reason !== "incomplete-inventory"),
    files,
    room,
  );
  room -= sizeOf(refused);
  const single = isLarge ? samplesOf(groups) : [...(dangers.length > groupBeyond ? [] : dangers), ...rest];
  const fields = folded(single, isLarge, room);
  const blocks = [
    ...fixed.facts,
    ...fixed.stops,
    ...refused,
    ...fixed.danger,
    ...fixed.notes,
    ...fixed.nothing,
    ...(table === "" ? [] : [table]),
    ...fields,
    ...fixed.last,
  ];
  return whole(marker(plan, 1), title(shown), blocks);
}

const sizeOf = (blocks: readonly string[]): number => blocks.reduce((sum, block) => sum + block.length + 2, 0);

const dangerAlert = (text: string, page: readonly string[]): string => [alert("CAUTION", [text, dangerHead]), ...page].join("\n");

function unchanged({ plan, refused, held }: PlanView): string {
  const { counts } = plan;
  const matching = counts.unchanged - counts.tombstones;
  const text = plural(matching, "tenant matches its manifest", "tenants match their manifests");
  return refused.length + held > 0 ? `Nothing can be changed; ${text}.` : `${text}.`;
}

const whole = (mark: string, heading: string, blocks: readonly string[]): string =>
  `${mark}\n${heading}\n${blocks.join("\n\n")}\n`;
