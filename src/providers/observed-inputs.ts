/**
 * A live project as the inputs that would ask for exactly it: what a refresh stores, so that a later preview shows the difference.
 * Which differences count is the reconciler's to say; what a tier or an exception leaves as it is reads as it is declared.
 */
import type { DesiredTenant } from "../reconciler/desired.js";
import { enforcedOn } from "../reconciler/diff/enforce.js";
import { differingFields } from "../reconciler/diff/fields.js";
import { tierMove } from "../reconciler/diff/tiers.js";
import { asUsed } from "../reconciler/inactive.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { ObservedProject } from "../reconciler/observed.js";
import { observedState } from "../reconciler/observed.js";
import type { Settings } from "../reconciler/settings.js";
import type { TenantInputs } from "./inputs.js";
import { settingsInputs } from "./inputs.js";

/** `desired` is what the stored inputs ask for. What no list shows (labels, reasons, dates) stays as it was stored. */
export function observedInputs(
  stored: TenantInputs,
  desired: DesiredTenant,
  project: ObservedProject,
  fleet: Fleet,
  now: number,
): TenantInputs {
  const { refused: _, ...rest } = stored;
  // A tombstone declares nothing but its end.
  if (stored.state === "deleted") return { ...rest, pending: [] };
  const move = tierMove(fleet, desired, project);
  const differing = new Set(differingFields(enforcedOn(move, desired), project, null).map(({ path }) => path));
  const tier = move.before ?? stored.tier;
  return {
    ...rest,
    ...(tier !== undefined && { tier }),
    ...(differing.has("name") && { name: project.name }),
    org: project.org,
    // Suspended because nobody uses it, it is as it is declared.
    state: asUsed(desired, project, null, fleet, now).state === observedState(project) ? stored.state : observedState(project),
    ...(desired.settings && settingsInputs(overlaid(desired.settings, project, differing))),
    pending: [],
  };
}

/** The declared settings with what is observed where that differs. A value that Neon left out reads as it is declared. */
function overlaid(
  { quota, compute, historyRetention }: Settings,
  project: ObservedProject,
  differing: ReadonlySet<string>,
): Settings {
  const overlay = <Group extends object>(
    name: string,
    declared: Group,
    observed: { readonly [Key in keyof Group]: Group[Key] | null },
  ): Group =>
    Object.fromEntries(
      Object.entries(declared).map(([key, value]) => [
        key,
        differing.has(`${name}.${key}`) ? (observed[key as keyof Group] ?? value) : value,
      ]),
    ) as Group;
  return {
    quota: overlay("quota", quota, project.quota),
    compute: overlay("compute", compute, project.compute),
    historyRetention: differing.has("historyRetention") ? (project.historyRetention ?? historyRetention) : historyRetention,
  };
}
