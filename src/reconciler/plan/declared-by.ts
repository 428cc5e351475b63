/**
 * A plan file may carry out only what the manifests declare. Anyone can write a file with a fitting digest, so each
 * change is held against its tenant: its project must be that tenant's, its values must be the declared ones, and what
 * needs consent must say so. What such a file can still do is what the next plan would do anyway.
 */
import { branchCompute, branchInPath, branchText, declaredSetting, madeIn } from "../branch.js";
import type { Change, ChangeKind, HazardKind, JsonValue } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import { suspendedActiveTime } from "../desired.js";
import { ageLimit } from "../diff/clean-up.js";
import { matchesGlob } from "../diff/glob.js";
import { magnitude } from "../diff/fields.js";
import type { Lock } from "../diff/match.js";
import type { Fleet } from "../fleet.js";
import { isReached } from "../inactive.js";
import type { ProjectId, TenantName } from "../names.js";
import { idIn, isRestorePath } from "../restore.js";
import type { Settings } from "../settings.js";
import { isSlotName, slotName } from "../schedule.js";
import { snapshotText } from "../snapshot.js";
import {
  isBranchPath,
  isRunningPath,
  isSnapshotPath,
  isWholeBranch,
  nameIn,
  newTenantDocument,
  pathOf,
  snapshotNames,
  valueAt,
} from "../tenant-document.js";
import type { Plan } from "./plan.js";
import type { PlanProblem } from "./read-change.js";
import { parseTime } from "../time-text.js";

export interface DeclaredFleet {
  readonly fleet: Fleet;
  /** As they were declared when the plan was made. */
  readonly desired: ReadonlyMap<TenantName, DesiredTenant>;
  readonly lock: Lock;
  readonly manifestsDigest: string;
}

export function undeclaredProblem(plan: Plan, declared: DeclaredFleet): PlanProblem | null {
  if (plan.inputs.manifestsDigest !== declared.manifestsDigest) {
    return { code: "plan-config", message: "it was made from other manifests than those that stand here" };
  }
  for (const [n, change] of plan.changes.entries()) {
    const problem = changeProblem(change, declared, parseTime(plan.observedAt));
    if (problem !== null) return { code: "plan-scope", message: `changes[${n}] of ${change.tenant} ${problem}` };
  }
  return null;
}

/** `then` is when the plan's observation began, ms since the epoch. */
function changeProblem(change: Change, { fleet, desired, lock }: DeclaredFleet, then: number): string | null {
  const tenant = desired.get(change.tenant);
  if (!tenant) return isGoverned(change, fleet) ? null : "is of no declared tenant";
  const remembered = tenant.pin ?? lock.get(change.tenant) ?? null;
  if (!isItsProject(change, tenant, remembered)) return "names a project that is not this tenant's";
  const value = undeclaredValue(change, tenant, then);
  if (value !== null) return `writes ${value}, which its manifest doesn't declare`;
  const hazard = missingHazard(change, tenant, remembered);
  return hazard && `hides that it ${hazard}`;
}

/** A remembered id, or the declared name where nothing is remembered; a create has no project yet. */
function isItsProject(change: Change, tenant: DesiredTenant, remembered: ProjectId | null): boolean {
  if (change.kind === "create") return true;
  if (remembered !== null) return change.project === remembered;
  return change.patch.some(
    ({ op, path, ...rest }) => op === "test" && path === "/name" && "value" in rest && rest.value === tenant.name,
  );
}

/** Rules only update and rotate snapshots, and only of projects of their org with a matching name. */
function isGoverned({ kind, tenant, project, org, patch }: Change, fleet: Fleet): boolean {
  const name = patch.find(({ op, path }) => op === "test" && path === "/name");
  const rotates = kind === "snapshot" || kind === "prune";
  if (
    (kind !== "update" && !rotates) ||
    (project as string) !== tenant ||
    !name ||
    !("value" in name) ||
    typeof name.value !== "string"
  )
    return false;
  const live = name.value;
  const rule = fleet.rules.find((candidate) => candidate.org === org && matchesGlob(candidate.name, live));
  const tier = rule && fleet.tiers.find(({ name: tierName }) => tierName === rule.tier);
  return (
    tier !== undefined &&
    patch.every((operation) => {
      if (operation.op !== "replace") return true;
      if (rotates)
        return isSnapshotPath(operation.path) && tier.schedule !== null && isSlot(nameIn(operation.path), operation.value);
      return declaredAt(operation.path, tier.settings) === operation.value;
    })
  );
}

/** A scheduled one that goes, or that is of the moment in its name. */
const isSlot = (name: string, value: JsonValue): boolean =>
  isSlotName(name) && (value === null || (typeof value === "string" && slotName(parseTime(value)) === name));

function undeclaredValue(change: Change, tenant: DesiredTenant, then: number): string | null {
  for (const operation of change.patch) {
    if (operation.op !== "replace") continue;
    if (operation.path === "") {
      const wanted = tenant.settings && newTenantDocument({ ...tenant, settings: tenant.settings });
      if (wanted === null || JSON.stringify(sorted(operation.value)) !== JSON.stringify(sorted(wanted))) return "another project";
    } else if (operation.value !== wantedAt(operation.path, change, tenant, then)) return pathOf(operation.path);
  }
  return null;
}

