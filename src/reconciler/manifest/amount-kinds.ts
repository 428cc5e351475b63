/**
 * The kinds of amount that the schemas name (`x-kind`): one parser each, used twice. The loaders use it to read values;
 * where a value does not fit its schema, it is used again to say why.
 */
import type { Code } from "../codes.js";
import { closest } from "../closest.js";
import { parseDuration, parseShare, parseSize, parseWait } from "../units.js";
import type { Parsed } from "../units.js";

export interface KindProblem {
  readonly code: Code;
  /** Predicate to the field and its value: "is not a size". */
  readonly message: string;
  readonly fix: string | null;
  readonly replacement?: string;
}
export type KindResult =
  { readonly ok: true; readonly value: number | string } | { readonly ok: false; readonly problem: KindProblem };

interface AmountKind {
  readonly parse: (text: string) => Parsed;
  /** The word that stands where Neon has an ambiguous number. */
  readonly word: string | null;
  readonly zero: Omit<KindProblem, "replacement">;
  readonly least?: readonly [number, string];
  readonly most?: readonly [number, string];
  /** An amount that would be right, for a message. */
  readonly example: string;
}

const neverZero = (fix: string): AmountKind["zero"] => ({ code: "range", message: "is zero", fix });
const unlimitedByZero = (example: string): AmountKind["zero"] => ({
  code: "zero-quota",
  message: "would mean no limit",
  fix: `Fix: unlimited, or an amount (${example}). To stop it: state: suspended`,
});

/** Slots are named to the minute. */
function parseSlot(text: string): Parsed {
  const parsed = parseDuration(text);
  if (!parsed.ok || parsed.value % 60 === 0) return parsed;
  return { ok: false, problem: "range", message: "has seconds", suggestions: [] };
}

const kinds: Readonly<Record<string, AmountKind>> = {
  timeQuota: { parse: parseDuration, word: "unlimited", zero: unlimitedByZero("100h"), example: "100h" },
  sizeQuota: { parse: parseSize, word: "unlimited", zero: unlimitedByZero("5GiB"), example: "5GiB" },
  size: { parse: parseSize, word: null, zero: neverZero("Fix: an amount (5GiB), or leave the limit out."), example: "5GiB" },
  duration: { parse: parseDuration, word: null, zero: neverZero("Fix: an amount (7d), or leave it out."), example: "7d" },
  slot: {
    parse: parseSlot,
    word: null,
    zero: neverZero("Fix: an amount (6h)."),
    least: [900, "15m"],
    example: "6h",
  },
  age: {
    parse: parseDuration,
    word: "never",
    zero: { code: "range", message: "is no age", fix: "Fix: an amount (7d), or never." },
    least: [86_400, "1d"],
    example: "7d",
  },
  wait: { parse: parseWait, word: null, zero: neverZero("Fix: an amount (60s)."), example: "60s" },
  share: { parse: parseShare, word: null, zero: neverZero("Fix: a share (1%)."), example: "1%" },
  suspendTimeout: {
    parse: parseDuration,
    word: "never",
    zero: { code: "range", message: "would mean Neon's default of 5m", fix: "Fix: 5m, or never." },
    least: [60, "60s"],
    most: [604_800, "7d"],
    example: "5m",
  },
  historyRetention: {
    parse: parseDuration,
    word: "none",
    zero: { code: "range", message: "would mean no history", fix: "Fix: none, or an amount (6h)." },
    most: [2_592_000, "30d"],
    example: "6h",
  },
};

export const isAmountKind = (kind: string): boolean => Object.hasOwn(kinds, kind);

export const parseAmount = (kindName: string, value: unknown): KindResult => {
  const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
  const refused = (problem: KindProblem): KindResult => ({ ok: false, problem });
  if (kind === undefined || (typeof value !== "string" && typeof value !== "number")) {
    return refused({ code: "type", message: "is no amount", fix: kind === undefined ? null : `Fix: ${kind.example}` });
  }
  const { word } = kind;
  if (word !== null && value === word) return { ok: true, value: word };
  if (word !== null && typeof value === "string" && /^[a-z]/i.test(value) && closest(value, [word]) === word) {
    return refused({ code: "enum", message: "is no word here", fix: `Did you mean ${word}?`, replacement: word });
  }
  if (typeof value === "number" && value === 0) return refused(kind.zero);
  if (typeof value === "number" && value < 0) return refused({ code: "range", message: "is below 0", fix: choices(kind) });
  const parsed = kind.parse(String(value));
  if (!parsed.ok) {
    if (parsed.problem === "zero") return refused(kind.zero);
    const [first] = parsed.suggestions;
    const fix = first === undefined ? choices(kind) : `Did you mean ${parsed.suggestions.join(" or ")}?`;
    const replacement = first === undefined ? {} : { replacement: first };
    return refused({ code: parsed.problem, message: parsed.message, fix, ...replacement });
  }
  if (kind.least !== undefined && parsed.value < kind.least[0]) {
    return refused({ code: "range", message: `is below ${kind.least[1]}`, fix: `Fix: ${kind.least[1]} or more${orWord(kind)}.` });
  }
  if (kind.most !== undefined && parsed.value > kind.most[0]) {
    return refused({ code: "range", message: `is above ${kind.most[1]}`, fix: `Fix: ${kind.most[1]} or less${orWord(kind)}.` });
  }
  return { ok: true, value: parsed.value };
};

const orWord = (kind: AmountKind): string => (kind.word === null ? "" : `, or ${kind.word}`);
const choices = (kind: AmountKind): string =>
  `Fix: ${kind.example.endsWith("%") ? "a share" : "an amount"} (${kind.example})${orWord(kind)}.`;
