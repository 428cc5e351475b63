import type { Diagnostic, SourceRange } from "../diagnostic.js";
import type { ProjectId, TenantName } from "../names.js";
import type { Fixed } from "../settings.js";
import { toDiagnostic } from "./report.js";

/** What is kept of a manifest beside its values: the places that are compared between files and between revisions. */
export interface Declaration {
  readonly tenant: TenantName;
  readonly at: SourceRange;
  readonly projectId: ProjectId | null;
  readonly projectIdAt: SourceRange | null;
  readonly fixed: Partial<Fixed>;
  readonly fixedAt: Partial<Record<keyof Fixed, SourceRange>>;
}

interface Duplicates {
  readonly diagnostics: readonly Diagnostic[];
  /** All places of a tenant or project that has more than one. */
  readonly involved: ReadonlySet<Declaration>;
}

/** One tenant, one manifest; one project, one tenant. The error stands at the first place and names every other. */
export const findDuplicates = (declared: readonly Declaration[]): Duplicates => {
  const tenants = groupsOf(declared, ({ tenant }) => tenant).map(([first, ...others]): [Declaration[], Diagnostic] => {
    const related = others.map(({ at }) => ({ range: at, message: "also declared here" }));
    const times = others.length === 1 ? "twice" : `${others.length + 1} times`;
    const message = `${first.tenant} is declared ${times}.`;
    return [[first, ...others], toDiagnostic({ code: "duplicate-tenant", message, range: first.at, related }, first.tenant)];
  });
  const pinned = declared.filter((each) => each.projectId !== null);
  const projects = groupsOf(pinned, ({ projectId }) => projectId).flatMap(([first, ...rest]): [Declaration[], Diagnostic][] => {
    const others = rest.filter(({ tenant }) => tenant !== first.tenant);
    if (others.length === 0) return [];
    const related = others.map(({ projectIdAt, at }) => ({ range: projectIdAt ?? at, message: "also pinned here" }));
    const message = `${first.tenant} pins project ${first.projectId}, and ${others.map(({ tenant }) => tenant).join(", ")} too.`;
    const finding = { code: "duplicate-project", message, range: first.projectIdAt ?? first.at, related } as const;
    return [[[first, ...others], toDiagnostic(finding, first.tenant)]];
  });
  const found = [...tenants, ...projects];
  return { diagnostics: found.map(([, diagnostic]) => diagnostic), involved: new Set(found.flatMap(([places]) => places)) };
};

/** Groups of two or more, in order. */
const groupsOf = (
  declared: readonly Declaration[],
  keyOf: (each: Declaration) => string | null,
): [Declaration, ...Declaration[]][] => {
  const firsts = new Map<string | null, Declaration>();
  const groups = new Map<Declaration, [Declaration, ...Declaration[]]>();
  for (const each of declared) {
    const key = keyOf(each);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, each);
      continue;
    }
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, each]);
    else group.push(each);
  }
  return [...groups.values()];
};
