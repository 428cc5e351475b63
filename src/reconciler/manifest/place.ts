import { isCollection, isMap, isPair, isScalar, isSeq } from "../../yaml.js";
import type { Document, ParsedNode } from "yaml";
import type { SourceRange } from "../diagnostic.js";

/** Where something stands in a document, by path (`["compute", "max"]`). Looked up only when there is something to say. */
export interface Places {
  /** The key itself; of the root, the document's first key. */
  key(path: readonly string[]): SourceRange;
  /** The value: the whole of a scalar or `{ … }`, the key of an indented block. What is not written is where its parent is. */
  value(path: readonly string[]): SourceRange;
}

type Found = { readonly key: ParsedNode | null; readonly value: ParsedNode | null };

const find = (root: ParsedNode | null, path: readonly string[]): Found | null => {
  let found: Found = { key: null, value: root };
  for (const step of path) {
    const parent = found.value;
    if (isMap<ParsedNode, ParsedNode | null>(parent)) {
      const pair = parent.items.find((item) => keyText(item.key) === step);
      if (pair === undefined) return null;
      found = { key: pair.key, value: pair.value };
    } else if (isSeq<ParsedNode>(parent)) {
      const item = parent.items[Number(step)];
      if (item === undefined || isPair(item)) return null;
      found = { key: item, value: item };
    } else return null;
  }
  return found;
};

/** A key as text; null for keys that are no text (`key-type`). */
export const keyText = (key: unknown): string | null => (isScalar(key) && typeof key.value === "string" ? key.value : null);

export const placesIn = (document: Document.Parsed, file: string): Places => {
  const root = document.contents;
  const range = (node: ParsedNode): SourceRange => ({ file, start: node.range[0], end: Math.max(node.range[1], node.range[0]) });
  const firstKey = isMap<ParsedNode, ParsedNode | null>(root) ? root.items[0]?.key : undefined;
  const start: SourceRange = firstKey ? range(firstKey) : { file, start: document.range[0], end: document.range[0] };
  const key = (path: readonly string[]): SourceRange => {
    if (path.length === 0) return start;
    const found = find(root, path);
    return found?.key ? range(found.key) : value(path.slice(0, -1));
  };
  const value = (path: readonly string[]): SourceRange => {
    if (path.length === 0) return root !== null && !isCollection(root) ? range(root) : start;
    const found = find(root, path);
    if (found === null) return value(path.slice(0, -1));
    const node = found.value;
    if (node === null || (isCollection(node) && node.flow !== true)) return key(path);
    return range(node);
  };
  return { key, value };
};

/** The keys of a map in the order they are written (a JavaScript object would put `1` before `a`). */
export const keysOf = (document: Document.Parsed, path: readonly string[]): string[] => {
  const node = find(document.contents, path)?.value;
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return [];
  return node.items.map((item) => keyText(item.key)).filter((name) => name !== null);
};

/** Nothing but comments between two `---`. */
export const isEmpty = ({ contents }: Document.Parsed): boolean =>
  contents === null || (isScalar(contents) && contents.value === null);
