import type { ManifestRule } from "./rule.js";

/** A quota of one second is how Neon documents stopping a project; by hand it would hide that the tenant is suspended. */
export const useSuspended: ManifestRule = ({ draft, name, places, report }) => {
  for (const field of ["activeTime", "computeTime"] as const) {
    if (draft.quota[field] !== 1) continue;
    report({
      code: "use-suspended",
      message: `${field} 1s would stop every compute of ${name}.`,
      range: places.value(["quota", field]),
      fix: "Fix: state: suspended with a reason; the declared quotas are then kept.",
    });
  }
};
