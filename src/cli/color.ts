/** Colour is decided once, here: flag, then NO_COLOR and FORCE_COLOR, then whether the answer goes to a terminal. */
import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";
import type { World } from "./world.js";

export type ColorWhen = "auto" | "always" | "never";

export function colorsFor(when: ColorWhen, { env, stdout }: World): Colors {
  if (when !== "auto") return picocolors.createColors(when === "always");
  if (env["NO_COLOR"] || env["TERM"] === "dumb") return picocolors.createColors(false);
  return picocolors.createColors(env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : stdout.isTTY);
}
