/**
 * A path without a route is either documented by Neon and not emulated, which is said plainly (501), or not Neon's at all (404).
 * The document is only read when somebody asks for such a path.
 */
import { Refusal } from "./refusal.js";
import type { Call } from "./truth.js";

export const undocumented = async (call: Call): Promise<Refusal> => {
  const { documentedOperation } = await import("./document.js");
  const operation = documentedOperation(call.method, call.path);
  return operation === null
    ? new Refusal(404, "", `there is no ${call.method} ${call.path} in Neon's API`)
    : new Refusal(501, "NOT_EMULATED", `${operation.id} is not emulated (docs/emulator.md lists what is not)`);
};
