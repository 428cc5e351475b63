/** One fleet for the command's tests: an upgrade, a create and a deletion that needs consent. */
import type { Seed } from "../../src/emulator/index.js";
import { fleetText, project } from "../harness/fleet.js";

export const manifests = {
  "tenantry.yaml": fleetText,
  "tenants/acme.yaml": "tenant: acme-crm\nprojectId: acme-1\ntier: pro\n",
  "tenants/free.yaml": "tenant: nova-notes\ntier: free\n",
  "tenants/gone.yaml": 'tenant: old-demo\nprojectId: old-1\nstate: deleted\nreason: "trial ended, SUP-1388"\n',
} as const;

export const seed: Seed = {
  projects: [
    project("free", "acme-crm", { id: "acme-1", endpoints: [{ id: "ep-calm-fog-a1b2c3" }] }),
    project("free", "old-demo", { id: "old-1" }),
    project("pro", "stranger", { id: "stranger-1" }),
  ],
};
