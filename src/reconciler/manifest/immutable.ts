import type { Diagnostic, SourceRange } from "../diagnostic.js";
import type { Fleet } from "../fleet.js";
import type { Fixed } from "../settings.js";
import type { Declaration } from "./duplicates.js";
import { sortDiagnostics, toDiagnostic } from "./report.js";

/** One revision of the declared fleet. */
export interface Revision {
  readonly fleet: Fleet;
  readonly fixedAt: Partial<Record<keyof Fixed, SourceRange>>;
  readonly declared: readonly Declaration[];
}

const keys = ["region", "pgVersion", "branch", "database", "role"] as const;

/**
 * Facts that are fixed when a project is created and differ from the base revision. A default that changed is reported once,
 * where it stands, with the number of tenants that rely on it.
 */
export const immutableAgainstBase = (base: Revision, current: Revision, revision: string): Diagnostic[] => {
  const before = new Map(base.declared.map((each) => [each.tenant, each]));
  const diagnostics: Diagnostic[] = [];
  const byDefault = new Map<keyof Fixed, number>();
  for (const each of current.declared) {
    const old = before.get(each.tenant);
    if (old === undefined) continue;
    for (const key of keys) {
      const was = old.fixed[key] ?? base.fleet.fixed[key];
      const is = each.fixed[key] ?? current.fleet.fixed[key];
      if (was === is) continue;
      if (each.fixed[key] === undefined && old.fixed[key] === undefined) {
        byDefault.set(key, (byDefault.get(key) ?? 0) + 1);
        continue;
      }
      const message = `${key} of ${each.tenant} was ${was} at ${revision}; it can't change in place.`;
      const fix = `Fix: ${was}, or a new tenant.`;
      const place = old.fixedAt[key] ?? old.at;
      const related = [{ range: { ...place, file: `${revision}:${place.file}` }, message: "was set here" }];
      diagnostics.push(
        toDiagnostic({ code: "immutable", message, range: each.fixedAt[key] ?? each.at, fix, related }, each.tenant),
      );
    }
  }
  for (const [key, count] of byDefault) {
    const was = base.fleet.fixed[key];
    const message = `defaults.${key} was ${was} at ${revision}; it can't change in place for ${count === 1 ? "the tenant that relies" : `the ${count} tenants that rely`} on it.`;
    const range = current.fixedAt[key] ?? { file: current.fleet.file, start: 0, end: 0 };
    diagnostics.push(
      toDiagnostic({ code: "immutable", message, range, fix: `Fix: ${was}; write the new one into new manifests.` }, null),
    );
  }
  return sortDiagnostics(diagnostics);
};
