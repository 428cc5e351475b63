/**
 * How projects are declared of which their tier says everything: by one rule for all of an org, or by a line for each that pins
 * its project. A manifest beats a rule, so a rule may cover its org whole.
 */
import { groupBy } from "../diff/group-by.js";
import type { OrgName, TierName } from "../names.js";
import { compareText } from "../names.js";
import type { ImportedTenant } from "./declare.js";

export type Uniform = "rules" | "manifests";

export interface RuleDraft {
  readonly org: OrgName;
  /** Pattern of project names. */
  readonly name: string;
  readonly tier: TierName;
}

export interface UniformDeclaration {
  readonly rules: readonly RuleDraft[];
  /** Those that no rule governs; each needs its line. */
  readonly lines: readonly ImportedTenant[];
}

/** With rules, the tier that most of an org's projects follow is the org's rule; the others keep their lines. */
export function declareUniform(tenants: readonly ImportedTenant[], uniform: Uniform): UniformDeclaration {
  if (uniform === "manifests") return { rules: [], lines: tenants };
  const rules = [...groupBy(tenants, ({ org }) => org)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([org, members]): RuleDraft[] => {
      const [commonest] = [...groupBy(members, ({ tier }) => tier)].toSorted(
        ([a, some], [b, more]) => more.length - some.length || compareText(a, b),
      );
      return commonest ? [{ org, name: "*", tier: commonest[0] }] : [];
    });
  const isGoverned = ({ org, tier }: ImportedTenant): boolean => rules.some((rule) => rule.org === org && rule.tier === tier);
  return { rules, lines: tenants.filter((tenant) => !isGoverned(tenant)) };
}
