/**
 * Rules for what is uniform. A rule also governs projects that come later, so it is written only where the names prove it: three
 * of four projects that it would see follow its tier. It is a pattern of names (`pro-*`, `*-staging`) for a tier that most of the
 * org doesn't follow, and `*` for the rest of the org.
 */
import { groupBy } from "../diff/group-by.js";
import type { OrgName, TierName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedProject } from "../observed.js";

export interface RuleDraft {
  readonly org: OrgName;
  /** Pattern of project names. */
  readonly name: string;
  readonly tier: TierName;
}

/** A project of which one tier says everything. */
export interface UniformProject {
  readonly project: ObservedProject;
  readonly tier: TierName;
}

export interface Evidence {
  /** What rules may govern: uniform, and nobody's yet. */
  readonly uniform: readonly UniformProject[];
  /** All that was observed, but for what rules govern already and what is suspended: what a rule would have seen. */
  readonly seen: readonly ObservedProject[];
  /** Neither a manifest nor a rule can declare these as they are, so no rule may see them. */
  readonly untouchable: readonly ObservedProject[];
}

const fewest = 5;
const leastShare = 0.75;
const mostPerOrg = 8;
const mostTried = 20;

/** In the order in which they must stand: the first that matches a project governs it. */
export const draftRules = ({ uniform, seen, untouchable }: Evidence): readonly RuleDraft[] => {
  const [seenBy, untouchableBy] = [seen, untouchable].map((projects) => groupBy(projects, ({ org }) => org));
  return [...groupBy(uniform, ({ project }) => project.org)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([org, members]) =>
      rulesOfOrg(org, { uniform: members, seen: seenBy?.get(org) ?? [], untouchable: untouchableBy?.get(org) ?? [] }),
    );
};

function rulesOfOrg(org: OrgName, { uniform, seen, untouchable }: Evidence): readonly RuleDraft[] {
  const rules: RuleDraft[] = [];
  let open = { uniform, seen };
  /** Whether it is worth a line and right about what it sees; then what it sees is its. */
  const take = (pattern: Pattern, tier: TierName): void => {
    const inside = open.seen.filter(({ name }) => isIn(pattern, name));
    const right = open.uniform.filter((each) => each.tier === tier && isIn(pattern, each.project.name));
    const isProven = right.length >= fewest && right.length >= leastShare * inside.length;
    if (!isProven || rules.length >= mostPerOrg || untouchable.some(({ name }) => isIn(pattern, name))) return;
    rules.push({ org, name: `${pattern.before}*${pattern.after}`, tier });
    open = {
      uniform: open.uniform.filter(({ project }) => !isIn(pattern, project.name)),
      seen: open.seen.filter(({ name }) => !isIn(pattern, name)),
    };
  };
  const takeNames = ([tier, members]: readonly [TierName, readonly UniformProject[]]): void =>
    patternsOf(members.map(({ project }) => project.name)).forEach((pattern) => take(pattern, tier));

  const [commonest, ...others] = [...groupBy(uniform, ({ tier }) => tier)].toSorted(
    ([a, some], [b, more]) => more.length - some.length || compareText(a, b),
  );
  if (!commonest) return [];
  others.forEach(takeNames);
  take(everything, commonest[0]);
  takeNames(commonest);
  return rules;
}

/** What a name begins and ends with. */
interface Pattern {
  readonly before: string;
  readonly after: string;
}
const everything: Pattern = { before: "", after: "" };
const isIn = ({ before, after }: Pattern, name: string): boolean => name.startsWith(before) && name.endsWith(after);

/** Beginnings and ends that enough of the names share, the commonest first. A pattern can't say `*` or `?` themselves. */
function patternsOf(names: readonly string[]): readonly Pattern[] {
  const counted = new Map<string, { readonly pattern: Pattern; count: number }>();
  for (const name of names) {
    for (const pattern of wordsOf(name)) {
      const text = `${pattern.before}*${pattern.after}`;
      const found = counted.get(text);
      if (found) found.count += 1;
      else counted.set(text, { pattern, count: 1 });
    }
  }
  return [...counted]
    .filter(([, { count }]) => count >= fewest)
    .toSorted(([a, some], [b, more]) => more.count - some.count || compareText(a, b))
    .slice(0, mostTried)
    .map(([, { pattern }]) => pattern);
}

/** `app-eu-1` → `app-*`, `app-eu-*`, `*-1`. */
function wordsOf(name: string): readonly Pattern[] {
  const first = /^[a-z0-9]+[-_.]/i.exec(name)?.[0];
  const second = /^[a-z0-9]+[-_.][a-z0-9]+[-_.]/i.exec(name)?.[0];
  const last = /[-_.][a-z0-9]+$/i.exec(name)?.[0];
  const beginnings = [first, second].filter((word) => word !== undefined);
  return [...beginnings.map((before) => ({ before, after: "" })), ...(last === undefined ? [] : [{ before: "", after: last }])];
}
