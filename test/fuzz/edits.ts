/**
 * Mutations as values, so that a failing one can be shrunk and kept: flipped bits, cuts, splices, doubled and swapped parts of
 * valid bytes, and values, fields and lines of a valid document. Places are shares of the whole, so an edit fits any input.
 */
import * as fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { fragments, names, values } from "./hostile.js";

/** A place, in parts of a million. */
type Place = number;
const millionth = 1_000_000;

export interface ByteEdit {
  readonly do: "flip" | "drop" | "end" | "splice" | "repeat" | "swap" | "put";
  readonly at: Place;
  /** The second place, of those that have one. */
  readonly to: Place;
  readonly length: number;
  /** A bit, or a fragment. */
  readonly which: number;
}
export interface ValueEdit {
  readonly do: "replace" | "copy" | "remove" | "rename";
  /** A node of the document, counted from its root. */
  readonly at: Place;
  readonly from: Place;
  /** A value, or a name. */
  readonly which: number;
}
/** `yaml` and `lines` are read as documents of one value each, `json` as one. */
export type Form = "yaml" | "lines" | "json" | "words";
export type Mutation =
  { readonly of: "bytes"; readonly edits: readonly ByteEdit[] } | { readonly of: "values"; readonly edits: readonly ValueEdit[] };

const place = fc.nat(millionth - 1);
const byteEdit: fc.Arbitrary<ByteEdit> = fc.record({
  do: fc.constantFrom("flip", "drop", "end", "splice", "repeat", "swap", "put"),
  at: place,
  to: place,
  length: fc.nat(200),
  which: fc.nat(fragments.length - 1),
});
const valueEdit: fc.Arbitrary<ValueEdit> = fc.record({
  do: fc.constantFrom("replace", "replace", "copy", "remove", "rename"),
  at: place,
  from: place,
  which: fc.nat(values.length - 1),
});
const few = { minLength: 1, maxLength: 4 } as const;
const bytes = fc.record({ of: fc.constant("bytes" as const), edits: fc.array(byteEdit, few) });
const inValues = fc.record({ of: fc.constant("values" as const), edits: fc.array(valueEdit, few) });
/** A document's values are what lies behind its syntax, so they get as many mutations as its bytes. */
export const mutationOf = (form: Form): fc.Arbitrary<Mutation> => (form === "words" ? bytes : fc.oneof(bytes, inValues));

const encoder = new TextEncoder();

/** `other` is what splices come from. */
export function mutated(text: string, other: string, form: Form, { of, edits }: Mutation): Uint8Array {
  if (of === "values") return encoder.encode(withValues(text, form, edits));
  const from = encoder.encode(other);
  return edits.reduce((whole, edit) => withBytes(whole, from, edit), encoder.encode(text));
}

function withBytes(whole: Uint8Array, other: Uint8Array, edit: ByteEdit): Uint8Array<ArrayBuffer> {
  const index = (share: Place, size = whole.length): number => Math.floor((share / millionth) * size);
  const [first, second] = [index(edit.at), index(edit.to)].sort((a, b) => a - b) as [number, number];
  const at = index(edit.at);
  const part = whole.subarray(at, at + edit.length);
  switch (edit.do) {
    case "flip": {
      const flipped = Uint8Array.from(whole);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << (edit.which % 8));
      return flipped;
    }
    case "drop":
      return joined(whole.subarray(0, at), whole.subarray(at + edit.length));
    case "end":
      return joined(whole.subarray(0, at));
    case "splice":
      return joined(
        whole.subarray(0, at),
        other.subarray(index(edit.to, other.length)).subarray(0, edit.length),
        whole.subarray(at),
      );
    case "repeat":
      return joined(whole.subarray(0, second), whole.subarray(first, first + edit.length), whole.subarray(second));
    case "swap": {
      const length = Math.min(edit.length, second - first);
      const moved = whole.subarray(second, second + length);
      const between = whole.subarray(first + length, second);
      return joined(
        whole.subarray(0, first),
        moved,
        between,
        whole.subarray(first, first + length),
        whole.subarray(second + length),
      );
    }
    case "put":
      return joined(
        whole.subarray(0, at),
        encoder.encode(fragments[edit.which]),
        whole.subarray(at + (part.length > 100 ? 8 : 0)),
      );
  }
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.concat(parts));

/** Every form's documents as one list of values, changed, and written again as JSON, which is YAML too. */
function withValues(text: string, form: Form, edits: readonly ValueEdit[]): string {
  const documents = form === "yaml" ? fromYaml(text) : form === "lines" ? fromLines(text) : [JSON.parse(text)];
  const changed = edits.reduce<unknown>(withValue, documents);
  const left: readonly unknown[] = Array.isArray(changed) ? changed : [changed];
  return (
    left.map((document) => JSON.stringify(document)).join(form === "yaml" ? "\n---\n" : "\n") + (form === "lines" ? "\n" : "")
  );
}
const fromYaml = (text: string): unknown[] => parseAllDocuments(text).map((document) => document.toJS() as unknown);
const fromLines = (text: string): unknown[] =>
  text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as unknown]));

function withValue(root: unknown, edit: ValueEdit): unknown {
  const nodes = nodesOf(root);
  const nodeAt = (share: Place): unknown => nodes[Math.floor((share / millionth) * nodes.length)];
  let at = Math.floor((edit.at / millionth) * nodes.length);
  /** Walks in the order of `nodesOf`, so `at` counts down to the node that is meant. */
  const walk = (node: unknown): { readonly value: unknown; readonly isHit: boolean } => {
    const isHit = at === 0;
    at -= 1;
    if (isHit) return { value: edit.do === "copy" ? nodeAt(edit.from) : values[edit.which], isHit };
    if (Array.isArray(node)) {
      const items = node.map(walk);
      return { value: items.filter((item) => !(item.isHit && edit.do === "remove")).map(({ value }) => value), isHit };
    }
    if (typeof node !== "object" || node === null) return { value: node, isHit };
    const fields = Object.entries(node).flatMap(([name, field]): [string, unknown][] => {
      const walked = walk(field);
      if (!walked.isHit) return [[name, walked.value]];
      if (edit.do === "remove") return [];
      return edit.do === "rename" ? [[names[edit.which % names.length] ?? "", field]] : [[name, walked.value]];
    });
    return { value: Object.fromEntries(fields), isHit };
  };
  return walk(root).value;
}

function nodesOf(root: unknown): readonly unknown[] {
  if (typeof root !== "object" || root === null) return [root];
  return [root, ...Object.values(root).flatMap(nodesOf)];
}
