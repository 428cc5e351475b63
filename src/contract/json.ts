/** Fields of answers whose shape nobody vouches for. */
import { isJson, type Json } from "../neon/parse.js";
import { idPattern } from "../reconciler/names.js";
import { ApiError } from "./api.js";

/** Empty where it is neither a text nor a number. */
export const textIn = (from: unknown, key: string): string => {
  const value = isJson(from) ? from[key] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

export const rowsIn = (from: Json, key: string): readonly Json[] => {
  const value: readonly unknown[] = Array.isArray(from[key]) ? from[key] : [];
  return value.filter(isJson);
};

export const objectIn = (from: Json, key: string): Json => (isJson(from[key]) ? from[key] : {});

/** An id that may stand in a path. @throws ApiError */
export const idIn = (from: Json): string => {
  const id = textIn(from, "id");
  if (!idPattern.test(id)) throw new ApiError("an answer has no usable id where one is due");
  return id;
};
