import { formatCu } from "../../units.js";
import type { ComputeRule } from "./rule.js";

/** Neon's bound on a range that scales. */
const widest = 8;
const largestRanged = 16;

export const computeSpan: ComputeRule = ({ compute: { min, max }, path, places, report }) => {
  if (max - min <= widest || max > largestRanged) return;
  report({
    code: "compute-span",
    message: `The range spans ${formatCu(max - min)} CU; Neon allows at most ${widest} between min and max.`,
    range: places.value(path),
    fix: `Fix: min: ${formatCu(max - widest)}, or max: ${formatCu(min + widest)}.`,
  });
};
