/** The lines of a roster, and where in one of them something stands. */
import type { SourceRange } from "../diagnostic.js";
import { parseYaml } from "./parse-yaml.js";
import { placesIn } from "./place.js";

export interface Line {
  readonly number: number;
  /** Offset in the file. */
  readonly start: number;
  readonly text: string;
}

/** Without empty lines. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    number += 1;
    const line = text.slice(start, end > start && text[end - 1] === "\r" ? end - 1 : end);
    if (line.trim() !== "") yield { number, start, text: line };
    start = end + 1;
  }
}

/** An empty path is the whole line. */
export type Place = (line: Line, path?: readonly string[], at?: "key" | "value") => SourceRange;

/** So many places are looked for; a list that is wrong on every line gets its lines told, which is as good. */
const mostPlaces = 1000;

/** JSON is YAML, so the parser that keeps places says where in the line a key or a value stands. */
export function createPlace(file: string): Place {
  let looked = 0;
  return (line, path = [], at = "value") => {
    if (path.length > 0) looked += 1;
    const [document] = path.length === 0 || looked > mostPlaces ? [] : parseYaml(line.text, file, () => {});
    if (document === undefined) return { file, start: line.start, end: line.start + line.text.length };
    const found = placesIn(document, file)[at](path);
    return { file, start: line.start + found.start, end: line.start + found.end };
  };
}
