/**
 * What the compiled schema says about a document, in our words. One finding for each place: what a schema reports twice
 * (`0.1` is below the least CU and no multiple of 0.25) is one mistake.
 */
import type { ErrorObject } from "ajv";
import { closest } from "../closest.js";
import { isAmountKind, parseAmount } from "./amount-kinds.js";
import type { KindProblem } from "./amount-kinds.js";
import { dotted, fieldName } from "./field-name.js";
import type { Validator } from "./generated/validators.js";
import type { Places } from "./place.js";
import type { Finding, Report } from "./report.js";
import { pointer } from "./structure.js";
import type { Plain } from "./structure.js";
import { textProblem } from "./text-kinds.js";

export interface SchemaContext {
  readonly places: Places;
  readonly report: Report;
  /** "tenant acme-crm", "the fleet file". */
  readonly subject: string;
  /** A second opinion on an unknown key, for mistakes that deserve a code of their own. */
  readonly unknownKey?: (path: readonly string[], value: unknown) => Omit<Finding, "range"> | null;
  /** Codes for required keys whose absence has a code of its own, by the key's path without names (`restore.id`). */
  readonly missing?: Readonly<Record<string, Omit<Finding, "range">>>;
}

/** Reports, and returns the paths of every value that is not to be read further. */
export const checkSchema = (validate: Validator, plain: Plain, context: SchemaContext): readonly (readonly string[])[] => {
  if (validate(plain.value)) return [];
  const wrong: (readonly string[])[] = [];
  const told = new Set<string>();
  for (const error of (validate.errors ?? []).toSorted((a, b) => order(a) - order(b))) {
    const path = pathOf(error);
    const place = pointer(path);
    if (told.has(place) || isBroken(place, plain.broken)) continue;
    const finding = findingFor(error, path, context);
    if (finding === null) continue;
    told.add(place);
    if (error.keyword !== "required") wrong.push(path);
    context.report(finding);
  }
  return wrong;
};

const isBroken = (place: string, broken: ReadonlySet<string>): boolean => broken.has(place);

/** The kind of a name explains more than the bare keyword; a wrong type comes before everything that follows from it. */
const order = (error: ErrorObject): number => (error.keyword === "type" ? 0 : error.keyword === "propertyNames" ? 2 : 1);

const pathOf = (error: ErrorObject): readonly string[] => {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const { missingProperty, additionalProperty, propertyName } = error.params;
  const last = missingProperty ?? additionalProperty ?? propertyName ?? error.propertyName;
  return typeof last === "string" ? [...path, last] : path;
};

const withoutNames = (path: readonly string[]): string => path.filter((step) => !/^\d+$/.test(step)).join(".");

const shown = (value: unknown): string => {
  if (typeof value === "string")
    return value.length > 80 ? `"${value.slice(0, 77)}..."` : /^[\w.:/%-]+$/.test(value) ? value : `"${value}"`;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
};

const findingFor = (error: ErrorObject, path: readonly string[], context: SchemaContext): Finding | null => {
  const { keyword, data } = error;
  const { places, subject } = context;
  const field = fieldName(path);
  if (keyword === "required") return missing(path, context);
  if (keyword === "additionalProperties") return unknown(error, path, context);
  const isKey = error.propertyName !== undefined || keyword === "propertyNames";
  const range = isKey ? places.key(path) : places.value(path);
  const kind: unknown = error.parentSchema?.["x-kind"];
  const problem = typeof kind === "string" ? kindProblem(kind, isKey ? path.at(-1) : data) : null;
  const value = isKey ? "" : ` ${shown(data)}`.trimEnd();
  if (problem !== null) {
    const named = problem.code === "key-env-name" && !/^[A-Z][A-Z0-9_]{0,80}$/.test(String(data)) ? field : `${field}${value}`;
    const punctuation = /[.?]$/.test(problem.message) ? "" : ".";
    return {
      code: problem.code,
      message: `${isKey ? `The name ${field}` : named} ${problem.message}${punctuation}`,
      range,
      ...(problem.fix === null ? {} : { fix: problem.fix }),
      ...(problem.replacement === undefined ? {} : { replacement: problem.replacement }),
    };
  }
  const rest = byKeyword(error, `${field}${value}`, field);
  return rest === null ? null : { range, ...rest, message: rest.message.replace("{subject}", subject) };
};

