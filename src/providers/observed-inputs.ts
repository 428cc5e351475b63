/** A live project as the inputs that would ask for exactly it: what a refresh stores, so that a later preview shows the difference. */
import type { DesiredTenant } from "../reconciler/desired.js";
import { tierMove } from "../reconciler/diff/tiers.js";
import type { Fleet } from "../reconciler/fleet.js";
import { projectName } from "../reconciler/key.js";
import type { ObservedProject } from "../reconciler/observed.js";
import { observedState } from "../reconciler/observed.js";
import type { TenantInputs } from "./inputs.js";
import { settingsInputs } from "./inputs.js";

/** What no list shows (labels, reasons, dates) stays as it was stored. */
export function observedInputs(
  stored: TenantInputs,
  desired: DesiredTenant,
  project: ObservedProject,
  fleet: Fleet,
): TenantInputs {
  const { name: _name, refused: _refused, ...rest } = stored;
  const state = observedState(project);
  const seen = settingsInputs(project);
  const tier = tierMove(fleet, desired, project).before ?? stored.tier;
  // A tombstone declares nothing but its end.
  if (stored.state === "deleted") return { ...rest, pending: [] };
  return {
    ...rest,
    ...(tier !== undefined && { tier }),
    org: project.org,
    state,
    ...(project.name !== projectName(fleet.naming, desired.tenant) && { name: project.name }),
    ...seen,
    // A suspension is one second of active time; the declared amount is kept for the day it ends.
    ...(state === "suspended" &&
      stored.quota?.["activeTime"] !== undefined && { quota: { ...seen.quota, activeTime: stored.quota["activeTime"] } }),
    pending: [],
  };
}
