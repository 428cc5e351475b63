/**
 * The observed tenant as the document that a plan's patches speak about, in base units and words.
 * What nobody saw is null there, so a test on it fails instead of passing on an absent path.
 */
import type { Change, JsonValue } from "./change.js";
import type { DesiredTenant } from "./desired.js";
import { suspendedActiveTime } from "./desired.js";
import type { ObservedBranch, ObservedEndpoint, ObservedProject, ObservedSnapshot } from "./observed.js";
import { observedState } from "./observed.js";
import type { DeclaredRestore } from "./restore.js";
import { idIn, isRestorePath, restoreText } from "./restore.js";
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
    ...(endpoints && endpointsDocument(endpoints)),
  };
}

/** The part of it that a list of projects never shows. */
export const endpointsDocument = (endpoints: readonly ObservedEndpoint[]): TenantDocument => ({
  endpoints: Object.fromEntries(endpoints.map(({ id, compute }) => [id, { ...compute }])),
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

/** `/quota/activeTime` ↔ `quota.activeTime`. Ids and field names hold neither `/` nor `~` nor `.`; the name of a snapshot may. */
export const pointerOf = (path: string): string =>
  path.startsWith(named) ? `/snapshots/${escape(path.slice(named.length))}` : `/${path.replaceAll(".", "/")}`;
export const pathOf = (pointer: string): string =>
  isSnapshotPath(pointer) ? `${named}${nameIn(pointer)}` : pointer.slice(1).replaceAll("/", ".");

const named = "snapshots.";
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
