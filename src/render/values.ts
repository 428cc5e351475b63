/** Values as people read them: in manifest units, a declared one to the letter, a measured one to two digits. */
import type { JsonScalar } from "../reconciler/change.js";
import { fieldText } from "../reconciler/field-text.js";
import { quotaDimension } from "../reconciler/settings.js";
import type { QuotaField } from "../reconciler/settings.js";
import { printable } from "./printable.js";

/** Exact; by the field's path. What nobody saw is `unknown`; a snapshot or branch that isn't there is `absent`, because it was looked for. */
export const declaredValue = (path: string, value: JsonScalar): string => {
  if (value === null && path.endsWith(".expiresAt") && path.startsWith("branches.")) return "never";
  if (value === null) return /^(snapshots|branches)\./.test(path) ? "absent" : "unknown";
  return printable(fieldText(path, value));
};

/** A measured amount, to two digits behind the point of the largest unit that fits: `3.4GiB`, `61h`. */
export function measuredValue(path: string, value: JsonScalar): string {
  const field = path.split(".").at(-1) ?? path;
  if (typeof value !== "number" || !Object.hasOwn(quotaDimension, field)) return declaredValue(path, value);
  return quotaDimension[field as QuotaField] === "size" ? aboutSize(value) : aboutDuration(value);
}

const sizes = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
function aboutSize(bytes: number): string {
  const power = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${oneDigit(bytes / 2 ** (10 * power))}${sizes[power] ?? "B"}`;
}

function aboutDuration(seconds: number): string {
  if (seconds < 120) return `${oneDigit(seconds)}s`;
  return seconds < 7200 ? `${oneDigit(seconds / 60)}m` : `${oneDigit(seconds / 3600)}h`;
}

/** `about 4 s`, `about 1 h 34 min`. */
export function aboutTime(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Of a run that is over: `1.4 s`, `2 min 42 s`. */
export function tookTime(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10);

export const count = (value: number): string => value.toLocaleString("en-US");
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;
