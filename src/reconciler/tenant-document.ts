/**
 * The observed tenant as the document that a plan's patches speak about, in base units and words.
 * What nobody saw is null there, so a test on it fails instead of passing on an absent path.
 */
import type { Sight } from "./branch.js";
import { branchInPath, branchNamed, branchPath, observedSettings, observedText } from "./branch.js";
import type { Change, JsonValue } from "./change.js";
import type { DesiredTenant } from "./desired.js";
import { suspendedActiveTime } from "./desired.js";
import { lastUseText } from "./inactive.js";
import type { ObservedBranch, ObservedEndpoint, ObservedProject, ObservedSnapshot } from "./observed.js";
import { observedState } from "./observed.js";
import type { DeclaredRestore } from "./restore.js";
import { idIn, isRestorePath, restoreText } from "./restore.js";
import { resetText } from "./reset.js";
import type { Fixed, Settings } from "./settings.js";
import { textOfName } from "./snapshot.js";
import { timeText } from "./time-text.js";

export interface TenantDocument {
  readonly [key: string]: JsonValue;
}

/** `endpoints` are left out where nobody looked. */
export function tenantDocument(project: ObservedProject, endpoints: readonly ObservedEndpoint[] | null): TenantDocument {
  return {
    name: project.name,
    org: project.org,
    state: observedState(project),
    quota: { ...project.quota },
    compute: { ...project.compute },
    historyRetention: project.historyRetention,
    lastUsed: lastUseText(project),
    ...(endpoints && endpointsDocument(endpoints)),
  };
}

/** The part of it that a list of projects never shows. */
export const endpointsDocument = (endpoints: readonly ObservedEndpoint[]): TenantDocument => ({
  endpoints: Object.fromEntries(endpoints.map(({ id, compute }) => [id, { ...compute }])),
  running: endpoints.some(({ active }) => active),
});

/** Each of `names`, null where there is none. */
export const snapshotsDocument = (snapshots: readonly ObservedSnapshot[], names: readonly string[]): TenantDocument => ({
  snapshots: Object.fromEntries(names.map((name) => [name, textOfName(snapshots, name)])),
});

export const isSnapshotPath = (pointer: string): boolean => pointer.startsWith("/snapshots/");
/** The names that changes test or write. */
export const snapshotNames = (changes: readonly Change[]): readonly string[] => [
  ...new Set(changes.flatMap(({ patch }) => patch.flatMap(({ path }) => (isSnapshotPath(path) ? [nameIn(path)] : [])))),
];
export const nameIn = (pointer: string): string => unescape(pointer.split("/")[2] ?? "");

export const isBranchPath = (pointer: string): boolean => /^\/branch(es|Settings)\//.test(pointer);
/** A branch as a whole: made, or removed. */
export const isWholeBranch = (pointer: string): boolean => pointer.startsWith("/branches/");

/** Each branch that changes test or write: as one text, null where it isn't there, and setting by setting. */
export function branchesDocument(changes: readonly Change[], sight: Sight): TenantDocument {
  const operations = changes.flatMap(({ patch }) => patch.filter(({ path }) => isBranchPath(path)));
  const wanted = new Map<string, string | null>(operations.map(({ path }) => [nameIn(path), null]));
  for (const operation of operations)
    if (isWholeBranch(operation.path) && "value" in operation && typeof operation.value === "string")
      wanted.set(nameIn(operation.path), operation.value);
  return {
    branches: Object.fromEntries([...wanted].map(([name, text]) => [name, observedText(name, sight, text)])),
    branchSettings: Object.fromEntries(
      [...wanted.keys()].map((name) => {
        const branch = branchNamed(sight, name);
        return [name, branch && { ...observedSettings(branch, sight) }];
      }),
    ),
  };
}

/** A branch that is set back to its parent. */
export const isResetPath = (pointer: string): boolean => pointer.startsWith("/resets/");
export const resetDocument = (changes: readonly Change[], branches: readonly ObservedBranch[]): TenantDocument => ({
  resets: Object.fromEntries(
    changes.flatMap(({ patch }) =>
      patch.flatMap((operation) => {
        if (operation.op !== "replace" || !isResetPath(operation.path) || typeof operation.value !== "string") return [];
        const tested = patch.find(({ op, path }) => op === "test" && path === operation.path);
        const before = tested && "value" in tested ? tested.value : null;
        const name = nameIn(operation.path);
        return [[name, resetText(branches, name, { before, after: operation.value })] as const];
      }),
    ),
  ),
});