function wantedAt(path: string, change: Change, tenant: DesiredTenant, then: number): JsonValue | undefined {
  const { kind } = change;
  // A recovered project keeps its old settings; what is suspended by word is suspended by the plan after.
  const isIdle = isUnused(change, tenant, then);
  if (path === "/state" && isIdle) return "suspended";
  if (path === "/state") return kind === "recover" && tenant.state !== "deleted" ? "active" : tenant.state;
  if (path === "/org") return tenant.org ?? undefined;
  if (path === "/name") return tenant.name;
  if (isRestorePath(path)) return tenant.restore?.id === idIn(path) ? tenant.restore.from : undefined;
  if (isBranchPath(path)) return isCleanedUp(path, change, tenant, then) ? null : declaredBranch(path, tenant, kind);
  if (isSnapshotPath(path)) return declaredSnapshot(nameIn(path), tenant, kind);
  if (path === "/quota/activeTime" && (isIdle || tenant.state === "suspended")) return suspendedActiveTime;
  return tenant.settings ? declaredAt(path, tenant.settings) : undefined;
}

/** A suspension that its tenant's own last use brings, which apply tests again. */
function isUnused({ kind, patch }: Change, { inactive, state }: DesiredTenant, then: number): boolean {
  if (kind !== "suspend" || state !== "active" || !patch.some(({ path }) => isRunningPath(path))) return false;
  const last = patch.find(({ op, path }) => op === "test" && path === "/lastUsed");
  return (
    last !== undefined &&
    "value" in last &&
    typeof last.value === "string" &&
    isReached(inactive.suspend, parseTime(last.value), then)
  );
}

/** A branch that nobody declared, of a name that a pattern gives up, and at least as old. What else keeps one is looked at by a plan only. */
function isCleanedUp(path: string, { kind, patch }: Change, { branches, cleanUp }: DesiredTenant, then: number): boolean {
  if (kind !== "prune" || !isWholeBranch(path) || branches.some(({ name }) => name === nameIn(path))) return false;
  const limit = ageLimit(nameIn(path), cleanUp);
  const seen = patch.find((operation) => operation.op === "test" && operation.path === path);
  if (limit === null || limit.after === "never" || !seen || !("value" in seen)) return false;
  return madeIn(seen.value) + limit.after * 1000 <= then;
}

/** null where it is declared to go by word. */
function declaredBranch(path: string, { branches, settings }: DesiredTenant, kind: ChangeKind): JsonValue | undefined {
  const said = branchInPath(pathOf(path));
  const branch = said && branches.find(({ name }) => name === said.name);
  if (!said || !branch || !settings) return undefined;
  if (!isWholeBranch(path)) return declaredSetting(branches, said, settings.compute);
  if (branch.state === "deleted") return kind === "prune" ? null : undefined;
  return kind === "branch" ? branchText({ ...branch, compute: branchCompute(branch.compute, settings.compute) }) : undefined;
}

/** null where it is declared to go: by word, or as one of a schedule that is older than the slot. */
function declaredSnapshot(name: string, { snapshots, rotation }: DesiredTenant, kind: ChangeKind): string | null | undefined {
  const declared = snapshots.find((snapshot) => snapshot.name === name);
  if (rotation && isSlotName(name)) {
    if (kind === "prune") return name < rotation.slot.name ? null : undefined;
    return name === rotation.slot.name && rotation.slot.moment ? snapshotText(rotation.slot.moment, null) : undefined;
  }
  if (declared?.state === "deleted") return null;
  return declared?.moment ? snapshotText(declared.moment, declared.expiresAt) : undefined;
}

/** Computes that exist follow the tenant's range. */
const declaredAt = (path: string, settings: Settings): JsonValue | undefined =>
  valueAt(
    { quota: { ...settings.quota }, compute: { ...settings.compute }, historyRetention: settings.historyRetention },
    path.replace(/^\/endpoints\/[^/]+\//, "/compute/"),
  );

function missingHazard(change: Change, tenant: DesiredTenant, remembered: ProjectId | null): HazardKind | null {
  const says = (kind: HazardKind): boolean =>
    change.hazards.filter((hazard) => hazard.kind === kind && (!hazard.consented || tenant.dated)).length >=
    atLeast(kind, change);
  const needed: HazardKind[] = [];
  if (change.kind === "delete") needed.push("deletes-data");
  if (change.kind === "suspend") needed.push("suspends-now");
  if (change.kind === "prune" && snapshotNames([change]).length > 0) needed.push("drops-snapshot");
  if (change.kind === "prune" && removedBranches(change) > 0) needed.push("deletes-data");
  if (change.kind === "restore") needed.push("replaces-data");
  if (change.kind === "adopt") needed.push("adopts-existing");
  if (change.kind === "recover" && remembered === null) needed.push("returns-old-data");
  if (change.fields.some(({ path, before, after }) => path === "historyRetention" && magnitude(after) < magnitude(before)))
    needed.push("loses-history");
  return needed.find((kind) => !says(kind)) ?? null;
}

/** One for each snapshot or branch that goes by word; what a schedule gives up is consented to by its line. */
const atLeast = (kind: HazardKind, change: Change): number => {
  if (kind === "drops-snapshot") return snapshotNames([change]).filter((name) => !isSlotName(name)).length;
  return kind === "deletes-data" && change.kind === "prune" ? removedBranches(change) : 1;
};
const removedBranches = ({ patch }: Change): number =>
  patch.filter(({ op, path }) => op === "replace" && isWholeBranch(path)).length;

const sorted = (value: JsonValue): JsonValue =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;
