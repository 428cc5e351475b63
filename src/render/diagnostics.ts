/**
 * Diagnostics for people (text with a caret), for programs (JSON) and for GitHub (annotations).
 * Lines and columns start at 1; columns count characters, as editors do.
 */
import type { Colors } from "picocolors/types.js";
import stringWidth from "string-width";
import type { Diagnostic, SourceRange } from "../reconciler/diagnostic.js";
import { lineCounter } from "../reconciler/manifest/index.js";
import type { LineCounter } from "../reconciler/manifest/index.js";
import { printable, printableJson, withoutSecrets } from "./printable.js";

/** Text of a file, null where it was never read. */
export type Texts = (file: string) => string | null;
export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Files with an error or a warning. */
  readonly files: number;
}

export const countDiagnostics = (diagnostics: readonly Diagnostic[]): DiagnosticCounts => {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const files = new Set(diagnostics.flatMap(({ range }) => range?.file ?? []));
  return { errors, warnings: diagnostics.length - errors, files: files.size };
};

/** Of each file at most this many are shown; the rest is counted. */
const shownPerFile = 100;
const bounded = (diagnostics: readonly Diagnostic[]): { shown: Diagnostic[]; hidden: ReadonlyMap<string, number> } => {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ range }) => {
    const count = (counts.get(range?.file ?? "") ?? 0) + 1;
    counts.set(range?.file ?? "", count);
    return count <= shownPerFile;
  });
  const hidden = [...counts]
    .filter(([, count]) => count > shownPerFile)
    .map(([file, count]) => [file, count - shownPerFile] as const);
  return { shown, hidden: new Map(hidden) };
};

interface Lines extends Pick<LineCounter, "position"> {
  /** A line's characters, keys and passwords starred out. */
  characters(line: number): readonly string[];
}

/** Line counters are made once for each file; a line with many findings is taken apart once. */
const linesOf = (texts: Texts): ((file: string) => Lines) => {
  const known = new Map<string, Lines>();
  const make = (file: string): Lines => {
    const counter = lineCounter(texts(file) ?? "");
    let last: { readonly line: number; readonly characters: readonly string[] } | null = null;
    const characters = (line: number): readonly string[] => {
      if (last?.line !== line) last = { line, characters: Array.from(withoutSecrets(counter.text(line))) };
      return last.characters;
    };
    return { position: (offset) => counter.position(offset), characters };
  };
  return (file) => {
    const lines = known.get(file) ?? make(file);
    known.set(file, lines);
    return lines;
  };
};
const safe = (text: string): string => printable(withoutSecrets(text));
const placeText = (range: SourceRange, lines: (file: string) => Lines): string => {
  const { line, column } = lines(range.file).position(range.start);
  return `${safe(range.file)}:${line}:${column}`;
};

/** Column at which a fix stands beside a related place. */
const fixColumn = 59;
/** A longer line is shown around its caret. */
const widestLine = 120;

export const renderDiagnosticsText = (diagnostics: readonly Diagnostic[], texts: Texts, colors: Colors): string => {
  const lines = linesOf(texts);
  const { shown, hidden } = bounded(diagnostics);
  const blocks: string[] = [];
  for (const [index, diagnostic] of shown.entries()) {
    blocks.push(renderOne(diagnostic, lines, colors));
    const file = diagnostic.range?.file ?? "";
    const rest = hidden.get(file);
    if (rest !== undefined && shown[index + 1]?.range?.file !== diagnostic.range?.file) {
      blocks.push(`${safe(file)}  and ${rest} more, not shown\n`);
    }
  }
  return blocks.join("\n");
};

const renderOne = (diagnostic: Diagnostic, lines: (file: string) => Lines, colors: Colors): string => {
  const { severity, code, range, message, fix } = diagnostic;
  const paint = severity === "error" ? colors.red : colors.yellow;
  const head = `${paint(severity)}[${code}]`;
  const place = range === null ? "" : `${colors.bold(placeText(range, lines))}  `;
  const source = range === null ? "" : excerpt(range, lines(range.file), (text) => paint(text));
  // A place in another revision is named by the message; only JSON gives its line.
  const related = diagnostic.related.filter(({ range: { file } }) => !file.includes(":"));
  const places = related.map((each) => `${each.message}: ${placeText(each.range, lines)}`);
  const [first] = places;
  let body = safe(message);
  if (first === undefined) body += fix === null ? "" : ` ${safe(fix)}`;
  else if (fix === null) body += `  ${places.join(", ")}`;
  else body += `\n${`  ${places.join(", ")}`.padEnd(fixColumn - 2)}  ${safe(fix)}`;
  return `${place}${head}\n${source}${body}\n`;
};

