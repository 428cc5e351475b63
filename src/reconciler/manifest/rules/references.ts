import { closest } from "../../closest.js";
import type { ManifestRule } from "./rule.js";

/** `dataApi.database` names something that must be declared. */
export const references: ManifestRule = ({ document, fleet, name, places, report }) => {
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
