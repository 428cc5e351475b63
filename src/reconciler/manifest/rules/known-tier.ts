import { closest } from "../../closest.js";
import type { ManifestRule } from "./rule.js";

export const knownTier: ManifestRule = ({ draft, written, fleet, tier, name, places, report }) => {
  if (fleet === null || tier !== null) return;
  const known = fleet.tiers.map((each) => each.name);
  if (draft.tier !== null) {
    const near = closest(draft.tier, known);
    report({
      code: "unknown-tier",
      message: `${name} asks for tier ${draft.tier}; ${fleet.file} has no such tier.`,
      range: places.value(["tier"]),
      ...(near === null ? { fix: `Fix: one of ${known.join(", ")}.` } : { fix: `Did you mean ${near}?`, replacement: near }),
    });
  }
  if (!written.has("tier") && written.has("tenant") && draft.state !== "deleted") {
    report({
      code: "missing-field",
      message: `"tier" is missing in tenant ${name}.`,
      range: places.value(["tenant"]),
      fix: `Fix: tier: ${known.join(", or ")}.`,
    });
  }
};
