import type { Inactive } from "../inactive.js";
import type { Reader } from "./reader.js";

interface InactiveDocument {
  readonly warn?: string | undefined;
  readonly suspend?: string | undefined;
}

/** What is wrong with a time has been reported; here it is left out. */
export function readInactive(document: InactiveDocument | undefined, path: readonly string[], reader: Reader): Inactive {
  if (document === undefined) return nothing;
  const age = (key: keyof InactiveDocument): number | "never" | undefined => {
    const read = reader.amount("age", [...path, key], document[key]);
    return typeof read === "string" ? "never" : read;
  };
  const [warn, suspend] = [age("warn"), age("suspend")];
  return { ...(warn !== undefined && { warn }), ...(suspend !== undefined && { suspend }) };
}

/** One value for all that say nothing. */
const nothing: Inactive = {};
