/**
 * YAML nodes → plain values, with what YAML allows and a manifest does not: keys that are no text, keys written twice, names that
 * JavaScript reserves, aliases, empty values, numbers that are not what they seem. What is refused is left out of the value and
 * remembered as `broken`, so that no second message follows from the first.
 */
import { isAlias, isMap, isScalar, isSeq } from "../../yaml.js";
import type { Document, ParsedNode, Scalar } from "yaml";
import type { SourceRange } from "../diagnostic.js";
import { keyText } from "./place.js";
import type { Finding, Report } from "./report.js";
import { hasUnseen } from "./unseen.js";

export interface Plain {
  readonly value: unknown;
  /** JSON pointers of what was left out. */
  readonly broken: ReadonlySet<string>;
}

const reserved = new Set(["__proto__", "constructor", "prototype"]);
export const pointer = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const toPlain = (document: Document.Parsed, file: string, report: Report): Plain => {
  const broken = new Set<string>();
  const range = (node: ParsedNode): SourceRange => ({ file, start: node.range[0], end: node.range[1] });
  const start = document.range[0];
  /** Where the visit is; one for the whole document, because a large fleet has a million places. */
  const path: string[] = [];
  const refuse = (): undefined => {
    broken.add(pointer(path));
    return undefined;
  };

  /** `place` is what to point at where the node has no extent; null at the root. */
  const visit = (node: ParsedNode | null, place: ParsedNode | null): unknown => {
    if (node === null) return empty(place);
    if (isAlias(node)) {
      report({ code: "alias", message: "Aliases are not allowed.", range: range(node), fix: "Fix: write the value out." });
      return refuse();
    }
    // The scan of tokens has named the tag; what a tagged value means is not guessed at.
    if (node.tag !== undefined) return refuse();
    if (isMap<ParsedNode, ParsedNode | null>(node)) return visitMap(node);
    if (isSeq<ParsedNode>(node)) return node.items.map((item, index) => inside(String(index), item, item));
    if (!isScalar(node)) return refuse();
    if (node.value === null) return empty(node.range[1] > node.range[0] ? node : place);
    const problem = scalarProblem(node);
    if (problem === null) return node.value;
    report({ ...problem, range: range(node) });
    return refuse();
  };

  const inside = (step: string, node: ParsedNode | null, place: ParsedNode): unknown => {
    path.push(step);
    const value = visit(node, place);
    path.pop();
    return value;
  };

  const empty = (place: ParsedNode | null): undefined => {
    const name = path.at(-1);
    const message = name === undefined || /^\d+$/.test(name) ? "A value is missing here." : `"${name}" has no value.`;
    const at = place === null ? { file, start, end: start } : range(place);
    report({ code: "missing-value", message, range: at, fix: "Fix: write one, or remove the key." });
    return refuse();
  };

  const visitMap = (node: { readonly items: readonly { key: ParsedNode; value: ParsedNode | null }[] }): unknown => {
    const value: Record<string, unknown> = Object.create(null);
    const seen = new Map<string, ParsedNode>();
    for (const { key, value: inner } of node.items) {
      const name = keyText(key);
      if (name === null) {
        const source = isScalar(key) ? key.source : "";
        const fix = source === "" ? "Fix: a plain word." : `Fix: in quotes, "${source}".`;
        report({ code: "key-type", message: "A key must be a text.", range: range(key), fix });
        continue;
      }
      const first = seen.get(name);
      if (name === "<<") {
        const message = "Merge keys are not allowed: in YAML 1.2 << is a key like any other.";
        report({ code: "merge-key", message, range: range(key), fix: "Fix: write the keys out, or put them into a tier." });
      } else if (reserved.has(name)) {
        const message = `The key "${name}" is reserved.`;
        report({ code: "reserved-key", message, range: range(key), fix: "Fix: another name." });
      } else if (first !== undefined) {
        const isEqual = value[name] === (isScalar(inner) && inner.value);
        report(repeatedKey(name, path.length === 0, isEqual, range(key), range(first)));
      } else {
        seen.set(name, key);
        const plain = inside(name, inner, key);
        if (plain !== undefined) value[name] = plain;
      }
    }
    return value;
  };

  return { value: visit(document.contents, null), broken };
};

/** A tenant's name twice at the top of one document is most likely two manifests without --- between them. */
const repeatedKey = (name: string, isTop: boolean, isEqual: boolean, range: SourceRange, first: SourceRange): Finding => {
  const related = [{ range: first, message: "first here" }];
  if (name !== "tenant" || !isTop) {
    return { code: "duplicate-key", message: `"${name}" is written twice in one map.`, range, fix: "Fix: remove one.", related };
  }
  const fix = "Fix: remove one; or, if these are two tenants, --- between them.";
  if (isEqual) return { code: "duplicate-tenant", message: "The tenant is named twice.", range, fix, related };
  return { code: "duplicate-key", message: '"tenant" is written twice in one map.', range, fix, related };
};

type Problem = {
  readonly code: "ambiguous-number" | "number" | "number-precision" | "control-character";
  readonly message: string;
  readonly fix: string;
  readonly replacement?: string;
};

const scalarProblem = (node: Scalar.Parsed): Problem | null => {
  const { value, source } = node;
  if (typeof value === "string" && hasUnseen(value)) {
    const message = "The text holds a line break or a character that can't be seen.";
    return { code: "control-character", message, fix: "Fix: one line of plain text." };
  }
  if (typeof value !== "number") return null;
  if (/^[-+]?0\d|^0[xo]/.test(source)) {
    const message = `${source} is read as ${value}.`;
    return { code: "ambiguous-number", message, fix: `Fix: ${value}, or "${source}" for the text.` };
  }
  if (!Number.isFinite(value))
    return { code: "number", message: `${source} is no number that can be used.`, fix: "Fix: a plain number." };
  const digits = source.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "");
  if (digits.length > 15 && (!Number.isSafeInteger(value) || String(value) !== source)) {
    const message = `${source} has more digits than can be kept; it would be read as ${value}.`;
    return { code: "number-precision", message, fix: "Fix: fewer digits, or in quotes if it is a text." };
  }
  return null;
};
