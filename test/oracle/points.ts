/**
 * Restore points (reliability.md I8, I20; neon-api.md §5, §6): which snapshot may be taken of what, which may go, when a restore may
 * replace what is live, and which scheduled ones there are in the end. As elsewhere here: what may not be, never what should be sent.
 */
import { isLive } from "./neon.js";
import type { Branch, Project, Snapshot, Truth } from "./neon.js";
import { limits } from "./wishes.js";
import type { Points, Restore, Schedule, Wish } from "./wishes.js";

const day = 86_400_000;
export const secondsOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const digits = (text: string): string => text.replace(/[-:]/g, "");
export const slotName = (at: number): string => `sched-${digits(secondsOf(at)).slice(0, 13)}Z`;
const isSlot = (name: string): boolean => /^sched-\d{8}T\d{4}Z$/.test(name);
/** What an earlier restore replaced. */
const isReplaced = (from: string): boolean => / \(old[^)]*\)$/.test(from);
const ownName = (id: number): string => `restore-${digits(secondsOf(id))}`;

/** `at` o'clock UTC, and every so long from there. */
export const latestSlot = ({ every, at }: Schedule, now: number): number => at + Math.floor((now - at) / every) * every;

export const defaultBranch = ({ branches }: Project): Branch | undefined => branches.find((branch) => branch.default);
const dataOf = ({ data }: Branch, at: number): string | undefined =>
  (data.findLast((writing) => writing.at <= at) ?? data[0])?.text;
const bornAt = (branch: Branch | undefined): number => Date.parse(branch?.created_at ?? "");

const byId = (truth: Truth, id: string): Project | undefined =>
  truth.projects.find((project) => project.id === id && isLive(project));
/** Finished, and not over by then. */
const good = ({ snapshots }: Project, now: number): readonly Snapshot[] =>
  snapshots.filter(
    ({ ready_at, expires_at }) =>
      ready_at !== null && ready_at <= now && (expires_at === undefined || Date.parse(expires_at) > now),
  );

/** A project that had a restore point has none: only a tombstone of its last one may bring that about. */
export function emptied(before: Truth, after: Truth, now: number, wishes: readonly Wish[]): string | null {
  for (const project of after.projects) {
    const was = byId(before, project.id);
    if (!was || !isLive(project) || good(project, now).length > 0) continue;
    const lost = good(was, now);
    const isMeant = lost.every(({ name }) => wishes.some(({ points }) => points?.named[name]?.isGone));
    if (!isMeant) return `${project.id} has no restore point left; there was ${lost.map(({ name }) => name).join(", ")}`;
  }
  return null;
}

/** What we write takes no branch away, and leaves one default branch. */
export function unbranched(before: Truth, after: Truth): string | null {
  for (const project of after.projects) {
    const gone = byId(before, project.id)?.branches.find(({ id }) => !project.branches.some((branch) => branch.id === id));
    if (gone && isLive(project)) return `branch ${gone.name} of ${project.id} is gone`;
    if (project.branches.filter((branch) => branch.default).length !== 1) return `${project.id} has no one default branch`;
  }
  return null;
}

export interface Taking {
  readonly branch: string;
  readonly name: string;
  readonly timestamp: string | undefined;
  readonly now: number;
  /** Neon carried it out twice. */
  readonly isTwice: boolean;
}

/** `sees`: nobody changed it since the run looked at its branches and snapshots last. */
export function mistaken(
  { branch, name, timestamp, now, isTwice }: Taking,
  wish: Wish,
  was: Project,
  is: Project,
  sees: boolean,
): string | null {
  const due = momentOf(name, wish, now);
  if (due === null) return `${name} is not declared`;
  if (due !== "now" && timestamp !== secondsOf(due)) return `${name} is of ${secondsOf(due)}, not of ${timestamp ?? "now"}`;
  if (due === "now" && timestamp !== undefined) return `${name} is of what is replaced, not of ${timestamp}`;
  if (due !== "now" && sees && !was.branches.some(({ id, default: isDefault }) => id === branch && isDefault))
    return `${name} is taken of ${branch}, which isn't the default branch`;
  // Requests overlap, so what it made may have been seen before its answer.
  const there = is.snapshots.filter((snapshot) => snapshot.name === name);
  if (sees && !isTwice && there.length > 1) return `there was a snapshot ${name} already`;
  const source = was.branches.find(({ id }) => id === branch);
  const made = there.find(({ id }) => !was.snapshots.some((snapshot) => snapshot.id === id));
  const held = source && dataOf(source, due === "now" ? now : due);
  return made && source && made.data !== held ? `${name} shows "${made.data}", and there was "${held}" then` : null;
}

