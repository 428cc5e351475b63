/** Who is declared, all sources together: a manifest beats a roster, without a word, because an exception is what it is for. */
import type { Diagnostic } from "../diagnostic.js";
import { toDiagnostic } from "./report.js";
import type { LoadedManifests } from "./load-manifests.js";
import type { LoadedRoster } from "./load-roster.js";
import type { Manifest } from "./manifest.js";

export interface MergedSources {
  readonly manifests: readonly Manifest[];
  /** Those of them that a roster alone declares. */
  readonly fromRosters: readonly Manifest[];
  /** Documents and lines read, right or wrong. */
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

export function mergeSources(loaded: LoadedManifests, rosters: readonly LoadedRoster[]): MergedSources {
  const named = new Set<string>(loaded.declared.map(({ tenant }) => tenant));
  const places = new Map<string, Manifest["source"]>();
  const diagnostics: Diagnostic[] = [];
  const fromRosters: Manifest[] = [];
  for (const roster of rosters) {
    for (const manifest of roster.manifests) {
      const { tenant, source } = manifest;
      if (named.has(tenant)) continue;
      const first = places.get(tenant);
      if (first === undefined) {
        places.set(tenant, source);
        fromRosters.push(manifest);
        continue;
      }
      const message = `${tenant} is in two rosters: ${first.file}:${first.tenant} and ${source.file}:${source.tenant}.`;
      const range = { file: source.file, start: 0, end: 0 };
      diagnostics.push(toDiagnostic({ code: "duplicate-tenant", message, range, fix: "Fix: keep it in one." }, tenant));
    }
  }
  return {
    manifests: [...loaded.manifests, ...fromRosters],
    fromRosters,
    count: rosters.reduce((sum, { count }) => sum + count, loaded.count),
    diagnostics: [...loaded.diagnostics, ...rosters.flatMap((roster) => roster.diagnostics), ...diagnostics],
  };
}
