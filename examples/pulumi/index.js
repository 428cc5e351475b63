// The whole program: every tenant that tenantry.yaml declares, as Pulumi resources.
import { fleet } from "tenantry/pulumi";

const { tenants } = await fleet();

export const projects = Object.fromEntries(Object.entries(tenants).map(([tenant, { projectId }]) => [tenant, projectId]));
