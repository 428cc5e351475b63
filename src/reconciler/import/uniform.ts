/**
 * How projects are declared of which their tier says everything: by rules for what is alike, by one line of a roster each, or by
 * one line of a manifest each. Manifests beat both, and what a manifest claims no rule governs.
 */
import { claimedBy, ruleFor } from "../diff/govern.js";
import type { Lock } from "../diff/match.js";
import type { DesiredTenant } from "../desired.js";
import { projectName } from "../key.js";
import type { ObservedProject } from "../observed.js";
import type { ImportedTenant } from "./declare.js";
import type { RuleDraft } from "./rules.js";

export const uniforms = ["rules", "roster", "manifests"] as const;
export type Uniform = (typeof uniforms)[number];

export type Claim = Pick<DesiredTenant, "tenant" | "name" | "pin">;

/** What a manifest for this tenant would claim. */
export const claimOf = ({ tenant, project, document }: ImportedTenant, naming: string): Claim => ({
  tenant,
  name: typeof document["name"] === "string" ? document["name"] : projectName(naming, tenant),
  pin: project,
});

export interface UniformTenant {
  readonly project: ObservedProject;
  readonly imported: ImportedTenant;
}

export interface UniformContext {
  readonly declared: readonly Claim[];
  readonly lock: Lock;
  readonly naming: string;
  /** All of the fleet's, in their order. */
  readonly rules: readonly RuleDraft[];
}

/** Those that no rule governs. A line may claim the name of another, which then needs a line too. */
export function ungoverned(
  uniform: readonly UniformTenant[],
  { declared, lock, naming, rules }: UniformContext,
): readonly UniformTenant[] {
  const isRight = ({ project, imported }: UniformTenant): boolean => ruleFor(rules, project)?.tier === imported.tier;
  let governed = uniform.filter(isRight);
  for (;;) {
    const inside = new Set(governed);
    const lines = uniform.filter((each) => !inside.has(each));
    const isClaimed = claimedBy([...declared, ...lines.map(({ imported }) => claimOf(imported, naming))], lock);
    const left = governed.filter(({ project }) => !isClaimed(project));
    if (left.length === governed.length) return lines;
    governed = left;
  }
}
