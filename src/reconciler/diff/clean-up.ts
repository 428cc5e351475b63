/**
 * Branches that nobody declared, and that a pattern and their age give up. Whoever might miss one keeps it: the first branch, what is
 * protected or declared, what others start from, and what has no compute, because such a branch is kept for what it holds.
 */
import type { Sight } from "../branch.js";
import { childrenOf } from "../branch.js";
import type { CleanUp } from "../clean-up.js";
import { isLeftByRestore, replacedAt } from "../clean-up.js";
import type { DesiredTenant } from "../desired.js";
import type { ObservedBranch } from "../observed.js";
import { replacedName, restoreName, sourceOf } from "../restore.js";
import { parseTime } from "../time-text.js";
import { matchesGlob } from "./glob.js";

/** Seconds, and the pattern that says so. */
export interface AgeLimit {
  readonly pattern: string;
  readonly after: number | "never";
}
export interface Aged {
  readonly branch: ObservedBranch;
  readonly limit: AgeLimit;
  /** What its age is counted from, ms since the epoch. */
  readonly since: number;
}
export interface CleanUpVerdict {
  readonly going: readonly Aged[];
  /** Old enough, and kept all the same: why. */
  readonly kept: readonly { readonly branch: ObservedBranch; readonly limit: AgeLimit; readonly why: string }[];
  /** Nobody declared them, and no pattern fits. */
  readonly unknown: readonly ObservedBranch[];
}

/** Of several patterns that fit, the longest age counts; null where none does. */
export function ageLimit(name: string, cleanUp: CleanUp): AgeLimit | null {
  let longest: AgeLimit | null = null;
  for (const [pattern, after] of Object.entries(cleanUp))
    if (matchesGlob(pattern, name) && (longest === null || seconds(after) > seconds(longest.after))) longest = { pattern, after };
  return longest;
}
const seconds = (after: AgeLimit["after"]): number => (after === "never" ? Infinity : after);

export const cleansUp = ({ cleanUp, state }: DesiredTenant): boolean => state === "active" && Object.keys(cleanUp).length > 0;

/** Whether any of them is one that may go by its name: then their computes have to be looked at. */
export const hasPatterned = (desired: DesiredTenant, branches: readonly ObservedBranch[]): boolean =>
  cleansUp(desired) && undeclared(desired, branches).some(({ name }) => ageLimit(name, desired.cleanUp) !== null);

const undeclared = ({ branches: declared }: DesiredTenant, branches: readonly ObservedBranch[]): readonly ObservedBranch[] => {
  const names = new Set(declared.map(({ name }) => name));
  return branches.filter(({ name, isDefault }) => !isDefault && !names.has(name));
};

/** `byWord` go already. `now` is ms since the epoch. */
export function cleanUpBranches(
  desired: DesiredTenant,
  sight: Sight,
  byWord: readonly ObservedBranch[],
  now: number,
): CleanUpVerdict {
  // Without a first branch nobody knows what the others are.
  if (!cleansUp(desired) || !sight.branches.some(({ isDefault }) => isDefault)) return { going: [], kept: [], unknown: [] };
  const found = undeclared(desired, sight.branches).map((branch) => ({ branch, limit: ageLimit(branch.name, desired.cleanUp) }));
  const kept: CleanUpVerdict["kept"][number][] = [];
  let going: readonly Aged[] = found.flatMap(({ branch, limit }): readonly Aged[] => {
    if (limit === null || limit.after === "never" || isOfRestore(branch.name, desired, sight)) return [];
    const since = agedSince(branch, sight);
    if (since !== null && now < since + limit.after * 1000) return [];
    const why = since === null ? "nobody knows when it was made" : keptBecause(branch, sight);
    if (since !== null && why === null) return [{ branch, limit, since }];
    kept.push({ branch, limit, why: why ?? "" });
    return [];
  });
  // What keeps one keeps those that it starts from.
  for (;;) {
    const gone = new Set([...byWord, ...going.map(({ branch }) => branch)]);
    const held = going.flatMap(({ branch, limit }) => {
      const child = childrenOf(branch.id, sight).find((each) => !gone.has(each));
      return child ? [{ branch, limit, why: `${child.name} starts from it` }] : [];
    });
    if (held.length === 0) break;
    kept.push(...held);
    going = going.filter(({ branch }) => !held.some((each) => each.branch === branch));
  }
  return { going, kept, unknown: found.flatMap(({ branch, limit }) => (limit === null ? [branch] : [])) };
}

/** What its restore, still to be done or just done, is of or leaves behind. */
const isOfRestore = (name: string, { restore }: DesiredTenant, { branches }: Sight): boolean =>
  restore !== null &&
  (name === restore.from ||
    name === restoreName(restore) ||
    branches.some(({ isDefault, name: first }) => isDefault && name === replacedName(first, restore)));

const keptBecause = (branch: ObservedBranch, { endpoints }: Sight): string | null => {
  if (branch.isProtected) return "it is protected";
  const isBare = !endpoints.some((endpoint) => endpoint.branch === branch.id);
  return isBare && !isLeftByRestore(branch.name) ? "it has no compute and may be kept for what it holds" : null;
};

/**
 * What a restore replaced is as old as the restore: the branch that took its place was made for it, and its own name may tell. Where
 * neither does, the first branch of today is at least as young as that one.
 */
function agedSince(branch: ObservedBranch, { branches }: Sight): number | null {
  const made = timeOf(branch);
  if (!("replaced" in sourceOf(branch.name))) return made;
  const named = replacedAt(branch.name);
  const successors = branches.filter(({ restoredAs }) => restoredAs === branch.id).map(timeOf);
  const told = [...successors, ...(Number.isNaN(named) ? [] : [named])];
  const times = [made, ...(told.length > 0 ? told : branches.filter(({ isDefault }) => isDefault).map(timeOf))];
  return times.includes(null) ? null : Math.max(...times.flatMap((time) => time ?? []));
}

function timeOf({ createdAt }: ObservedBranch): number | null {
  const time = createdAt === null ? NaN : parseTime(createdAt);
  return Number.isNaN(time) ? null : time;
}
