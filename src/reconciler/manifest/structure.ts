/**
 * YAML nodes → plain values, with what YAML allows and a manifest does not: keys that are no text, keys written twice, names that
 * JavaScript reserves, aliases, empty values, numbers that are not what they seem. What is refused is left out of the value and
 * remembered as `broken`, so that no second message follows from the first.
 */
import { isAlias, isMap, isScalar, isSeq } from "yaml";
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
  const refuse = (path: readonly string[]): undefined => {
    broken.add(pointer(path));
    return undefined;
  };

  const visit = (node: ParsedNode | null, path: readonly string[], at: SourceRange): unknown => {
    if (node === null) return empty(path, at);
    if (isAlias(node)) {
      report({ code: "alias", message: "Aliases are not allowed.", range: range(node), fix: "Fix: write the value out." });
      return refuse(path);
    }
    // The scan of tokens has named the tag; what a tagged value means is not guessed at.
    if (node.tag !== undefined) return refuse(path);
    if (isMap<ParsedNode, ParsedNode | null>(node)) return visitMap(node, path);
    if (isSeq<ParsedNode>(node)) {
      return node.items.map((item, index) => visit(item, [...path, String(index)], range(item)));
    }
    if (!isScalar(node)) return refuse(path);
    if (node.value === null) return empty(path, node.range[1] > node.range[0] ? range(node) : at);
    const problem = scalarProblem(node);
    if (problem === null) return node.value;
    report({ ...problem, range: range(node) });
    return refuse(path);
  };

  const empty = (path: readonly string[], at: SourceRange): undefined => {
    const name = path.at(-1);
    const message = name === undefined || /^\d+$/.test(name) ? "A value is missing here." : `"${name}" has no value.`;
    report({ code: "missing-value", message, range: at, fix: "Fix: write one, or remove the key." });
    return refuse(path);
  };

  const visitMap = (
    node: { readonly items: readonly { key: ParsedNode; value: ParsedNode | null }[] },
    path: readonly string[],
  ): unknown => {
    const value: Record<string, unknown> = Object.create(null);
    const seen = new Map<string, SourceRange>();
    for (const item of node.items) {
      const at = range(item.key);
      const name = keyText(item.key);
      if (name === null) {
        const source = isScalar(item.key) ? item.key.source : "";
        const fix = source === "" ? "Fix: a plain word." : `Fix: in quotes, "${source}".`;
        report({ code: "key-type", message: "A key must be a text.", range: at, fix });
        continue;
      }
      const inner = [...path, name];
      const first = seen.get(name);
      if (name === "<<") {
        const message = "Merge keys are not allowed: in YAML 1.2 << is a key like any other.";
        report({ code: "merge-key", message, range: at, fix: "Fix: write the keys out, or put them into a tier." });
      } else if (reserved.has(name)) {
        report({ code: "reserved-key", message: `The key "${name}" is reserved.`, range: at, fix: "Fix: another name." });
      } else if (first !== undefined) {
        report(repeatedKey(name, path.length === 0, value[name] === (isScalar(item.value) && item.value.value), at, first));
      } else {
        seen.set(name, at);
        const plain = visit(item.value, inner, at);
        if (plain !== undefined) value[name] = plain;
      }
    }
    return value;
  };

  return { value: visit(document.contents, [], { file, start: document.range[0], end: document.range[0] }), broken };
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
