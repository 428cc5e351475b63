/**
 * Declared against observed, tenant by tenant: what would change, what is refused, what is only worth a word.
 * Pure. `diff(x, x)` is empty.
 */
import type { Change, Check, Notice, PatchOperation, Refusal, TierMove } from "../change.js";
import type { Code } from "../codes.js";
import type { DesiredTenant } from "../desired.js";
import { isTombstone } from "../desired.js";
import type { Fleet } from "../fleet.js";
import type { TenantName } from "../names.js";
import type { CompleteInventory, ObservedFleet, ObservedProject, ProjectDetails } from "../observed.js";
import { isAtRest } from "./at-rest.js";
import type { Declared } from "./build.js";
import { adoptChange, createChange, deleteChange, recoverChange, stateChange, transferChange, updateChanges } from "./build.js";
import { blockingIntegrations, downgradeChecks, fits } from "./downgrade.js";
import { enforcedOn } from "./enforce.js";
import type { ExceptedField } from "./fields.js";
import { differingFields, exceptedFields, ignoredFields } from "./fields.js";
import { hazard } from "./hazards.js";
import { isUnmanaged, reportOnly } from "./manage.js";
import type { Match, Matched, Matches } from "./match.js";
import { judgeErrand } from "./errand.js";
import { judgeRestore } from "./restore.js";
import { judgeBranches, leftBranches, ownEndpoints } from "./branches.js";
import { judgeSnapshots } from "./snapshots.js";
import { isSponsored, tierMove } from "./tiers.js";
import { pointerOf } from "../tenant-document.js";

export interface TenantDiff {
  readonly tenant: TenantName;
  readonly changes: readonly Change[];
  readonly refusal: Refusal | null;
  readonly notice: Notice | null;
  readonly excepted: readonly ExceptedField[];
}

export interface DiffContext {
  readonly fleet: Fleet;
  readonly observed: ObservedFleet;
  /** ms since the epoch */
  readonly now: number;
  /** The same tenants as desired at the base revision, by its manifests and its rules; null when none was given. */
  readonly base: ReadonlyMap<TenantName, DesiredTenant> | null;
}

/** One entry per tenant that differs, is refused or has a notice, in the order of the matches. */
export function diff(matches: Matches, context: DiffContext): readonly TenantDiff[] {
  return matches.tenants
    .filter((matched) => !isQuiet(matched, context))
    .map((matched) => {
      const verdict = { changes: [], refusal: null, notice: null, excepted: [], ...judge(matched, context) };
      const told = reportOnly(matched, verdict.changes, verdict.refusal, context.fleet);
      return { tenant: matched.desired.tenant, ...verdict, ...(told && { changes: [], refusal: null, notice: told }) };
    })
    .filter(
      ({ changes, refusal, notice, excepted }) =>
        changes.length > 0 || refusal !== null || notice !== null || excepted.length > 0,
    );
}

/** At rest, and nothing was looked at or has left its manifest that would be worth a word. */
const isQuiet = ({ desired, match }: Matched, { fleet, observed, base }: DiffContext): boolean =>
  match.kind === "live" &&
  match.by !== "name" &&
  isAtRest(desired, match.project) &&
  !isUnmanaged(fleet, desired) &&
  observed.details[match.project.id] === undefined &&
  (base?.get(desired.tenant)?.branches.length ?? 0) === 0;

type Verdict = Partial<Omit<TenantDiff, "tenant">>;

