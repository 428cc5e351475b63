/**
 * One line of NDJSON → an object, and how many keys its text writes: JSON.parse lets the last of two equal keys win without a
 * word, so the text is counted beside it.
 */
export type JsonObject = Readonly<Record<string, unknown>>;
export interface ReadLine {
  readonly value: JsonObject;
  readonly hasRepeatedKey: boolean;
}

/** null for what is not one JSON object. */
export function readJsonLine(line: string): ReadLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return { value: value as JsonObject, hasRepeatedKey: keysWritten(line) !== keysIn(value) };
}

/** Never recurses, so no nesting can exhaust the stack. */
function keysIn(value: object): number {
  let count = 0;
  const open: object[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!Array.isArray(next)) count += Object.keys(next).length;
    for (const inner of Object.values(next) as unknown[]) if (typeof inner === "object" && inner !== null) open.push(inner);
  }
  return count;
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/** A colon outside a text follows a key. */
function keysWritten(line: string): number {
  let count = 0;
  let isText = false;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    if (unit === quote) isText = !isText;
    else if (isText && unit === backslash) at += 1;
    else if (!isText && unit === colon) count += 1;
  }
  return count;
}
