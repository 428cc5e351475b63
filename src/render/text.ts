/**
 * A plan for a terminal: facts, what stops you, what is dangerous (all of it), the rest (identical changes as one
 * line in a large plan), counts, and the next command last.
 */
import type { Plan } from "../reconciler/plan/plan.js";
import type { Block, BlockOptions } from "./block.js";
import { headline, refusalBlock, tenantBlock } from "./block.js";
import { at, pad } from "./columns.js";
import { groupBeyond, groupBlocks } from "./groups.js";
import { printable } from "./printable.js";
import { scopeLines } from "./scope.js";
import { nothingToDo, revisionText, summary } from "./summary.js";
import { count, declaredValue, plural, tookTime } from "./values.js";
import type { PlanView } from "./view.js";
import { sourceOf, view } from "./view.js";
import { dayText } from "../reconciler/time-text.js";

export interface TextOptions extends BlockOptions {
  /** Every tenant as a block, however many. */
  readonly all: boolean;
  /** How many files the manifests stand in. */
  readonly files: number;
  /** The revision that the plan was compared with, as it was given. */
  readonly base: string | null;
  /** Wall time of the observation, ms. */
  readonly took: number;
  /** The file that the plan was made from instead of Neon. */
  readonly observedFrom?: string;
  /** Where the plan was saved, null where it wasn't. */
  readonly savedAs: string | null;
  /** Shown at the end of the last line unless it is 0. */
  readonly exit: number;
}

export function renderPlanText(plan: Plan, options: TextOptions): string {
  const shown = view(plan);
  const isLarge = !options.all && shown.rest.length > groupBeyond;
  const isEmpty = shown.needsConsent.length + shown.rest.length === 0;
  const middle = [
    shown.refused.map((refusal) => refusalBlock(refusal, options)),
    incomplete(plan, isEmpty, options.exit),
    notices(plan, options),
    dangerous(shown, options),
    isLarge ? groupBlocks(shown.rest, options) : shown.rest.map((tenant) => tenantBlock(tenant, options)),
  ];
  // That nothing changes is one line with all the facts; what a list didn't show is no fact.
  const isPartial = plan.completeness.kind === "partial";
  const end = isEmpty ? (isPartial ? [] : nothingToDo(shown, options.exit)) : summary(shown, { ...options, isLarge });
  const isOneLine = isEmpty && middle.every(({ length }) => length === 0);
  const limits = scopeLines(plan);
  const head = isOneLine ? [] : facts(shown, options);
  const sections = [head.length + limits.length > 0 ? [[...head, ...limits]] : [], ...middle, [end]];
  return options.glyphs(
    `${sections
      .map(joined)
      .filter((section) => section !== "")
      .join("\n\n")}\n`,
  );
}

/** Blocks are kept apart by a blank line, single lines stand together. */
function joined(blocks: readonly Block[]): string {
  return blocks.reduce((text, block, n) => {
    const before = blocks[n - 1];
    if (!before) return block.join("\n");
    return `${text}${before.length === 1 && block.length === 1 ? "\n" : "\n\n"}${block.join("\n")}`;
  }, "");
}

function facts({ plan }: PlanView, { files, took, base, observedFrom }: TextOptions): Block {
  const { counts, completeness, coverage, scope } = plan;
  const isSearched = scope?.outside === null;
  const orgs = plural(completeness.orgs.length, "org");
  const reads = coverage.detailReads > 0 ? `, ${plural(coverage.detailReads, "detail read")}` : "";
  const tombstones = counts.tombstones > 0 ? ` and ${plural(counts.tombstones, "tombstone")}` : "";
  const when = observedFrom === undefined ? tookTime(took) : `${printable(observedFrom)} of ${plan.observedAt.slice(0, 16)}Z`;
  const since =
    base === null || counts.changedSinceBase === undefined
      ? ""
      : `, ${count(counts.changedSinceBase)} changed since ${printable(base)}`;
  return [
    `Observed  ${plural(counts.projects, "project")}${isSearched ? ", searched for" : ""} in ${orgs}, ${completeness.kind} (${plural(coverage.listPages, "list page")}${reads}, ${when})`,
    `Desired   ${plural(isSearched ? scope.of : counts.tenants, "tenant")}${tombstones} in ${plural(files, "file")}${revisionText(plan)}${since}`,
  ];
}

function incomplete(plan: Plan, isLast: boolean, exit: number): readonly Block[] {
  if (plan.completeness.kind === "complete") return [];
  const seen = plan.completeness.orgs
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ org, gaps }) => {
      const pages = [...new Set(gaps.map(({ page }) => page))];
      const where = `(${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")})`;
      const withheld = gaps.filter(({ reason }) => reason === "details-withheld").length;
      if (withheld === gaps.length) return `Neon withheld the details of ${plural(withheld, "project")} of org ${org} ${where}`;
      return `The list of org ${org} has a hole ${where}: ${[...new Set(gaps.map(({ reason }) => reason))].join(", ")}`;
    });
  const updates = new Set(plan.changes.map(({ tenant }) => tenant)).size;
  const end = `${plural(updates, "update is", "updates are")} planned. No flag turns this off.`;
  return [
    [
      `error[incomplete-inventory]  ${seen.join("; ") || "A look found a project that no list had shown"}.`,
      "They exist. Nothing is created, adopted, recovered, transferred or deleted until they can be read;",
      isLast ? at(92, `${end}  Next: tenantry plan`, `exit ${exit}`) : end,
    ],
  ];
}

function notices({ notices: list, excepted }: Plan, { glyphs }: TextOptions): readonly Block[] {
  const lines = [
    ...list.map(({ tenant, code, message, source }) => headline("!", code, tenant, printable(message), sourceOf(source), glyphs)),
    ...excepted.map(({ tenant, path, declared, observed, until, reason }) => {
      const values = `${declaredValue(path, observed)}, declared ${declaredValue(path, declared)}`;
      return `  exception ${pad(tenant, 10)}  ${path} stays ${values}, until ${dayText(until)}: ${printable(reason)}`;
    }),
  ];
  return lines.length > 0 ? [lines] : [];
}

function dangerous({ needsConsent }: PlanView, options: TextOptions): readonly Block[] {
  if (needsConsent.length === 0) return [];
  const head = `Needs consent: ${plural(needsConsent.length, "change")}, all of them`;
  return [[head], ...needsConsent.map((tenant) => tenantBlock(tenant, options))];
}
