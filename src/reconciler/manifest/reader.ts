import { parseAmount } from "./amount-kinds.js";
import { parseDate } from "./date.js";
import { dotted, fieldName } from "./field-name.js";
import type { Places } from "./place.js";
import type { Report } from "./report.js";
import { textProblem } from "./text-kinds.js";

/** A document of which any part may be missing, because it was wrong and has been reported. */
export type Loose<Value> = Value extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Loose<Value[Key]> | undefined }
    : Value;

/** Reads amounts and dates out of a validated document; what fits the schema's pattern can still be no day or out of range. */
export interface Reader {
  amount(kind: string, path: readonly string[], value: unknown): number | string | undefined;
  /** Of a kind that has no word, such as `size`. */
  number(kind: string, path: readonly string[], value: unknown): number | undefined;
  /** ms since the epoch */
  date(path: readonly string[], value: unknown): number | null;
}

export const createReader = (places: Places, report: Report): Reader => {
  const amount = (kind: string, path: readonly string[], value: unknown): number | string | undefined => {
    if (value === undefined) return undefined;
    const result = parseAmount(kind, value);
    if (result.ok) return result.value;
    const { code, message, fix, replacement } = result.problem;
    report({
      code,
      message: `${fieldName(path)} ${typeof value === "string" ? value : ""} ${message}.`,
      range: places.value(path),
      ...(fix === null ? {} : { fix }),
      ...(replacement === undefined ? {} : { replacement }),
    });
    return undefined;
  };
  const number = (kind: string, path: readonly string[], value: unknown): number | undefined => {
    const read = amount(kind, path, value);
    return typeof read === "number" ? read : undefined;
  };
  const date = (path: readonly string[], value: unknown): number | null => {
    if (typeof value !== "string") return null;
    const read = parseDate(value);
    const problem = read === null ? textProblem("date", value) : null;
    if (problem !== null) {
      const { code, message, fix } = problem;
      report({
        code,
        message: `${dotted(path)} ${value} ${message}.`,
        range: places.value(path),
        ...(fix === null ? {} : { fix }),
      });
    }
    return read;
  };
  return { amount, number, date };
};

/** Takes the values at the given paths out of a plain value that is ours. */
export const prune = (value: unknown, paths: readonly (readonly string[])[]): void => {
  for (const path of paths) {
    let parent: unknown = value;
    for (const step of path.slice(0, -1)) parent = Reflect.get(Object(parent), step);
    const last = path.at(-1);
    if (last === undefined || typeof parent !== "object" || parent === null) continue;
    if (Array.isArray(parent)) parent[Number(last)] = undefined;
    else Reflect.deleteProperty(parent, last);
  }
};
