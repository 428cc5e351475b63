/** All rules, in one list each; their order means nothing, findings are sorted by where they are. */
import { branches } from "./branches.js";
import { compute } from "./compute.js";
import { counts } from "./counts.js";
import { dates } from "./dates.js";
import { enforcedRange, notEnforced } from "./enforce.js";
import { environment } from "./environment.js";
import { inactive, tierInactive } from "./inactive.js";
import { knownTier } from "./known-tier.js";
import { duplicateOrg, knownOrg } from "./orgs.js";
import { branchOverLimit, overLimit, tierOverLimit } from "./over-limit.js";
import { policyOff } from "./policy.js";
import { references } from "./references.js";
import { reservedDefaults, reservedName } from "./reserved-name.js";
import { restore } from "./restore.js";
import type { FleetRule, ManifestRule } from "./rule.js";
import { schedule, tierSchedule } from "./schedule.js";
import { snapshots } from "./snapshots.js";
import { oneKind, ruleTier } from "./sources.js";
import { stateReason } from "./state-reason.js";
import { tierCompute, tierUseSuspended } from "./tiers.js";
import { unsupportedInFleet } from "./unsupported.js";
import { useSuspended } from "./use-suspended.js";

export const manifestRules: readonly ManifestRule[] = [
  knownTier,
  stateReason,
  overLimit,
  branchOverLimit,
  counts,
  compute,
  useSuspended,
  reservedName,
  dates,
  snapshots,
  schedule,
  branches,
  references,
  restore,
  inactive,
  environment,
  notEnforced,
];

export const fleetRules: readonly FleetRule[] = [
  duplicateOrg,
  knownOrg,
  oneKind,
  ruleTier,
  enforcedRange,
  tierOverLimit,
  tierCompute,
  tierUseSuspended,
  tierSchedule,
  tierInactive,
  reservedDefaults,
  policyOff,
  unsupportedInFleet,
];
