import { parseDate } from "../date.js";
import { dotted } from "../field-name.js";
import type { ManifestRule } from "./rule.js";

/** Time passes without anyone editing a file: a date in the past is a warning, except an expiry just written. */
export const dates: ManifestRule = ({ draft, document, name, now, changed, places, report }) => {
  const warn = (path: readonly string[], meaning: string) =>
    report({
      code: "past-date",
      severity: "warning",
      message: `${dotted(path)} of ${name} has passed: ${meaning}.`,
      range: places.value(path),
    });
  if (draft.graceUntil !== null && draft.graceUntil <= now)
    warn(["graceUntil"], "the move to the smaller tier is blocked until everything fits");
  for (const [index, exception] of (document.exceptions ?? []).entries()) {
    const until = parseDate(exception?.until ?? "");
    if (until !== null && until <= now) warn(["exceptions", String(index), "until"], "the exception no longer holds");
  }
  const expiries = [
    ...Object.entries(document.branches ?? {}).map(([key, value]) => [["branches", key, "expiresAt"], value] as const),
    ...Object.entries(document.snapshots?.named ?? {}).map(
      ([key, value]) => [["snapshots", "named", key, "expiresAt"], value] as const,
    ),
  ];
  for (const [path, value] of expiries) {
    const at = parseDate(value?.expiresAt ?? "");
    if (at === null || at > now || value?.state === "deleted") continue;
    if (!changed) warn(path, "Neon has removed it, or will not make it");
    else
      report({
        code: "range",
        message: `${dotted(path)} of ${name} lies in the past.`,
        range: places.value(path),
        fix: "Fix: a later date.",
      });
  }
};
