/**
 * Readers: one small function per shape of JSON that reaches the emulator from outside (request bodies, seeds, fault rules,
 * actions). A reader returns the typed value or throws a `Mismatch` that names the path and what was expected there.
 * This is the only place of the emulator where `unknown` becomes a type.
 */
export class Mismatch extends Error {
  override readonly name = "Mismatch";
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string, problem = `expected ${expected}`) {
    super(path === "" ? problem : `${path}: ${problem}`);
    this.path = path;
    this.expected = expected;
  }
}

export type Reader<T> = (value: unknown, path: string) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;
type Fields = Readonly<Record<string, Reader<unknown>>>;
export type ReadShape<Required extends Fields, Optional extends Fields> = {
  readonly [K in keyof Required]: Read<Required[K]>;
} & {
  readonly [K in keyof Optional]?: Read<Optional[K]>;
};

export const text =
  (min = 0, max = 100_000, pattern?: RegExp): Reader<string> =>
  (value, path) => {
    if (typeof value !== "string") throw new Mismatch(path, "a text");
    if (value.length < min || value.length > max) throw new Mismatch(path, `a text of ${min} to ${max} characters`);
    if (pattern !== undefined && !pattern.test(value)) throw new Mismatch(path, `a text matching ${pattern.source}`);
    return value;
  };

export const number =
  (min: number, max: number): Reader<number> =>
  (value, path) => {
    if (typeof value !== "number" || !(value >= min && value <= max)) throw new Mismatch(path, `a number from ${min} to ${max}`);
    return value;
  };

export const integer =
  (min = 0, max = Number.MAX_SAFE_INTEGER): Reader<number> =>
  (value, path) => {
    const read = number(min, max)(value, path);
    if (!Number.isInteger(read)) throw new Mismatch(path, `a whole number from ${min} to ${max}`);
    return read;
  };

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new Mismatch(path, "true or false");
  return value;
};

/** An RFC 3339 time; returned as it was written. */
export const time: Reader<string> = (value, path) => {
  const read = text()(value, path);
  if (!/^\d{4}-\d\d-\d\dT/.test(read) || Number.isNaN(Date.parse(read)))
    throw new Mismatch(path, "a time such as 2026-03-04T09:00:00Z");
  return read;
};

export const oneOf =
  <const Word extends string | number>(...words: readonly Word[]): Reader<Word> =>
  (value, path) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new Mismatch(path, `one of ${words.join(", ")}`);
    return found;
  };

export const list =
  <T>(item: Reader<T>, min = 0, max = Number.MAX_SAFE_INTEGER): Reader<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw new Mismatch(path, "a list");
    if (value.length < min || value.length > max) throw new Mismatch(path, `a list of ${min} to ${max} entries`);
    return value.map((entry: unknown, index) => item(entry, `${path}[${index}]`));
  };

export const nullable =
  <T>(item: Reader<T>): Reader<T | null> =>
  (value, path) =>
    value === null ? null : item(value, path);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A map with any keys; `__proto__` is refused because assigning it would change what the map inherits. */
export const record =
  <T>(item: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, path) => {
    if (!isRecord(value)) throw new Mismatch(path, "an object");
    if (Object.hasOwn(value, "__proto__")) throw new Mismatch(path, "no key named __proto__");
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, item(entry, `${path}.${key}`)]));
  };

/**
 * An object with known keys. `open` ignores the others, as Neon does with a request body; otherwise an unknown key is an
 * error, as in the emulator's own formats, where it can only be a typing mistake.
 */
export const shape =
  <const R extends Fields, const O extends Fields>(
    required: R,
    optional: O,
    mode: "closed" | "open" = "closed",
  ): Reader<ReadShape<R, O>> =>
  (value, path) => {
    if (!isRecord(value)) throw new Mismatch(path, "an object");
    const read: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries(required)) {
      if (!Object.hasOwn(value, key)) throw new Mismatch(join(path, key), "given", "is missing");
      read[key] = reader(value[key], join(path, key));
    }
    for (const [key, reader] of Object.entries(optional))
      if (Object.hasOwn(value, key) && value[key] !== undefined) read[key] = reader(value[key], join(path, key));
    if (mode === "closed")
      for (const key of Object.keys(value))
        if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key))
          throw new Mismatch(
            join(path, key),
            "left out",
            `unknown key; known keys are ${[...Object.keys(required), ...Object.keys(optional)].join(", ")}`,
          );
    return read as ReadShape<R, O>;
  };

/** One of several shapes told apart by the word under `key`. */
export const union =
  <T>(key: string, variants: Readonly<Record<string, Reader<T>>>): Reader<T> =>
  (value, path) => {
    if (!isRecord(value)) throw new Mismatch(path, "an object");
    const word = oneOf(...Object.keys(variants))(value[key], join(path, key));
    const variant = variants[word];
    if (variant === undefined) throw new Mismatch(join(path, key), "a known word");
    return variant(value, path);
  };

const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);
