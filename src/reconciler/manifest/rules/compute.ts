import { branchCompute } from "../../branch.js";
import { computeFixed } from "./compute-fixed.js";
import { computeOrder } from "./compute-order.js";
import { computeSpan } from "./compute-span.js";
import { computeSuspend } from "./compute-suspend.js";
import type { ComputeContext, ComputeRule, ManifestRule } from "./rule.js";

const rules: readonly ComputeRule[] = [computeOrder, computeSpan, computeFixed, computeSuspend];
export const checkCompute = (context: ComputeContext): void => {
  for (const rule of rules) rule(context);
};

/** What a tier declares is checked where it stands; a manifest answers only for what it overrides. */
export const compute: ManifestRule = ({ draft, effective, name, places, report }) => {
  if (effective === null) return;
  if (Object.keys(draft.compute).length > 0)
    checkCompute({ compute: effective.compute, path: ["compute"], name, places, report });
  for (const { name: branch, compute: own, state } of draft.branches) {
    if (Object.keys(own).length === 0 || state === "deleted") continue;
    checkCompute({
      compute: branchCompute(own, effective.compute),
      path: ["branches", branch, "compute"],
      name: `branch ${branch} of ${name}`,
      places,
      report,
    });
  }
};
