/**
 * Declared branches against those that are there. A branch is known by its name. Where it starts is fixed when it is made: what is there
 * is never made again, what has had its life isn't either, and what nobody declared is never touched.
 */
import type { DeclaredBranch, Sight } from "../branch.js";
import {
  branchCompute,
  branchNamed,
  branchPath,
  branchText,
  childrenOf,
  expiryOf,
  observedSettings,
  observedText,
  startsElsewhere,
} from "../branch.js";
import type { Change, FieldChange, Hazard, Refusal, TierMove } from "../change.js";
import type { Code } from "../codes.js";
import type { DesiredTenant } from "../desired.js";
import type { ObservedBranch, ObservedEndpoint, ObservedProject, ProjectDetails } from "../observed.js";
import { observedState } from "../observed.js";
import { dayText, parseTime, timeText } from "../time-text.js";
import { formatDuration } from "../units.js";
import type { Declared } from "./build.js";
import { partChange } from "./build.js";
import { parentsFirst } from "./branch-order.js";
import type { AgeLimit, CleanUpVerdict } from "./clean-up.js";
import { cleanUpBranches } from "./clean-up.js";
import { isLeft } from "./enforce.js";
import { hazard } from "./hazards.js";

export interface BranchVerdict {
  readonly make: readonly Change[];
  /** Settings of branches that are there. */
  readonly fields: readonly FieldChange[];
  readonly hazards: readonly Hazard[];
  readonly prune: readonly Change[];
  readonly refusal: Pick<Refusal, "code" | "message" | "fix"> | null;
  readonly notices: readonly { readonly code: Code; readonly message: string }[];
}

/**
 * The computes that the tenant's own settings are of: those of declared branches have a size of their own, or go. What goes is still
 * there when a move to a smaller org `lowersFirst`.
 */
export function ownEndpoints(
  desired: Declared,
  details: ProjectDetails,
  lowersFirst: boolean,
  now: number,
): readonly ObservedEndpoint[] | null {
  const declared = new Set(desired.branches.filter(({ state }) => state === "active" || !lowersFirst).map(({ name }) => name));
  const sight: Sight = { branches: details.branches ?? [], endpoints: details.endpoints ?? [] };
  const cleaned = lowersFirst ? [] : cleanUpBranches(desired, sight, goingBranches(desired, sight), now).going;
  const ids = new Set([
    ...sight.branches.filter(({ name, isDefault }) => declared.has(name) && !isDefault).map(({ id }) => id),
    ...cleaned.map(({ branch }) => branch.id),
  ]);
  return details.endpoints?.filter(({ branch }) => !ids.has(branch)) ?? null;
}

