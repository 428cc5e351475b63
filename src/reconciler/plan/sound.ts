/** JSON that can be walked, hashed and printed whatever it holds: bounded depth, real numbers, whole characters. */

const deepest = 32;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Why a parsed JSON value isn't sound, null when it is. Never recurses, so no nesting can exhaust the stack. */
export function unsound(value: unknown): string | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: inner, depth } = next;
    if (typeof inner === "number" && !Number.isFinite(inner)) return "it holds a number that can't be kept";
    if (typeof inner === "string" && loneSurrogate.test(inner)) return "it holds half a character";
    if (typeof inner !== "object" || inner === null) continue;
    if (depth >= deepest) return `it is nested more than ${deepest} deep`;
    for (const [key, entry] of Object.entries(inner)) {
      if (key === "__proto__" || loneSurrogate.test(key)) return "it holds a key that no plan has";
      open.push({ value: entry, depth: depth + 1 });
    }
  }
  return null;
}
