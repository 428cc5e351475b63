import type { ManifestDocument } from "../generated/manifest-document.js";
import type { Loose } from "../reader.js";
import { isRestoreWord } from "./restore.js";
import type { ManifestRule } from "./rule.js";
import { timeText } from "../../time-text.js";

export const snapshots: ManifestRule = ({ document, fleet, name, now, places, report }) => {
  const first = document.branch ?? fleet?.fixed.branch;
  for (const [key, snapshot] of Object.entries(document.snapshots?.named ?? {})) {
    const path = ["snapshots", "named", key];
    if (snapshot?.at !== undefined && snapshot.lsn !== undefined) {
      const message = `Snapshot ${key} of ${name} has both at and lsn.`;
      report({ code: "exclusive", message, range: places.key([...path, "lsn"]), fix: "Fix: one of them." });
    }
    if (snapshot !== undefined && isWithoutMoment(snapshot)) {
      const message = `Snapshot ${key} of ${name} has no moment: it would be made again of whatever is there then.`;
      report({
        code: "snapshot-moment",
        message,
        range: places.key(path),
        fix: `Fix: at: ${timeText(now - (now % 1000))}, or lsn.`,
      });
    }
    if (/^sched-/i.test(key)) {
      const message = `Snapshot ${key} of ${name} has a name that belongs to schedules.`;
      report({ code: "reserved-name", message, range: places.key(path), fix: "Fix: a name that doesn't begin with sched-." });
    }
    if (isRestoreWord(key)) {
      const message = `Snapshot ${key} of ${name} has a name that a restore reads as a time or a branch, or gives to its own.`;
      report({ code: "reserved-name", message, range: places.key(path), fix: "Fix: another name." });
    }
    const branch = snapshot?.branch;
    if (branch === undefined || branch === first || first === undefined) continue;
    const declared = document.branches?.[branch];
    if (declared === undefined) {
      const message = `Snapshot ${key} of ${name} is of branch ${branch}, which is not declared.`;
      report({
        code: "unknown-reference",
        message,
        range: places.value([...path, "branch"]),
        fix: `Fix: ${first}, or declare it.`,
      });
    } else if (declared.schemaOnly !== true) {
      const message = `Snapshot ${key} of ${name} is of branch ${branch}, which has a parent; only root branches can be snapshot.`;
      report({ code: "snapshot-root-only", message, range: places.value([...path, "branch"]), fix: `Fix: ${first}.` });
    }
  }
};

type SnapshotDocument = NonNullable<NonNullable<NonNullable<Loose<ManifestDocument>["snapshots"]>["named"]>[string]>;
/** Where a value is there but wrong, that is what is told. */
const isWithoutMoment = (snapshot: SnapshotDocument): boolean =>
  snapshot.state !== "deleted" && !Object.hasOwn(snapshot, "at") && !Object.hasOwn(snapshot, "lsn");
