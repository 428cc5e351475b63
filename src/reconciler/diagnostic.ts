import type { Code } from "./codes.js";

/** Offsets into the decoded text of a file, in UTF-16 code units; made line and column only when printed. */
export interface SourceRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with the user's input: a value, collected, never thrown.
 * Tests and tools rely on `code`; `message` is for people and may improve at any time.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  /** Subject, what is wrong, what would be right. One line; it may quote the file, so renderers escape it for their medium. */
  readonly message: string;
  /** The next step ("Fix: unlimited, or an amount (100h)"), null where the message says it. */
  readonly fix: string | null;
  /** null where it belongs to no place in a file (`no-manifests`). */
  readonly range: SourceRange | null;
  readonly tenant: string | null;
  /** A replacement of the range's text that would be right. */
  readonly suggestion: { readonly range: SourceRange; readonly text: string } | null;
  readonly related: readonly { readonly range: SourceRange; readonly message: string }[];
}
