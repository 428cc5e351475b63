/** A branch set back to its parent: never the default one, never a protected one, and with room for what its children start from. */
import { childrenOf } from "../branch.js";
import { closest } from "../closest.js";
import type { ObservedBranch } from "../observed.js";
import { replacedName } from "../restore.js";
import { resetPath, resetTo, standsAs } from "../reset.js";
import { partChange } from "./build.js";
import { hazard } from "./hazards.js";
import type { Problem } from "./room.js";
import { noRoomFor } from "./room.js";
import type { ErrandVerdict, Sighted } from "./sighted.js";
import { refusedFor } from "./sighted.js";

/** `id` is ms since the epoch. */
export function judgeReset(name: string, id: number, seen: Sighted): ErrandVerdict {
  const { desired, project, tier, branches, endpoints } = seen;
  const branch = branches.find((each) => each.name === name);
  if (!branch) return refusedFor(unknownBranch(name, branches));
  const parent = branches.find((each) => each.id === branch.parent);
  const kept = keptFromReset(branch, parent, seen);
  if (kept || !parent) return refusedFor(kept ?? unknownBranch(name, branches));
  const children = childrenOf(branch.id, seen);
  const keptAs = children.length === 0 ? null : replacedName(name, { id });
  const room = keptAs === null ? null : noRoomFor("the reset", "child", branches, desired);
  if (room) return refusedFor(room);
  const before = standsAs(branches, name);
  if (before === null) return refusedFor(["look-failed", `since when ${name} is what it is could not be read`, "plan again"]);
  const lost =
    keptAs === null
      ? `what was written to ${name} is gone`
      : `what was written to ${name} stays only in "${keptAs}", with ${children.map((child) => child.name).join(", ")}`;
  const computes = endpoints.filter((endpoint) => endpoint.branch === branch.id);
  const fields = [{ path: resetPath(name), before, after: resetTo(parent.name, keptAs) }];
  const change = partChange("restore", desired, project, tier, fields, [
    hazard("replaces-data", lost),
    ...(computes.length === 0 ? [] : [hazard("restarts-compute", "its host and connection string stay")]),
  ]);
  return { changes: [change], refusal: null };
}

export function unknownBranch(name: string, branches: readonly ObservedBranch[]): Problem {
  const names = branches.map((branch) => branch.name);
  const near = closest(name, names);
  const fix = near === null ? `one of ${names.slice(0, 10).join(", ")}` : `did you mean ${near}?`;
  return ["unknown-branch", `there is no branch ${name}`, fix];
}

function keptFromReset(branch: ObservedBranch, parent: ObservedBranch | undefined, { desired }: Sighted): Problem | null {
  const { name, isDefault, isProtected, isRoot } = branch;
  if (isDefault) return ["branch-kept", `${name} is the default branch and has no parent to go back to`, "tenantry restore"];
  if (isRoot || !parent)
    return ["branch-kept", `${name} starts from no branch, so there is none to set it back to`, "a branch that has a parent"];
  if (!isProtected) return null;
  const isDeclared = desired.branches.some((declared) => declared.name === name && declared.isProtected);
  return [
    "branch-kept",
    `${name} is protected`,
    isDeclared ? `protected: false in its manifest, apply, then reset` : "take its protection off in Neon, then reset",
  ];
}
