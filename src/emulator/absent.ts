/** The answer to a DELETE of what isn't there. */
import type { Answer, Context } from "./context.js";
import { notFound } from "./refusal.js";

export const absent = (context: Context, what: string): Answer => {
  if (context.assume.deleteAbsent === "404") throw notFound(what);
  return { status: 204, body: undefined };
};
