/**
 * The provider's methods that ask Neon. They translate between the engine's values and the reconciler's, and decide nothing. What
 * is pure is in `check.ts`, and `delete` (provider-module.cjs) writes nothing.
 */
import { desiredTenants } from "../reconciler/desired.js";
import type { ProjectId } from "../reconciler/names.js";
import { orgOf } from "../reconciler/observe.js";
import type { Reads } from "./check.js";
import type { TenantInputs } from "./inputs.js";
import { storedManifestOf } from "./manifest-of.js";
import { observedInputs } from "./observed-inputs.js";
import type { StoredOutputs, TenantOutputs } from "./outputs.js";
import { outputsOf } from "./outputs.js";
import { readProject } from "./read-project.js";
import type { Session } from "./session.js";
import { HalfwayError, settle, told } from "./settle.js";
import type { SnapshotOutputs } from "./snapshot-handlers.js";
import { createSnapshot, readSnapshot, updateSnapshot } from "./snapshot-handlers.js";
import type { SnapshotInputs } from "./snapshot-inputs.js";
import { withoutWire } from "./wire.js";

type Wire = Readonly<Record<string, unknown>>;
/** The engine doesn't say of which type a resource is. */
const isSnapshot = (values: object): values is SnapshotInputs => "snapshot" in values;

export async function create(
  inputs: TenantInputs | SnapshotInputs,
  session: Session,
): Promise<{ id: string; outs: TenantOutputs | SnapshotOutputs }> {
  if (isSnapshot(inputs)) return createSnapshot(inputs, session);
  const outs = await bring(session, inputs, null);
  return { id: outs.projectId ?? inputs.tenant, outs };
}

export async function update(
  id: string,
  olds: StoredOutputs,
  news: TenantInputs | SnapshotInputs,
  session: Session,
): Promise<{ outs: TenantOutputs | SnapshotOutputs }> {
  if (isSnapshot(news)) return updateSnapshot(news, session);
  return { outs: await bring(session, news, withoutWire({ ...olds, projectId: olds.projectId ?? id })) };
}

async function bring(session: Session, given: TenantInputs, olds: StoredOutputs | null): Promise<TenantOutputs> {
  const inputs = withoutWire(given);
  try {
    const { project, org, desired } = await settle(session, inputs);
    const known = project ?? (olds?.projectId as ProjectId | null | undefined) ?? null;
    return await outputsOf(inputs, { project: known, org, fixed: desired.fixed }, olds, session);
  } catch (error) {
    if (!(error instanceof HalfwayError)) throw error;
    throw Object.assign(new Error(error.message), {
      id: olds?.projectId ?? error.project,
      properties: await halfway(session, inputs, error.project, olds),
      reasons: [error.message],
    });
  }
}

/** What is live now, or, where nobody can tell, what was stored: a next run compares either with what is declared. */
async function halfway(session: Session, inputs: TenantInputs, project: ProjectId, olds: StoredOutputs | null): Promise<Wire> {
  const stored = { ...inputs, ...olds, projectId: project };
  try {
    return { ...((await seen(session, project, stored))?.outs ?? stored) };
  } catch {
    return stored;
  }
}

export async function read(
  id: string,
  olds: (StoredOutputs & Partial<TenantInputs>) | SnapshotInputs,
  session: Session,
  reads: Reads,
): Promise<{ id: string; props?: object; inputs?: object }> {
  if (isSnapshot(olds)) return readSnapshot(id, olds, session, reads);
  const { tenant } = olds;
  if (tenant === undefined) throw new Error(`${id}: a tenant can't be imported into Pulumi; declare it, and pulumi up adopts it`);
  const stored = withoutWire(olds as TenantInputs & StoredOutputs);
  try {
    const project = (stored.projectId ?? id) as ProjectId;
    const found = await seen(session, project, stored);
    reads.add(found?.outs.projectId ?? id);
    if (found) return { id: found.outs.projectId ?? id, props: { ...found.outs }, inputs: { ...found.inputs } };
    // Its project is gone because the manifest says so: the tombstone stays for as long as it is declared.
    if (stored.state === "deleted") return { id, props: { ...stored }, inputs: { ...inputsIn(stored), pending: [] } };
    return { id: "" };
  } catch (error) {
    throw told(tenant, error);
  }
}

async function seen(
  session: Session,
  id: ProjectId,
  stored: TenantInputs & StoredOutputs,
): Promise<{ readonly outs: TenantOutputs; readonly inputs: TenantInputs } | null> {
  const { fleet, world } = session;
  const [desired] = desiredTenants([storedManifestOf(inputsIn(stored), fleet, world.now())], fleet, world.now());
  const project = await readProject(session, id, desired?.org ?? null);
  if (!project || !desired) return null;
  const inputs = observedInputs(inputsIn(stored), desired, project, fleet, world.now());
  const place = { project: project.id, org: orgOf(fleet, project.org), fixed: desired.fixed };
  return { inputs, outs: await outputsOf(inputs, place, stored, session) };
}

/** The inputs among stored outputs. */
function inputsIn(stored: TenantInputs & StoredOutputs): TenantInputs {
  const {
    projectId: _p,
    orgId: _o,
    defaultBranchId: _b,
    host: _h,
    connectionUri: _u,
    settled: _t,
    schemaVersion: _s,
    ...inputs
  } = stored;
  return inputs;
}
