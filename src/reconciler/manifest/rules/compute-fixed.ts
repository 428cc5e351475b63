import { formatCu } from "../../units.js";
import type { ComputeRule } from "./rule.js";

const largestRanged = 16;

export const computeFixed: ComputeRule = ({ compute: { min, max }, path, name, places, report }) => {
  if (max <= largestRanged || min >= max) return;
  report({
    code: "compute-fixed",
    message: `compute of ${name} scales from ${formatCu(min)} to ${formatCu(max)} CU; above ${largestRanged} CU the size is fixed.`,
    range: places.value(path),
    fix: `Fix: min: ${formatCu(max)}, or max: ${largestRanged} or less.`,
  });
};
