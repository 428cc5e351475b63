/**
 * A restore makes what a snapshot shows, what the first branch held at a moment, or what an earlier restore replaced, the default
 * branch. It is declared with an id, which is a time, and done once for each. Whether it was done is read off Neon alone: a default
 * branch that is younger than the id, or the branch that was replaced, which carries the id in its name.
 */
import type { ObservedBranch, ObservedSnapshot } from "./observed.js";
import { parseTime, timeText } from "./time-text.js";

export interface DeclaredRestore {
  /** ms since the epoch, whole seconds */
  readonly id: number;
  /** As the manifest says it, a time in full: what `sourceOf` reads. */
  readonly from: string;
}

/** From the id on, ms: later than that nothing is restored. */
export const inertAfter = 86_400_000;

/** `moment` is ms since the epoch. */
export type RestoreSource =
  | { readonly snapshot: string }
  | { readonly moment: number }
  | { readonly replaced: string }
  /** Never of a file: what `tenantry promote` puts in the place of the default branch. */
  | Promoted;
/** `isPreview`: an unfinalized restore, which itself becomes the default branch; any other stays, and what it holds is taken over. */
export interface Promoted {
  readonly branch: string;
  readonly isPreview: boolean;
}
export const promotedText = ({ branch, isPreview }: Promoted): string =>
  `${isPreview ? "preview" : "branch"} ${JSON.stringify(branch)}`;

export const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;

export function sourceOf(from: string): RestoreSource {
  if (timeForm.test(from)) return { moment: parseTime(from) };
  const [, kind, name] = /^(preview|branch) ("(?:[^"\\]|\\.)*")$/.exec(from) ?? [];
  if (name !== undefined && isJson(name)) return { branch: JSON.parse(name) as string, isPreview: kind === "preview" };
  return /.\(old(?: [^)]+)?\)$/.test(from) ? { replaced: from } : { snapshot: from };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Of the branch that is made before it takes the default one's place, so that no second one can be made for one id; and of the
 * snapshot that is taken where the source is none.
 */
export const restoreName = ({ id }: Pick<DeclaredRestore, "id">): string => `restore-${timeText(id).replaceAll(/[-:]/g, "")}`;

/** Of the snapshot that is restored. */
export function snapshotOf(restore: DeclaredRestore): string {
  const source = sourceOf(restore.from);
  return "snapshot" in source ? source.snapshot : restoreName(restore);
}

/** Of the branch that is replaced. Neon takes at most 256 characters. */
export const replacedName = (name: string, { id }: Pick<DeclaredRestore, "id">): string =>
  `${name.slice(0, 256 - replaced(id).length)}${replaced(id)}`;
const replaced = (id: number): string => ` (old ${timeText(id)})`;

/** `superseded`: a younger default branch is of something else. `undone`: what was replaced is the default again, or still. */
export type RestoreStanding = "due" | "done" | "superseded" | "undone" | "unknown";

export function restoreStanding(
  restore: DeclaredRestore,
  branches: readonly ObservedBranch[],
  snapshots: readonly ObservedSnapshot[],
): RestoreStanding {
  const first = branches.find(({ isDefault }) => isDefault);
  if (!first?.createdAt) return "unknown";
  if (first.name.endsWith(replaced(restore.id))) return "undone";
  if (branches.some(({ name }) => name.endsWith(replaced(restore.id)))) return "done";
  // Neon tells whole seconds, so a branch of the id's own second is taken for a later one.
  if (parseTime(first.createdAt) < restore.id) return "due";
  const { restoredFrom } = first;
  const source = snapshots.filter(({ name }) => name === snapshotOf(restore));
  return restoredFrom !== null && source.some(({ id }) => id === restoredFrom) ? "done" : "superseded";
}

/** The value of the restore's field: what the default branch is, or that it is what the restore makes it. */
export function restoreText(
  restore: DeclaredRestore,
  branches: readonly ObservedBranch[],
  snapshots: readonly ObservedSnapshot[],
): string | null {
  if (restoreStanding(restore, branches, snapshots) === "done") return restore.from;
  const first = branches.find(({ isDefault }) => isDefault);
  return first ? `${first.name} of ${timeText(parseTime(first.createdAt ?? ""))}` : null;
}

/** The name in what `restoreText` says before it is done. */
export const defaultBranchIn = (text: string): string => text.replace(/ of \S+$/, "");

const prefix = "/restore/";
export const isRestorePath = (pointer: string): boolean => pointer.startsWith(prefix);
export const restorePath = ({ id }: Pick<DeclaredRestore, "id">): string => `restore.${timeText(id)}`;
/** NaN where the pointer names no time. */
export const idIn = (pointer: string): number => parseTime(pointer.slice(prefix.length));
