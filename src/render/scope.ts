/** What a plan is about, and whose policy guards it; nothing for a plan of the whole fleet under its own policy. */
import type { Plan } from "../reconciler/plan/plan.js";
import type { PlanScope } from "../reconciler/scope/scope.js";
import { printable } from "./printable.js";
import { count, plural } from "./values.js";

export const scopeLines = ({ scope, policy }: Plan): readonly string[] => [
  ...(scope
    ? [`Scope     ${count(scope.tenants)} of ${plural(scope.of, "tenant")} ${howChosen(scope)}. ${outsideText(scope)}`]
    : []),
  ...(policy
    ? [
        `Policy    of ${printable(policy.base)}: ${policy.differs.map(printable).join(", ")} of this branch ${policy.differs.length === 1 ? "doesn't" : "don't"} count`,
      ]
    : []),
];

function howChosen({ changedSince, selected }: PlanScope): string {
  const changed = changedSince === null ? [] : [`changed since ${printable(changedSince)}`];
  const chosen = selected.length === 0 ? [] : [`selected (${printable(selected.join(" "))})`];
  return [...changed, ...chosen].join(" and ");
}

function outsideText({ outside }: PlanScope): string {
  if (outside === null) return "The others were not looked at";
  const { drifted, refused } = outside;
  const parts = [...(drifted > 0 ? [`${count(drifted)} drifted`] : []), ...(refused > 0 ? [`${count(refused)} refused`] : [])];
  return parts.length === 0 ? "The others match" : `${parts.join(", ")}: not in this plan`;
}

/** `3 skipped (--skip transfer).` */
export const skippedText = ({ skipped }: Plan): readonly string[] =>
  skipped && skipped.tenants > 0
    ? [`${count(skipped.tenants)} skipped (${skipped.kinds.map((kind) => `--skip ${kind}`).join(" ")})`]
    : [];