/** null where nobody may take one of that name. */
function momentOf(name: string, { points, state }: Wish, now: number): number | "now" | null {
  const named = points?.named[name];
  if (named && !named.isGone) return named.at;
  const { schedule = null, restore = null } = points ?? {};
  if (restore && name === ownName(restore.id)) return typeof restore.from === "number" ? restore.from : "now";
  if (!schedule || state !== "active") return null;
  // A plan may be carried out after the next slot has passed.
  return [0, schedule.every].map((ago) => latestSlot(schedule, now) - ago).find((slot) => slotName(slot) === name) ?? null;
}

/** `base`: as the plan saw it. */
export function givenUp(id: string, { points, state }: Wish, was: Project, base: Project | undefined): string | null {
  const snapshot = [...was.snapshots, ...(base?.snapshots ?? [])].find((each) => each.id === id);
  if (!snapshot || points?.named[snapshot.name]?.isGone) return null;
  const { name } = snapshot;
  if (!isSlot(name) || !points?.schedule || state !== "active") return `${name} was not made for a schedule, nor declared to go`;
  const younger = new Set([...was.snapshots, ...(base?.snapshots ?? [])].map((each) => each.name).filter(isSlot));
  const left = [...younger].filter((other) => other > name).length;
  return left >= points.schedule.keep ? null : `${name} goes, and ${left} younger ones stay, not ${points.schedule.keep}`;
}

/** A busy project is waited for. */
const patience = 10 * 60_000;

/** Why nothing may be done for a restore to that branch, if it is one; `sees` as above. */
export function undue(wish: Wish, was: Project, branch: string | undefined, now: number, sees: boolean): string | null {
  const restore = wish.points?.restore;
  if (!restore) return "no restore is declared";
  if (now < restore.id) return `its id, ${secondsOf(restore.id)}, is still to come`;
  if (now >= restore.id + day + patience) return `a day has passed since its id, ${secondsOf(restore.id)}`;
  const first = defaultBranch(was);
  // Sent again, it finds itself in that place.
  return sees && first?.id !== branch && bornAt(first) >= restore.id
    ? `${first?.name} of ${first?.created_at} supersedes it`
    : null;
}

/** What became the default branch shows the declared source, and what it replaced is there as it was. */
export function misplaced({ points }: Wish, was: Project, is: Project): string | null {
  const [old, made] = [defaultBranch(was), defaultBranch(is)];
  const restore = points?.restore;
  if (!restore || !old || !made) return "there is no default branch";
  const source = was.snapshots.find(({ id }) => id === made.restored_from);
  const expected = typeof restore.from === "number" || isReplaced(restore.from) ? ownName(restore.id) : restore.from;
  if (source && source.name !== expected) return `${made.name} shows ${source.name}, not ${expected}`;
  if (source && made.data[0]?.text !== source.data) return `${made.name} shows "${made.data[0]?.text}", not "${source.data}"`;
  const kept = is.branches.find(({ id }) => id === old.id);
  return kept && JSON.stringify(kept.data) === JSON.stringify(old.data) ? null : `what ${old.name} held isn't kept`;
}

/** The branch that was made for a restore never became ready: it is told, and a person has to delete it. */
export const isStuck = ({ branches }: Project, { points }: Wish): boolean =>
  branches.some(({ name, current_state }) => points?.restore && name === ownName(points.restore.id) && current_state !== "ready");

/** The last run looked from `now` to `until`; `due`: it took what was scheduled. */
export interface Moment {
  readonly now: number;
  readonly until: number;
  readonly due: boolean;
}

/** What isn't there of what is declared, though it can be. */
export function missingPoints({ points, state }: Wish, project: Project, { now, until, due }: Moment): readonly string[] {
  if (!points) return [];
  const names = new Set(project.snapshots.map(({ name }) => name));
  const first = defaultBranch(project);
  const canBe = (at: number): boolean => at <= now && at > bornAt(first) && at >= now - project.history_retention_seconds * 1000;
  const named = Object.entries(points.named).flatMap(([name, { at, isGone }]) => {
    if (isGone) return names.has(name) ? [`snapshot ${name} is there`] : [];
    return canBe(at) && !names.has(name) ? [`snapshot ${name} is missing`] : [];
  });
  const { restore } = points;
  const isLeft = restore && now >= restore.id && until < restore.id + day && bornAt(first) < restore.id;
  return [
    ...named,
    ...(due && state === "active" ? misScheduled(points, names, canBe, now) : []),
    ...(isLeft ? [`the restore of ${secondsOf(restore.id)} isn't done`] : []),
  ];
}

