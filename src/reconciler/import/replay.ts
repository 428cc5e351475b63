/** An observation as a reader of Neon: what was read once is planned from again, without another request. */
import type { NeonReader } from "../../neon/port.js";
import { groupBy } from "../diff/group-by.js";
import type { ObservedFleet } from "../observed.js";

/** Lists answer what was seen. Looks answer nothing, so a plan that needs one is not empty. */
export function replayOf(observed: ObservedFleet): NeonReader {
  const byOrg = groupBy(observed.projects, ({ org }) => org);
  return {
    stats: { calls: 0, writes: 0, retried: new Map() },
    listProjects: (org, { recoverable }) =>
      Promise.resolve({
        projects: recoverable === true ? [] : (byOrg.get(org.name) ?? []),
        bare: [],
        unreadable: 0,
        unavailable: [],
        cursor: null,
      }),
    findProject: () => Promise.resolve({ kind: "gone" }),
    listEndpoints: () => Promise.resolve(null),
    listBranches: () => Promise.resolve(null),
    listSnapshots: () => Promise.resolve(null),
    listScopedKeys: () => Promise.resolve(null),
    listOperations: () => Promise.resolve(new Map()),
    checkPersonalKey: () => Promise.resolve(),
  };
}
