import { closest } from "../../closest.js";
import { orgIn } from "../../key.js";
import type { ManifestRule } from "./rule.js";

export const environment: ManifestRule = ({ document, fleet, tier, name, places, report }) => {
  const asked = document.environment;
  if (asked === undefined || fleet === null) return;
  const range = places.value(["environment"]);
  if (!fleet.environments.includes(asked)) {
    const near = closest(asked, fleet.environments);
    const known = fleet.environments.length === 0 ? "declare it under environments" : `one of ${fleet.environments.join(", ")}`;
    report({
      code: "unknown-environment",
      message: `${name} asks for environment ${asked}; ${fleet.file} has no such environment.`,
      range,
      ...(near === null ? { fix: `Fix: ${known}.` } : { fix: `Did you mean ${near}?`, replacement: near }),
    });
    return;
  }
  if (tier === null) return;
  const org = orgIn(tier.org, asked);
  if (fleet.unmanaged.includes(org) || fleet.orgs.some((each) => each.name === org)) return;
  report({
    code: "unknown-org",
    message: `Tier ${tier.name} of ${name} lives in org ${tier.org}, which environment ${asked} doesn't have.`,
    range,
    fix: `Fix: environments.${asked}.orgs.${tier.org} in ${fleet.file}, or another tier.`,
  });
};
