/**
 * Text → YAML documents, in three steps, so that no input can exhaust the process:
 * tokens are read in one pass; the nesting of a document is measured while they are grouped, before anything recursive sees it;
 * only then are its nodes composed. Aliases, tags and directives have no meaning here and are refused by name.
 *
 * Documents are read one at a time, as they are asked for: a file of a thousand never holds more than one.
 */
import { Composer, Lexer, Parser } from "../../yaml.js";
import type { Document } from "yaml";
import { maxDepth } from "./input.js";
import type { Report } from "./report.js";

const options = { prettyErrors: false, uniqueKeys: false, logLevel: "silent", schema: "core", version: "1.2" } as const;
/** The lexer's mark: the next token is the text of a scalar, whatever it begins with. */
const scalarMark = "\x1f";
/** Marks of the lexer that take no place in the text. */
const isZeroWidth = (token: string): boolean => token === scalarMark || token === "\x02" || token === "\x18";
/** The parser's stack holds the document and a scalar beside the open collections. */
const maxStack = maxDepth + 2;
/** A file with more than this many errors is not worth composing further. */
const maxErrorTokens = 1000;

export function* parseYaml(text: string, file: string, report: Report): Generator<Document.Parsed, void> {
  const parser = new Parser();
  const composer = new Composer(options);
  let offset = 0;
  let previous = "";
  let errors = 0;
  const quotes: number[] = [];
  const sound = (document: Document.Parsed): boolean => reportErrors(document, quotes, file, report);
  for (const token of new Lexer().lex(text)) {
    for (const group of parser.next(token)) {
      if (group.type === "error") errors += 1;
      for (const document of composer.next(group)) if (sound(document)) yield document;
    }
    if (previous !== scalarMark) {
      const first = token[0];
      if (first === "!" || first === "%") refuseExotic(token, { file, start: offset, end: offset + token.length }, report);
      else if (first === '"' || first === "'") quotes.push(offset);
    }
    if (parser.stack.length > maxStack) {
      const message = `Collections are nested more than ${maxDepth} deep.`;
      report({ code: "too-deep", message, range: { file, start: offset, end: offset + 1 } });
      return;
    }
    if (errors > maxErrorTokens) break;
    if (!isZeroWidth(token)) offset += token.length;
    previous = token;
  }
  for (const group of parser.end()) for (const document of composer.next(group)) if (sound(document)) yield document;
  for (const document of composer.end()) if (sound(document)) yield document;
}

const refuseExotic = (token: string, range: { file: string; start: number; end: number }, report: Report): void => {
  if (token.startsWith("!")) {
    report({ code: "tag", message: `Tags such as ${token.slice(0, 60)} have no meaning here.`, range, fix: "Fix: remove it." });
  } else if (token.startsWith("%") && !/^%YAML\s+1\.2\s*$/.test(token)) {
    const version = token.startsWith("%YAML");
    const message = version
      ? "Another YAML version changes what values mean (in 1.1 `no` is false and 012 is 10)."
      : "Directives have no meaning here.";
    report({ code: version ? "yaml-version" : "tag", message, range, fix: "Fix: remove the line; files are YAML 1.2." });
  }
};

/** Whether the document has none. */
const reportErrors = (document: Document.Parsed, quotes: readonly number[], file: string, report: Report): boolean => {
  const errors = document.errors.filter((error) => !toldAlready.has(error.code));
  for (const [index, error] of errors.entries()) {
    if (index > 0 && error.pos[0] === errors[index - 1]?.pos[0]) continue;
    // A quoted text takes everything up to the end of the file when its second quote is missing.
    const isQuote = error.code === "MISSING_CHAR" && error.message.includes("quote");
    const opening = isQuote ? quotes.findLast((quote) => quote <= error.pos[0]) : undefined;
    const [start, end] = opening === undefined ? error.pos : [opening, opening + 1];
    const own = opening !== undefined ? unclosed : ownWords[error.code];
    const [message, fix] = own ?? [`Not YAML: ${firstLine(error.message)}.`, null];
    const range = { file, start, end: Math.max(end, start + 1) };
    report({ code: "yaml-syntax", message, range, ...(fix === null ? {} : { fix }) });
  }
  return errors.length === 0;
};

const firstLine = (message: string): string => (message.split("\n", 1)[0] ?? "").slice(0, 200).replace(/[.:]$/, "");

/** What the scan of tokens has named. */
const toldAlready = new Set(["TAG_RESOLVE_FAILED", "BAD_DIRECTIVE", "MULTIPLE_TAGS"]);
const unclosed = ["A quoted text begins here and is not closed.", "Fix: the closing quote."] as const;
const ownWords: Readonly<Record<string, readonly [message: string, fix: string | null]>> = {
  TAB_AS_INDENT: ["A tab is used as indentation.", "Fix: use spaces."],
  BAD_DQ_ESCAPE: ['This escape does not exist in a "…" text.', "Fix: write \\\\ for a backslash, or use '…'."],
  BLOCK_AS_IMPLICIT_KEY: ["A second key begins on the same line.", "Fix: one key on a line, or { … } around them."],
  MULTILINE_IMPLICIT_KEY: ["This line is no key and no value.", "Fix: key: value, on one line."],
  BAD_INDENT: ["This line is indented otherwise than its neighbours.", "Fix: the same number of spaces for keys of one map."],
};