/** `now` is ms since the epoch; `restores` are root branches that a restore leaves beside them. */
export function judgeBranches(
  desired: Declared,
  project: ObservedProject,
  tier: TierMove,
  details: ProjectDetails,
  { now, restores }: { readonly now: number; readonly restores: number },
): BranchVerdict {
  const sight: Sight = { branches: details.branches ?? [], endpoints: details.endpoints ?? [] };
  const active = desired.branches.filter(({ state }) => state === "active");
  const there = active.flatMap((declared) => {
    const branch = branchNamed(sight, declared.name);
    return branch ? [{ declared, branch }] : [];
  });
  const absent = active.filter(({ name }) => branchNamed(sight, name) === null);
  const { due, notices } = dueBranches(absent, project, sight, now);
  // The compute of a suspended tenant can't start, so its branches wait for it.
  const isAwake = desired.state === "active" && observedState(project) === "active";
  const made = isAwake ? due : [];
  const byWord = goingBranches(desired, sight);
  const cleaned = cleanUpBranches(desired, sight, byWord, now);
  const going = childrenFirst([...byWord, ...cleaned.going.map(({ branch }) => branch)]);
  const changed = there.map(({ declared, branch }) => settingChanges(desired, declared, branch, sight));
  const fields = changed.flatMap((change) => change.fields);
  const bare = there
    .filter(({ branch }) => observedSettings(branch, sight).compute.min === null)
    .map(({ branch }) => branch.name);
  const part = (kind: "branch" | "prune", list: readonly FieldChange[], hazards: readonly Hazard[]): readonly Change[] =>
    list.length === 0 ? [] : [partChange(kind, desired, project, tier, list, hazards)];
  return {
    make: part(
      "branch",
      made.map((branch) => ({ path: branchPath(branch.name), before: null, after: textOf(desired, branch) })),
      [],
    ),
    fields,
    hazards: changed.flatMap((change) => change.hazards),
    prune: part(
      "prune",
      going.map(({ name }) => ({ path: branchPath(name), before: observedText(name, sight, null), after: null })),
      going.map((branch) => hazard("deletes-data", goingText(branch, cleaned))),
    ),
    refusal:
      firstOf(there, ({ declared, branch }) => otherBranch(declared, branch, sight)) ??
      firstOf(byWord, (branch) => keptBranch(branch, going, sight)) ??
      firstOf(there, ({ declared, branch }) => keptFromExpiry(declared, branch, sight)) ??
      noRoom(desired, sight, made, restores),
    notices: [
      ...notices,
      ...cleanUpNotices(cleaned),
      ...(bare.length === 0
        ? []
        : [
            {
              code: "branch-without-compute" as const,
              message: `${bare.length === 1 ? "branch" : "branches"} ${bare.join(", ")} without a compute`,
            },
          ]),
    ],
  };
}

const firstOf = <Item>(items: readonly Item[], of: (item: Item) => BranchVerdict["refusal"]): BranchVerdict["refusal"] => {
  for (const item of items) {
    const refusal = of(item);
    if (refusal) return refusal;
  }
  return null;
};

const textOf = (desired: Declared, branch: DeclaredBranch): string =>
  branchText({ ...branch, compute: branchCompute(branch.compute, desired.settings.compute) });

/** Declared at the base revision and no longer: leaving a file removes nothing, and is told. */
export function leftBranches(desired: Pick<Declared, "branches">, base: DesiredTenant | null): BranchVerdict["notices"] {
  const declared = new Set(desired.branches.map(({ name }) => name));
  const left = (base?.branches ?? []).filter(({ name, state }) => state === "active" && !declared.has(name));
  const names = left.map(({ name }) => name).join(", ");
  if (left.length === 0) return [];
  const message = `${left.length === 1 ? "branch" : "branches"} ${names} left the manifest and ${left.length === 1 ? "stays" : "stay"}; state: deleted removes by word`;
  return [{ code: "branch-left", message }];
}

interface Due {
  /** Parents before their children. */
  readonly due: readonly DeclaredBranch[];
  readonly notices: BranchVerdict["notices"];
}

/** Neon's own history decides in the end; this is what can be known before. */
function dueBranches(absent: readonly DeclaredBranch[], project: ObservedProject, sight: Sight, now: number): Due {
  const due: DeclaredBranch[] = [];
  const notices: { code: Code; message: string }[] = [];
  const made = new Set<string>();
  for (const branch of parentsFirst(absent)) {
    const { name, parent, at, expiresAt } = branch;
    // It had its life, or never will have one.
    if (expiresAt !== null && expiresAt <= now) continue;
    const source = parent === null ? sight.branches.find(({ isDefault }) => isDefault) : branchNamed(sight, parent);
    if (at !== null && at > now)
      notices.push({ code: "branch-later", message: `branch ${name} starts with ${timeText(at)}, which is still to come` });
    else if (!source && !(parent !== null && made.has(parent)))
      notices.push({
        code: "branch-missing",
        message: `branch ${name} is missing, and its parent ${parent ?? "the first branch"} isn't there`,
      });
    else if (at !== null && !isHeld(at, project, source ?? null, now))
      notices.push({
        code: "branch-missing",
        message: `branch ${name} is missing, and the history no longer holds ${timeText(at)}`,
      });
    else {
      due.push(branch);
      made.add(name);
    }
  }
  return { due, notices };
}

