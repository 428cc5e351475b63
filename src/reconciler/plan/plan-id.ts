/**
 * The id that an approval names: of what a plan does. A plan is the same when only lines moved in the files it was made
 * from, and when a project that it deletes has grown meanwhile.
 */
import { digestOf } from "../digest.js";
import type { Plan } from "./plan.js";

export function planId({ format, fleet, changes, refused }: Pick<Plan, "format" | "fleet" | "changes" | "refused">): string {
  const content = { format, fleet, changes: changes.map(whatIsDone), refused: refused.map(whatIsDone) };
  return digestOf(content).slice(0, 8);
}

const whatIsDone = <Item extends { readonly source: unknown; readonly stake?: unknown }>({
  source: _source,
  stake: _stake,
  ...rest
}: Item): Omit<Item, "source" | "stake"> => rest;
