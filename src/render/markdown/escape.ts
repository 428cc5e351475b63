/**
 * Text from manifests and from Neon, made safe for a GitHub comment.
 *
 * GitHub looks for mentions, issue numbers, commits, links and emoji in the text that Markdown has made, so neither a
 * backslash nor an entity keeps `@name` from notifying somebody; code does. Text is therefore either harmless word by
 * word, and stands as it is, or it stands in code as a whole. Nothing of it ever begins a line.
 */
import { printable, withoutSecrets } from "../printable.js";

/** A name, an amount, a field's path, a place in a file, a word of ours with its punctuation. */
const harmlessWord = /^(?:["'(]?[A-Za-z0-9-]+(?:[./'][A-Za-z0-9-]+)*(?::\d+)?["')]{0,2}[,;:.]?|→|…|)$/;
/** What GitHub makes more of without a telling sign: a web address, an issue, a commit, `:100:`. */
const linked = /www\.|\bgh-\d|\b[0-9a-f]{7,40}\b|:\d+:/i;

const isHarmless = (text: string): boolean =>
  text.trim() !== "" && !linked.test(text) && text.split(" ").every((word) => harmlessWord.test(word));

/** Markdown: as it is where every word is harmless, else in code. For phrases of our own that hold names and values. */
export const words = (text: string): string => (isHarmless(text) ? onOneSpace(text) : code(text));

/** The same in a line that begins with an HTML block of ours, where Markdown is not read; between inline tags it is. */
export const htmlWords = (text: string): string =>
  isHarmless(text) ? onOneSpace(text) : `<code>${htmlText(inert(text))}</code>`;

const onOneSpace = (text: string): string => text.replace(/ +/g, " ").trim();

/** Markdown: a code span with a fence longer than any run of backticks inside. */
export function code(text: string): string {
  const shown = inert(text);
  const fence = "`".repeat(longestRun(shown) + 1);
  // One space at each end is the span's own; without it a backtick at an end would lengthen the fence.
  const isPadded = shown === "" || /^[` ]|[` ]$/.test(shown);
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** A table's row; its cells are Markdown. Parsers differ in whether a pipe behind two backslashes ends a cell, so it is spelled. */
export const tableRow = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === "" ? "" : ` ${cellText(cell)}`) + " |").join("")}`;

const cellText = (cell: string): string => cell.replace(/(?<=\\)\|/g, "\\u{7c}").replaceAll("|", "\\|");

/** A fenced block; no line of it can end it. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.map(inert).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/**
 * One line in which nothing hides and nothing is found that is searched for in raw text: our marker's `<!--`, and `##[`,
 * which a GitHub runner takes for a command anywhere in a line of its log.
 */
function inert(text: string): string {
  return printable(withoutSecrets(text)).replaceAll("<!--", "<\\u{21}--").replaceAll("##[", "#\\u{23}[");
}

const htmlText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** A link of ours. Its text is Markdown already; an address that is no web address leaves the text alone. */
export function link(markdown: string, address: string): string {
  if (!URL.canParse(address) || !/^https?:/i.test(address)) return markdown;
  return `[${markdown}](${new URL(address).href.replace(/[^\w:/?#@&=.~%+-]/g, percent)})`;
}

/** Each part of a path for an address. */
export const pathInAddress = (path: string): string => printable(path).split("/").map(encodeURIComponent).join("/");

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
