/** Colour and signs are decided once, here: flag, then NO_COLOR and FORCE_COLOR, then whether the text goes to a terminal. */
import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";
import type { Glyphs } from "../render/glyphs.js";
import { ascii, unicode } from "../render/glyphs.js";
import type { Output, World } from "./world.js";

export type ColorWhen = "auto" | "always" | "never";

export function colorsFor(when: ColorWhen, { env, stdout }: World, stream: Output = stdout): Colors {
  if (when !== "auto") return picocolors.createColors(when === "always");
  if (env["NO_COLOR"] || env["TERM"] === "dumb") return picocolors.createColors(false);
  return picocolors.createColors(env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : stream.isTTY);
}

/** By the locale, as POSIX reads it. Where none is set (most containers), terminals are UTF-8 all the same. */
export function glyphsFor({ env }: World): Glyphs {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return locale === "" || /utf-?8/i.test(locale) ? unicode : ascii;
}
