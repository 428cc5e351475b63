/** Consent as it is given: `--allow deletes-data=4` and TENANTRY_ALLOW. The number keeps it from covering more than was read. */
import leven from "leven";
import { consentHazards } from "../reconciler/change.js";
import type { ConsentHazard } from "../reconciler/change.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

/** Of flag and environment the larger number counts. null where neither speaks. @throws Failure `usage` */
export function givenConsent(flags: readonly string[], world: World): ConsentCounts | null {
  const fromEnv = (world.env["TENANTRY_ALLOW"] ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const given: Partial<Record<ConsentHazard, number>> = {};
  for (const [entry, origin] of [
    ...flags.map((flag) => [flag, "--allow"] as const),
    ...fromEnv.map((text) => [text, "TENANTRY_ALLOW"] as const),
  ]) {
    const { hazard, number } = parse(entry, origin);
    given[hazard] = Math.max(given[hazard] ?? 0, number);
  }
  return Object.keys(given).length > 0 ? given : null;
}

/** Consent to a hazard that no change has: nothing is wrong, it only covered nothing. */
export function tellUnused(unused: readonly ConsentHazard[], { stderr }: World): void {
  for (const hazard of unused) stderr.write(`warning[unused-consent]  no change of this plan has the hazard ${hazard}\n`);
}

function parse(entry: string, origin: string): { readonly hazard: ConsentHazard; readonly number: number } {
  const [name = "", amount = ""] = entry.split("=");
  const hazard = consentHazards.find((known) => known === name);
  if (!hazard) {
    const near = [...consentHazards].sort((a, b) => leven(a, name) - leven(b, name))[0];
    throw new Failure("usage", `${origin} ${entry}: no hazard is called "${name}"`, [
      fix(`did you mean ${near}=${/^\d+$/.test(amount) ? amount : "1"}?`),
    ]);
  }
  if (!/^[1-9]\d{0,8}$/.test(amount) || entry.split("=").length !== 2) {
    throw new Failure("usage", `${origin} ${entry}: say to how many, as a whole number above 0`, [
      fix(`such as ${origin === "--allow" ? "--allow " : "TENANTRY_ALLOW="}${hazard}=1; the plan's last line has the number`),
    ]);
  }
  return { hazard, number: Number(amount) };
}
