/** JSON of a value whose lists may be too long for one string: the same text as JSON.stringify makes, in pieces. */

/** Characters, about: smaller ones would each be a write of their own. */
const pieceLength = 1 << 20;

export function* jsonText(value: object, indent: "" | "  "): Generator<string> {
  let piece = "";
  for (const part of partsOf(value, indent)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n`;
}

/** Each field, and each item of a list that is one, by itself. */
function* partsOf(value: object, indent: string): Generator<string> {
  const [line, colon] = indent === "" ? ["", ":"] : ["\n", ": "];
  const json = (inner: unknown, depth: number): string | undefined =>
    (JSON.stringify(inner, null, indent) as string | undefined)?.replaceAll("\n", `\n${indent.repeat(depth)}`);
  let before = "{";
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    yield `${before}${line}${indent}${JSON.stringify(key)}${colon}`;
    before = ",";
    if (!Array.isArray(inner) || inner.length === 0) {
      yield json(inner, 1) ?? "null";
      continue;
    }
    for (const [n, item] of inner.entries()) yield `${n === 0 ? "[" : ","}${line}${indent}${indent}${json(item, 2) ?? "null"}`;
    yield `${line}${indent}]`;
  }
  yield before === "{" ? "{}" : `${line}}`;
}