/** The line, and carets below the range as far as it lies in that line. */
const excerpt = (range: SourceRange, lines: Lines, paint: (text: string) => string): string => {
  const { line, column } = lines.position(range.start);
  const characters = lines.characters(line);
  if (characters.every((character) => character.trim() === "")) return "";
  const end = lines.position(range.end);
  const last = end.line === line ? Math.max(end.column - 1, column) : Math.max(characters.length, column);
  const [from, to] = windowAround(characters, column);
  const shownText = (start: number, stop: number): string => printable(characters.slice(start, stop).join(""));
  const cutLeft = from > 0 ? "..." : "";
  const cutRight = to < characters.length ? "..." : "";
  const before = stringWidth(cutLeft + shownText(from, column - 1));
  const marked = Math.max(1, stringWidth(shownText(column - 1, Math.min(last, to))));
  const gutter = String(line);
  return (
    `${gutter} | ${cutLeft}${shownText(from, to)}${cutRight}\n` +
    `${" ".repeat(gutter.length)} | ${" ".repeat(before)}${paint("^".repeat(marked))}\n`
  );
};

const windowAround = (characters: readonly string[], column: number): readonly [from: number, to: number] => {
  if (characters.length <= widestLine) return [0, characters.length];
  const from = Math.max(0, Math.min(column - 1 - widestLine / 3, characters.length - widestLine));
  return [Math.floor(from), Math.floor(from) + widestLine];
};

/** `tenantry/diagnostics@1`, schemas/diagnostics.schema.json. */
export const renderDiagnosticsJson = (
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  counts: DiagnosticCounts & { readonly tenants: number },
): string => {
  const lines = linesOf(texts);
  const { shown } = bounded(diagnostics);
  const range = ({ file, start, end }: SourceRange) => ({ start: lines(file).position(start), end: lines(file).position(end) });
  const document = {
    format: "tenantry/diagnostics@1",
    diagnostics: shown.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      file: diagnostic.range?.file ?? null,
      range: diagnostic.range === null ? null : range(diagnostic.range),
      message: withoutSecrets(diagnostic.message),
      fix: diagnostic.fix === null ? null : withoutSecrets(diagnostic.fix),
      suggestion:
        diagnostic.suggestion === null ? null : { range: range(diagnostic.suggestion.range), text: diagnostic.suggestion.text },
      related: diagnostic.related.map((each) => ({ file: each.range.file, range: range(each.range), message: each.message })),
      tenant: diagnostic.tenant,
    })),
    counts: { ...counts, shown: shown.length },
  };
  return `${printableJson(JSON.stringify(document, null, 2))}\n`;
};

/** GitHub shows ten annotations of a level for each step. */
const shownPerLevel = 10;

/** Workflow commands: errors first, and files that changed before the others; the tenth of a level counts the rest. */
export const renderDiagnosticsGithub = (
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  isChanged: (file: string) => boolean,
): string => {
  const lines = linesOf(texts);
  const commands: string[] = [];
  for (const level of ["error", "warning"] as const) {
    const all = diagnostics
      .filter(({ severity }) => severity === level)
      .toSorted((a, b) => Number(isChanged(b.range?.file ?? "")) - Number(isChanged(a.range?.file ?? "")));
    const shown = all.length > shownPerLevel ? all.slice(0, shownPerLevel - 1) : all;
    for (const diagnostic of shown) commands.push(annotation(diagnostic, lines));
    const rest = all.length - shown.length;
    if (rest > 0)
      commands.push(`::${level} title=${rest} more::${rest} more ${level}s are not shown here: run tenantry validate.`);
  }
  return commands.map((command) => `${command}\n`).join("");
};

const annotation = ({ severity, code, range, message, fix, related }: Diagnostic, lines: (file: string) => Lines): string => {
  const properties: string[] = [];
  if (range !== null) {
    const start = lines(range.file).position(range.start);
    const end = lines(range.file).position(range.end);
    properties.push(`file=${property(range.file)}`, `line=${start.line}`, `col=${start.column}`);
    properties.push(
      ...(end.line === start.line ? [`endColumn=${Math.max(end.column, start.column + 1)}`] : [`endLine=${end.line}`]),
    );
  }
  properties.push(`title=${property(code)}`);
  const places = related.map((each) => ` ${each.message}: ${placeText(each.range, lines)}.`).join("");
  return `::${severity} ${properties.join(",")}::${data(`${message}${places}${fix === null ? "" : ` ${fix}`}`)}`;
};

/** What GitHub's own toolkit escapes, after our own escaping. */
const data = (text: string): string => safe(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
