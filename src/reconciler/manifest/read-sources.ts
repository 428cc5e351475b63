/** The fleet file's `sources`, each kind as a list of its own. */
import type { Fleet, RosterSource, Rule } from "../fleet.js";
import type { OrgName, TierName } from "../names.js";
import type { FleetDocument } from "./generated/fleet-document.js";
import type { LineCounter } from "./line.js";
import type { Places } from "./place.js";
import type { Loose, Reader } from "./reader.js";

export const defaultManifests = ["tenants/**/*.yaml"] as const;
const defaultMaxShrink = 0.05;

export function readSources(
  { sources }: Loose<FleetDocument>,
  file: string,
  { places, lines, reader }: { readonly places: Places; readonly lines: LineCounter; readonly reader: Reader },
): Pick<Fleet, "manifests" | "rosters" | "rules"> {
  if (sources === undefined) return { manifests: defaultManifests, rosters: [], rules: [] };
  const rosters = new Map<string, RosterSource>();
  const rules: Rule[] = [];
  for (const [index, source] of sources.entries()) {
    const path = ["sources", String(index)];
    const maxShrink = reader.number("share", [...path, "maxShrink"], source?.maxShrink) ?? defaultMaxShrink;
    if (source?.roster !== undefined) rosters.set(source.roster, { path: source.roster, maxShrink });
    const { org, name, tier } = source?.rule ?? {};
    if (org === undefined || name === undefined || tier === undefined) continue;
    const line = lines.line(places.key([...path, "rule"]).start);
    rules.push({ org: org as OrgName, name, tier: tier as TierName, source: { file, line } });
  }
  const manifests = sources.flatMap((source) => (source?.manifests === undefined ? [] : [source.manifests]));
  return { manifests, rosters: [...rosters.values()], rules };
}
