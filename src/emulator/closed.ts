/**
 * Neon's document leaves every object open, so an invented field would pass. This makes a variant in which an object has only
 * the fields the document names: wherever a schema is *used* (a property, an item, a body) nothing else may be left over. Schemas
 * that are merged by `allOf` stay open themselves, because each of them knows only its part.
 */
import { isRecord } from "./read.js";
import type { Schema } from "./document.js";

export const closedDocument = (root: Schema): Schema => {
  const resolve = (schema: Schema): Schema => {
    const ref = schema["$ref"];
    if (typeof ref !== "string") return schema;
    const found = ref
      .slice(2)
      .split("/")
      .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), root);
    return isRecord(found) ? resolve(found) : schema;
  };

  /** An object without any named field is free-form: it can't be closed. */
  const namesFields = (schema: Schema): boolean => {
    const { properties, additionalProperties, ...rest } = resolve(schema);
    if (isRecord(properties) || additionalProperties !== undefined) return true;
    return (["allOf", "oneOf", "anyOf"] as const).some((key) => members(rest[key]).some(namesFields));
  };

  const used = (schema: unknown): unknown => {
    if (!isRecord(schema)) return schema;
    return namesFields(schema) ? { ...merged(schema), unevaluatedProperties: false } : merged(schema);
  };

  const merged = (schema: Schema): Schema => mapEntries(schema, schemaEntry);

  const schemaEntry = (key: string, value: unknown): unknown => {
    if (key === "properties" && isRecord(value)) return mapEntries(value, (_, property) => used(property));
    if (key === "items" || key === "additionalProperties") return used(value);
    if (key === "allOf" || key === "oneOf" || key === "anyOf") return members(value).map(merged);
    return value;
  };

  const anywhere = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(anywhere);
    if (!isRecord(value)) return value;
    return mapEntries(value, (key, entry) => {
      if (key === "schema") return used(entry);
      if (key === "schemas" && isRecord(entry))
        return mapEntries(entry, (_, schema) => (isRecord(schema) ? merged(schema) : schema));
      return key === "example" || key === "examples" ? undefined : anywhere(entry);
    });
  };

  return mapEntries(root, (_, value) => anywhere(value));
};

const members = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const mapEntries = (value: Schema, change: (key: string, value: unknown) => unknown): Schema =>
  Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, change(key, entry)]));
