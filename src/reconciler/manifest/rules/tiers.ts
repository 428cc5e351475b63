import { checkCompute } from "./compute.js";
import type { FleetRule } from "./rule.js";

/** The rules of a manifest's compute hold for a tier's too. */
export const tierCompute: FleetRule = ({ fleet, places, report }) => {
  for (const tier of fleet.tiers) {
    const path = ["tiers", tier.name, "compute"];
    checkCompute({ compute: tier.settings.compute, path, name: `tier ${tier.name}`, places, report });
  }
};

export const tierUseSuspended: FleetRule = ({ fleet, places, report }) => {
  for (const tier of fleet.tiers) {
    for (const field of ["activeTime", "computeTime"] as const) {
      if (tier.settings.quota[field] !== 1) continue;
      report({
        code: "use-suspended",
        message: `${field} 1s would stop every compute of tier ${tier.name}.`,
        range: places.value(["tiers", tier.name, "quota", field]),
        fix: "Fix: an amount; a tenant is stopped by state: suspended in its manifest.",
      });
    }
  }
};
