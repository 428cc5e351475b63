import { closest } from "../../closest.js";
import type { FleetRule } from "./rule.js";

const kinds = ["manifests", "roster", "rule"] as const;

/** Each entry is one kind of source, and says only what belongs to that kind. */
export const oneKind: FleetRule = ({ document, places, report }) => {
  for (const [index, source] of (document.sources ?? []).entries()) {
    const path = ["sources", String(index)];
    const [first, second] = kinds.filter((kind) => source?.[kind] !== undefined);
    if (first !== undefined && second !== undefined) {
      const message = `One source has both ${first} and ${second}.`;
      report({ code: "exclusive", message, range: places.key([...path, second]), fix: "Fix: an entry for each." });
    }
    if (source?.maxShrink !== undefined && first !== "roster" && second !== "roster") {
      const message = "maxShrink belongs to a roster.";
      report({ code: "exclusive", message, range: places.key([...path, "maxShrink"]), fix: "Fix: beside roster: …" });
    }
  }
};

/** A rule never moves a project, so its tier must live where the rule looks. */
export const ruleTier: FleetRule = ({ document, places, report }) => {
  const tiers = document.tiers ?? {};
  const known = Object.keys(tiers);
  for (const [index, source] of (document.sources ?? []).entries()) {
    const { org, tier } = source?.rule ?? {};
    if (tier === undefined || known.length === 0) continue;
    const range = places.value(["sources", String(index), "rule", "tier"]);
    if (!Object.hasOwn(tiers, tier)) {
      const near = closest(tier, known);
      const message = `The rule asks for tier ${tier}; there is no such tier.`;
      const fix =
        near === null ? { fix: `Fix: one of ${known.join(", ")}.` } : { fix: `Did you mean ${near}?`, replacement: near };
      report({ code: "unknown-tier", message, range, ...fix });
      continue;
    }
    const home = tiers[tier]?.org;
    if (home === undefined || org === undefined || home === org || !Object.hasOwn(document.orgs ?? {}, org)) continue;
    const there = known.filter((name) => tiers[name]?.org === org);
    report({
      code: "rule-org",
      message: `The rule is about org ${org}, but tier ${tier} lives in ${home}; a rule moves nothing.`,
      range,
      fix: there.length > 0 ? `Fix: tier: ${there.join(", or ")}.` : `Fix: org: ${home}.`,
    });
  }
};
