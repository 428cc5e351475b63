// The whole program: every tenant that tenantry.yaml declares, as Pulumi resources.
import { fleet } from "tenantry/pulumi";

const { planId, tenants } = await fleet();

export { planId };
export const projects = Object.fromEntries(Object.entries(tenants).map(([tenant, { projectId }]) => [tenant, projectId]));
