/** Parts of a fleet file before there is one. */
import type { Org } from "../fleet.js";
import type { OrgName, TierName } from "../names.js";
import type { Settings } from "../settings.js";

export type OrgDraft = Pick<Org, "name" | "id" | "apiKeyEnv" | "maxProjects" | "sponsored">;

export interface TierDraft {
  readonly name: TierName;
  readonly org: OrgName;
  readonly settings: Settings;
}

/** A fleet that has no file yet. */
export interface NewFleet {
  readonly name: string;
  readonly orgs: readonly OrgDraft[];
  readonly file: string;
  /** Glob of the manifests. */
  readonly manifests: string;
}
