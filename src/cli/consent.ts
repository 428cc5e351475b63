/** Consent as it is given: `--allow deletes-data=4` and TENANTRY_ALLOW. The number keeps it from covering more than was read. */
import leven from "leven";
import { consentHazards } from "../reconciler/change.js";
import type { ConsentHazard } from "../reconciler/change.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import { Failure } from "./failure.js";
import type { World } from "./world.js";

/** Of flag and environment the larger number counts. null where neither speaks. @throws Failure `usage` */
export function givenConsent(flags: readonly string[], world: World): ConsentCounts | null {
  const fromEnv = (world.env["TENANTRY_ALLOW"] ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const given: Partial<Record<ConsentHazard, number>> = {};
  for (const [entry, origin] of [...flags.map((flag) => [flag, "--allow"] as const), ...fromEnv.map((text) => [text, "TENANTRY_ALLOW"] as const)]) {
    const { hazard, number } = parse(entry, origin);
    given[hazard] = Math.max(given[hazard] ?? 0, number);
  }
  return Object.keys(given).length > 0 ? given : null;
}

function parse(entry: string, origin: string): { readonly hazard: ConsentHazard; readonly number: number } {
  const [name = "", amount = ""] = entry.split("=");
  const hazard = consentHazards.find((known) => known === name);
  if (!hazard) {
    const near = [...consentHazards].sort((a, b) => leven(a, name) - leven(b, name))[0];
    throw new Failure("usage", `${origin} ${entry}: no hazard is called "${name}". Did you mean ${near}=${amount || "1"}?`);
  }
  if (!/^[1-9]\d{0,8}$/.test(amount) || entry.split("=").length !== 2) {
    throw new Failure("usage", `${origin} ${entry}: say how many, such as ${hazard}=1`);
  }
  return { hazard, number: Number(amount) };
}
