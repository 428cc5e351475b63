import { formatCu, formatSuspendTimeout } from "../../units.js";
import type { ComputeRule } from "./rule.js";

const largestThatSuspends = 16;

export const computeSuspend: ComputeRule = ({ compute, path, name, places, report }) => {
  if (compute.max <= largestThatSuspends || compute.suspendTimeout === "never") return;
  const timeout = formatSuspendTimeout(compute.suspendTimeout);
  report({
    code: "compute-suspend",
    message: `compute of ${name} has ${formatCu(compute.max)} CU and suspendTimeout ${timeout}; above ${largestThatSuspends} CU Neon suspends none.`,
    range: places.value([...path, "suspendTimeout"]),
    fix: `Fix: suspendTimeout: never, or max: ${largestThatSuspends} or less.`,
  });
};
