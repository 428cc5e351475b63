/** Why a text does not fit the pattern of its kind (`x-kind` in the schemas): names, dates, key variables, globs. */
import type { KindProblem } from "./amount-kinds.js";
import { parseDate } from "./date.js";

/** The same name in allowed characters; null where letters would be lost. */
const slug = (text: string): string | null => {
  if (!/^[\w ./-]+$/.test(text)) return null;
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|(?<!-)-+$/g, "")
    .slice(0, 60);
  return name === "" ? null : name;
};

const name = (text: string): KindProblem => {
  if (text.length === 0 || text.length > 60) {
    const message = text === "" ? "is empty" : `has ${text.length} characters`;
    return { code: "name-length", message, fix: "Fix: 1 to 60 characters of a-z, 0-9 and -." };
  }
  const near = slug(text);
  const problem = { code: "name-characters", message: "has other characters than a-z, 0-9 and -" } as const;
  return near === null ? { ...problem, fix: "Fix: a name of these." } : { ...problem, fix: `Fix: ${near}`, replacement: near };
};

const kinds: Readonly<Record<string, (text: string) => KindProblem | null>> = {
  name,
  identifier: () => ({
    code: "name-characters",
    message: "is no Postgres name",
    fix: "Fix: 1 to 63 letters, digits, _, $ and -, beginning with a letter or _.",
  }),
  date: (text) =>
    parseDate(text) === null
      ? { code: "date", message: "is no date", fix: "Fix: 2026-04-01, or 2026-04-01T18:00:00Z (UTC)." }
      : null,
  keyEnv: () => ({
    code: "key-env-name",
    message: "is not a variable that may hold a Neon key",
    fix: "Fix: NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. The key itself never stands in a file.",
  }),
  naming: () => ({ code: "format", message: "does not hold {tenant} once", fix: 'Fix: "{tenant}", or "acme-{tenant}".' }),
  path: () => ({
    code: "format",
    message: "is no file inside the fleet file's folder",
    fix: "Fix: roster.ndjson, with / and without .. or wildcards",
  }),
  glob: () => ({
    code: "format",
    message: "is no glob inside the fleet file's folder",
    fix: "Fix: tenants/**/*.yaml, with / and without ..",
  }),
};

export const textProblem = (kind: string, text: string): KindProblem | null =>
  Object.hasOwn(kinds, kind) ? (kinds[kind]?.(text) ?? null) : null;