/** A parent that is made in the same plan holds nothing from before. */
function isHeld(at: number, { historyRetention }: ObservedProject, source: ObservedBranch | null, now: number): boolean {
  const window = historyRetention === null ? Infinity : historyRetention === "none" ? 0 : historyRetention * 1000;
  const begun = source === null ? now : source.createdAt === null ? -Infinity : parseTime(source.createdAt);
  return at >= now - window && at >= begun;
}

/** To be removed by word. */
const goingBranches = ({ branches }: Pick<Declared, "branches">, sight: Sight): readonly ObservedBranch[] => {
  const names = new Set(branches.filter(({ state }) => state === "deleted").map(({ name }) => name));
  return sight.branches.filter(({ name }) => names.has(name));
};

const childrenFirst = (going: readonly ObservedBranch[]): readonly ObservedBranch[] =>
  parentsFirst(
    going.map((branch) => ({ name: branch.name, parent: going.find(({ id }) => id === branch.parent)?.name ?? null, branch })),
  )
    .map(({ branch }) => branch)
    .toReversed();

/** `preview-7 ("preview-*" after 14d, counted from 2026-02-01)` */
function goingText(branch: ObservedBranch, { going }: CleanUpVerdict): string {
  const aged = going.find((each) => each.branch === branch);
  return `branch ${branch.name}${aged ? ` (${limitText(aged.limit)}, counted from ${dayText(aged.since)})` : ""}`;
}
const limitText = ({ pattern, after }: AgeLimit): string =>
  `${JSON.stringify(pattern)} after ${after === "never" ? after : formatDuration(after)}`;

function cleanUpNotices({ kept, unknown }: CleanUpVerdict): BranchVerdict["notices"] {
  const [one] = kept;
  return [
    ...(one
      ? [
          {
            code: "clean-up-kept" as const,
            message: `${kept
              .slice(0, shown)
              .map(({ branch, limit, why }) => `branch ${branch.name} (${limitText(limit)}) stays: ${why}`)
              .join("; ")}${more(kept)}`,
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            code: "branch-undeclared" as const,
            message: `${unknown.length === 1 ? "branch" : "branches"} ${unknown
              .slice(0, shown)
              .map(({ name }) => name)
              .join(", ")}${more(unknown)} ${unknown.length === 1 ? "is" : "are"} declared nowhere, and no clean-up pattern fits`,
          },
        ]
      : []),
  ];
}
const shown = 5;
const more = ({ length }: readonly unknown[]): string => (length > shown ? ` and ${length - shown} more` : "");

interface SettingChanges {
  readonly fields: readonly FieldChange[];
  readonly hazards: readonly Hazard[];
}

function settingChanges(desired: Declared, declared: DeclaredBranch, branch: ObservedBranch, sight: Sight): SettingChanges {
  const before = observedSettings(branch, sight);
  const after = { protected: declared.isProtected, expiresAt: declared.expiresAt === null ? null : timeText(declared.expiresAt) };
  const compute = branchCompute(declared.compute, desired.settings.compute);
  const fields: FieldChange[] = [];
  for (const setting of ["protected", "expiresAt"] as const)
    if (before[setting] !== after[setting])
      fields.push({ path: branchPath(branch.name, setting), before: before[setting], after: after[setting] });
  const sizes = before.compute.min === null ? [] : (["min", "max", "suspendTimeout"] as const);
  for (const field of sizes) {
    const change = { path: `compute.${field}`, before: before.compute[field], after: compute[field] };
    // A smaller largest size lowers the smallest.
    const isOwn = declared.compute[field] !== undefined || (field === "min" && declared.compute.max !== undefined);
    if (change.before !== change.after && (isOwn || !isLeft(desired, change)))
      fields.push({ ...change, path: branchPath(branch.name, change.path) });
  }
  const resized = fields.some(({ path }) => /\.compute\.(min|max)$/.test(path));
  const running = sight.endpoints.filter((endpoint) => endpoint.branch === branch.id && endpoint.active);
  const ends = declared.expiresAt !== null && declared.expiresAt < (expiryOf(branch) ?? Infinity);
  return {
    fields,
    hazards: [
      ...(resized ? running.map(({ id }) => hazard("restarts-compute", id)) : []),
      // The line that dates it consents.
      ...(ends ? [hazard("deletes-data", `branch ${branch.name} on ${after.expiresAt}`, true)] : []),
    ],
  };
}

