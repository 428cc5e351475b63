/**
 * A branch put in the place of the default one. What the default branch held stays beside it under a name with the id, made by the same
 * request, so there is no moment without it: that is the way back. An unfinalized restore is finalized; what any other branch holds is
 * taken over by the default branch, which keeps its id, its host and its being a root, of which alone snapshots can be taken.
 */
import { branchPath, observedText } from "../branch.js";
import type { PatchOperation } from "../change.js";
import type { ObservedBranch } from "../observed.js";
import type { DeclaredRestore, Promoted } from "../restore.js";
import { promotedText, replacedName, restorePath, restoreStanding, restoreText } from "../restore.js";
import { pointerOf } from "../tenant-document.js";
import { timeText } from "../time-text.js";
import { partChange } from "./build.js";
import { hazard } from "./hazards.js";
import { unknownBranch } from "./reset.js";
import type { Problem } from "./room.js";
import { noRoomFor } from "./room.js";
import type { ErrandVerdict, Sighted } from "./sighted.js";
import { refusedFor } from "./sighted.js";

/** `id` is ms since the epoch. */
export function judgePromote(name: string, id: number, seen: Sighted): ErrandVerdict {
  const { desired, project, tier, first, branches, snapshots } = seen;
  const standing = restoreStanding({ id, from: promotedText({ branch: name, isPreview: false }) }, branches, snapshots);
  if (standing === "done") return { changes: [], refusal: null };
  if (standing !== "due") return refusedFor(notDue(standing, id, first));
  const branch = branches.find((each) => each.name === name);
  if (!branch) return refusedFor(unknownBranch(name, branches));
  const problem = unfit(branch);
  if (problem) return refusedFor(problem);
  const promoted: Promoted = {
    branch: name,
    isPreview: branch.restoreStatus === "restored" && branch.restoredAs === first.id && branch.isRoot,
  };
  const room = promoted.isPreview ? null : noRoomFor("what it replaces", "root", branches, desired);
  if (room) return refusedFor(room);
  const restore: DeclaredRestore = { id, from: promotedText(promoted) };
  const fields = [{ path: restorePath(restore), before: restoreText(restore, branches, snapshots), after: restore.from }];
  const change = partChange("restore", desired, project, tier, fields, [
    hazard("replaces-data", `what ${first.name} holds now stays only in "${replacedName(first.name, restore)}"`),
    hazard("restarts-compute", strings(promoted, branch, seen)),
  ]);
  const asSeen: PatchOperation = {
    op: "test",
    path: pointerOf(branchPath(name)),
    value: observedText(name, seen, null),
  };
  return { changes: [{ ...change, patch: [asSeen, ...change.patch] }], refusal: null };
}

function notDue(standing: "superseded" | "undone" | "unknown", id: number, first: ObservedBranch): Problem {
  if (standing === "unknown") return ["look-failed", `when ${first.name} was made could not be read`, "plan again"];
  if (standing === "superseded")
    return ["restore-superseded", `${first.name} was made after ${timeText(id)}`, "the command without --id begins a new one"];
  return [
    "restore-undone",
    `${first.name}, which was replaced for ${timeText(id)}, is the default branch`,
    "the command without --id begins a new one",
  ];
}

function unfit({ name, isDefault, isReady, expiresAt }: ObservedBranch): Problem | null {
  if (isDefault) return ["restore-source", `${name} is the default branch already`, "another branch"];
  if (!isReady) return ["restore-source", `${name} isn't ready`, "wait until Neon has made it"];
  if (expiresAt === null) return null;
  return [
    "restore-source",
    `Neon removes ${name} at ${expiresAt}, and what the default branch is of must not end`,
    "take its end away first",
  ];
}

/** What becomes of hosts and connection strings. */
function strings({ isPreview }: Promoted, { id, name }: ObservedBranch, { endpoints, first }: Sighted): string {
  if (!isPreview) return `host, connection string and branch id of ${first.name} stay, and ${name} stays as it is`;
  const own = endpoints.filter(({ branch }) => branch === id).map((endpoint) => endpoint.id);
  const gone = own.length === 0 ? "" : `; ${own.join(", ")} of ${name} goes`;
  return `host and connection string stay, the branch id changes${gone}`;
}
