import { closest } from "../../closest.js";
import type { ManifestRule } from "./rule.js";

/** `restore.from` and `dataApi.database` name something that must be declared. */
export const references: ManifestRule = ({ document, fleet, name, places, report }) => {
  const from = document.restore?.from;
  const named = Object.keys(document.snapshots?.named ?? {});
  if (from !== undefined && !named.includes(from) && !/^sched-\d{8}T\d{4}Z$/.test(from)) {
    const near = closest(from, named);
    const fix = near === null ? "Fix: declare it under snapshots.named." : `Did you mean ${near}?`;
    const message = `restore of ${name} is from ${from}, which is no declared snapshot.`;
    report({ code: "unknown-reference", message, range: places.value(["restore", "from"]), fix });
  }
  const database = document.dataApi?.database;
  const first = document.database ?? fleet?.fixed.database;
  const databases = [...Object.keys(document.databases ?? {}), ...(first === undefined ? [] : [first])];
  if (database !== undefined && first !== undefined && !databases.includes(database)) {
    const near = closest(database, databases);
    const fix = near === null ? "Fix: declare it under databases." : `Did you mean ${near}?`;
    const message = `dataApi of ${name} serves ${database}, which is no declared database.`;
    report({ code: "unknown-reference", message, range: places.value(["dataApi", "database"]), fix });
  }
};
