/**
 * The policy that guards a plan comes from the base revision where one is given: what a branch may change at once, how fast,
 * in which orgs and with which keys is not for the branch itself to say. The rest of the fleet file is the branch's.
 */
import type { Fleet, Org } from "../fleet.js";
import { safetyKinds } from "../fleet.js";

/** What a plan says of it; absent where the branch has the same policy, or no base was given. */
export interface PlanPolicy {
  /** The revision, as it was given. */
  readonly base: string;
  /** What the branch has otherwise, `safety.delete`; it doesn't count. */
  readonly differs: readonly string[];
}

export interface Guarded {
  readonly fleet: Fleet;
  readonly policy: PlanPolicy | null;
}

export function guardedBy(current: Fleet, base: { readonly fleet: Fleet; readonly revision: string } | null): Guarded {
  if (base === null) return { fleet: current, policy: null };
  const { safety, rate, personalApiKeyEnv, orgs } = base.fleet;
  const before = new Map(orgs.map((org) => [org.name, org]));
  const differs = [
    ...safetyKinds.filter((kind) => !isEqual(current.safety[kind], safety[kind])).map((kind) => `safety.${kind}`),
    ...(isEqual(current.rate, rate) ? [] : ["rate"]),
    ...(current.personalApiKeyEnv === personalApiKeyEnv ? [] : ["personalApiKeyEnv"]),
    ...current.orgs.flatMap((org) => orgDifferences(org, before.get(org.name))),
  ];
  if (differs.length === 0) return { fleet: current, policy: null };
  // An org that is new in the branch has no policy at the base; its own counts.
  const guarded = current.orgs.map((org) => ({ ...org, ...policyOf(before.get(org.name) ?? org) }));
  return {
    fleet: { ...current, safety, rate, personalApiKeyEnv, orgs: guarded },
    policy: { base: base.revision, differs },
  };
}

const orgFields = ["id", "apiKeyEnv", "maxProjects", "sponsored"] as const satisfies readonly (keyof Org)[];

const policyOf = ({ id, apiKeyEnv, maxProjects, sponsored }: Org): Pick<Org, (typeof orgFields)[number]> => ({
  id,
  apiKeyEnv,
  maxProjects,
  sponsored,
});

const orgDifferences = (org: Org, before: Org | undefined): readonly string[] =>
  before === undefined
    ? []
    : orgFields.filter((field) => org[field] !== before[field]).map((field) => `orgs.${org.name}.${field}`);

/** Plain data of a few keys, always written in the same order. */
const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