/** Exported for the proof that it finds nothing in a tenant at rest. */
export function judge({ desired, match }: Matched, context: DiffContext): Verdict {
  const tier = tierMove(context.fleet, desired, match.kind === "live" ? match.project : null);
  const refuse = (code: Code, message: string, fix: string, checks: readonly Check[] = []): Verdict => ({
    refusal: { tenant: desired.tenant, code, project: projectOf(match), tier, message, checks, fix, source: desired.source },
  });
  /** The proof that a project which no list shows isn't there. */
  const proof = context.observed.kind === "complete" ? context.observed : null;
  const held = (): Verdict =>
    refuse("incomplete-inventory", "the inventory is incomplete: what wasn't listed may exist all the same", "plan again");

  if (isUnmanaged(context.fleet, desired)) {
    return refuse(
      "org-unmanaged",
      `tier ${desired.tier} lives in org ${desired.org}, which isn't managed`,
      "manage: report, or more, for that org",
    );
  }
  if (match.kind === "ambiguous") {
    if (!proof && match.reason === "same-name") return held();
    return refuse("duplicate-project", ambiguity(desired, match), "pin the right one: projectId: …");
  }
  if (isTombstone(desired)) return judgeTombstone(desired, match, tier, proof) ?? held();
  if (desired.unsupported.length > 0 || !isDeclared(desired)) {
    return refuse(
      "unsupported",
      `this version can't apply ${desired.unsupported.join(", ")}`,
      "take it out, or use a version that can",
    );
  }
  switch (match.kind) {
    case "live": {
      const fixed = fixedConflicts(desired, match.project);
      if (fixed.length > 0) return refuse("immutable", fixed.join("; "), "declare what it is, or make a new tenant");
      if (match.by !== "name") {
        const verdict = judgeOwn(desired, match.project, context, tier, refuse, held);
        return match.by === "rule" || match.by === "mark" ? named(match.project, verdict) : verdict;
      }
      return proof ? { changes: [adoptChange(desired, match.project, tier, proof)] } : held();
    }
    case "recoverable":
      return proof ? { changes: [recoverChange(desired, match, tier, proof)] } : held();
    case "absent":
      return proof ? { changes: [createChange(desired, tier, [], proof)] } : held();
    case "missing":
      if (!proof) return held();
      if (context.fleet.unmanaged.length > 0) {
        const orgs = context.fleet.unmanaged.join(", ");
        return refuse(
          "org-unmanaged",
          `${match.id} is in no managed org; it may be in ${orgs}, which nobody looked at`,
          "manage: report there",
        );
      }
      if (proof.lookedUp[match.id] === "elsewhere") {
        return refuse(
          "foreign-project",
          `${match.id} is in an org that the fleet file doesn't name`,
          "move it back, or add that org",
        );
      }
      if (match.by === "pin") {
        return refuse(
          "missing-project",
          `the pinned ${match.id} is gone and can't be recovered`,
          "take projectId out to create an empty project",
        );
      }
      if (match.namesakes.length > 0) {
        const others = match.namesakes.join(" and ");
        return refuse(
          "duplicate-project",
          `${match.id} is gone, and ${others} has the name "${desired.name}"`,
          "pin the right one: projectId: …",
        );
      }
      return { changes: [createChange(desired, tier, [hazard("creates-empty", `${match.id} is gone`)], proof)] };
  }
}

/** Suspends until its date, then deletes; where no live project is, there is nothing to do. null where only the whole inventory would tell. */
function judgeTombstone(desired: DesiredTenant, match: Match, tier: TierMove, proof: CompleteInventory | null): Verdict | null {
  if (match.kind === "recoverable") return {};
  // Not listed isn't gone.
  if (match.kind !== "live") return proof && {};
  if (desired.state === "deleted") return proof && { changes: [deleteChange(desired, match, tier, proof)] };
  if (match.by === "name") return proof && { changes: [adoptChange(desired, match.project, tier, proof)] };
  const suspend = stateChange(desired, match.project, tier, match.project.org);
  return { changes: suspend ? [suspend] : [] };
}

/**
 * No id is remembered, or a rule holds for this name only: the name is part of what the project is known by, and renamed in
 * between it is another's.
 */
function named(project: ObservedProject, verdict: Verdict): Verdict {
  const isNamed: PatchOperation = { op: "test", path: pointerOf("name"), value: project.name };
  return { ...verdict, changes: (verdict.changes ?? []).map((change) => ({ ...change, patch: [isNamed, ...change.patch] })) };
}