/** It is there, and isn't what is declared: that can't be changed in place. */
function otherBranch(declared: DeclaredBranch, branch: ObservedBranch, sight: Sight): BranchVerdict["refusal"] {
  if (branch.isDefault)
    return {
      code: "branch-differs",
      message: `branch ${branch.name} is the project's first branch`,
      fix: `branch: ${branch.name}, or another name`,
    };
  const elsewhere = startsElsewhere(branch, declared, sight);
  return elsewhere === null
    ? null
    : {
        code: "branch-differs",
        message: `branch ${branch.name} ${elsewhere}, declared is ${declaredSource(declared)}`,
        fix: "declare what it is, or another name; or state: deleted first, in a plan of its own",
      };
}

const declaredSource = ({ parent, at, isSchemaOnly }: DeclaredBranch): string =>
  `${isSchemaOnly ? "the schema of " : ""}${parent ?? "the first branch"}${at === null ? "" : ` at ${timeText(at)}`}`;

function keptBranch(branch: ObservedBranch, going: readonly ObservedBranch[], sight: Sight): BranchVerdict["refusal"] {
  const children = childrenOf(branch.id, sight).filter((child) => !going.includes(child));
  const why = branch.isDefault
    ? "it is the project's first branch"
    : branch.isProtected
      ? "it is protected"
      : children.length > 0
        ? `${children
            .slice(0, 5)
            .map(({ name }) => name)
            .join(", ")} ${children.length === 1 ? "starts" : "start"} from it`
        : null;
  if (why === null) return null;
  const fix =
    branch.isProtected && !branch.isDefault
      ? "declare it without protected first, in a plan of its own, or take its protection off in Neon"
      : "take state: deleted out, or see to what stands in its way";
  return { code: "branch-kept", message: `branch ${branch.name} is to be removed, and ${why}`, fix };
}

function keptFromExpiry({ name, expiresAt }: DeclaredBranch, branch: ObservedBranch, sight: Sight): BranchVerdict["refusal"] {
  const children = childrenOf(branch.id, sight);
  if (expiresAt === null || children.length === 0 || expiryOf(branch) === expiresAt) return null;
  const names = children
    .slice(0, 5)
    .map((child) => child.name)
    .join(", ");
  return {
    code: "branch-kept",
    message: `branch ${name} is to expire, and ${names} ${children.length === 1 ? "starts" : "start"} from it`,
    fix: "without its end, or remove them first",
  };
}

/** Nothing is given up before what is new has its room. */
function noRoom(
  { limits, tier }: Declared,
  sight: Sight,
  made: readonly DeclaredBranch[],
  restores: number,
): BranchVerdict["refusal"] {
  if (!limits || made.length === 0) return null;
  const roots = sight.branches.filter(({ isRoot }) => isRoot).length;
  const counts = [
    ["root-branches-full", "root branches", roots, made.filter(({ isSchemaOnly }) => isSchemaOnly).length, limits.rootBranches],
    ["branches-full", "branches", sight.branches.length, made.length, limits.branches],
  ] as const;
  for (const [code, what, there, more, most] of counts)
    if (more > 0 && most !== undefined && there + more + restores > most)
      return {
        code,
        message: `${more} to make beside ${there} ${what}${restores > 0 ? " and what a restore leaves" : ""}; tier ${tier} has room for ${most} (configured limit of ${limits.asOf})`,
        fix: "delete in Neon what may go, plan again",
      };
  return null;
}
