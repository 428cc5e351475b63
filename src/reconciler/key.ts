/**
 * A tenant's key: its name, then `.project` and `@environment` where they are declared. An environment has orgs of its own,
 * which are called `free@staging`, so that everything after the manifest language knows keys and orgs and no environments.
 */
import type { OrgName, TenantName } from "./names.js";

export const keyPattern = /^[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60})?(@[a-z0-9-]{1,60})?$/;
export const orgPattern = /^[a-z0-9-]{1,60}(@[a-z0-9-]{1,60})?$/;

export const tenantKey = (tenant: string, project: string | null, environment: string | null): TenantName =>
  `${tenant}${project === null ? "" : `.${project}`}${environment === null ? "" : `@${environment}`}` as TenantName;

/** The name of a project that nothing else names. */
export function projectName(naming: string, key: TenantName): string {
  const [tenant = ""] = key.split(/[.@]/, 1);
  return naming.replaceAll("{tenant}", () => tenant) + key.slice(tenant.length);
}

export const environmentOf = (key: TenantName): string | null => key.split("@")[1] ?? null;

/** The org that stands for `org` in an environment. */
export const orgIn = (org: OrgName, environment: string | null): OrgName =>
  environment === null ? org : (`${org}@${environment}` as OrgName);
/** The org that a tier names, whatever the environment. */
export const tierOrg = (org: OrgName): OrgName => (org.split("@", 1)[0] ?? org) as OrgName;
