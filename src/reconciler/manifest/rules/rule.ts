import type { Fleet, Tier } from "../../fleet.js";
import type { TenantName } from "../../names.js";
import type { Compute, Settings } from "../../settings.js";
import type { FleetDocument } from "../generated/fleet-document.js";
import type { ManifestDocument } from "../generated/manifest-document.js";
import type { Manifest } from "../manifest.js";
import type { Places } from "../place.js";
import type { Loose } from "../reader.js";
import type { Report } from "../report.js";

/** A manifest whose name may be what is wrong with it. */
export type Draft = Omit<Manifest, "tenant"> & { readonly tenant: TenantName | null };

/** All that a rule on a manifest may look at; what it finds it reports. */
export interface ManifestContext {
  readonly draft: Draft;
  readonly document: Loose<ManifestDocument>;
  /** Top-level keys that stand in the file, also those whose value is wrong. */
  readonly written: ReadonlySet<string>;
  /** null where the fleet file itself has errors: rules that need it say nothing. */
  readonly fleet: Fleet | null;
  readonly tier: Tier | null;
  /** The tier's settings with the manifest's over them. */
  readonly effective: Settings | null;
  /** How messages call it: the tenant's name, or "this manifest". */
  readonly name: string;
  readonly now: number;
  /** The file is known to differ from its base revision. */
  readonly changed: boolean;
  readonly places: Places;
  readonly report: Report;
}
export type ManifestRule = (context: ManifestContext) => void;

export interface FleetContext {
  readonly document: Loose<FleetDocument>;
  /** As complete as the file allows; tiers and orgs that lack a part are left out. */
  readonly fleet: Fleet;
  readonly places: Places;
  readonly report: Report;
}
export type FleetRule = (context: FleetContext) => void;

/** A compute range as it will be, wherever it is declared: in a tier, in a manifest, for a branch. */
export interface ComputeContext {
  readonly compute: Compute;
  /** Path of the `compute` key. */
  readonly path: readonly string[];
  /** "vega-ci", "tier pro", "branch dev of vega-ci" */
  readonly name: string;
  readonly places: Places;
  readonly report: Report;
}
export type ComputeRule = (context: ComputeContext) => void;
