/**
 * A snapshot's methods that ask Neon. What its tenant has taken is found; what isn't there is taken only where its inputs show it as
 * pending, by the reconciler, as if its tenant declared nothing else.
 */
import { environmentOf, orgIn } from "../reconciler/key.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import { orgOf } from "../reconciler/observe.js";
import type { ObservedSnapshot } from "../reconciler/observed.js";
import { observedMoment } from "../reconciler/snapshot.js";
import type { Reads } from "./check.js";
import { digestOfPending } from "./outputs.js";
import { readProject } from "./read-project.js";
import type { Session } from "./session.js";
import { settle, told } from "./settle.js";
import type { SnapshotInputs } from "./snapshot-inputs.js";
import { asTenant, snapshotResourceName } from "./snapshot-inputs.js";
import { withoutWire } from "./wire.js";

export interface SnapshotOutputs extends SnapshotInputs {
  readonly snapshotId: string | null;
  /** What it shows; null where it isn't there. */
  readonly moment: string | null;
  /** Digest of the pending lines that were carried out last. */
  readonly settled?: string;
  readonly schemaVersion: 1;
}

export async function createSnapshot(inputs: SnapshotInputs, session: Session): Promise<{ id: string; outs: SnapshotOutputs }> {
  const outs = await bring(session, withoutWire(inputs));
  return { id: outs.snapshotId ?? snapshotResourceName(inputs), outs };
}

export const updateSnapshot = async (news: SnapshotInputs, session: Session): Promise<{ outs: SnapshotOutputs }> => ({
  outs: await bring(session, withoutWire(news)),
});

/** One that somebody removed leaves the state; the next preview shows what can be done. One that was missing stays so. */
export async function readSnapshot(
  id: string,
  olds: SnapshotInputs & Partial<SnapshotOutputs>,
  session: Session,
  reads: Reads,
): Promise<{ id: string; props?: object; inputs?: object }> {
  const { snapshotId: _i, moment: _m, settled, schemaVersion: _s, refused: _r, ...stored } = withoutWire(olds);
  try {
    const found = await named(stored, session);
    reads.add(id);
    if (!found || (found.length === 0 && stored.missing !== true)) return { id: "" };
    const { missing: _, ...rest } = stored;
    const inputs = found.length > 0 ? { ...rest, pending: [] } : { ...stored, pending: [] };
    return { id, props: { ...outputsOf(inputs, found), ...(settled !== undefined && { settled }) }, inputs };
  } catch (error) {
    throw told(snapshotResourceName(stored), error);
  }
}

/** The snapshots of one project, one after another: the engine asks for all of them at once. */
const turns = new WeakMap<Session, Map<string, Promise<unknown>>>();
function inTurn<Value>(session: Session, project: string, work: () => Promise<Value>): Promise<Value> {
  const of = turns.get(session) ?? new Map<string, Promise<unknown>>();
  turns.set(session, of);
  const done = (of.get(project) ?? Promise.resolve()).then(work, work);
  of.set(project, done);
  return done;
}

async function bring(session: Session, inputs: SnapshotInputs): Promise<SnapshotOutputs> {
  const name = snapshotResourceName(inputs);
  const look = async (): Promise<readonly ObservedSnapshot[]> => {
    const found = await named(inputs, session).catch((error: unknown) => {
      throw told(name, error);
    });
    if (!found) throw new Error(`${name}: project ${inputs.project} is gone. Run pulumi up again`);
    return found;
  };
  const found = await look();
  if (found.length > 0 || inputs.pending.length === 0 || inputs.refused !== undefined) return outputsOf(inputs, found);
  await inTurn(session, inputs.project, () => settle(session, asTenant(inputs), ({ kind }) => kind === "snapshot"));
  const taken = await look();
  if (taken.length === 0) throw new Error(`${name}: it can't be taken of its moment any more. Run pulumi up again`);
  return outputsOf(inputs, taken);
}

/** All of its name; null where its project is gone. */
async function named(inputs: SnapshotInputs, session: Session): Promise<readonly ObservedSnapshot[] | null> {
  const { fleet, neon } = session;
  const project = inputs.project as ProjectId;
  const tier = fleet.tiers.find(({ name }) => name === inputs.tier);
  const home = tier ? orgIn(tier.org, environmentOf(inputs.tenant as TenantName)) : null;
  const org = fleet.orgs.find(({ name }) => name === home);
  const there = org ? await neon.listSnapshots(org, project) : null;
  const moved = there ? null : await readProject(session, project, home);
  const all = there ?? (moved ? await neon.listSnapshots(orgOf(fleet, moved.org), project) : null);
  return all?.filter(({ name }) => name === inputs.snapshot) ?? null;
}

/** Of two of one name none is chosen. */
function outputsOf(inputs: SnapshotInputs, found: readonly ObservedSnapshot[]): SnapshotOutputs {
  const [only, ...others] = found;
  return {
    ...inputs,
    pending: [],
    snapshotId: only && others.length === 0 ? only.id : null,
    moment: others.length > 0 ? `${found.length} of that name` : only ? observedMoment(only) : null,
    ...(inputs.pending.length > 0 && { settled: digestOfPending(inputs.pending) }),
    schemaVersion: 1,
  };
}
