import { fieldName } from "../field-name.js";
import type { FleetRule, ManifestRule } from "./rule.js";

/** One bound of a range that follows the tier beside one that doesn't could make a range that Neon refuses. */
export const enforcedRange: FleetRule = ({ fleet, places, report }) => {
  for (const { name, enforce } of fleet.tiers) {
    const { "compute.min": min = "exact", "compute.max": max = "exact" } = enforce;
    if (min === max) continue;
    const key = min === "exact" ? "compute.max" : "compute.min";
    report({
      code: "enforce-range",
      message: `compute.min of tier ${name} is enforced ${min}, compute.max ${max}.`,
      range: places.key(["tiers", name, "enforce", key]),
      fix: `Fix: the same for both, ${min === "exact" ? max : min}.`,
    });
  }
};

/** A tier's enforcement can't be overridden, so a value for a field that nobody compares would only mislead. */
export const notEnforced: ManifestRule = ({ draft, tier, name, places, report }) => {
  const declared = [
    ...Object.keys(draft.quota).map((field) => ["quota", field]),
    ...Object.keys(draft.compute).map((field) => ["compute", field]),
    ...(draft.historyRetention === null ? [] : [["historyRetention"]]),
  ];
  const enforced: Readonly<Record<string, string>> = tier?.enforce ?? {};
  for (const path of declared) {
    if (enforced[path.join(".")] !== "ignore") continue;
    report({
      code: "not-enforced",
      severity: "warning",
      message: `${fieldName(path)} of ${name} only counts when its project is created: tier ${tier?.name} ignores the field.`,
      range: places.value(path),
      fix: "Fix: remove it, or enforce the field in the tier.",
    });
  }
};
