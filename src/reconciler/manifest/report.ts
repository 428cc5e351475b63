import type { Code } from "../codes.js";
import type { Diagnostic, SourceRange } from "../diagnostic.js";
import { compareText } from "../names.js";

/** What a check has found; the rest of a Diagnostic is filled in by the loader that called the check. */
export interface Finding {
  readonly code: Code;
  readonly message: string;
  readonly range: SourceRange;
  readonly severity?: Diagnostic["severity"];
  readonly fix?: string;
  /** Text that would be right in place of the range's. */
  readonly replacement?: string;
  readonly related?: Diagnostic["related"];
}
/** All a rule may do with what it finds. */
export type Report = (finding: Finding) => void;

export const toDiagnostic = (finding: Finding, tenant: string | null): Diagnostic => ({
  code: finding.code,
  severity: finding.severity ?? "error",
  message: finding.message,
  fix: finding.fix ?? null,
  range: finding.range,
  tenant,
  suggestion: finding.replacement === undefined ? null : { range: finding.range, text: finding.replacement },
  related: finding.related ?? [],
});

/** File, then position, then code: the same on every machine and for every order of input. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.toSorted(
    (a, b) =>
      compareText(a.range?.file ?? "", b.range?.file ?? "") ||
      (a.range?.start ?? 0) - (b.range?.start ?? 0) ||
      (a.range?.end ?? 0) - (b.range?.end ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
