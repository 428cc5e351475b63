/** The fleet file as it is at the base revision: its policy guards the plan, its tiers say what the branch changed. */
import { basename, dirname } from "node:path";
import type { Fleet } from "../reconciler/fleet.js";
import { loadFleet } from "../reconciler/manifest/index.js";
import type { Declared } from "../reconciler/reconcile.js";
import { guardedBy } from "../reconciler/scope/policy.js";
import { absolute } from "./sources-disk.js";
import { gitTree, resolveRevision } from "./sources-git.js";
import type { World } from "./world.js";

/** Without a base, or where the base has no fleet file yet, the current one stays. */
export async function withBasePolicy(declared: Declared, revision: string | undefined, world: World): Promise<Declared> {
  const baseFleet = revision === undefined ? null : await fleetAt(revision, declared.fleet.file, world);
  if (baseFleet === null || revision === undefined) return declared;
  const { fleet, policy } = guardedBy(declared.fleet, { fleet: baseFleet, revision });
  return { ...declared, fleet, policy, baseFleet };
}

export async function fleetAt(revision: string, file: string, world: World): Promise<Fleet | null> {
  const path = absolute(world.cwd, file);
  const folder = dirname(path);
  const commit = await resolveRevision(world, folder, revision);
  if (commit === null) return null;
  const name = basename(path);
  const bytes = (await (await gitTree(world, folder, commit)).read([name])).get(name);
  if (bytes === undefined) return null;
  const { fleet } = loadFleet({ path: file, bytes });
  // A branch that mends a broken fleet file must be planned too; nobody could apply the base.
  if (fleet === null) world.stderr.write(`note  ${file} has errors at ${revision}; the policy of this branch guards the plan\n`);
  return fleet;
}
