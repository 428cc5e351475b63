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
  const life = (branch: string): string => (document.branches?.[branch]?.expiresIn === undefined ? "expiresAt" : "expiresIn");
  const expiries = [
    ...draft.branches.map((branch) => [["branches", branch.name, life(branch.name)], branch] as const),
    ...draft.snapshots.map((snapshot) => [["snapshots", "named", snapshot.name, "expiresAt"], snapshot] as const),
  ];
  for (const [path, { expiresAt: at, state }] of expiries) {
    if (at === null || at > now || state === "deleted") continue;
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
