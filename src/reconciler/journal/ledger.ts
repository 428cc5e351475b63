/**
 * The ledger: which project is which tenant's and what was done to it, one line each, for the platform's own database.
 * Only tenants that are proven to be done have a line, so all of its operations have ended.
 */
import type { Change, ChangeKind, FieldChange } from "../change.js";
import { isTombstone } from "../desired.js";
import type { Matches } from "../diff/match.js";
import { tierMove } from "../diff/tiers.js";
import type { Fleet } from "../fleet.js";
import type { Place } from "../../neon/port.js";
import type { OrgId, OrgName, ProjectId, TenantName, TierName } from "../names.js";

export const ledgerFormat = "tenantry/ledger@1";

export interface LedgerLine {
  readonly format: typeof ledgerFormat;
  /** ISO, UTC: when it was proven, or seen. */
  readonly time: string;
  readonly tenant: TenantName;
  readonly project: ProjectId;
  readonly orgId: OrgId;
  /** null where its settings are no tier's. */
  readonly tier: TierName | null;
  /** Of a project that was just made; null elsewhere: neither a list nor a patch tells it, and nobody looks for it. */
  readonly defaultBranch: string | null;
  readonly host: string | null;
  /** null in a ledger of the whole fleet, which says what is and not what was done. */
  readonly changed: LedgerChange | null;
}

export interface LedgerChange {
  readonly planId: string;
  readonly kinds: readonly ChangeKind[];
  readonly fields: readonly FieldChange[];
  /** Neon's operations of it have ended well. */
  readonly operationsFinished: true;
}

export interface LedgerContext {
  readonly planId: string;
  readonly time: string;
  readonly orgs: readonly { readonly name: OrgName; readonly id: OrgId }[];
  /** What the answer to a create told. */
  readonly place: Place | null;
}

/** `changes` are all of one tenant's, in order. null for a fleet that doesn't name the org any more. */
export function ledgerLine(
  changes: readonly Change[],
  project: ProjectId,
  { planId, time, orgs, place }: LedgerContext,
): LedgerLine | null {
  const [first] = changes;
  const last = changes.at(-1);
  const org = orgs.find(({ name }) => name === (movedTo(changes) ?? first?.org));
  if (!first || !last || !org) return null;
  return {
    format: ledgerFormat,
    time,
    tenant: first.tenant,
    project,
    orgId: org.id,
    tier: last.tier.after,
    defaultBranch: place?.defaultBranchId ?? null,
    host: place?.host ?? null,
    changed: {
      planId,
      kinds: changes.map(({ kind }) => kind),
      fields: changes.flatMap(({ fields }) => fields),
      operationsFinished: true,
    },
  };
}

/** The ledger of a whole fleet as it was seen. */
export interface FleetLedger {
  /** By tenant. */
  readonly lines: readonly LedgerLine[];
  /** Tenants without a line: their project isn't there, or only its name says whose it is. */
  readonly others: readonly TenantName[];
}

/** Whose a project is by its name alone isn't told on: another customer's could have it. */
export function fleetLedger({ tenants }: Matches, fleet: Fleet, time: string): FleetLedger {
  const lines: LedgerLine[] = [];
  const others: TenantName[] = [];
  for (const { desired, match } of tenants) {
    const org = match.kind === "live" ? fleet.orgs.find(({ name }) => name === match.project.org) : undefined;
    if (match.kind === "live" && match.by !== "name" && org) {
      const tier = tierMove(fleet, desired, match.project).before;
      const { tenant } = desired;
      const seen = { project: match.project.id, orgId: org.id, tier, defaultBranch: null, host: null, changed: null };
      lines.push({ format: ledgerFormat, time, tenant, ...seen });
    } else if (!isTombstone(desired)) others.push(desired.tenant);
  }
  return { lines, others };
}

function movedTo(changes: readonly Change[]): string | null {
  const move = changes.find(({ kind }) => kind === "transfer");
  const replace = move?.patch.find(({ op }) => op === "replace");
  return replace && "value" in replace && typeof replace.value === "string" ? replace.value : null;
}
