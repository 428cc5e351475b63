/**
 * A declared restore against what Neon shows: due, done, or never to be done any more. What it needs must be there or to be had
 * before anything is written: what it restores, and room for one root branch more, because what is replaced stays.
 */
import type { Change, Refusal, TierMove } from "../change.js";
import type { Code } from "../codes.js";
import type { DesiredTenant } from "../desired.js";
import type { ObservedBranch, ObservedProject, ObservedSnapshot, ProjectDetails } from "../observed.js";
import type { DeclaredRestore } from "../restore.js";
import { replacedName, restoreName, restoreStanding, restoreText, snapshotOf, sourceOf } from "../restore.js";
import { observedMoment, snapshotText, textOfName } from "../snapshot.js";
import { restoreChange } from "./build.js";
import type { Problem } from "./room.js";
import { noRoomFor } from "./room.js";
import { dueSnapshots, isOtherMoment, whenTaken } from "./snapshots.js";
import { timeText } from "../time-text.js";

export interface RestoreVerdict {
  readonly restore: readonly Change[];
  readonly refusal: Pick<Refusal, "code" | "message" | "fix"> | null;
  readonly notice: { readonly code: Code; readonly message: string } | null;
  /** Snapshots that it takes itself and that must find room beside those that are declared. */
  readonly takes: number;
}

const nothing: RestoreVerdict = { restore: [], refusal: null, notice: null, takes: 0 };
const refused = (code: Code, message: string, fix: string): RestoreVerdict => ({ ...nothing, refusal: { code, message, fix } });
const told = (code: Code, message: string): RestoreVerdict => ({ ...nothing, notice: { code, message } });

/** `now` is ms since the epoch. */
export function judgeRestore(
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  details: ProjectDetails,
  now: number,
): RestoreVerdict {
  const { restore } = desired;
  if (restore === null) return nothing;
  if ("branch" in sourceOf(restore.from))
    return refused("restore-source", `${restore.from} is no snapshot, time or replaced branch`, "tenantry promote");
  if (now < restore.id) return told("restore-later", `the restore of ${timeText(restore.id)} is still to come`);
  const { branches, snapshots } = details;
  const first = branches?.find(({ isDefault }) => isDefault);
  if (!branches || !snapshots || !first)
    return refused("look-failed", "its default branch and snapshots could not be read", "plan again");
  switch (restoreStanding(restore, branches, snapshots)) {
    case "unknown":
      return refused("look-failed", `when ${first.name} was made could not be read`, "plan again");
    case "done":
      return leftBeside(restore, branches);
    case "superseded":
      return told(
        "restore-superseded",
        `nothing is restored for ${timeText(restore.id)}: ${first.name} was made at ${first.createdAt}, and not of ${restore.from}; a new restore needs a new id`,
      );
    case "undone":
      return refused(
        "restore-undone",
        `${first.name}, which the restore of ${timeText(restore.id)} replaced, is the default branch`,
        "take restore out, or make the restored branch the default one in Neon",
      );
    case "due":
      break;
  }
  const asked = { restore, first, branches, snapshots };
  const source = sourceProblem(asked, desired, project, details, now);
  if (source) return refused(...source);
  const room = roomProblem(asked, desired);
  if (room) return refused(...room);
  const takesOwn = !("snapshot" in sourceOf(restore.from)) && !snapshots.some(({ name }) => name === restoreName(restore));
  const moment = momentOf(asked, desired);
  const kept = replacedName(first.name, restore);
  return {
    ...nothing,
    takes: takesOwn ? 1 : 0,
    restore: [
      restoreChange(desired, project, tier, {
        restore,
        before: restoreText(restore, branches, snapshots),
        source: { name: snapshotOf(restore), text: textOfName(snapshots, snapshotOf(restore)) },
        detail: `${moment === null ? "what it holds now stays" : `writes since ${moment} stay`} only in "${kept}", ${rootText(asked, desired)}`,
      }),
    ],
  };
}

/** Of two runs at once the later may have made its branch when the earlier had swapped already. */
function leftBeside(restore: DeclaredRestore, branches: readonly ObservedBranch[]): RestoreVerdict {
  const name = restoreName(restore);
  if (!branches.some((branch) => branch.name === name)) return nothing;
  return told(
    "restore-left",
    `branch ${name} never took its place, because another did; nobody uses it, and it may be deleted in Neon`,
  );
}

