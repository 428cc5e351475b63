import { closest } from "../../closest.js";
import { inertAfter, sourceOf } from "../../restore.js";
import { isSlotName } from "../../schedule.js";
import type { ManifestRule } from "./rule.js";
import { timeText } from "../../time-text.js";

/** What is restored must be declared, or a time that the id's own moment had seen. */
export const restore: ManifestRule = ({ draft, name, now, places, report }) => {
  const { restore: declared, snapshots, state } = draft;
  if (declared === null || state === "deleted") return;
  const { id, from } = declared;
  if (now >= id + inertAfter)
    report({
      code: "past-date",
      severity: "warning",
      message: `restore.id of ${name} is more than a day ago: it restores nothing any more.`,
      range: places.value(["restore", "id"]),
    });
  const source = sourceOf(from);
  const range = places.value(["restore", "from"]);
  if ("moment" in source && source.moment >= id) {
    const message = `restore of ${name} is from ${from}, and its id is not later: ${timeText(id)}.`;
    report({ code: "range", message, range, fix: "Fix: an earlier time, or as id the time you decide it." });
  }
  if ("branch" in source) {
    const message = `restore of ${name} is from ${from}, which is no snapshot, time or replaced branch.`;
    report({
      code: "unknown-reference",
      message,
      range,
      fix: "Fix: a snapshot that is declared; a branch has tenantry promote.",
    });
  }
  if (!("snapshot" in source) || isSlotName(from)) return;
  const named = snapshots.filter((snapshot) => snapshot.state === "active").map((snapshot) => snapshot.name);
  if (named.includes(from)) return;
  const near = closest(from, named);
  const isGoing = snapshots.some((snapshot) => snapshot.name === from);
  const what = isGoing ? "which is to be removed" : "which is no declared snapshot";
  const fix = isGoing
    ? "Fix: without state: deleted."
    : near === null
      ? "Fix: declare it under snapshots.named."
      : `Did you mean ${near}?`;
  report({ code: "unknown-reference", message: `restore of ${name} is from ${from}, ${what}.`, range, fix });
};

/** Names that a restore reads as something else, or gives to what it makes. */
export const isRestoreWord = (snapshot: string): boolean => !("snapshot" in sourceOf(snapshot)) || /^restore-\d/i.test(snapshot);
