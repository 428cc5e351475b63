import { formatCu } from "../../units.js";
import type { ComputeRule } from "./rule.js";

export const computeOrder: ComputeRule = ({ compute: { min, max }, path, name, places, report }) => {
  if (min <= max) return;
  report({
    code: "compute-order",
    message: `compute.min of ${name} is ${formatCu(min)}, above its max of ${formatCu(max)}.`,
    range: places.value(path),
    fix: `Fix: min: ${formatCu(max)}, or max: ${formatCu(min)}.`,
  });
};
