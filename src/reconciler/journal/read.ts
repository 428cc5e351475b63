/** A journal's lines as entries. A last line that a kill cut short is dropped; any other that can't be read is told. */
import { changeKinds } from "../change.js";
import { codes } from "../codes.js";
import { keyPattern } from "../key.js";
import { idPattern } from "../names.js";
import type { JournalEntry, JournalEvent } from "./entry.js";
import { journalFormat } from "./entry.js";

export type ReadJournal =
  | { readonly entries: readonly JournalEntry[] }
  /** `line` counts from 1. */
  | { readonly problem: { readonly line: number; readonly message: string } };

export function readJournal(text: string): ReadJournal {
  const lines = text.split("\n");
  // What stands behind the last line break was never finished.
  lines.pop();
  const entries: JournalEntry[] = [];
  for (const [n, line] of lines.entries()) {
    const entry = parseLine(line);
    if (typeof entry === "string") return { problem: { line: n + 1, message: entry } };
    entries.push(entry);
  }
  return { entries };
}

/** The entry, or what is wrong with the line. */
function parseLine(line: string): JournalEntry | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  if (typeof value !== "object" || value === null) return "is no entry";
  const fields = value as Fields;
  if (fields["entry"] === "run-started" && fields["format"] !== journalFormat) {
    return `has format ${JSON.stringify(fields["format"])?.slice(0, 40)}; this version reads ${journalFormat}`;
  }
  const wrong = wrongField(fields);
  return wrong === null ? (value as JournalEntry) : `has no usable ${wrong}`;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const always = { time: matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), planId: matches(/^[0-9a-f]{8}$/) };
const aboutTenant = { tenant: matches(keyPattern), project: orNull(matches(idPattern)) };
const aboutWrite = { ...aboutTenant, kind: oneOf(changeKinds), route: text };
const code = orNull(oneOf(Object.keys(codes)));
const checks = {
  "run-started": {
    fleet: text,
    planDigest: text,
    manifestsDigest: text,
    consent: (value) => typeof value === "object" && value !== null,
    version: text,
    wave: (value) => value === undefined || (typeof value === "number" && value > 0 && value <= 1),
  },
  intent: aboutWrite,
  result: { ...aboutWrite, result: oneOf(["ok", "lost", "refused"]), code },
  outcome: { ...aboutTenant, outcome: oneOf(["applied", "failed", "refused", "skipped", "unknown"]), code },
  "run-ended": { how: oneOf(["done", "interrupted"]) },
} as const satisfies Record<JournalEvent["entry"], Readonly<Record<string, Check>>>;

function wrongField(fields: Fields): string | null {
  const kind = fields["entry"];
  if (typeof kind !== "string" || !Object.hasOwn(checks, kind)) return "entry";
  const due: Readonly<Record<string, Check>> = { ...always, ...checks[kind as JournalEvent["entry"]] };
  return Object.entries(due).find(([field, check]) => !check(fields[field]))?.[0] ?? null;
}
