import type { ManifestRule } from "./rule.js";

export const snapshots: ManifestRule = ({ document, fleet, name, places, report }) => {
  const first = document.branch ?? fleet?.fixed.branch;
  for (const [key, snapshot] of Object.entries(document.snapshots?.named ?? {})) {
    const path = ["snapshots", "named", key];
    if (snapshot?.at !== undefined && snapshot.lsn !== undefined) {
      const message = `Snapshot ${key} of ${name} has both at and lsn.`;
      report({ code: "exclusive", message, range: places.key([...path, "lsn"]), fix: "Fix: one of them." });
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
