/**
 * Names and ids as distinct types, so that a tenant can't be passed where a project is due.
 * Ids become branded in one place each: names in the manifest language, ids at the border to Neon.
 */
declare const brand: unique symbol;
type Brand<Text extends string> = string & { readonly [brand]: Text };

/** The key of a tenant (key.ts): `acme`, `acme.worker@staging`. */
export type TenantName = Brand<"TenantName">;
/** A tier of the fleet file, `[a-z0-9-]{1,60}`. */
export type TierName = Brand<"TierName">;
/** The fleet file's own word for an org (`free`, in an environment `free@staging`), not its id. */
export type OrgName = Brand<"OrgName">;
/** `org-quiet-lake-48151623`. */
export type OrgId = Brand<"OrgId">;
/** `crimson-sun-12345678`. */
export type ProjectId = Brand<"ProjectId">;
/** `ep-calm-fog-a1b2c3`. */
export type EndpointId = Brand<"EndpointId">;
/** `br-aged-salad-637688`. */
export type BranchId = Brand<"BranchId">;

/** `snap-late-haze-91`. */
export type SnapshotId = Brand<"SnapshotId">;

/** What Neon's document allows as an id; `.` and `/` are out, so no id can walk a path (reliability.md S3). */
export const idPattern = /^[a-z0-9-]{1,60}$/;
/** Names of tenants, tiers, orgs, projects and environments. */
export const namePattern = /^[a-z0-9-]{1,60}$/;

/** Order of text that is the same on every machine and in every locale: by code unit. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
