/**
 * A reset sets a branch back to what its parent holds now. In plans and documents it is one text: whose state the branch is of, and since
 * when. Whether a reset was done is read off Neon: the branch is of its parent since later, or what it held is kept under the name that was
 * given for it, which can be given once.
 */
import type { JsonValue } from "./change.js";
import type { ObservedBranch } from "./observed.js";
import { parseTime, timeText } from "./time-text.js";

export const resetPath = (branch: string): string => `resets.${branch}`;

/** null where the branch or its parent isn't there, or Neon tells no time. */
export function standsAs(branches: readonly ObservedBranch[], name: string): string | null {
  const branch = branches.find((each) => each.name === name);
  const parent = branches.find(({ id }) => id === branch?.parent);
  if (!branch || !parent) return null;
  const times = [branch.lastResetAt, branch.parentTimestamp, branch.createdAt].map((time) => parseTime(time ?? ""));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length === 0 ? null : `${JSON.stringify(parent.name)} as of ${timeText(Math.max(...known))}`;
}

/** `keptAs`: the name under which what it holds stays, with its children. */
export const resetTo = (parent: string, keptAs: string | null): string =>
  `${JSON.stringify(parent)} as it is now${keptAs === null ? "" : `, and ${JSON.stringify(keptAs)} keeps what it held`}`;

/** Of what `resetTo` says: null where nothing is kept. */
export function keptIn(text: string): string | null {
  const [, name] = /^"(?:[^"\\]|\\.)*" as it is now, and ("(?:[^"\\]|\\.)*") keeps what it held$/.exec(text) ?? [];
  return name === undefined ? null : (JSON.parse(name) as string);
}

/** What the branch is, in the words of the change that resets it: `after` where it was done since `before`. */
export function resetText(
  branches: readonly ObservedBranch[],
  name: string,
  { before, after }: { readonly before: JsonValue; readonly after: string },
): string | null {
  const kept = keptIn(after);
  if (kept !== null && branches.some((branch) => branch.name === kept)) return after;
  const now = standsAs(branches, name);
  return kept === null && isLater(now, before) ? after : now;
}

/** Of the same parent, since later. */
function isLater(now: string | null, before: JsonValue): boolean {
  if (now === null || typeof before !== "string" || now === before) return false;
  const [parts, seen] = [now, before].map((text) => / as of (\S+)$/.exec(text));
  const isSameParent = now.slice(0, parts?.index) === before.slice(0, seen?.index);
  return isSameParent && parseTime(parts?.[1] ?? "") > parseTime(seen?.[1] ?? "");
}
