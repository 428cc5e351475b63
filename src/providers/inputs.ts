/**
 * A tenant as Pulumi shows and stores it: its manifest with everything its tier says written out, in manifest units, and what
 * differs live as `pending`. It is a manifest again (manifest-of.ts), so the handlers need nothing else to know what is asked.
 */
import type { DeclaredBranch } from "../reconciler/branch.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import type { Fleet } from "../reconciler/fleet.js";
import { projectName } from "../reconciler/key.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { Settings } from "../reconciler/settings.js";
import { quotaFields } from "../reconciler/settings.js";
import type { Schedule } from "../reconciler/schedule.js";
import type { DeclaredSnapshot } from "../reconciler/snapshot.js";
import { formatDuration, formatHistory, formatQuota, formatSuspendTimeout } from "../reconciler/units.js";
import { dateText } from "../reconciler/time-text.js";

/** Plain JSON; a key that says nothing is absent. */
export interface TenantInputs {
  /** The key: `acme`, `acme.worker@staging`. */
  readonly tenant: string;
  readonly tier?: string;
  /** Where the tier lives, by the fleet file's word. */
  readonly org?: string;
  readonly state: string;
  readonly reason?: string;
  readonly name?: string;
  /** The manifest's pin. Not the output `projectId`, which is whatever the project is. */
  readonly pin?: string;
  readonly deleteAfter?: string;
  readonly graceUntil?: string;
  readonly quota?: Readonly<Record<string, string>>;
  readonly compute?: { readonly min: number; readonly max: number; readonly suspendTimeout: string };
  readonly historyRetention?: string;
  /** What a create is told, where the manifest itself says it. */
  readonly fixed?: Readonly<Record<string, string | number>>;
  /** As a manifest writes them; a schedule only where it isn't the tier's. */
  readonly snapshots?: {
    readonly named?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly schedule?: { readonly every: string; readonly at: string; readonly keep: number };
  };
  /** As a manifest writes them, their end as a date. */
  readonly branches?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly restore?: { readonly from: string; readonly id: string };
  readonly inactive?: { readonly warn?: string; readonly suspend?: string };
  /** The manifest's own; the tier's is the fleet file's. */
  readonly cleanUp?: { readonly branches: Readonly<Record<string, string>> };
  readonly labels?: Readonly<Record<string, string>>;
  readonly exceptions?: readonly Readonly<Record<string, string>>[];
  /** Only where it is asked for: the connection URI becomes a secret output. */
  readonly wantsUri?: true;
  /** A line for each live difference; empty at rest. */
  readonly pending: readonly string[];
  /** Why the tenant stays as it is; then its other inputs are those of before. */
  readonly refused?: string;
}

export function inputsOf(manifest: Manifest, desired: DesiredTenant, fleet: Fleet, pending: readonly string[]): TenantInputs {
  const { tenant, tier, state, reason, projectId, deleteAfter, graceUntil, fixed, restore, labels, exceptions } = manifest;
  return {
    tenant,
    ...(tier !== null && { tier }),
    ...(desired.org !== null && { org: desired.org }),
    state,
    ...(reason !== null && { reason }),
    ...(desired.name !== projectName(fleet.naming, tenant) && { name: desired.name }),
    ...(projectId !== null && { pin: projectId }),
    ...(deleteAfter !== null && { deleteAfter: dateText(deleteAfter) }),
    ...(graceUntil !== null && { graceUntil: dateText(graceUntil) }),
    ...(desired.settings && settingsInputs(desired.settings)),
    ...(state !== "deleted" && Object.keys(fixed).length > 0 && { fixed }),
    ...(state !== "deleted" && snapshotsInput(manifest)),
    ...(state !== "deleted" && manifest.branches.length > 0 && { branches: branchesInput(manifest) }),
    ...(state !== "deleted" && restore && { restore: { from: restore.from, id: dateText(restore.id) } }),
    ...(state !== "deleted" && inactiveInput(manifest)),
    ...(state !== "deleted" && cleanUpInput(manifest)),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(exceptions.length > 0 && { exceptions: exceptions.map((each) => ({ ...each, until: dateText(each.until) })) }),
    pending,
  };
}

/** What a project is set to, as the inputs say it. */
export const settingsInputs = ({
  quota,
  compute,
  historyRetention,
}: Settings): Pick<TenantInputs, "quota" | "compute" | "historyRetention"> => ({
  quota: Object.fromEntries(quotaFields.map((field) => [field, formatQuota(field, quota[field])])),
  compute: { min: compute.min, max: compute.max, suspendTimeout: formatSuspendTimeout(compute.suspendTimeout) },
  historyRetention: formatHistory(historyRetention),
});

function snapshotsInput({ snapshots, schedule }: Manifest): Pick<TenantInputs, "snapshots"> {
  if (snapshots.length === 0 && schedule === null) return {};
  const named = snapshots.map(({ name, state, ...snapshot }) => [
    name,
    { ...momentInput(snapshot), ...(state === "deleted" && { state }) },
  ]);
  return {
    snapshots: {
      ...(named.length > 0 && { named: Object.fromEntries(named) }),
      ...(schedule && { schedule: scheduleInput(schedule) }),
    },
  };
}

const branchesInput = ({ branches }: Manifest): NonNullable<TenantInputs["branches"]> =>
  Object.fromEntries(branches.map(({ name, ...branch }) => [name, branchInput(branch)]));

function branchInput({ parent, at, isSchemaOnly, expiresAt, isProtected, compute, state }: Omit<DeclaredBranch, "name">) {
  const { suspendTimeout, ...size } = compute;
  return {
    ...(parent !== null && { parent }),
    ...(at !== null && { at: dateText(at) }),
    ...(isSchemaOnly && { schemaOnly: true }),
    ...(expiresAt !== null && { expiresAt: dateText(expiresAt) }),
    ...(isProtected && { protected: true }),
    ...(Object.keys(compute).length > 0 && {
      compute: { ...size, ...(suspendTimeout !== undefined && { suspendTimeout: formatSuspendTimeout(suspendTimeout) }) },
    }),
    ...(state === "deleted" && { state }),
  };
}

const ageInput = (age: number | "never"): string => (typeof age === "number" ? formatDuration(age) : age);

function inactiveInput({ inactive: { warn, suspend } }: Manifest): Pick<TenantInputs, "inactive"> {
  if (warn === undefined && suspend === undefined) return {};
  return {
    inactive: {
      ...(warn !== undefined && { warn: ageInput(warn) }),
      ...(suspend !== undefined && { suspend: ageInput(suspend) }),
    },
  };
}

function cleanUpInput({ cleanUp }: Manifest): Pick<TenantInputs, "cleanUp"> {
  const ages = Object.entries(cleanUp).map(([pattern, age]) => [pattern, ageInput(age)]);
  return ages.length === 0 ? {} : { cleanUp: { branches: Object.fromEntries(ages) } };
}

/** When a snapshot is of, and until when it stays. */
export const momentInput = ({ moment, expiresAt }: Pick<DeclaredSnapshot, "moment" | "expiresAt">) => ({
  ...(moment && ("at" in moment ? { at: dateText(moment.at) } : moment)),
  ...(expiresAt !== null && { expiresAt: dateText(expiresAt) }),
});

const scheduleInput = ({ every, at, keep }: Schedule) => ({
  every: formatDuration(every / 1000),
  at: new Date(at).toISOString().slice("1970-01-01T".length, "1970-01-01T00:00".length),
  keep,
});
