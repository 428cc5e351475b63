/** SHA-256 over canonical JSON (RFC 8785): the same value has the same digest on every machine. */
// oxlint-disable-next-line no-restricted-imports -- a hash is a pure function; the platform's is the one to trust
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** 64 hex digits. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

export function digestOf(value: unknown): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(value)) hash.update(piece);
  return hash.digest("hex");
}

/** The canonical text, a list that an object holds item by item: that of a whole fleet is never one string. */
function* piecesOf(value: unknown): Generator<string> {
  if (!isPlain(value)) return yield canonicalize(value) ?? "";
  let before = "{";
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    before = ",";
    if (Array.isArray(inner)) yield* itemsOf(inner);
    else yield canonicalize(inner) ?? "";
  }
  yield before === "{" ? "{}" : "}";
}

function* itemsOf(items: readonly unknown[]): Generator<string> {
  yield "[";
  for (const [n, item] of items.entries()) yield `${n === 0 ? "" : ","}${canonicalize(item) ?? "null"}`;
  yield "]";
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("toJSON" in value);
