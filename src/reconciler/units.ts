/**
 * Amounts as people write and read them: `512MiB`, `100h`, `1%`, `unlimited`.
 *
 * The grammar is strict, because a guessed unit in a quota is a thousandfold error: a plain number, no space, and one of
 *   sizes      B · KiB MiB GiB TiB (binary) · KB MB GB TB (decimal)
 *   durations  s m h d
 *   shares     %
 * A parsed amount is a safe integer of base units (bytes, seconds). Printing is exact, never rounded, in the largest unit that
 * divides the amount, so what is printed parses to the same amount again.
 */
import { closest } from "./closest.js";
import { quotaDimension } from "./settings.js";
import type { Amount, HistoryRetention, QuotaField, SuspendTimeout } from "./settings.js";

/** Why a text is no amount. The names are those of the diagnostic codes. */
export type AmountProblem = "unit" | "dimension" | "number" | "number-precision" | "range" | "zero";
export type Parsed =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly problem: AmountProblem;
      /** Predicate to "dataTransfer 512mb …": what is wrong with it. */
      readonly message: string;
      /** Texts that would be right, the nearest first. */
      readonly suggestions: readonly string[];
    };

/** Largest first, the order in which they are tried when printing. */
type Units = Readonly<Record<string, number>>;
const sizes = {
  TiB: 2 ** 40,
  TB: 1e12,
  GiB: 2 ** 30,
  GB: 1e9,
  MiB: 2 ** 20,
  MB: 1e6,
  KiB: 2 ** 10,
  KB: 1e3,
  B: 1,
} as const;
const durations = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;
/** Only for the waits of `apply`, in milliseconds. */
const waits = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

const failed = (problem: AmountProblem, message: string, suggestions: readonly string[] = []): Parsed => ({
  ok: false,
  problem,
  message,
  suggestions,
});

const form = /^(-?)(\d+)(?:\.(\d+))?(.*)$/s;

/** `whole.fraction × factor` as an integer, or null where it has a remainder: by integers, so no digit is lost on the way. */
const scale = (whole: string, fraction: string, factor: number): bigint | null => {
  const shift = 10n ** BigInt(fraction.length);
  const amount = BigInt(whole + fraction) * BigInt(factor);
  return amount % shift === 0n ? amount / shift : null;
};

/** Smallest first, as people count. */
const listed = (units: Units): string => Object.keys(units).toReversed().join(" ");

/** The units a misspelt one may mean: same letters in another case, then near ones, at most two. */
const nearUnits = (unit: string, units: Units): string[] => {
  const known = Object.keys(units);
  const bare = unit.trim();
  const sameLetters = known.filter((name) => name.toLowerCase() === bare.toLowerCase());
  const first = sameLetters[0] ?? closest(bare, known);
  if (first === null) return [];
  const binary = first.replace(/^([KMGT])B$/, "$1iB");
  return [...new Set([first, binary])];
};

const parse = (text: string, units: Units, other: Units, dimension: string): Parsed => {
  const match = form.exec(text);
  if (match === null || text.length > 64) {
    return failed("number", `is not ${dimension}: it begins with a number and ends with one of ${listed(units)}`);
  }
  const [, minus = "", whole = "", fraction = "", unit = ""] = match;
  if (/^(e[-+]?\d|[_,'.\d])/i.test(unit)) {
    return failed("number", "is not a plain number: no exponent, and no separator between digits");
  }
  if (whole.length > 1 && whole.startsWith("0")) return failed("number", "begins with a zero");
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) {
    if (Object.hasOwn(other, unit)) return failed("dimension", `is not ${dimension}`);
    const number = fraction === "" ? whole : `${whole}.${fraction}`;
    if (unit.trim() === "") {
      const message = unit === "" ? "has no unit" : "ends with a space instead of a unit";
      return failed("unit", `${message}: one of ${listed(units)}`);
    }
    const near = nearUnits(unit, units).map((name) => `${number}${name}`);
    return failed("unit", `has no unit of ${dimension === "a size" ? "size" : "time"} (${listed(units)})`, near);
  }
  if (minus !== "") return failed("range", "is below 0");
  const amount = scale(whole, fraction, factor);
  if (amount === null)
    return failed(
      "number-precision",
      `is not a whole number of ${dimension === "a size" ? "bytes" : Object.keys(units).at(-1) === "ms" ? "milliseconds" : "seconds"}`,
    );
  if (amount > BigInt(Number.MAX_SAFE_INTEGER))
    return failed("number-precision", "is more than can be counted exactly (2^53 - 1)");
  if (amount === 0n) return failed("zero", "is zero");
  return { ok: true, value: Number(amount) };
};

/** Bytes. */
export const parseSize = (text: string): Parsed => parse(text, sizes, durations, "a size");
/** Seconds. */
export const parseDuration = (text: string): Parsed => parse(text, durations, sizes, "a duration");
/** Milliseconds; the only durations that may be shorter than a second. */
export const parseWait = (text: string): Parsed => parse(text, waits, sizes, "a duration");

/** `1%` → 0.01. Above 0% and at most 100%. */
export const parseShare = (text: string): Parsed => {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?%$/.exec(text);
  if (match === null) return failed("range", "is not a share: a number and %, above 0% and at most 100%");
  const percent = Number(`${match[1]}.${match[2] ?? "0"}`);
  if (percent === 0 || percent > 100) return failed("range", "is not above 0% and at most 100%");
  return { ok: true, value: Number((percent / 100).toPrecision(12)) };
};

/** In the largest of the units that divides it. */
const print = (amount: number, units: Units): string => {
  for (const [name, factor] of Object.entries(units)) if (amount % factor === 0) return `${amount / factor}${name}`;
  return String(amount);
};
const { d: _day, ...quotaTimes } = durations;
const binarySizes = { TiB: sizes.TiB, GiB: sizes.GiB, MiB: sizes.MiB, KiB: sizes.KiB } as const;
const decimalSizes = { TB: sizes.TB, GB: sizes.GB, MB: sizes.MB, KB: sizes.KB } as const;

/** Binary units where one divides it, else decimal ones, else bytes: 536870912 → `512MiB`, 5000000000 → `5GB`. */
export const formatSize = (bytes: number): string => {
  if (bytes === 0) return "0B";
  const decimal = print(bytes, decimalSizes);
  const binary = print(bytes, binarySizes);
  if (/[A-Z]/.test(binary)) return /[A-Z]/.test(decimal) && decimal.length < binary.length ? decimal : binary;
  return /[A-Z]/.test(decimal) ? decimal : `${bytes}B`;
};
/** 604800 → `7d`, 21600 → `6h`, 0 → `0s`. */
export const formatDuration = (seconds: number): string => (seconds === 0 ? "0s" : print(seconds, durations));
/** A quota's time stays in hours, the unit it is sold in: 360000 → `100h`, never `4d4h` or `25d`. */
export const formatQuota = (field: QuotaField, amount: Amount): string => {
  if (amount === "unlimited") return amount;
  if (quotaDimension[field] === "size") return formatSize(amount);
  return amount === 0 ? "0s" : print(amount, quotaTimes);
};
export const formatSuspendTimeout = (timeout: SuspendTimeout): string =>
  timeout === "never" ? timeout : formatDuration(timeout);
export const formatHistory = (history: HistoryRetention): string => (history === "none" ? history : formatDuration(history));
/** CU stand plain: `0.25`. */
export const formatCu = (cu: number): string => String(cu);
/** 0.01 → `1%`. */
export const formatShare = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;
