/**
 * Declared snapshots against those that are there. A snapshot is a moment: it is taken while the history of the first branch holds
 * that moment, and never made from later data; one that can't be had any more is told. What nobody declared is never touched.
 */
import type { Change, FieldChange, Refusal, TierMove } from "../change.js";
import type { Code } from "../codes.js";
import type { DesiredTenant } from "../desired.js";
import { compareText } from "../names.js";
import type { ObservedProject, ObservedSnapshot, ProjectDetails } from "../observed.js";
import type { Rotation } from "../schedule.js";
import { isSlotName } from "../schedule.js";
import type { DeclaredSnapshot, Moment } from "../snapshot.js";
import { countedSnapshots, observedMoment, snapshotText, textOfName } from "../snapshot.js";
import { snapshotChange } from "./build.js";
import { parseTime } from "../time-text.js";

export interface SnapshotVerdict {
  readonly take: readonly Change[];
  readonly prune: readonly Change[];
  readonly refusal: Pick<Refusal, "code" | "message" | "fix"> | null;
  readonly notice: { readonly code: Code; readonly message: string } | null;
}

/** The scheduled one that is due among them. */
const wantedSnapshots = ({ snapshots, rotation }: DesiredTenant): readonly DeclaredSnapshot[] =>
  rotation ? [...snapshots, rotation.slot] : snapshots;
export const looksAtSnapshots = (desired: DesiredTenant): boolean => wantedSnapshots(desired).length > 0;

/** Active ones that no snapshot of their name stands for; empty where nobody looked. */
export const missingSnapshots = (desired: DesiredTenant, details: ProjectDetails): readonly DeclaredSnapshot[] => {
  const there = new Set(details.snapshots?.map(({ name }) => name));
  const wanted = details.snapshots ? wantedSnapshots(desired) : [];
  return wanted.filter(({ name, state }) => state === "active" && !there.has(name) && !isOutlived(name, desired, there));
};

/** Another schedule before it took younger slots, as many as stay: this one would go as soon as it was taken. */
const isOutlived = (name: string, { rotation }: DesiredTenant, there: ReadonlySet<string>): boolean =>
  name === rotation?.slot.name && [...there].filter((other) => isSlotName(other) && other > name).length >= rotation.keep;

const missingWhere =
  (...answers: readonly When[]) =>
  (desired: DesiredTenant, project: ObservedProject, details: ProjectDetails, now: number): readonly DeclaredSnapshot[] =>
    missingSnapshots(desired, details).filter((snapshot) => answers.includes(whenTaken(snapshot, project, details, now)));

/** Those that can't be had any more: they are told, and never made of later data. */
export const lostSnapshots = missingWhere("never", "unborn");
/** What can be taken now. */
export const dueSnapshots = missingWhere("now");

/** `now` is ms since the epoch; `more` are taken beside the declared ones. */
export function judgeSnapshots(
  desired: DesiredTenant,
  project: ObservedProject,
  tier: TierMove,
  details: ProjectDetails,
  now: number,
  more: number,
): SnapshotVerdict {
  const observed = details.snapshots ?? [];
  const verdicts = missingSnapshots(desired, details).map(
    (snapshot) => [snapshot, whenTaken(snapshot, project, details, now)] as const,
  );
  const due = verdicts.flatMap(([snapshot, when]) => (when === "now" ? [snapshot] : []));
  const take = due.map(({ name, moment, expiresAt }): FieldChange => ({
    path: `snapshots.${name}`,
    before: null,
    after: moment && snapshotText(moment, expiresAt),
  }));
  const goes = (name: string): FieldChange => ({ path: `snapshots.${name}`, before: textOfName(observed, name), after: null });
  const byWord = desired.snapshots.filter(
    ({ name, state }) => state === "deleted" && observed.some((snapshot) => snapshot.name === name),
  );
  const rotated = desired.rotation ? rotatedOut(desired.rotation, observed, due) : [];
  const prune = [...byWord.map(({ name }) => goes(name)), ...rotated.map(goes)];
  const notices = [
    ...verdicts.flatMap(([{ name, moment }, when]) => notTaken(name, moment, when)),
    ...desired.snapshots.flatMap((snapshot) => otherMoment(snapshot, details)),
  ];
  const [notice] = notices;
  return {
    take: take.length > 0 ? [snapshotChange("snapshot", desired, project, tier, take)] : [],
    prune: prune.length > 0 ? [snapshotChange("prune", desired, project, tier, prune, new Set(rotated))] : [],
    refusal: ambiguous(desired, details) ?? noSlot(desired, details, due.length + more),
    notice: notice ? { code: notice.code, message: notices.map(({ message }) => message).join("; ") } : null,
  };
}

