/** A plan from an observation file: what a change needs to know and the file doesn't hold refuses its tenant, and is never skipped. */
import type { TenantDiff } from "../diff/index.js";
import type { DueLook } from "../diff/looks.js";
import type { Matched, Matches } from "../diff/match.js";
import { tierMove } from "../diff/tiers.js";
import type { Fleet } from "../fleet.js";
import type { TenantName } from "../names.js";

export type Unseen = ReadonlyMap<TenantName, readonly DueLook[]>;

/** `unseen` are the looks still due, by tenant. In the order of the matches. */
export function refuseUnseen(
  diffs: readonly TenantDiff[],
  matches: Matches,
  unseen: Unseen,
  fleet: Fleet,
): readonly TenantDiff[] {
  if (unseen.size === 0) return diffs;
  const byTenant = new Map(diffs.map((tenantDiff) => [tenantDiff.tenant, tenantDiff]));
  return matches.tenants.flatMap((matched) => {
    const tenantDiff = byTenant.get(matched.desired.tenant);
    const looks = unseen.get(matched.desired.tenant);
    // Already refused, or only told: that stands whatever a look would show.
    const isSettled = tenantDiff?.refusal || tenantDiff?.notice?.code === "report-only";
    if (looks && !isSettled) return [refusal(matched, looks, fleet)];
    return tenantDiff ? [tenantDiff] : [];
  });
}

function refusal({ desired, match }: Matched, looks: readonly DueLook[], fleet: Fleet): TenantDiff {
  const project = match.kind === "live" ? match.project : null;
  const { tenant, source } = desired;
  const words = [...new Set(looks.map(lookWord))].join(" and ");
  return {
    tenant,
    changes: [],
    notice: null,
    excepted: [],
    refusal: {
      tenant,
      code: "look-missing",
      project: project?.id ?? null,
      tier: tierMove(fleet, desired, project),
      message: `the observation doesn't hold its ${words}`,
      checks: [],
      fix: looks.every(isInDepth)
        ? "tenantry observe --deep, or plan with a key"
        : "tenantry observe again with these manifests, or plan with a key",
      source,
    },
  };
}

/** What `observe --deep` reads of every project. */
const isInDepth = (look: DueLook): boolean => look.kind === "details" && (look.look === "endpoints" || look.look === "usage");

function lookWord(look: DueLook): string {
  switch (look.kind) {
    case "details":
      return look.look;
    case "project":
      return `project ${look.id}`;
    case "recoverable":
      return "deleted projects";
    case "scoped-keys":
      return "scoped keys";
  }
}
