import type { CleanUp } from "../clean-up.js";
import type { Reader } from "./reader.js";

interface CleanUpDocument {
  readonly branches?: { readonly [pattern: string]: string | undefined } | undefined;
}

/** What is wrong with an age has been reported; here it is left out. */
export function readCleanUp(document: CleanUpDocument | undefined, path: readonly string[], reader: Reader): CleanUp {
  if (document?.branches === undefined) return nothing;
  return Object.fromEntries(
    Object.entries(document.branches).flatMap(([pattern, text]) => {
      const age = reader.amount("age", [...path, "branches", pattern], text);
      return age === undefined ? [] : [[pattern, typeof age === "number" ? age : "never"] as const];
    }),
  );
}

/** One value for all that say nothing. */
const nothing: CleanUp = {};
