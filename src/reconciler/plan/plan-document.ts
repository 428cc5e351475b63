/** The form of a plan file, checked with the validator compiled from schemas/plan.schema.json. */
import { planValidator } from "../manifest/generated/validators.js";

/** null when it has the form; else what is wrong first, for people. */
export function isPlanDocument(value: unknown): string | null {
  if (planValidator(value)) return null;
  const [error] = planValidator.errors ?? [];
  return error
    ? `${error.instancePath === "" ? "it" : error.instancePath.slice(1).replaceAll("/", ".")} ${error.message ?? "has a wrong form"}`
    : "it has a wrong form";
}
