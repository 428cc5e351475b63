/** How a tier enforces a field: exactly, unless it says that a larger observed value stays, or that the field is ignored. */
import type { FieldChange, TierMove } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { EnforcedField } from "../fleet.js";
import { magnitude } from "./magnitude.js";

type Enforced = Pick<DesiredTenant, "enforce">;

/** Whether a difference is left as it is. A range of an existing compute is enforced as the tenant's `compute`. */
export function isLeft({ enforce }: Enforced, { path, before, after }: FieldChange): boolean {
  const mode = enforce[fieldOf(path)];
  // A value that nobody saw is no larger one.
  return mode === "ignore" || (mode === "atLeast" && before !== null && magnitude(before) > magnitude(after));
}

export const isIgnored = ({ enforce }: Enforced, path: string): boolean => enforce[fieldOf(path)] === "ignore";

const fieldOf = (path: string): EnforcedField => path.replace(/^endpoints\.[^.]+\./, "compute.") as EnforcedField;

/** On the way down nothing larger stays: what looks like a top-up there is the larger tier's own amount. */
export const enforcedOn = <Desired extends DesiredTenant>(tier: TierMove, desired: Desired): Desired =>
  tier.direction === "down" ? { ...desired, enforce: onlyIgnored(desired) } : desired;

const onlyIgnored = ({ enforce }: Enforced): DesiredTenant["enforce"] =>
  Object.fromEntries(Object.entries(enforce).filter(([, mode]) => mode === "ignore"));
