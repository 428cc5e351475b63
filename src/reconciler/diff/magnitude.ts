import type { FieldChange, JsonScalar } from "../change.js";

/** Orders the words among the numbers: `unlimited` and `never` above all, `none` below. null (unknown) is above all too. */
export const magnitude = (value: JsonScalar): number =>
  typeof value === "number" ? value : value === "none" ? 0 : Number.POSITIVE_INFINITY;

export const isLowered = ({ before, after }: FieldChange): boolean => magnitude(after) < magnitude(before);
