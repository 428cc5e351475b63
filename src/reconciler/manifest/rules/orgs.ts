import { closest } from "../../closest.js";
import type { FleetRule } from "./rule.js";

export const duplicateOrg: FleetRule = ({ document, places, report }) => {
  const seen = new Map<string, string>();
  for (const [name, org] of Object.entries(document.orgs ?? {})) {
    if (org?.id === undefined) continue;
    const first = seen.get(org.id);
    if (first === undefined) seen.set(org.id, name);
    else {
      report({
        code: "duplicate-org",
        message: `Orgs ${first} and ${name} have one id, ${org.id}.`,
        range: places.value(["orgs", name, "id"]),
        fix: "Fix: one entry for each organization.",
        related: [{ range: places.value(["orgs", first, "id"]), message: "also declared here" }],
      });
    }
  }
};

export const knownOrg: FleetRule = ({ document, places, report }) => {
  const known = Object.keys(document.orgs ?? {});
  if (known.length === 0) return;
  for (const [name, tier] of Object.entries(document.tiers ?? {})) {
    if (tier?.org === undefined || known.includes(tier.org)) continue;
    const near = closest(tier.org, known);
    report({
      code: "unknown-org",
      message: `Tier ${name} lives in org ${tier.org}, which is not under orgs.`,
      range: places.value(["tiers", name, "org"]),
      ...(near === null ? { fix: `Fix: one of ${known.join(", ")}.` } : { fix: `Did you mean ${near}?`, replacement: near }),
    });
  }
};
