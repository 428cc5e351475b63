/** Makes the changes: their patch, what people read of it, and what is dangerous about it. */
import type { Change, ChangeKind, FieldChange, Hazard, JsonValue, PatchOperation, TierMove } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import { suspendedActiveTime } from "../desired.js";
import type { Fleet } from "../fleet.js";
import { lastUseText } from "../inactive.js";
import type { OrgName } from "../names.js";
import type { CompleteInventory, ObservedProject, ProjectDetails } from "../observed.js";
import { observedState } from "../observed.js";
import type { DeclaredRestore } from "../restore.js";
import { restorePath } from "../restore.js";
import type { Settings } from "../settings.js";
import { newTenantDocument, pointerOf } from "../tenant-document.js";
import { driftHazards, hazard, transferHazards, updateHazards } from "./hazards.js";
import type { Match } from "./match.js";
import { stakeOf } from "../stake.js";

type Live = Match & { readonly kind: "live" | "recoverable" };
export type Declared = DesiredTenant & { readonly org: OrgName; readonly settings: Settings };

/** Takes the proof that no project of this tenant exists, live or recoverable. */
export function createChange(desired: Declared, tier: TierMove, hazards: readonly Hazard[], _proof: CompleteInventory): Change {
  const patch: PatchOperation[] = [
    { op: "test", path: "", value: null },
    { op: "replace", path: "", value: newTenantDocument(desired) },
  ];
  return { ...subject(desired, tier), kind: "create", project: null, org: desired.org, patch, fields: [], hazards };
}

/** Writes nothing to Neon: from now on the project is remembered as this tenant's. */
export function adoptChange(desired: DesiredTenant, project: ObservedProject, tier: TierMove, _proof: CompleteInventory): Change {
  const hazards = [hazard("adopts-existing", `${project.id}, made ${project.createdAt.slice(0, 10)}`)];
  return {
    ...subject(desired, tier),
    kind: "adopt",
    project: project.id,
    org: project.org,
    patch: identityTests(project),
    fields: [],
    hazards,
  };
}

/** By a remembered id the project is known to be this tenant's; by its name alone it may be somebody's old data. */
export function recoverChange(desired: DesiredTenant, { project, by }: Live, tier: TierMove, _proof: CompleteInventory): Change {
  const hazards =
    by === "name" ? [hazard("returns-old-data", `${project.id}, recoverable until ${project.recoverableUntil}`)] : [];
  const patch = [...identityTests(project), replace("state", "active")];
  return { ...subject(desired, tier), kind: "recover", project: project.id, org: project.org, patch, fields: [], hazards };
}

export function deleteChange(desired: DesiredTenant, { project, by }: Live, tier: TierMove, _proof: CompleteInventory): Change {
  const hazards = [
    hazard("deletes-data", desired.reason, desired.dated),
    ...(by === "name" ? [hazard("adopts-existing", project.id)] : []),
  ];
  const patch = [...identityTests(project), replace("state", "deleted")];
  return {
    ...subject(desired, tier),
    kind: "delete",
    project: project.id,
    org: project.org,
    patch,
    fields: [],
    hazards,
    stake: stakeOf(project),
  };
}

export function transferChange(
  desired: Declared,
  project: ObservedProject,
  tier: TierMove,
  fleet: Fleet,
  proof: CompleteInventory,
): Change {
  const fields = [{ path: "org", before: project.org, after: desired.org }];
  const hazards = transferHazards(fleet, proof, project, desired.org);
  return {
    ...subject(desired, tier),
    kind: "transfer",
    project: project.id,
    org: project.org,
    patch: fieldPatch(fields),
    fields,
    hazards,
  };
}

/** `org` is where the project is by then. No change when no field differs. */
export function updateChanges(
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  fields: readonly FieldChange[],
  context: {
    readonly org: OrgName;
    readonly details: ProjectDetails;
    readonly base: DesiredTenant | null;
    /** Of fields that don't show them themselves. */
    readonly more: readonly Hazard[];
  },
): readonly Change[] {
  if (fields.length === 0) return [];
  const own = [...updateHazards(fields, context.details), ...driftHazards(fields, desired, context.base)];
  const hazards = [...own, ...context.more];
  return [
    {
      ...subject(desired, tier),
      kind: "update",
      project: project.id,
      org: context.org,
      patch: fieldPatch(fields),
      fields,
      hazards,
    },
  ];
}

