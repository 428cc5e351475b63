/** How many calls apply will take and about how long: the reader of a plan should know before it runs. */
import type { Change } from "../change.js";
import type { Fleet } from "../fleet.js";
import { callsPerMinute } from "../fleet.js";
import type { ObservedFleet } from "../observed.js";

export interface CallEstimate {
  readonly writes: number;
  readonly reads: number;
  /** At the fleet's share of the rate, without retries. */
  readonly seconds: number;
  readonly perMinute: number;
  /** What `perMinute` is made of: the account's rate, the fleet's share of it, and what a burst takes. */
  readonly rate: Fleet["rate"];
}

/** Neon moves at most this many projects in one call (neon-api.md §4). */
export const transferBatch = 400;

export function estimateCalls(changes: readonly Change[], fleet: Fleet, observed: ObservedFleet): CallEstimate {
  const perMinute = callsPerMinute(fleet);
  const writes = transferCalls(changes) + sum(changes, (change) => tenantWrites(change, observed));
  const reads = sum(changes, (change) => changeReads(change, fleet)) + new Set(changes.map(({ tenant }) => tenant)).size;
  const beyondBurst = Math.max(0, writes + reads - fleet.rate.share * fleet.rate.burst);
  return {
    writes,
    reads,
    perMinute,
    rate: fleet.rate,
    seconds: changes.length === 0 ? 0 : Math.ceil((beyondBurst / perMinute) * 60) + 2,
  };
}

function transferCalls(changes: readonly Change[]): number {
  const groups = new Map<string, number>();
  for (const { kind, org, patch } of changes) {
    if (kind !== "transfer") continue;
    const group = JSON.stringify([org, patch.find(({ op }) => op === "replace")]);
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return [...groups.values()].reduce((calls, projects) => calls + Math.ceil(projects / transferBatch), 0);
}

function tenantWrites(change: Change, observed: ObservedFleet): number {
  switch (change.kind) {
    case "adopt":
    case "transfer":
      return 0;
    case "update":
      return endpointsOf(change).size + (change.fields.some(({ path }) => !path.startsWith("endpoints.")) ? 1 : 0);
    case "suspend": {
      const details = change.project === null ? undefined : observed.details[change.project];
      return 1 + (details?.endpoints ?? []).filter(({ active }) => active).length;
    }
    default:
      return 1;
  }
}

/** Looks, operation waits and read-backs of a change, beside the one read of its tenant. */
function changeReads(change: Change, fleet: Fleet): number {
  switch (change.kind) {
    case "create":
      return fleet.orgs.length + 1;
    case "update": {
      const endpoints = endpointsOf(change).size;
      return endpoints > 0 ? endpoints + 3 : 2;
    }
    case "suspend":
      return 3;
    case "adopt":
      return 0;
    case "transfer":
      return 1;
    default:
      return 2;
  }
}

const endpointsOf = ({ fields }: Change): ReadonlySet<string> =>
  new Set(fields.flatMap(({ path }) => (path.startsWith("endpoints.") ? [path.split(".")[1] ?? ""] : [])));

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
