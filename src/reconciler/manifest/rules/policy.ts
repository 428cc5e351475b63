import { safetyKinds } from "../../fleet.js";
import type { FleetRule } from "./rule.js";

/** A limit that can stop nothing deserves to be seen in review. */
export const policyOff: FleetRule = ({ document, fleet, places, report }) => {
  for (const kind of safetyKinds) {
    const declared = document.safety?.[kind];
    const { max, share } = fleet.safety[kind];
    if (declared?.share === undefined || share !== 1) continue;
    report({
      code: "policy-off",
      severity: "warning",
      message: `safety.${kind} allows ${max === undefined ? "all tenants" : `any share of the tenants, up to ${max}`} at once.`,
      range: places.value(["safety", kind, "share"]),
      fix: "Fix: a smaller share.",
    });
  }
  const { perMinute, burst } = fleet.rate;
  if (burst >= perMinute) {
    report({
      code: "range",
      message: `rate.burst ${burst} leaves nothing of perMinute ${perMinute}.`,
      range: places.value(["rate", document.rate?.burst === undefined ? "perMinute" : "burst"]),
      fix: "Fix: a burst below perMinute.",
    });
  }
};
