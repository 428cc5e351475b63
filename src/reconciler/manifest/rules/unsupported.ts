/**
 * The one place that knows what this version reads but can't apply. An aspect of a tenant is listed by path, and the tenant is
 * refused by name when it is planned; what would change how the whole fleet is read is an error here.
 */
import type { ManifestDocument } from "../generated/manifest-document.js";
import type { Loose } from "../reader.js";
import type { FleetRule, ManifestRule } from "./rule.js";

const aspects = [
  "snapshots",
  "branches",
  "databases",
  "neonAuth",
  "dataApi",
  "restore",
] as const satisfies readonly (keyof ManifestDocument)[];

export const unsupportedAspects = (document: Loose<ManifestDocument>): string[] =>
  aspects.filter((aspect) => Object.hasOwn(document, aspect));
export const unsupportedInTier = (tier: { readonly snapshots?: unknown }): string[] =>
  tier.snapshots === undefined ? [] : ["snapshots.schedule"];

const notApplied = (what: string) =>
  ({ code: "unsupported", message: `${what} is not applied by this version.`, fix: "Fix: remove it." }) as const;

export const unsupportedKeys: ManifestRule = ({ document, places, report }) => {
  for (const key of ["project", "environment"] as const) {
    if (document[key] !== undefined) report({ ...notApplied(key), range: places.key([key]) });
  }
};

export const unsupportedInFleet: FleetRule = ({ document, places, report }) => {
  const refuse = (what: string, path: readonly string[]) => report({ ...notApplied(what), range: places.key(path) });
  for (const [index, source] of (document.sources ?? []).entries()) {
    for (const kind of ["roster", "rule"] as const) {
      if (source?.[kind] !== undefined) refuse(`A source of kind ${kind}`, ["sources", String(index), kind]);
    }
  }
  for (const key of ["environments", "prices"] as const) if (document[key] !== undefined) refuse(key, [key]);
  if (document.rate?.cells !== undefined) refuse("rate.cells", ["rate", "cells"]);
  for (const [name, org] of Object.entries(document.orgs ?? {})) {
    if (org?.manage !== undefined && org.manage !== "all") refuse(`manage: ${org.manage}`, ["orgs", name, "manage"]);
  }
  for (const [name, tier] of Object.entries(document.tiers ?? {})) {
    for (const [field, mode] of Object.entries(tier?.enforce ?? {})) {
      if (mode !== undefined && mode !== "exact") refuse(`enforce ${mode}`, ["tiers", name, "enforce", field]);
    }
  }
};
