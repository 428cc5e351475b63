/** What stops nothing: downgrades that wait, and fields that a dated exception leaves as they are. */
import type { Plan } from "../../reconciler/plan/plan.js";
import { count, declaredValue } from "../values.js";
import { alert } from "./alert.js";
import { fitting, mostInNotes } from "./budget.js";
import { code, words } from "./escape.js";
import { place } from "./place.js";
import { dayText } from "../../reconciler/time-text.js";

export function notes({ notices, excepted }: Plan, files: string | null): readonly string[] {
  const lines = [
    ...notices.map(({ tenant, message, source }) => `- **${words(tenant)}** ${words(message)}. ${place(source, files)}`),
    ...excepted.map(({ tenant, path, declared, observed, until, reason }) => {
      const values = `${words(declaredValue(path, observed))}, declared ${words(declaredValue(path, declared))}`;
      return `- **${words(tenant)}** ${words(path)} stays ${values}, until ${dayText(until)}: ${code(reason)}`;
    }),
  ];
  if (lines.length === 0) return [];
  const { shown, left } = fitting(lines, mostInNotes, "\n> ".length);
  return [alert("NOTE", [[...shown, ...(left.length > 0 ? [`- … and ${count(left.length)} more`] : [])].join("\n")])];
}
