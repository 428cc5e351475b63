/** Further sources in a fleet file that somebody wrote: a few lines are put in, and every other character stays as it is. */
import { isMap, isSeq, parseDocument } from "../../yaml.js";
import { loadFleet } from "../manifest/index.js";
import type { Fleet } from "../fleet.js";
import { yamlLine } from "./yaml.js";

export interface ExtendedFleet {
  readonly text: string;
  readonly fleet: Fleet;
}

/** null where it can't be done without touching what is there; then the file stays as it is. */
export function addSources(
  before: Fleet,
  text: string,
  sources: readonly Readonly<Record<string, unknown>>[],
): ExtendedFleet | null {
  const extended = insertion(text, sources.map(sourceText));
  if (extended === null) return null;
  const { fleet } = loadFleet({ path: before.file, bytes: new TextEncoder().encode(extended) });
  return fleet !== null && sameBut(before, fleet, sources.length) ? { text: extended, fleet } : null;
}

/** `{ rule: … }` on one line, in the words of a block list. */
export const sourceText = (source: Readonly<Record<string, unknown>>): string =>
  Object.entries(source)
    .map(([kind, value]) => `${kind}: ${yamlLine(value)}`)
    .join(", ");

function insertion(text: string, entries: readonly string[]): string | null {
  const { contents, errors } = parseDocument(text, { keepSourceTokens: true });
  if (errors.length > 0 || !isMap(contents)) return null;
  const list = contents.get("sources");
  const breakOf = text.includes("\r\n") ? "\r\n" : "\n";
  if (list === undefined) {
    if (contents.flow === true) return null;
    const all = ["manifests: tenants/**/*.yaml", ...entries].map((entry) => `  - ${entry}${breakOf}`);
    return `${endLine(text, breakOf)}sources:${breakOf}${all.join("")}`;
  }
  if (!isSeq(list) || !list.range) return null;
  if (list.flow === true) {
    const end = list.range[1] - 1;
    const more = entries.map((entry) => `{ ${entry} }`).join(", ");
    return `${text.slice(0, end).trimEnd()}${list.items.length > 0 ? ", " : ""}${more}${text.slice(end)}`;
  }
  const token = list.srcToken;
  const [first] = token?.type === "block-seq" ? token.items : [];
  if (token?.type !== "block-seq" || first === undefined) return null;
  const indent = " ".repeat(token.indent);
  // The list's value may end before or after its last line break, comments and empty lines behind it not counted.
  const end = list.range[1];
  const lineEnd = text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1 || text.length;
  const lines = entries.map((entry) => `${indent}- ${entry}${breakOf}`).join("");
  return `${endLine(text.slice(0, lineEnd), breakOf)}${lines}${text.slice(lineEnd)}`;
}

const endLine = (text: string, breakOf: string): string => (text === "" || text.endsWith("\n") ? text : text + breakOf);

/** The proof that nothing else was changed: lines move, so positions aren't compared. */
function sameBut(before: Fleet, after: Fleet, added: number): boolean {
  const sourcesOf = ({ manifests, rosters, rules }: Fleet): number => manifests.length + rosters.length + rules.length;
  const kept: Fleet = {
    ...after,
    manifests: after.manifests.slice(0, before.manifests.length),
    rosters: after.rosters.slice(0, before.rosters.length),
    rules: after.rules.slice(0, before.rules.length),
  };
  return sourcesOf(after) === sourcesOf(before) + added && plain(kept) === plain(before);
}

const plain = (fleet: Fleet): string =>
  JSON.stringify(fleet, (key, value: unknown) => (key === "source" || key === "at" || key === "limitsAt" ? null : value));
