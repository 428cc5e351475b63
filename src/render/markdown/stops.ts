/** What stops the plan or some of it: a limit, a list with a hole, tenants that policy refuses. */
import type { Check, Refusal } from "../../reconciler/change.js";
import type { Safety } from "../../reconciler/fleet.js";
import type { Plan } from "../../reconciler/plan/plan.js";
import { exceeded } from "../../reconciler/plan/safety.js";
import { raiseFlags, safetyReason } from "../safety.js";
import { count, declaredValue, measuredValue, plural } from "../values.js";
import { alert } from "./alert.js";
import { fitting } from "./budget.js";
import { code, words } from "./escape.js";
import { place } from "./place.js";

/** A paragraph for each limit that the plan is over, with the flags of somebody who means it. */
export function overLimits(plan: Plan, safety: Safety): readonly string[] {
  const kinds = exceeded(plan.safety);
  if (kinds.length === 0) return [];
  const reasons = kinds.map((kind) => {
    const examples = (plan.safety[kind]?.examples ?? []).map(words).join(", ");
    return `**refused (safety.${kind})**: ${safetyReason(plan, kind, safety)} For example ${examples}.`;
  });
  return [alert("CAUTION", [...reasons, `No plan was saved. If it is meant: ${code(`tenantry plan ${raiseFlags(plan)}`)}`])];
}

export function incomplete({ completeness, refused }: Plan): readonly string[] {
  if (completeness.kind === "complete") return [];
  const orgs = completeness.orgs
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ org, gaps }) => {
      const pages = [...new Set(gaps.map(({ page }) => page))];
      return `${plural(gaps.length, "gap")} in org ${words(org)} (${pages.length === 1 ? "page" : "pages"} ${listed(pages)})`;
    });
  const held = refused.filter(({ code: reason }) => reason === "incomplete-inventory").length;
  const where = orgs.length > 0 ? orgs.join("; ") : "a look found a project that no list had shown";
  return [
    alert("CAUTION", [
      [
        `**The inventory is incomplete**: ${where}. What wasn't listed may exist all the same:`,
        "nothing is created, adopted, recovered, transferred or deleted until it can be read.",
        ...(held > 0 ? [`${plural(held, "tenant is", "tenants are")} held back.`] : []),
        "No flag turns this off.",
      ].join(" "),
    ]),
  ];
}

const shownPages = 10;
const listed = (pages: readonly number[]): string =>
  `${pages.slice(0, shownPages).join(", ")}${pages.length > shownPages ? ` and ${count(pages.length - shownPages)} more` : ""}`;

/** For the words that count what was cut, and the alert's own line. */
const moreRoom = 150;

/** Each refused tenant with its numbers and the fix, as far as the room goes; the rest is counted. */
export function refusals(refused: readonly Refusal[], files: string | null, room: number): readonly string[] {
  if (refused.length === 0) return [];
  const texts = refused.map((refusal) => refusalText(refusal, files));
  const { shown, left } = fitting(texts, room - moreRoom, "\n>\n> ".length);
  const more = left.length > 0 ? [`**… ${count(left.length)} more refused**; \`tenantry plan\` names all of them.`] : [];
  return [alert("CAUTION", [...shown, ...more])];
}

function refusalText({ tenant, code: reason, tier, message, checks, fix, source }: Refusal, files: string | null): string {
  const isDowngrade = reason === "downgrade-blocked";
  const head = isDowngrade ? `can't move ${words(message)}` : `is refused (${reason})`;
  const over = checks.filter(({ verdict }) => verdict === "over" || verdict === "unknown");
  const numbers = over.map((check, n) => checkText(check, n === 0)).join(", ");
  const why = [isDowngrade ? "" : words(message), numbers].filter((text) => text !== "").join("; ");
  const isKept = isDowngrade && tier.before !== null;
  const next = isKept ? `keep ${code(`tier: ${tier.before}`)}, or add \`graceUntil\`` : words(fix);
  return `**${words(tenant)} ${head}**: ${why}. ${place(source, files)} Fix: ${next}.`;
}

/** `logicalSize 3.4GiB (limit 512MiB)`; only the first says what stands in the brackets. */
function checkText({ path, observed, limit }: Check, isFirst: boolean): string {
  const name = words(path.replace(/^quota\./, ""));
  return `${name} ${words(measuredValue(path, observed))} (${isFirst ? "limit " : ""}${words(declaredValue(path, limit))})`;
}