const kindProblem = (kind: string, value: unknown): KindProblem | null => {
  if (isAmountKind(kind)) {
    const result = parseAmount(kind, value);
    return result.ok ? null : result.problem;
  }
  return typeof value === "string" ? textProblem(kind, value) : null;
};

const missing = (path: readonly string[], { places, subject, missing }: SchemaContext): Finding => {
  const field = dotted(path);
  const range = places.key(path);
  const own = missing?.[withoutNames(path)] ?? missing?.[`*.${path.at(-1) ?? ""}`];
  return own === undefined
    ? { code: "missing-field", message: `"${field}" is missing in ${subject}.`, range }
    : { ...own, range };
};

const unknown = (error: ErrorObject, path: readonly string[], { places, subject, unknownKey }: SchemaContext): Finding => {
  const range = places.key(path);
  const key = path.at(-1) ?? "";
  const value: unknown = Reflect.get(Object(error.data), key);
  const own = unknownKey?.(path, value);
  if (own) return { ...own, range };
  const known = Object.keys(error.parentSchema?.["properties"] ?? {});
  const near = closest(key, known);
  const message = `Unknown field "${dotted(path)}" in ${subject}.`;
  if (near !== null) return { code: "unknown-field", message: `${message} Did you mean "${near}"?`, range, replacement: near };
  return { code: "unknown-field", message: `${message} Known here: ${known.join(", ")}.`, range };
};

const called: Readonly<Record<string, string>> = {
  object: "a map",
  array: "a list",
  string: "a text",
  integer: "a whole number",
  boolean: "true or false",
};

const byKeyword = (error: ErrorObject, named: string, field: string): Omit<Finding, "range"> | null => {
  const { keyword, params, data } = error;
  if (keyword === "type") {
    const wanted = String(params["type"]);
    if (field === "") return { code: "type", message: "A document here is a map of keys and values." };
    if ((wanted === "number" || wanted === "integer") && typeof data === "string") {
      const replacement = /^[\d.]+$/.test(data) ? { replacement: data, fix: `Fix: ${data}, without quotes.` } : {};
      return { code: "number", message: `${named} is not a number.`, ...replacement };
    }
    if (wanted === "string" && (typeof data === "number" || typeof data === "boolean")) {
      const text = `"${String(data)}"`;
      return { code: "type", message: `${named} is not a text.`, fix: `Fix: in quotes, ${text}.`, replacement: text };
    }
    return { code: "type", message: `${named} is not ${called[wanted] ?? `a ${wanted}`}.` };
  }
  if (keyword === "enum") return enumFinding(error, named, field);
  if (keyword === "multipleOf") {
    const step = Number(params["multipleOf"]);
    const near = Math.max(step, Math.round(Number(data) / step) * step);
    return {
      code: "compute-step",
      message: `${named} is not a multiple of ${step} CU.`,
      fix: `Fix: ${near}`,
      replacement: String(near),
    };
  }
  if (keyword === "minimum" || keyword === "maximum") {
    const { minimum, maximum } = error.parentSchema ?? {};
    return { code: "range", message: `${named} is outside ${String(minimum)} to ${String(maximum)}.` };
  }
  if (keyword === "minLength" || keyword === "maxLength") {
    const limit = String(params["limit"]);
    const message = keyword === "minLength" ? `${field} is empty.` : `${field} has more than ${limit} characters.`;
    return { code: "text-length", message };
  }
  if (keyword === "minProperties" || keyword === "minItems") return { code: "missing-value", message: `${field} is empty.` };
  if (keyword === "pattern") {
    const examples: unknown = error.parentSchema?.["examples"];
    const example = Array.isArray(examples) ? ` For example ${String(examples[0])}.` : "";
    return { code: "format", message: `${named} does not have the form that is due.${example}` };
  }
  return keyword === "propertyNames" ? { code: "format", message: `"${field}" is no key here.` } : null;
};

const enumFinding = (
  { parentSchema, params, data, propertyName }: ErrorObject,
  named: string,
  field: string,
): Omit<Finding, "range"> => {
  const allowed = (Array.isArray(params["allowedValues"]) ? params["allowedValues"] : (parentSchema?.["enum"] ?? [])).map(String);
  const given = propertyName ?? String(data);
  const near = closest(given, allowed);
  const message = `${propertyName === undefined ? named : `"${field}"`} is not one of ${allowed.join(", ")}.`;
  return near === null ? { code: "enum", message } : { code: "enum", message, fix: `Did you mean ${near}?`, replacement: near };
};
