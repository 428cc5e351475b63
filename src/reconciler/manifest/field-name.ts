/** A field's path as messages write it: `compute.max`, `exceptions[0].until`. */
export const dotted = (path: readonly string[]): string =>
  path.reduce((text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`), "");

/** A quota is called by its last word, as in the file; everything else by its path. */
export const fieldName = (path: readonly string[]): string => (path[0] === "quota" ? (path.at(-1) ?? "") : dotted(path));
