/** Names that were asked for and that no tenant has: which ones a rule governs is only known once they were seen. */
import type { Matches } from "../diff/match.js";
import type { ObservedFleet } from "../observed.js";
import { isAskedBy } from "./governed.js";
import type { Scope } from "./scope.js";

export class UnknownTenantError extends Error {
  override readonly name = "UnknownTenantError";
  readonly asked: string;
  constructor(asked: string) {
    super(`no tenant is called ${asked}`);
    this.asked = asked;
  }
}

/** A list with a hole doesn't show that nobody has the name; then the plan says what is missing. @throws UnknownTenantError */
export function refuseUnknown({ selection }: Scope, { tenants }: Matches, { kind }: ObservedFleet): void {
  if (kind === "partial") return;
  const missing = selection.tenants.find((pattern) => !tenants.some(({ desired }) => isAskedBy(pattern, desired)));
  if (missing !== undefined) throw new UnknownTenantError(missing);
}
