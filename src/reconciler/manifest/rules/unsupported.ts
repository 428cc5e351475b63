/**
 * The one place that knows what this version reads but can't apply. An aspect of a tenant is listed by path, and the tenant is
 * refused by name when it is planned; what would change how the whole fleet is read is an error here.
 */
import type { ManifestDocument } from "../generated/manifest-document.js";
import type { Loose } from "../reader.js";
import type { FleetRule } from "./rule.js";

const aspects = ["databases", "neonAuth", "dataApi"] as const satisfies readonly (keyof ManifestDocument)[];

export const unsupportedAspects = (document: Loose<ManifestDocument>): string[] => [
  ...(hasSnapshotsOfBranches(document) ? ["snapshots of branches besides the first"] : []),
  ...aspects.filter((aspect) => Object.hasOwn(document, aspect)),
];

const hasSnapshotsOfBranches = ({ snapshots, branches }: Loose<ManifestDocument>): boolean =>
  Object.values(snapshots?.named ?? {}).some(
    (snapshot) => snapshot?.branch !== undefined && Object.hasOwn(branches ?? {}, snapshot.branch),
  );

const notApplied = (what: string) =>
  ({ code: "unsupported", message: `${what} is not applied by this version.`, fix: "Fix: remove it." }) as const;

export const unsupportedInFleet: FleetRule = ({ document, places, report }) => {
  const refuse = (what: string, path: readonly string[]) => report({ ...notApplied(what), range: places.key(path) });
  if (document.prices !== undefined) refuse("prices", ["prices"]);
  if (document.rate?.cells !== undefined) refuse("rate.cells", ["rate", "cells"]);
};
