/** A tenant's changes as lines of its manifest, before and after: a `diff` block that GitHub colours. */
import type { FieldView, HazardView, StepView, TenantView } from "../view.js";

/** At least here stands what a line adds in a comment. */
const commentColumn = 28;

export const manifestDiff = ({ steps, hazards }: TenantView): readonly string[] => [
  ...steps.flatMap(stepLines),
  ...hazards.flatMap(hazardLine),
];

function stepLines({ kind, fields }: StepView): readonly string[] {
  const parts = new Map<string, FieldView[]>();
  for (const field of fields) {
    const part = partOf(field);
    const same = parts.get(part);
    if (same) same.push(field);
    else parts.set(part, [field]);
  }
  return [...parts].flatMap(([part, group]) => pair(group, part === "org" ? kind : commentOf(group)));
}

/** The org and the quota stand for themselves, the other settings together; what is said of some computes only, alone. */
function partOf(field: FieldView): string {
  const [top = ""] = field.path.split(".");
  const comment = commentOf([field]);
  if (comment !== null) return comment;
  return top === "compute" || top === "historyRetention" ? "settings" : top;
}

/** What holds for new computes and for those that exist is the manifest's line as it stands. */
const commentOf = ([first]: readonly FieldView[]): string | null =>
  first === undefined || first.note === null || first.note.startsWith("for new computes, and") ? null : first.note;

const pair = (fields: readonly FieldView[], comment: string | null): readonly string[] => {
  const added = `+ ${manifestLine(fields, ({ after }) => after)}`;
  return [
    `- ${manifestLine(fields, ({ before }) => before)}`,
    comment === null ? added : `${added.padEnd(commentColumn - 1)} # ${comment}`,
  ];
};

/** `quota: { activeTime: 100h }`; several keys as one map, in the order in which a manifest is read. */
function manifestLine(fields: readonly FieldView[], value: (field: FieldView) => string): string {
  const keys = new Map<string, string[]>();
  for (const field of fields) {
    const [top = "", ...inner] = field.path.split(".");
    const entries = keys.get(top) ?? [];
    entries.push(inner.length === 0 ? scalar(value(field)) : `${inner.join(".")}: ${scalar(value(field))}`);
    keys.set(top, entries);
  }
  const isMap = new Set(fields.filter(({ path }) => path.includes(".")).map(({ path }) => path.split(".")[0]));
  const entries = [...keys]
    .sort(([a], [b]) => Number(b === "compute") - Number(a === "compute"))
    .map(([top, inner]) => `${top}: ${isMap.has(top) ? `{ ${inner.join(", ")} }` : inner.join(", ")}`);
  return entries.length === 1 ? (entries[0] ?? "") : `{ ${entries.join(", ")} }`;
}

const scalar = (text: string): string => (/^[A-Za-z0-9.-]+$/.test(text) ? text : JSON.stringify(text));

/** Which keys stop working, which computes restart. */
const hazardLine = ({ kind, detail }: HazardView): readonly string[] => (detail === null ? [] : [`! ${kind}: ${detail}`]);
