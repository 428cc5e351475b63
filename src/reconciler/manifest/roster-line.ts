/** What a roster's line may say, and what is wrong with one that says something else. */
import { closest } from "../closest.js";
import { idPattern, namePattern } from "../names.js";
import type { JsonObject } from "./read-json-line.js";
import type { Finding } from "./report.js";
import { textProblem } from "./text-kinds.js";
import { hasUnseen } from "./unseen.js";

/** A finding without its place: the path in the line says where it stands, its key or its value. */
export type LineProblem = Omit<Finding, "range"> & { readonly path: readonly string[]; readonly at: "key" | "value" };

const known = ["tenant", "tier", "labels", "projectId"];
const reserved = new Set(["__proto__", "constructor", "prototype"]);
const longestLabel = 200;

/** The same rules as a manifest's; `tiers` are the fleet's, null where the fleet file itself has errors. */
export function lineProblems(value: JsonObject, tiers: ReadonlySet<string> | null): readonly LineProblem[] {
  const problems: LineProblem[] = [];
  for (const key of Object.keys(value)) if (!known.includes(key)) problems.push(unknownField(key));
  for (const key of ["tenant", "tier"]) {
    if (value[key] === undefined)
      problems.push({ code: "missing-field", message: `"${key}" is missing in this line.`, path: [], at: "value" });
  }
  problems.push(...nameProblems(value, "tenant", namePattern), ...nameProblems(value, "projectId", idPattern));
  const { tier, labels } = value;
  if (tier !== undefined && typeof tier !== "string") problems.push(notText("tier"));
  else if (tier !== undefined && tiers !== null && !tiers.has(tier)) problems.push(unknownTier(tier, [...tiers]));
  if (labels !== undefined) problems.push(...labelProblems(labels));
  return problems;
}

function unknownField(key: string): LineProblem {
  const near = closest(key, known);
  const rest = near === null ? ` Known here: ${known.join(", ")}.` : ` Did you mean "${near}"?`;
  const replacement = near === null ? {} : { replacement: JSON.stringify(near) };
  return {
    code: "unknown-field",
    message: `Unknown field ${shown(key)} in this line.${rest}`,
    ...replacement,
    path: [key],
    at: "key",
  };
}

function nameProblems(value: JsonObject, key: string, pattern: RegExp): readonly LineProblem[] {
  const name = value[key];
  if (name === undefined) return [];
  if (typeof name !== "string") return [notText(key)];
  if (pattern.test(name)) return [];
  const problem = textProblem("name", name);
  if (problem === null) return [];
  const { code, message, fix } = problem;
  return [{ code, message: `${key} ${shown(name)} ${message}.`, ...(fix === null ? {} : { fix }), path: [key], at: "value" }];
}

function unknownTier(tier: string, tiers: readonly string[]): LineProblem {
  const near = closest(tier, tiers);
  const fix = near === null ? `Fix: one of ${tiers.join(", ")}.` : `Did you mean ${near}?`;
  return { code: "unknown-tier", message: `The fleet file has no tier ${shown(tier)}.`, fix, path: ["tier"], at: "value" };
}

function labelProblems(labels: unknown): readonly LineProblem[] {
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) {
    return [{ code: "type", message: "labels is not a map.", path: ["labels"], at: "value" }];
  }
  return Object.entries(labels).flatMap(([key, text]: [string, unknown]): readonly LineProblem[] => {
    const path = ["labels", key];
    if (reserved.has(key))
      return [{ code: "reserved-key", message: `The key "${key}" is reserved.`, path: ["labels"], at: "value" }];
    if (typeof text !== "string") return [{ code: "type", message: `The label ${shown(key)} is not a text.`, path, at: "value" }];
    if (hasUnseen(key) || hasUnseen(text)) {
      return [
        { code: "control-character", message: "A label holds a character that can't be seen.", path: ["labels"], at: "value" },
      ];
    }
    if (text.length <= longestLabel) return [];
    return [
      { code: "text-length", message: `The label ${shown(key)} has more than ${longestLabel} characters.`, path, at: "value" },
    ];
  });
}

const notText = (key: string): LineProblem => ({ code: "type", message: `${key} is not a text.`, path: [key], at: "value" });
const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
