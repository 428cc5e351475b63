/**
 * What a plan is about, and whose policy guards it; nothing for a plan of the whole fleet under its own policy. `shown` writes
 * what somebody else named (a revision, a tenant, an org) the way the format needs it.
 */
import type { Plan } from "../reconciler/plan/plan.js";
import type { PlanScope } from "../reconciler/scope/scope.js";
import { printable } from "./printable.js";
import { count, plural } from "./values.js";

type Shown = (text: string) => string;

/** For a terminal. */
export const scopeLines = (plan: Plan): readonly string[] => [
  ...scopeText(plan, printable).map((text) => `Scope     ${text}`),
  ...policyText(plan, printable).map((text) => `Policy    ${text}`),
];

/** `1 of 40,000 tenants changed since origin/main. 37 drifted, 1 refused: not in this plan` */
export const scopeText = ({ scope }: Plan, shown: Shown): readonly string[] =>
  scope ? [`${count(scope.tenants)} of ${plural(scope.of, "tenant")} ${howChosen(scope, shown)}. ${outsideText(scope)}`] : [];

/** `of origin/main: safety.delete of this branch doesn't count` */
export const policyText = ({ policy }: Plan, shown: Shown): readonly string[] =>
  policy
    ? [
        `of ${shown(policy.base)}: ${listed(policy.differs, shown)} of this branch ${policy.differs.length === 1 ? "doesn't" : "don't"} count`,
      ]
    : [];

function howChosen({ changedSince, selected }: PlanScope, shown: Shown): string {
  const changed = changedSince === null ? [] : [`changed since ${shown(changedSince)}`];
  const chosen = selected.length === 0 ? [] : [`selected (${listed(selected, shown)})`];
  return [...changed, ...chosen].join(" and ");
}

/** So many are named, the others counted: a script may give a thousand of them. */
const mostNamed = 10;

function listed(texts: readonly string[], shown: Shown): string {
  const named = texts.slice(0, mostNamed).map((text) => shown(text.length > 100 ? `${text.slice(0, 100)}…` : text));
  const more = texts.length > mostNamed ? ` and ${count(texts.length - mostNamed)} more` : "";
  return `${named.join(", ")}${more}`;
}

/** What a branch didn't change and yet differs has drifted; what a flag left out may differ because it is declared so. */
function outsideText({ outside, changedSince }: PlanScope): string {
  if (outside === null) return "The others were not looked at";
  const { drifted, refused } = outside;
  const differ = changedSince === null ? "differ" : "drifted";
  const parts = [
    ...(drifted > 0 ? [`${count(drifted)} ${drifted === 1 && differ === "differ" ? "differs" : differ}`] : []),
    ...(refused > 0 ? [`${count(refused)} refused`] : []),
  ];
  return parts.length === 0 ? "The others match" : `${parts.join(", ")}: not in this plan`;
}

/** `3 skipped (--skip transfer).` */
export const skippedText = ({ skipped }: Plan): readonly string[] =>
  skipped && skipped.tenants > 0
    ? [`${count(skipped.tenants)} skipped (${skipped.kinds.map((kind) => `--skip ${kind}`).join(" ")})`]
    : [];