/** Whether a compute runs: only its computes tell. */
export const isRunningPath = (pointer: string): boolean => pointer === "/running";
export const isEndpointPath = (pointer: string): boolean => pointer.startsWith("/endpoints/");

/** What a restore makes of the default branch; null where the change isn't one. */
export function restoreIn({ patch }: Change): DeclaredRestore | null {
  const operation = patch.find(({ op, path }) => op === "replace" && isRestorePath(path));
  if (!operation || !("value" in operation) || typeof operation.value !== "string") return null;
  return { id: idIn(operation.path), from: operation.value };
}

export const restoreDocument = (
  changes: readonly Change[],
  branches: readonly ObservedBranch[],
  snapshots: readonly ObservedSnapshot[],
): TenantDocument => ({
  restore: Object.fromEntries(
    changes.flatMap((change) => {
      const restore = restoreIn(change);
      return restore ? [[timeText(restore.id), restoreText(restore, branches, snapshots)] as const] : [];
    }),
  ),
});

/** The document of a tenant that a create brings about; also all that Neon has to be told. */
export function newTenantDocument(desired: DesiredTenant & { readonly settings: Settings }): TenantDocument {
  return {
    name: desired.name,
    org: desired.org,
    state: desired.state,
    quota: { ...desired.settings.quota, ...(desired.state === "suspended" && { activeTime: suspendedActiveTime }) },
    compute: { ...desired.settings.compute },
    historyRetention: desired.settings.historyRetention,
    ...desired.fixed,
  };
}

/** The value at a JSON pointer, undefined where the path leads nowhere. Own keys only. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of pointer.split("/").slice(1).map(unescape)) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as { readonly [key: string]: JsonValue })[key];
  }
  return value;
}

/**
 * `/quota/activeTime` ↔ `quota.activeTime`. Ids and field names hold neither `/` nor `~` nor `.`; the name of a snapshot may, and
 * that of a branch, which stands in quotes then, because settings of its own follow it.
 */
export function pointerOf(path: string): string {
  if (path.startsWith(named)) return `/snapshots/${escape(path.slice(named.length))}`;
  if (path.startsWith(reset)) return `/resets/${escape(path.slice(reset.length))}`;
  const branch = branchInPath(path);
  if (!branch) return `/${path.replaceAll(".", "/")}`;
  const name = escape(branch.name);
  return branch.setting === "" ? `/branches/${name}` : `/branchSettings/${name}/${branch.setting.replaceAll(".", "/")}`;
}
export function pathOf(pointer: string): string {
  if (isSnapshotPath(pointer)) return `${named}${nameIn(pointer)}`;
  if (isResetPath(pointer)) return `${reset}${nameIn(pointer)}`;
  if (!isBranchPath(pointer)) return pointer.slice(1).replaceAll("/", ".");
  const [, top, , ...setting] = pointer.split("/");
  return branchPath(nameIn(pointer), top === "branches" ? "" : setting.join("."));
}

const named = "snapshots.";
const reset = "resets.";
/** RFC 6901. */
const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescape = (key: string): string => key.replaceAll("~1", "/").replaceAll("~0", "~");

/** What a create's patch brings about, as values. The plan was checked when it was read, so its shape is known. */
export function specOf(change: Change): { readonly name: string; readonly settings: Settings; readonly fixed: Fixed } {
  const operation = change.patch.find(({ op }) => op === "replace");
  const document = (operation && "value" in operation ? operation.value : {}) as unknown as NewTenantDocument;
  const { name, quota, compute, historyRetention, region, pgVersion, branch, database, role } = document;
  return { name, settings: { quota, compute, historyRetention }, fixed: { region, pgVersion, branch, database, role } };
}
interface NewTenantDocument extends Settings, Fixed {
  readonly name: string;
}
