/**
 * Values as YAML. The library decides what needs quotes, also for readers of YAML 1.1 (`no`, `1_000`), because a live name is
 * anybody's text; nothing is folded, so one value stays on one line.
 */
import { Document, isCollection, isMap, isSeq } from "../../yaml.js";

const style = { lineWidth: 0, blockQuote: false } as const;
const toDocument = (value: unknown): Document => new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });

/** `{ tenant: kite-docs, tier: free }` */
export function yamlLine(value: unknown): string {
  const document = toDocument(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString(style).trimEnd();
}

/** A key on a line, each with its value behind it; the items of a list on lines of their own. Ends with a line break. */
export function yamlBlock(value: Readonly<Record<string, unknown>>): string {
  const document = toDocument(value);
  if (isMap(document.contents)) {
    for (const { value: inner } of document.contents.items) {
      const onOneLine: readonly unknown[] = isSeq(inner) ? inner.items : [inner];
      for (const each of onOneLine) if (isCollection(each)) each.flow = true;
    }
  }
  return document.toString(style);
}
