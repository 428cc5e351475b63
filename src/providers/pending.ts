/**
 * What differs live, as readable lines: the only way by which the observation of the program reaches a resource. They are also
 * what a handler holds its own, later look against: a difference that nobody was shown is not carried out.
 */
import { branchPath } from "../reconciler/branch.js";
import type { Change } from "../reconciler/change.js";
import type { ConsentHazard } from "../reconciler/change.js";
import { needsConsent } from "../reconciler/change.js";
import type { TenantName } from "../reconciler/names.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import { isSlotName } from "../reconciler/schedule.js";
import type { HazardView, TenantView } from "../render/view.js";
import { signs } from "../render/view.js";
import type { TenantInputs } from "./inputs.js";

/** In the order in which they are applied, hazards last. */
export function pendingLines({ headline, title, steps, hazards }: TenantView): readonly string[] {
  const fields = steps.flatMap(({ kind, fields }) =>
    fields.map((field) => `${signs[kind]} ${field.path} ${field.before} → ${field.after}`),
  );
  const lines =
    fields.length > 0 && steps.every(({ fields }) => fields.length > 0)
      ? fields
      : [`${signs[headline]} ${headline} ${title}`.trim(), ...fields];
  return [...lines, ...hazards.map(hazardLine)];
}

const hazardLine = ({ kind, detail }: HazardView): string => `! ${kind}${detail === null ? "" : `: ${detail}`}`;

/** What its tenant waits for, where somebody has to agree first. */
export function consentLine(tenant: TenantName, { missing, leftOut }: ConsentVerdict): readonly string[] {
  const needed = Object.entries(missing).map(([hazard, n]) => `${hazard}=${n}`);
  return leftOut.has(tenant) ? [`x needs consent: TENANTRY_ALLOW='${needed.join(" ")}'`] : [];
}

/** A scheduled snapshot, or a branch that goes by its age, is among them: the program was told to see to what is due. */
export const showsDue = ({ pending, branches = {} }: Pick<TenantInputs, "pending" | "branches">): boolean =>
  pending.some((line) => isSlotName(line.split(" ")[1]?.replace(/^snapshots\./, "") ?? "") || cleansUp(line, branches));

/** Whoever is named by its manifest goes by word. */
const cleansUp = (line: string, declared: Readonly<Record<string, unknown>>): boolean =>
  line.startsWith("- branches.") && !Object.keys(declared).some((name) => line.startsWith(`- ${branchPath(name)} `));

/** The first line that the given ones don't have, with the one it took the place of. Hazards of the same kind are equal. */
export function movedLine(
  now: readonly string[],
  given: readonly string[],
): { readonly line: string; readonly was: string | null } | null {
  const known = new Set(given.map(essence));
  const line = now.find((each) => !known.has(essence(each)));
  if (line === undefined) return null;
  const path = line.split(" ")[1] ?? "";
  return { line, was: given.find((each) => each.split(" ")[1] === path) ?? null };
}

/** A hazard's detail may say more a minute later (a use, a count); its kind is what was read and consented to. */
const essence = (line: string): string => (line.startsWith("! ") ? (line.split(":")[0] ?? line) : line);

export const consentNeeded = (changes: readonly Change[]): readonly ConsentHazard[] => [
  ...new Set(changes.flatMap(({ hazards }) => hazards.filter(needsConsent).map(({ kind }) => kind))),
];
