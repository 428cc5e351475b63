/**
 * A declared snapshot as a resource of its own, below its tenant's, where it can be seen and targeted. The tenant declares it and
 * carries it out with everything else, in order; this resource only follows, and takes what isn't there only where it comes alone.
 */
import { desiredTenants } from "../reconciler/desired.js";
import { groupBy } from "../reconciler/diff/group-by.js";
import { lostSnapshots } from "../reconciler/diff/snapshots.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import type { Declared, Reconciled } from "../reconciler/reconcile.js";
import type { DeclaredSnapshot } from "../reconciler/snapshot.js";
import { tenantView } from "../render/view.js";
import type { TenantInputs } from "./inputs.js";
import { momentInput } from "./inputs.js";
import { consentLine, pendingLines } from "./pending.js";
import { refusedText } from "./resource-inputs.js";

/** Plain JSON; a key that says nothing is absent. */
export interface SnapshotInputs {
  /** The tenant's key. */
  readonly tenant: string;
  readonly tier: string;
  /** The tenant's, as the program found it. */
  readonly project: string;
  /** Its name. */
  readonly snapshot: string;
  readonly at?: string;
  readonly lsn?: string;
  readonly expiresAt?: string;
  /** It isn't there, and the history no longer holds its moment. */
  readonly missing?: true;
  /** What taking it changes; empty where it is there, or can't be had. */
  readonly pending: readonly string[];
  /** Why its tenant stays as it is; then its other inputs are those of before. */
  readonly refused?: string;
}

/** In a URN a colon would divide, and hostile text would hide. */
export const snapshotResourceName = ({ tenant, snapshot }: Pick<SnapshotInputs, "tenant" | "snapshot">): string =>
  `${tenant}/${encodeURIComponent(snapshot.toWellFormed())}`;

/**
 * A resource for each snapshot that is there, is due or is missing, of each tenant whose project is known. One that is still to
 * come, that has expired, or that is to be removed has none: there is nothing to see.
 */
export function snapshotInputs(
  { fleet, manifests }: Declared,
  { plan, matches, observed }: Reconciled,
  verdict: ConsentVerdict,
  now: number,
): readonly SnapshotInputs[] {
  const changesOf = groupBy(plan.changes, ({ tenant }) => tenant);
  const refusals = new Map(plan.refused.map((refusal) => [refusal.tenant, refusal]));
  const matchOf = new Map(matches.tenants.map(({ desired, match }) => [desired.tenant, match]));

  const ofTenant = (desired: DesiredTenant): readonly SnapshotInputs[] => {
    const { tenant, tier } = desired;
    const match = matchOf.get(tenant);
    if (match?.kind !== "live" || tier === null) return [];
    const { project } = match;
    const details = observed.details[project.id] ?? {};
    const refusal = refusals.get(tenant);
    const there = new Set(details.snapshots?.map(({ name }) => name));
    const lost = new Set(lostSnapshots(desired, project, details, now).map(({ name }) => name));
    const takes = (changesOf.get(tenant) ?? []).filter(({ kind }) => kind === "snapshot");

    const inputs = (snapshot: DeclaredSnapshot): readonly SnapshotInputs[] => {
      const { name, state } = snapshot;
      const path = `snapshots.${name}`;
      const due = takes.flatMap((change) => {
        const fields = change.fields.filter((field) => field.path === path);
        return fields.length > 0 ? [{ ...change, fields }] : [];
      });
      if (state === "deleted" || !(refusal || there.has(name) || due.length > 0 || lost.has(name))) return [];
      return [
        {
          tenant,
          tier,
          project: project.id,
          snapshot: name,
          ...momentInput(snapshot),
          ...(lost.has(name) && due.length === 0 && { missing: true as const }),
          pending: due.length > 0 ? [...pendingLines(tenantView(due)), ...consentLine(tenant, verdict)] : [],
          ...(refusal && { refused: refusedText(refusal) }),
        },
      ];
    };
    return desired.snapshots.flatMap(inputs);
  };
  const declaring = manifests.filter(({ snapshots }) => snapshots.length > 0);
  return desiredTenants(declaring, fleet, now).flatMap(ofTenant);
}

/** As the inputs of a tenant that declares nothing but this snapshot: what the reconciler would take, it takes by the same rules. */
export function asTenant({ tenant, tier, project, snapshot, at, lsn, expiresAt, pending }: SnapshotInputs): TenantInputs {
  const moment = { ...(at !== undefined && { at }), ...(lsn !== undefined && { lsn }) };
  return {
    tenant,
    tier,
    state: "active",
    pin: project,
    snapshots: { named: { [snapshot]: { ...moment, ...(expiresAt !== undefined && { expiresAt }) } } },
    pending,
  };
}
