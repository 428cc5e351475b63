/** What of a plan the command applies: not the cells that the fleet file gives to Pulumi. Those are only planned here. */
import { applierOf, assignCells } from "../reconciler/cells/assign.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { plural } from "../render/values.js";
import type { World } from "./world.js";

/** Who is left out is named, and is no failure: the fleet file says so. */
export function appliedHere(plan: Plan, fleet: Fleet, manifests: readonly Manifest[], world: World): Plan {
  if (fleet.cells === null) return plan;
  const others = [...assignCells(manifests, fleet)].filter(([cell]) => applierOf(fleet, cell) === "pulumi");
  const cellOf = new Map(others.flatMap(([cell, tenants]) => tenants.map((tenant) => [tenant, cell] as const)));
  const leftOut = new Set(plan.changes.flatMap(({ tenant }) => (cellOf.has(tenant) ? [tenant] : [])));
  if (leftOut.size === 0) return plan;
  const cells = [...new Set([...leftOut].map((tenant) => cellOf.get(tenant)))];
  const shown = cells.slice(0, 5).join(", ") + (cells.length > 5 ? `, and ${cells.length - 5} more` : "");
  world.stderr.write(`note[other-applier]  ${plural(leftOut.size, "tenant is", "tenants are")} left to pulumi up: ${shown}\n`);
  return { ...plan, changes: plan.changes.filter(({ tenant }) => !leftOut.has(tenant)) };
}