/** A live project that is known to be this tenant's. */
function judgeOwn(
  declared: Declared,
  project: ObservedProject,
  { fleet, observed, now, base: bases }: DiffContext,
  tier: TierMove,
  refuse: (code: Code, message: string, fix: string, checks?: readonly Check[]) => Verdict,
  held: () => Verdict,
): Verdict {
  const details: ProjectDetails = observed.details[project.id] ?? {};
  if (declared.errand) {
    const own = { ...declared, org: project.org };
    const { changes, refusal } = judgeErrand(declared.errand, own, project, tier, details, now);
    return refusal ? refuse(refusal.code, refusal.message, refusal.fix) : { changes };
  }
  const desired = enforcedOn(tier, declared);
  const moves = desired.org !== project.org;
  const title = `${tier.before ?? project.org} → ${tier.after}`;

  const lowersFirst = moves && tier.direction === "down";
  const endpoints = ownEndpoints(desired, details, lowersFirst, now);
  const excepted = exceptedFields(desired, project, endpoints);
  if (tier.direction === "down") {
    const kept = [
      ...excepted.map((field) => ({ ...field, why: "kept by an exception" })),
      ...ignoredFields(desired, project, endpoints).map(({ path, before, after }) => ({
        path,
        observed: before,
        declared: after,
        why: `ignored by tier ${desired.tier}`,
      })),
    ];
    const checks = downgradeChecks(desired, project, details, moves && isSponsored(fleet, desired.org) ? kept : []);
    if (!fits(checks)) {
      const waits = desired.graceUntil !== null && now < desired.graceUntil;
      if (waits)
        return {
          notice: { tenant: desired.tenant, code: "grace", message: `${title} waits until it fits`, source: desired.source },
        };
      return refuse(
        "downgrade-blocked",
        title,
        `tier: ${tier.before ?? "the larger one"} until it fits, or graceUntil: a date (moves once it fits)`,
        checks,
      );
    }
  }
  const unread = Object.entries(details).flatMap(([look, value]) => (value === null ? [look] : []));
  if (unread.length > 0) return refuse("look-failed", `its ${unread.join(" and ")} could not be read`, "plan again");
  const blocking = moves ? blockingIntegrations(project) : [];
  if (blocking === null) return refuse("look-failed", "its integrations could not be read", "plan again");
  if (blocking.length > 0) {
    return refuse(
      "integration",
      `Neon moves no project with a ${blocking.join(" or ")} integration`,
      "remove it in Neon, plan again",
    );
  }

  const proof: CompleteInventory | null = observed.kind === "complete" ? observed : null;
  if (moves && !proof) return held();
  const restore = judgeRestore(desired, project, tier, details, now);
  const snapshots = judgeSnapshots(desired, project, tier, details, now, restore.takes);
  const branches = judgeBranches(desired, project, tier, details, { now, restores: restore.restore.length });
  const refusal = restore.refusal ?? branches.refusal ?? snapshots.refusal;
  if (refusal) return refuse(refusal.code, refusal.message, refusal.fix);
  const base = bases?.get(desired.tenant) ?? null;
  const left = leftBranches(desired, base);
  const notices = [
    ...unusedNotices(declared),
    ...left,
    ...branches.notices,
    ...[restore.notice, snapshots.notice].flatMap((notice) => notice ?? []),
  ];
  const [notice] = notices;
  const fields = [...differingFields(desired, project, endpoints), ...branches.fields];
  const isLimit = ({ path }: { path: string }): boolean => !path.startsWith("historyRetention") && path !== "name";
  const before = lowersFirst ? fields.filter(isLimit) : [];
  const after = fields.filter((field) => !before.includes(field));
  const state = stateChange(desired, project, tier, desired.org);
  // Suspending lowers too: the larger tier's active time must not reach a sponsored org.
  const early = lowersFirst && state?.kind === "suspend" ? { ...state, org: project.org } : null;
  return {
    excepted,
    notice: notice
      ? {
          tenant: desired.tenant,
          source: desired.source,
          code: notice.code,
          message: notices.map(({ message }) => message).join("; "),
        }
      : null,
    changes: [
      ...updateChanges(desired, project, tier, before, {
        org: project.org,
        details,
        base,
        more: lowersFirst ? branches.hazards : [],
      }),
      ...(early ? [early] : []),
      ...(moves && proof ? [transferChange(desired, project, tier, fleet, proof)] : []),
      ...branches.make,
      ...snapshots.take,
      ...(state?.kind === "resume" ? [state] : []),
      ...updateChanges(desired, project, tier, after, {
        org: desired.org,
        details,
        base,
        more: lowersFirst ? [] : branches.hazards,
      }),
      ...restore.restore,
      ...(state?.kind === "suspend" && !early ? [state] : []),
      ...snapshots.prune,
      ...branches.prune,
    ],
  };
}

const unusedNotices = ({ unused }: DesiredTenant): readonly { readonly code: Code; readonly message: string }[] =>
  unused?.kind === "told" ? [{ code: "inactive", message: unused.message }] : [];

const isDeclared = (desired: DesiredTenant): desired is Declared => desired.org !== null && desired.settings !== null;

const projectOf = (match: Match) =>
  match.kind === "live" || match.kind === "recoverable" ? match.project.id : match.kind === "missing" ? match.id : null;

const ambiguity = (desired: DesiredTenant, match: Match & { kind: "ambiguous" }): string =>
  match.reason === "same-name"
    ? `projects ${match.ids.join(" and ")} could both be "${desired.name}"`
    : `another tenant claims the same project (${match.ids.join(", ") || desired.name})`;

/** What the manifest itself says and can't be changed in place. Only what a list shows can be compared. */
function fixedConflicts({ declaredFixed: { region, pgVersion } }: DesiredTenant, project: ObservedProject): readonly string[] {
  return [
    ...(region !== undefined && region !== project.region ? [`region is ${project.region}, the manifest says ${region}`] : []),
    ...(pgVersion !== undefined && pgVersion !== project.pgVersion
      ? [`pgVersion is ${project.pgVersion}, the manifest says ${pgVersion}`]
      : []),
  ];
}