function misScheduled(
  { schedule }: Points,
  names: ReadonlySet<string>,
  canBe: (at: number) => boolean,
  now: number,
): readonly string[] {
  if (!schedule) return [];
  const scheduled = [...names].filter(isSlot);
  const slot = latestSlot(schedule, now);
  const stays = scheduled.filter((name) => name > slotName(slot)).length < schedule.keep;
  return [
    ...(stays && canBe(slot) && !names.has(slotName(slot)) ? [`slot ${slotName(slot)} isn't taken`] : []),
    ...(scheduled.length > schedule.keep ? [`${scheduled.length} scheduled ones stay, not ${schedule.keep}`] : []),
  ];
}

/** The scheduled ones after a clean run at `now`: those of before and the slot that was due, the youngest of them. */
export function misrotated({ points }: Wish, was: Project, is: Project, now: number): string | null {
  const schedule = points?.schedule;
  if (!schedule) return null;
  const slot = latestSlot(schedule, now);
  const canBe = slot > bornAt(defaultBranch(was)) && slot >= now - was.history_retention_seconds * 1000;
  const slots = (names: readonly string[]): string => [...new Set(names.filter(isSlot))].sort().slice(-schedule.keep).join(" ");
  const before = was.snapshots.map(({ name }) => name);
  const due = slots([...before, ...(canBe ? [slotName(slot)] : [])]);
  const there = is.snapshots.map(({ name }) => name).filter(isSlot);
  return [...new Set(there)].sort().join(" ") === due
    ? null
    : `${is.id} has ${there.join(" ") || "none"}, and ${due || "none"} are due`;
}

/** Whether a refusal that speaks of restore points is true. */
export function isTruePoint(code: string, { points, tier }: Wish, project: Project): boolean {
  const { named = {}, restore = null } = points ?? {};
  const names = project.snapshots.map(({ name }) => name);
  const roots = project.branches.filter(({ parent_id }) => parent_id === undefined).length;
  const source = restore && typeof restore.from === "string" ? restore.from : null;
  const wanted =
    Object.entries(named).filter(([name, { isGone }]) => !isGone && !names.includes(name)).length +
    (points?.schedule ? 1 : 0) +
    (restore && (source === null || isReplaced(source)) ? 1 : 0);
  const isSource = (name: string): boolean => restore !== null && (name === source || name === ownName(restore.id));
  switch (code) {
    case "snapshot-no-slot":
      return wanted > 0 && names.length + wanted > limits[tier].snapshots;
    case "duplicate-snapshot":
      return names.some((name, nth) => names.indexOf(name) !== nth && (named[name]?.isGone || isSource(name)));
    case "restore-source":
      return restore !== null && isUnlike(project, restore, named);
    case "restore-window":
      return restore !== null && typeof restore.from === "number";
    case "restore-undone":
      return restore !== null && (defaultBranch(project)?.name.endsWith(` (old ${secondsOf(restore.id)})`) ?? false);
    case "root-branches-full":
      return restore !== null && roots + 1 > limits[tier].roots;
    case "branches-full":
      return restore !== null && project.branches.length + 1 > limits[tier].branches;
    default:
      return false;
  }
}

/** Its source isn't there, shows another moment than is declared, or a branch of its name shows something else. */
function isUnlike({ snapshots, branches }: Project, { id, from }: Restore, named: Points["named"]): boolean {
  const source = typeof from === "string" && !isReplaced(from) ? from : ownName(id);
  const found = snapshots.filter(({ name }) => name === source);
  const made = branches.find(({ name }) => name === ownName(id));
  if (made?.restored_from !== undefined && !found.some((each) => each.id === made.restored_from)) return true;
  if (typeof from === "number") return false;
  if (isReplaced(from)) return !branches.some(({ name }) => name === from);
  const at = named[from]?.at;
  return found.length === 0 || found.some(({ timestamp }) => at !== undefined && timestamp !== secondsOf(at));
}
