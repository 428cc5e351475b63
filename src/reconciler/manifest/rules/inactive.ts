import type { Inactive } from "../../inactive.js";
import { formatDuration } from "../../units.js";
import type { Finding } from "../report.js";
import type { FleetRule, ManifestRule } from "./rule.js";

/** A warning that comes with the suspension, or after it, warns nobody. */
const tooLate = (name: string, { warn, suspend }: Inactive): Omit<Finding, "range"> | null =>
  typeof warn === "number" && typeof suspend === "number" && warn >= suspend
    ? {
        code: "inactive-order",
        message: `${name} is warned of after ${formatDuration(warn)} without use, and suspended after ${formatDuration(suspend)}.`,
        fix: "Fix: a shorter warn, or warn: never.",
      }
    : null;

export const inactive: ManifestRule = ({ draft, document, tier, name, places, report }) => {
  if (!tier || document.inactive === undefined || draft.state === "deleted") return;
  const finding = tooLate(name, { ...tier.inactive, ...draft.inactive });
  if (finding) report({ ...finding, range: places.value(["inactive"]) });
};

export const tierInactive: FleetRule = ({ fleet, places, report }) => {
  for (const { name, inactive: declared } of fleet.tiers) {
    const finding = tooLate(`A tenant of tier ${name}`, declared);
    if (finding) report({ ...finding, range: places.value(["tiers", name, "inactive"]) });
  }
};
