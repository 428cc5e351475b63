/** What stops a plan as a whole, and the flags that would let it pass. */
import type { Safety, SafetyKind } from "../reconciler/fleet.js";
import type { OverLimit } from "../reconciler/journal/day.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import { formatShare } from "../reconciler/units.js";
import { count, plural } from "./values.js";

export const consentFlags = (consent: ConsentCounts): string =>
  Object.entries(consent)
    .map(([hazard, n]) => `--allow ${hazard}=${n}`)
    .join(" ");

/** The last lines of a plan that is over a limit: nothing was saved. `safety` is the fleet file's. */
export function renderSafety(plan: Plan, safety: Safety): string {
  const kinds = exceeded(plan.safety);
  const reasons = kinds.map((kind) => `refused[safety.${kind}]  ${safetyReason(plan, kind, safety)}`);
  const [examples = "", ...others] = kinds.map((kind) => `For example ${(plan.safety[kind]?.examples ?? []).join(", ")}.`);
  const next = `Next      if it is meant: tenantry plan ${raiseFlags(plan)}, and have it read`;
  return [...reasons, `No plan was saved. ${examples}`, ...others, next, ""].join("\n");
}

/** `412 of 38,101 tenants would be deleted; at most 20 may (1% would be 381).` */
export function safetyReason(plan: Plan, kind: SafetyKind, safety: Safety): string {
  const { asked = 0, allowed = 0, managed = 0, byShare = null } = plan.safety[kind] ?? {};
  const { share = 0 } = safety[kind];
  const would = byShare === allowed ? formatShare(share) : `${formatShare(share)} would be ${count(byShare ?? 0)}`;
  // What is created isn't among the tenants that have a project.
  const who =
    kind === "create" ? `${plural(asked, "tenant")} beside ${count(managed)}` : `${count(asked)} of ${plural(managed, "tenant")}`;
  return `${who} would ${verbs[kind]}; at most ${count(allowed ?? 0)} may${byShare === null ? "" : ` (${would})`}.`;
}

/** The flags that let it pass, for somebody who means it. */
export const raiseFlags = (plan: Plan): string =>
  [...exceeded(plan.safety).map((kind) => `--max-${kind} ${plan.safety[kind]?.asked}`), consentFlags(plan.consent)]
    .filter((flag) => flag !== "")
    .join(" ");

/** `3 of today's runs and 2 of this one would be deleted; at most 4 may in a day.` */
export const dayReason = ({ kind, today, together, allowed }: OverLimit): string =>
  `${plural(together, "tenant")} would ${verbs[kind]} today, ${count(today)} of them by earlier runs; at most ${count(allowed)} may.`;

const verbs = {
  delete: "be deleted",
  suspend: "be suspended",
  restore: "be restored",
  transfer: "change their org",
  create: "be created",
  update: "be updated",
} as const satisfies Record<SafetyKind, string>;
