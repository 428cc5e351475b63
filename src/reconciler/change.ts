/**
 * The model: what a plan is made of. Data only, and all of it survives JSON.
 *
 * A tenant's steps are changes of a closed set of kinds. None of them replaces anything: a project is created,
 * moved, patched, suspended, recovered, or deleted by word, and never deleted to be made again.
 */
import type { SourceLine } from "./desired.js";
import type { Code } from "./codes.js";
import type { OrgName, ProjectId, TenantName, TierName } from "./names.js";

/**
 * In the order in which a tenant's changes are applied; `update` may also come before a transfer that lowers. Branches and snapshots are
 * taken before the update that may shorten history and the restore that replaces what they show, and given up when all else is done.
 */
export const changeKinds = [
  "recover",
  "adopt",
  "create",
  "transfer",
  "branch",
  "snapshot",
  "resume",
  "update",
  "restore",
  "suspend",
  "prune",
  "delete",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  readonly tenant: TenantName;
  readonly kind: ChangeKind;
  /** null only for `create`. */
  readonly project: ProjectId | null;
  /** The org in which the change starts; its key is used. For a transfer the source. */
  readonly org: OrgName;
  readonly tier: TierMove;
  /** RFC 6902 on the observed tenant (`tenant-document.ts`): all tests first, then what to write. */
  readonly patch: readonly PatchOperation[];
  /** The same for people, derived from the patch. */
  readonly fields: readonly FieldChange[];
  readonly hazards: readonly Hazard[];
  /** Of a delete or suspend, for people: how much it is about. Absent from plan files of earlier versions. */
  readonly stake?: Stake;
  readonly source: SourceLine;
}

/** What the list said of the project when the plan was made; nothing branches on it. */
export interface Stake {
  /** Bytes of storage; null where Neon hasn't computed it. */
  readonly size: number | null;
  /** `2025-11-30`; null where Neon names no time. */
  readonly lastUsed: string | null;
}

/** `before` is what the observed settings amount to, null where they match no tier. */
export interface TierMove {
  readonly before: TierName | null;
  readonly after: TierName | null;
  readonly direction: "up" | "down" | "same";
}

export type JsonScalar = string | number | boolean | null;
export type JsonValue = JsonScalar | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type PatchOperation =
  | { readonly op: "test"; readonly path: string; readonly value: JsonValue }
  | { readonly op: "add"; readonly path: string; readonly value: JsonValue }
  | { readonly op: "replace"; readonly path: string; readonly value: JsonValue }
  | { readonly op: "remove"; readonly path: string };

/** `path` is the manifest's (`quota.activeTime`); a field of an existing compute is `endpoints.<id>.max`, a snapshot `snapshots.<name>`, a branch `branches.<name>`, a restore `restore.<id>`. */
export interface FieldChange {
  readonly path: string;
  readonly before: JsonScalar;
  readonly after: JsonScalar;
}

export const consentHazards = [
  "deletes-data",
  "suspends-now",
  "returns-old-data",
  "adopts-existing",
  "creates-empty",
  "loses-history",
  "drops-snapshot",
  "replaces-data",
] as const;
const shownHazards = ["restarts-compute", "overwrites-drift", "breaks-scoped-keys", "starts-billing", "lifts-limit"] as const;
export type ConsentHazard = (typeof consentHazards)[number];
export type HazardKind = ConsentHazard | (typeof shownHazards)[number];

/** A typed reason for care. `detail` is for people; nothing branches on it. */
export interface Hazard {
  readonly kind: HazardKind;
  readonly detail: string | null;
  /** Consented to by a dated line of the manifest, so no flag is needed. */
  readonly consented: boolean;
}
export const needsConsent = (hazard: Hazard): hazard is Hazard & { kind: ConsentHazard } =>
  !hazard.consented && (consentHazards as readonly string[]).includes(hazard.kind);

/** A tenant that the plan leaves alone although its manifest differs: all its changes are kept back. */
export interface Refusal {
  readonly tenant: TenantName;
  readonly code: Code;
  readonly project: ProjectId | null;
  readonly tier: TierMove;
  /** What is wrong, in one line. */
  readonly message: string;
  readonly checks: readonly Check[];
  readonly fix: string;
  readonly source: SourceLine;
}

/** One number of a downgrade beside its limit. */
export interface Check {
  readonly path: string;
  readonly verdict: "over" | "unknown" | "fits" | "lowers";
  /** Base units; null where unknown. */
  readonly observed: JsonScalar;
  readonly limit: JsonScalar;
  /** Where the number was seen ("in branch main"). */
  readonly where: string | null;
}

/** Something the reader should know that stops nothing. */
export interface Notice {
  readonly tenant: TenantName;
  readonly code: Code;
  readonly message: string;
  readonly source: SourceLine;
}
