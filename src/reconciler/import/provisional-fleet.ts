/** A fleet whose file isn't written yet, read as it will be read. */
import type { Fleet } from "../fleet.js";
import { loadFleet } from "../manifest/index.js";
import type { TierName } from "../names.js";
import { plainSettings } from "./declarable.js";
import type { NewFleet, TierDraft } from "./drafts.js";
import { fleetText } from "./fleet-text.js";

/** A fleet before it has tiers of its own: enough to list its orgs. */
export function provisionalFleet({ name, orgs, file, manifests }: NewFleet, drafts: readonly TierDraft[] = []): Fleet {
  // A fleet file without any tier can't be read; what stands in for one here is never written.
  const standIns = orgs
    .slice(0, 1)
    .map((org): TierDraft => ({ name: "none" as TierName, org: org.name, settings: plainSettings }));
  const tiers = drafts.length > 0 ? drafts : standIns;
  const fleet = readFleet(file, fleetText({ name, orgs, tiers, manifests, sources: [] }));
  return drafts.length > 0 ? fleet : { ...fleet, tiers: [] };
}

export function readFleet(file: string, text: string): Fleet {
  const { fleet, diagnostics } = loadFleet({ path: file, bytes: new TextEncoder().encode(text) });
  if (!fleet) throw new RangeError(`the fleet file would not be valid: ${diagnostics.map(({ code }) => code).join(", ")}`);
  return fleet;
}
