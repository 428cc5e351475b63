/**
 * A preview of a restore: what a snapshot or a moment holds, as a branch with a compute beside the default one, which isn't touched.
 * A snapshot's is a root branch that can take the default one's place later; a moment's is a child like any other.
 */
import type { BranchSpec } from "../branch.js";
import { branchNamed, branchPath, branchText, observedSettings, observedText, startsElsewhere } from "../branch.js";
import type { PatchOperation } from "../change.js";
import { previewName } from "../errand.js";
import type { ObservedBranch, ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import { sourceOf } from "../restore.js";
import { textOfName } from "../snapshot.js";
import { pointerOf } from "../tenant-document.js";
import type { Declared } from "./build.js";
import { partChange } from "./build.js";
import type { ErrandVerdict, Sighted } from "./sighted.js";
import { refusedFor } from "./sighted.js";
import { differs, otherSource } from "./restore.js";
import type { Problem } from "./room.js";
import { noRoomFor } from "./room.js";
import { whenTaken } from "./snapshots.js";

export function judgePreview(from: string, seen: Sighted): ErrandVerdict {
  const { desired, project, tier, branches } = seen;
  const name = previewName(from);
  const spec = specOf(from, desired);
  const there = branchNamed(seen, name);
  if (there && isShownBy(there, spec, seen)) return { changes: [], refusal: null };
  const problem = there ? otherThere(there, spec, from, seen) : (sourceProblem(from, seen) ?? asleep(project));
  if (problem) return refusedFor(problem);
  const room = there ? null : noRoomFor("the preview", spec.snapshot === undefined ? "child" : "root", branches, desired);
  if (room) return refusedFor(room);
  const text = branchText(spec);
  const fields = [{ path: branchPath(name), before: observedText(name, seen, text), after: text }];
  const change = partChange("branch", desired, project, tier, fields, []);
  return { changes: [{ ...change, patch: [...snapshotTest(spec, seen), ...change.patch] }], refusal: null };
}

/** With the tenant's own range, so that it answers as the default branch would. */
function specOf(from: string, { settings: { compute } }: Declared): BranchSpec {
  const source = sourceOf(from);
  const plain = { parent: null, isSchemaOnly: false, expiresAt: null, isProtected: false, compute };
  return "moment" in source ? { ...plain, at: source.moment } : { ...plain, at: null, snapshot: from };
}

/** Whatever the size of its compute. */
const isShownBy = (there: ObservedBranch, spec: BranchSpec, seen: Sighted): boolean =>
  startsElsewhere(there, spec, seen) === null &&
  isOfSnapshot(there, spec, seen) &&
  observedSettings(there, seen).compute.min !== null;

const isOfSnapshot = ({ restoredFrom }: ObservedBranch, { snapshot }: BranchSpec, { snapshots }: Sighted): boolean =>
  snapshot === undefined || restoredFrom === null || snapshots.some(({ id, name }) => id === restoredFrom && name === snapshot);

/** A run that was cut short leaves the branch without its compute: that one is gone on with. */
function otherThere(there: ObservedBranch, spec: BranchSpec, from: string, seen: Sighted): Problem | null {
  if (spec.snapshot !== undefined && startsElsewhere(there, spec, seen) === null && isOfSnapshot(there, spec, seen)) return null;
  const what =
    spec.snapshot === undefined && startsElsewhere(there, spec, seen) === null
      ? "has no compute"
      : `shows something else than ${from}`;
  return ["restore-source", `branch ${there.name} is there and ${what}`, "delete or rename it in Neon, and repeat the command"];
}

function sourceProblem(from: string, seen: Sighted): Problem | null {
  const { desired, project, snapshots, branches, now } = seen;
  const source = sourceOf(from);
  if ("moment" in source) {
    const moment = { moment: { at: source.moment }, expiresAt: null };
    return whenTaken(moment, project, seen, now) === "now"
      ? null
      : ["restore-window", `the history no longer holds ${from}`, "a later time, or a snapshot"];
  }
  const [found, ...others] = snapshots.filter(({ name }) => name === from);
  if (!found) return ["restore-source", `there is no snapshot ${from} to look at`, otherSource(branches)];
  if (others.length === 0) return differs(found, desired);
  const ids = [found, ...others].map(({ id }) => id).join(" and ");
  return ["duplicate-snapshot", `snapshots ${ids} are both named ${from}`, "remove or rename one of them in Neon, plan again"];
}

const asleep = (project: ObservedProject): Problem | null =>
  observedState(project) === "active"
    ? null
    : ["preview-asleep", "it is suspended, and no compute of it can start to look with", "state: active first"];

function snapshotTest({ snapshot }: BranchSpec, { snapshots }: Sighted): readonly PatchOperation[] {
  if (snapshot === undefined) return [];
  return [{ op: "test", path: pointerOf(`snapshots.${snapshot}`), value: textOfName(snapshots, snapshot) }];
}
