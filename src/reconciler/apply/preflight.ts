/** Before the first write: every key that the plan will use is there and of the right kind. */
import type { NeonReader } from "../../neon/port.js";
import type { Plan } from "../plan/plan.js";

/** @throws KeyError `key-missing`, `key-format` or `key-kind` */
export async function preflight(plan: Plan, neon: NeonReader): Promise<void> {
  if (plan.changes.some(({ kind }) => kind === "transfer")) await neon.checkPersonalKey();
}
