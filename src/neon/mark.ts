/**
 * Our mark: an annotation on the first branch of each project we create, with the tenant and the plan. It tells a
 * project of ours from a stranger's of the same name, on any machine and without a file.
 */
import type { TenantName } from "../reconciler/names.js";

export const markKeys = { tenant: "tenantry-tenant", plan: "tenantry-plan" } as const;

export const markOf = (tenant: TenantName, plan: string): Readonly<Record<string, string>> => ({
  [markKeys.tenant]: tenant,
  [markKeys.plan]: plan,
});
