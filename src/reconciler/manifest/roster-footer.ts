/** The last line of a roster: how many tenants stand above it, and when they were exported. It proves the list whole. */
import { formatDuration } from "../units.js";
import { parseDate } from "./date.js";
import type { JsonObject } from "./read-json-line.js";
import type { Report } from "./report.js";
import type { RosterFacts } from "./roster-memory.js";
import { isAhead } from "./roster-memory.js";
import type { Line, Place } from "./roster-place.js";

export interface Footer {
  readonly line: Line;
  readonly value: JsonObject;
}

export const isFooter = (value: JsonObject): boolean => Object.hasOwn(value, "count") && !Object.hasOwn(value, "tenant");

/** `tenants` is how many lines there are. null where the footer doesn't prove that these are all. */
export function readFooter(
  { line, value }: Footer,
  tenants: number,
  now: number,
  place: Place,
  report: Report,
): RosterFacts | null {
  const { count, asOf } = value;
  const extra = Object.keys(value).find((key) => key !== "count" && key !== "asOf");
  if (extra !== undefined) {
    const message = `The footer holds ${JSON.stringify(extra.slice(0, 80))}; it has count and asOf.`;
    report({ code: "unknown-field", message, range: place(line, [extra], "key") });
  }
  if (typeof asOf !== "string") {
    const message = "The footer has no asOf.";
    report({ code: "roster-footer", message, range: place(line), fix: "Fix: asOf: when the list was exported." });
    return null;
  }
  const moment = parseDate(asOf);
  if (moment === null) {
    const message = `asOf ${JSON.stringify(asOf.slice(0, 80))} is no date.`;
    report({ code: "date", message, range: place(line, ["asOf"]), fix: "Fix: 2026-03-04T10:00:00Z (UTC)." });
    return null;
  }
  if (isAhead(moment, now)) {
    const message = `asOf ${asOf} lies ${formatDuration(Math.ceil((moment - now) / 1000))} ahead; each later export would look older.`;
    report({ code: "roster-ahead", message, range: place(line, ["asOf"]), fix: "Fix: the moment of the export, in UTC." });
    return null;
  }
  if (count === tenants) return { count: tenants, asOf: moment, at: place(line) };
  const said = typeof count === "number" ? String(count) : "no number";
  const message = `The footer says ${said}, the roster counts ${tenants}.`;
  report({ code: "roster-footer", message, range: place(line, ["count"]), fix: "Fix: export it again, whole." });
  return null;
}

export const noFooter = (text: string, file: string, report: Report): null => {
  const message = "The roster has no footer: it may be cut.";
  const fix = 'Fix: export it again; its last line is {"count":412,"asOf":"2026-03-04T10:00:00Z"}.';
  report({ code: "roster-footer", message, range: { file, start: text.length, end: text.length }, fix });
  return null;
};