/** Taken or given up, each a field of its own; `rotated` are names that the schedule gives up, to which its line consents. */
export function snapshotChange(
  kind: "snapshot" | "prune",
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  fields: readonly FieldChange[],
  rotated: ReadonlySet<string> = new Set(),
): Change {
  const dropped = fields.map(({ path, before }): Hazard => {
    const name = path.slice("snapshots.".length);
    return hazard("drops-snapshot", `${name} of ${before}`, rotated.has(name));
  });
  return partChange(kind, desired, project, tier, fields, kind === "prune" ? dropped : []);
}

/** Of parts of a project that come or go, each a field of its own. */
export const partChange = (
  kind: ChangeKind,
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  fields: readonly FieldChange[],
  hazards: readonly Hazard[],
): Change => ({
  ...subject(desired, tier),
  kind,
  project: project.id,
  org: desired.org ?? project.org,
  patch: fieldPatch(fields),
  fields,
  hazards,
});

interface Restored {
  readonly restore: DeclaredRestore;
  /** What the default branch is. */
  readonly before: string | null;
  /** The snapshot that is restored; its text is null where it is taken first. */
  readonly source: { readonly name: string; readonly text: string | null };
  readonly detail: string;
}

/** What it restores is tested as it was seen, where it was there to be seen. */
export function restoreChange(
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  { restore, before, source, detail }: Restored,
): Change {
  const fields = [{ path: restorePath(restore), before, after: restore.from }];
  const seen = source.text === null ? [] : [test(`snapshots.${source.name}`, source.text)];
  return {
    ...subject(desired, tier),
    kind: "restore",
    project: project.id,
    org: desired.org ?? project.org,
    patch: [...seen, ...fieldPatch(fields)],
    fields,
    hazards: [
      hazard("replaces-data", detail),
      hazard("restarts-compute", "host and connection string stay, the branch id changes"),
    ],
  };
}

/** `suspend` and `resume` are one quota: a second of active time, and the declared amount back. `org` is where the project is by then. */
export function stateChange(desired: DesiredTenant, project: ObservedProject, tier: TierMove, org: OrgName): Change | null {
  const before = observedState(project);
  if (before === desired.state || before === "deleted" || desired.state === "deleted") return null;
  const suspends = desired.state === "suspended";
  const declared = desired.settings?.quota.activeTime ?? project.quota.activeTime;
  const activeTime = {
    path: "quota.activeTime",
    before: project.quota.activeTime,
    after: suspends ? suspendedActiveTime : declared,
  };
  const state = { path: "state", before, after: desired.state };
  const kind: ChangeKind = suspends ? "suspend" : "resume";
  const hazards = suspends ? [hazard("suspends-now", desired.reason, desired.dated)] : [];
  return {
    ...subject(desired, tier),
    kind,
    project: project.id,
    org,
    patch: [...(desired.unused?.kind === "suspends" ? unusedTests(project) : []), ...fieldPatch([state, activeTime])],
    fields: [state],
    hazards,
    ...(suspends && { stake: stakeOf(project) }),
  };
}

/** Whoever began to use it since the plan was made isn't suspended. */
const unusedTests = (project: ObservedProject): readonly PatchOperation[] => [
  test("lastUsed", lastUseText(project)),
  test("running", false),
];

const subject = ({ tenant, source }: DesiredTenant, tier: TierMove) => ({ tenant, tier, source });

const test = (path: string, value: JsonValue): PatchOperation => ({ op: "test", path: pointerOf(path), value });
const replace = (path: string, value: JsonValue): PatchOperation => ({ op: "replace", path: pointerOf(path), value });

const fieldPatch = (fields: readonly FieldChange[]): readonly PatchOperation[] => [
  ...fields.map(({ path, before }) => test(path, before)),
  ...fields.map(({ path, after }) => replace(path, after)),
];

const identityTests = (project: ObservedProject): readonly PatchOperation[] => [
  test("name", project.name),
  test("org", project.org),
  test("state", observedState(project)),
];