/** Scheduled ones beyond those that stay, the oldest. The new one counts, because nothing goes before it is finished. */
function rotatedOut(
  { keep }: Rotation,
  observed: readonly ObservedSnapshot[],
  due: readonly DeclaredSnapshot[],
): readonly string[] {
  const names = [...observed, ...due].map(({ name }) => name).filter(isSlotName);
  return [...new Set(names)].sort(compareText).toReversed().slice(keep).toReversed();
}

type When = "now" | "later" | "never" | "unborn" | "expired";

/** Neon's own history decides in the end; this is what can be known before. */
export function whenTaken(
  { moment, expiresAt }: Pick<DeclaredSnapshot, "moment" | "expiresAt">,
  project: ObservedProject,
  details: ProjectDetails,
  now: number,
): When {
  if (expiresAt !== null && expiresAt <= now) return "expired";
  if (moment === null || "lsn" in moment) return "now";
  if (moment.at > now) return "later";
  const { historyRetention: retention } = project;
  const window = retention === null ? Infinity : retention === "none" ? 0 : retention * 1000;
  const first = details.branches?.find(({ isDefault }) => isDefault);
  const begun = first?.createdAt ? parseTime(first.createdAt) : -Infinity;
  if (moment.at < now - window) return "never";
  // Neon tells whole seconds: a moment of the branch's own second may lie before it.
  return moment.at <= begun ? "unborn" : "now";
}

type Told = NonNullable<SnapshotVerdict["notice"]>;

function notTaken(name: string, moment: DeclaredSnapshot["moment"], when: When): readonly Told[] {
  // A slot from before the branch began was nobody's.
  if (when === "now" || when === "expired" || (when === "unborn" && isSlotName(name))) return [];
  const of = moment && snapshotText(moment, null);
  return when === "later"
    ? [{ code: "snapshot-later", message: `snapshot ${name} is of ${of}, which is still to come` }]
    : [{ code: "snapshot-missing", message: `snapshot ${name} is missing, and the history no longer holds ${of}` }];
}

/** It is there, and shows something else than is declared: it isn't made again. */
function otherMoment({ name, moment, state }: DeclaredSnapshot, { snapshots }: ProjectDetails): readonly Told[] {
  const [found, ...others] = (snapshots ?? []).filter((snapshot) => snapshot.name === name);
  if (!found || others.length > 0 || moment === null || state === "deleted" || !isOtherMoment(moment, found)) return [];
  const [declared, observed] = [snapshotText(moment, null), observedMoment(found)];
  return [{ code: "snapshot-differs", message: `snapshot ${name} is of ${observed}, declared is ${declared}` }];
}

/** By which of both it was taken, a time or a position in the log, Neon doesn't always say. */
export function isOtherMoment(moment: Moment, found: ObservedSnapshot): boolean {
  const isComparable = "at" in moment ? found.timestamp !== null : found.timestamp === null && found.lsn !== null;
  return isComparable && snapshotText(moment, null) !== observedMoment(found);
}

/** To be removed by name, and the name isn't one snapshot's. */
function ambiguous({ snapshots }: DesiredTenant, details: ProjectDetails): SnapshotVerdict["refusal"] {
  for (const { name, state } of snapshots) {
    const ids = (details.snapshots ?? []).filter((snapshot) => snapshot.name === name).map(({ id }) => id);
    if (state === "deleted" && ids.length > 1)
      return {
        code: "duplicate-snapshot",
        message: `snapshots ${ids.join(" and ")} are both named ${name}`,
        fix: "remove or rename one of them in Neon, plan again",
      };
  }
  return null;
}

/** What is to be taken must find room beside what is there: nothing is given up before the new one is finished. */
function noSlot({ limits, tier, snapshots }: DesiredTenant, details: ProjectDetails, due: number): SnapshotVerdict["refusal"] {
  const there = countedSnapshots(details.snapshots ?? []);
  if (due === 0 || limits?.snapshots === undefined || there.length + due <= limits.snapshots) return null;
  const declared = new Set(snapshots.map(({ name }) => name));
  const others = there.filter(({ name }) => !declared.has(name) && !isSlotName(name)).map(({ name }) => name);
  const whose = others.length > 0 ? `, of which nobody declares ${others.slice(0, 5).join(", ")}` : "";
  return {
    code: "snapshot-no-slot",
    message: `${due} to take beside ${there.length}${whose}; tier ${tier} has room for ${limits.snapshots} (configured limit of ${limits.asOf})`,
    fix: "state: deleted for one that may go, in a plan of its own, or remove one in Neon",
  };
}
