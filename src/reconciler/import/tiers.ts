/**
 * Tiers that nobody has written yet, from what the projects of each org are set to. The commonest settings are a tier, and so
 * is whatever enough others share: a tier is worth its lines when it spares more lines than it takes.
 */
import { magnitude } from "../diff/fields.js";
import { groupBy } from "../diff/group-by.js";
import type { TierName } from "../names.js";
import { compareText } from "../names.js";
import type { ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import type { Settings } from "../settings.js";
import { quotaFields } from "../settings.js";
import type { OrgDraft, TierDraft } from "./drafts.js";
import { isDeclarable, nearestSettings } from "./declarable.js";

const fewest = 5;
const smallestShare = 0.02;
const mostPerOrg = 8;

/** From the smallest to the largest, sponsored orgs first: that order is what an upgrade is. An org without projects has none. */
export function inferTiers(orgs: readonly OrgDraft[], projects: readonly ObservedProject[]): readonly TierDraft[] {
  const names = new Set<string>();
  const inOrder = [...orgs.filter(({ sponsored }) => sponsored), ...orgs.filter(({ sponsored }) => !sponsored)];
  return inOrder.flatMap(({ name: org }) => {
    const settings = commonSettings(projects.filter((project) => project.org === org)).toSorted(bySize);
    return settings.map((each, n): TierDraft => {
      const name = unused(settings.length === 1 ? org : `${org.slice(0, 57)}-${n + 1}`, names);
      names.add(name);
      return { name: name as TierName, org, settings: each };
    });
  });
}

function commonSettings(projects: readonly ObservedProject[]): readonly Settings[] {
  const usual = projects.filter((project) => isDeclarable(project) && observedState(project) === "active");
  const groups = groupBy(usual.length > 0 ? usual : projects, (project) => textOf(nearestSettings(project)));
  const [commonest, ...others] = [...groups].toSorted(([a, some], [b, more]) => more.length - some.length || compareText(a, b));
  const least = Math.max(fewest, smallestShare * projects.length);
  const kept = [...(commonest ? [commonest] : []), ...others.filter(([, members]) => members.length >= least)];
  return kept.slice(0, mostPerOrg).flatMap(([, [first]]) => (first ? [nearestSettings(first)] : []));
}

/** Equal for equal settings, whatever order their keys were read in. */
const textOf = ({ quota, compute, historyRetention }: Settings): string =>
  JSON.stringify([quotaFields.map((field) => quota[field]), compute.min, compute.max, compute.suspendTimeout, historyRetention]);

const bySize = (a: Settings, b: Settings): number => {
  for (const [of, than] of sizesOf(a).map((size, n) => [size, sizesOf(b)[n] ?? 0] as const)) {
    if (of !== than) return of < than ? -1 : 1;
  }
  return compareText(textOf(a), textOf(b));
};

const sizesOf = ({ quota, compute, historyRetention }: Settings): readonly number[] => [
  compute.max,
  ...quotaFields.map((field) => magnitude(quota[field])),
  magnitude(historyRetention),
];

function unused(name: string, names: ReadonlySet<string>): string {
  if (!names.has(name)) return name;
  for (let n = 2; ; n += 1) {
    const next = `${name.slice(0, 60 - `-${n}`.length)}-${n}`;
    if (!names.has(next)) return next;
  }
}
