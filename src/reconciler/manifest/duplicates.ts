import type { Diagnostic, SourceRange } from "../diagnostic.js";
import type { ProjectId, TenantName } from "../names.js";
import type { Fixed } from "../settings.js";
import { toDiagnostic } from "./report.js";

/** What is kept of a manifest beside its values: the places that are compared between files and between revisions. */
export interface Declared {
  readonly tenant: TenantName;
  readonly at: SourceRange;
  readonly projectId: ProjectId | null;
  readonly projectIdAt: SourceRange | null;
  readonly fixed: Partial<Fixed>;
  readonly fixedAt: Partial<Record<keyof Fixed, SourceRange>>;
}

/** One tenant, one manifest; one project, one tenant. Both places are named; the later one is the error. */
export const findDuplicates = (declared: readonly Declared[]): { diagnostics: Diagnostic[]; later: ReadonlySet<Declared> } => {
  const tenants = new Map<TenantName, SourceRange>();
  const projects = new Map<ProjectId, Declared>();
  const diagnostics: Diagnostic[] = [];
  const later = new Set<Declared>();
  for (const each of declared) {
    const first = tenants.get(each.tenant);
    if (first === undefined) tenants.set(each.tenant, each.at);
    else {
      later.add(each);
      const related = [{ range: first, message: "also declared here" }];
      const message = `${each.tenant} is declared twice.`;
      diagnostics.push(toDiagnostic({ code: "duplicate-tenant", message, range: each.at, related }, each.tenant));
    }
    if (each.projectId === null || each.projectIdAt === null) continue;
    const owner = projects.get(each.projectId);
    if (owner === undefined) projects.set(each.projectId, each);
    else if (owner.tenant !== each.tenant) {
      later.add(each);
      const related = [{ range: owner.projectIdAt ?? owner.at, message: `pinned by ${owner.tenant} here` }];
      const message = `${each.tenant} pins project ${each.projectId}, and ${owner.tenant} does too.`;
      diagnostics.push(toDiagnostic({ code: "duplicate-project", message, range: each.projectIdAt, related }, each.tenant));
    }
  }
  return { diagnostics, later };
};
