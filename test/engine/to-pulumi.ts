/**
 * What a plan looks like in Pulumi, for a stack that was refreshed and whose tenants and snapshots were registered before: one step
 * for each tenant that changes, and one for each named snapshot that comes or goes. Total: every kind of change has its keys, and a
 * new kind doesn't compile without them.
 */
import type { Change, ChangeKind } from "../../src/reconciler/change.js";
import { isSlotName } from "../../src/reconciler/schedule.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { Step } from "./project.js";

/** Words of a manifest that say nothing of a project: nothing observed can differ from them. */
export const declaredOnly = new Set([
  "branches",
  "snapshots",
  "restore",
  "reason",
  "labels",
  "exceptions",
  "graceUntil",
  "deleteAfter",
  "fixed",
  "pin",
]);

const settings = ["compute", "historyRetention", "org", "quota"];
/** Inputs whose value a change of that kind brings about. */
const keysOf = {
  create: () => [],
  recover: () => [],
  adopt: () => [],
  transfer: () => ["org"],
  branch: () => [],
  snapshot: () => [],
  resume: () => ["state"],
  // What waits for its date declares nothing any more but its end.
  suspend: ({ hazards }) => ["state", ...(hazards.some(({ consented }) => consented) ? settings : [])],
  update: ({ fields }) => fields.flatMap(({ path }) => (/^(endpoints|branches)\./.test(path) ? [] : (path.split(".")[0] ?? []))),
  restore: () => [],
  prune: () => [],
  delete: () => ["state", ...settings],
} as const satisfies Record<ChangeKind, (change: Change) => readonly string[]>;

const makes = new Set<ChangeKind>(["create", "recover", "adopt"]);

export function toPulumi(plan: Plan): readonly Step[] {
  const tenants = new Map<string, readonly Change[]>();
  for (const change of plan.changes) tenants.set(change.tenant, [...(tenants.get(change.tenant) ?? []), change]);
  const steps = [...tenants].map(([name, changes]): Step => {
    if (changes.some(({ kind }) => makes.has(kind))) return { name, op: "create", keys: [] };
    const tier = changes[0]?.tier ?? null;
    const movesTier = tier !== null && tier.before !== null && tier.before !== tier.after;
    const keys = changes.flatMap((change): readonly string[] => keysOf[change.kind](change));
    return { name, op: "update", keys: [...new Set([...keys, "pending", ...(movesTier ? ["tier"] : [])])].sort() };
  });
  return [...steps, ...plan.changes.flatMap(snapshotSteps)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A scheduled one is nobody's resource. */
function snapshotSteps({ kind, tenant, fields }: Change): readonly Step[] {
  if (kind !== "snapshot" && kind !== "prune") return [];
  const op = kind === "snapshot" ? "create" : "delete";
  const own = fields.filter(({ path }) => path.startsWith("snapshots."));
  const names = own.map(({ path }) => path.slice("snapshots.".length)).filter((name) => !isSlotName(name));
  return names.map((name) => ({ name: `${tenant}/${encodeURIComponent(name)}`, op, keys: [] }));
}
