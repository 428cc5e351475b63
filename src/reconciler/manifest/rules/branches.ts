import { closest } from "../../closest.js";
import type { ManifestRule } from "./rule.js";

export const branches: ManifestRule = ({ document, fleet, name, places, report }) => {
  const first = document.branch ?? fleet?.fixed.branch ?? "main";
  const declared = new Map(Object.entries(document.branches ?? {}));
  for (const [key, branch] of declared) {
    const path = ["branches", key];
    if (branch?.expiresIn !== undefined && branch.expiresAt !== undefined) {
      const message = `Branch ${key} of ${name} has both expiresIn and expiresAt.`;
      report({ code: "exclusive", message, range: places.key([...path, "expiresIn"]), fix: "Fix: one of them." });
    }
    const parent = branch?.parent;
    if (parent === undefined || parent === first) continue;
    const range = places.value([...path, "parent"]);
    if (!declared.has(parent)) {
      const near = closest(parent, [first, ...declared.keys()]);
      const message = `Branch ${key} of ${name} starts from ${parent}, which is not declared.`;
      report({
        code: "unknown-reference",
        message,
        range,
        ...(near === null ? { fix: `Fix: ${first}, or declare it.` } : { fix: `Did you mean ${near}?` }),
      });
    } else if (isInCycle(key, declared)) {
      const message = `Branch ${key} of ${name} is its own ancestor.`;
      report({ code: "cycle", message, range, fix: `Fix: one of them starts from ${first}.` });
    }
  }
};

const isInCycle = (
  start: string,
  declared: ReadonlyMap<string, { readonly parent?: string | undefined } | undefined>,
): boolean => {
  const seen = new Set<string>();
  for (let at = declared.get(start)?.parent; at !== undefined && !seen.has(at); at = declared.get(at)?.parent) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
};