interface Asked {
  readonly restore: DeclaredRestore;
  readonly first: ObservedBranch;
  readonly branches: readonly ObservedBranch[];
  readonly snapshots: readonly ObservedSnapshot[];
}

/** What is restored is there, or will be when its turn comes. */
function sourceProblem(
  { restore, branches, snapshots }: Asked,
  desired: DesiredTenant,
  project: ObservedProject,
  details: ProjectDetails,
  now: number,
): Problem | null {
  const name = snapshotOf(restore);
  const [found, ...others] = snapshots.filter((snapshot) => snapshot.name === name);
  const source = sourceOf(restore.from);
  if (found && others.length > 0) {
    const ids = [found, ...others].map(({ id }) => id).join(" and ");
    return ["duplicate-snapshot", `snapshots ${ids} are both named ${name}`, "remove or rename one of them in Neon, plan again"];
  }
  const unlike = branches.find((branch) => branch.name === restoreName(restore));
  if (unlike?.restoredFrom && unlike.restoredFrom !== found?.id)
    return [
      "restore-source",
      `branch ${unlike.name} is there and shows something else than ${restore.from}`,
      "remove it in Neon, plan again",
    ];
  if (found) return "snapshot" in source ? differs(found, desired) : null;
  if ("snapshot" in source) {
    if (dueSnapshots(desired, project, details, now).some((snapshot) => snapshot.name === name)) return null;
    return [
      "restore-source",
      `there is no snapshot ${name} to restore, and none can be taken of its moment`,
      otherSource(branches),
    ];
  }
  if ("replaced" in source && !branches.some((branch) => branch.name === source.replaced && branch.isRoot && !branch.isDefault))
    return ["restore-source", `there is no branch ${source.replaced} to restore`, otherSource(branches)];
  if (!("moment" in source)) return null;
  if (whenTaken({ moment: { at: source.moment }, expiresAt: null }, project, details, now) === "now") return null;
  return ["restore-window", `the history no longer holds ${restore.from}`, "a later time, or a snapshot"];
}

/** A snapshot that isn't what its manifest says would bring back other data than somebody read. */
export function differs(found: ObservedSnapshot, { snapshots }: DesiredTenant): Problem | null {
  const declared = snapshots.find(({ name }) => name === found.name);
  if (!declared?.moment || !isOtherMoment(declared.moment, found)) return null;
  const [is, was] = [observedMoment(found), snapshotText(declared.moment, null)];
  return [
    "restore-source",
    `snapshot ${found.name} is of ${is}, declared is ${was}`,
    `declare ${found.name} at ${is}, if that is meant`,
  ];
}

/** What is replaced stays as a root branch of its own. */
const roomProblem = ({ restore, branches }: Asked, desired: DesiredTenant): Problem | null =>
  branches.some(({ name }) => name === restoreName(restore)) ? null : noRoomFor("the restore", "root", branches, desired);

export function otherSource(branches: readonly ObservedBranch[]): string {
  const others = branches.filter(({ name, isRoot, isDefault }) => isRoot && !isDefault && "replaced" in sourceOf(name));
  return others.length === 0
    ? "another snapshot or time"
    : `another snapshot or time, or ${others.map(({ name }) => `"${name}"`).join(", ")}`;
}

/** null where it isn't known: what an earlier restore replaced has none. */
function momentOf({ restore, snapshots }: Asked, desired: DesiredTenant): string | null {
  const source = sourceOf(restore.from);
  if (!("snapshot" in source)) return "moment" in source ? timeText(source.moment) : null;
  const found = snapshots.find(({ name }) => name === source.snapshot);
  const declared = [...desired.snapshots, ...(desired.rotation ? [desired.rotation.slot] : [])];
  const moment = declared.find(({ name }) => name === source.snapshot)?.moment;
  return found ? observedMoment(found) : moment ? snapshotText(moment, null) : null;
}

function rootText({ restore, branches }: Asked, { limits }: DesiredTenant): string {
  const isThere = branches.some(({ name }) => name === restoreName(restore));
  const roots = branches.filter(({ isRoot }) => isRoot).length + (isThere ? 0 : 1);
  return limits?.rootBranches === undefined ? `${roots} root branches then` : `root branch ${roots} of ${limits.rootBranches}`;
}
