/** A plan with every kind of change, and ways to spoil one. */
import { digestOf } from "../../src/reconciler/digest.js";
import { planId } from "../../src/reconciler/plan/plan-id.js";
import type { Change, PatchOperation } from "../../src/reconciler/change.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { PlanContext } from "../../src/reconciler/plan/read.js";
import { project, TestFleet } from "../harness/fleet.js";
import { virtually } from "../harness/virtual.js";

const manifests = `{ tenant: a-upgrade, projectId: up-1, tier: pro }
---
{ tenant: b-downgrade, projectId: down-1, tier: free }
---
{ tenant: c-create, tier: business }
---
{ tenant: d-delete, projectId: del-1, state: deleted, reason: "closed" }
---
{ tenant: e-suspend, projectId: sus-1, tier: free, state: suspended, reason: "spam" }
---
{ tenant: f-resume, projectId: res-1, tier: free }
---
{ tenant: g-adopt, tier: free }
---
{ tenant: h-recover, projectId: rec-1, tier: free }
---
{ tenant: i-update, projectId: upd-1, tier: pro, name: renamed, compute: { suspendTimeout: never }, historyRetention: none }
---
{ tenant: j-born-suspended, tier: free, state: suspended, reason: "trial" }
---
{ tenant: l-take, projectId: take-1, tier: pro, snapshots: { named: { v1.0: { at: 2026-03-04T08:00:00Z } } } }
---
{ tenant: m-prune, projectId: prune-1, tier: pro, snapshots: { named: { v1: { state: deleted } } } }
---
{ tenant: n-restore, projectId: back-1, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1, id: 2026-03-04T08:59:00Z } }
---
{ tenant: o-branch, projectId: bra-1, tier: pro, branches: { v1.2: { protected: true } } }
---
{ tenant: p-unbranch, projectId: unb-1, tier: pro, branches: { dev: { state: deleted } } }
---
{ tenant: q-settings, projectId: set-1, tier: pro, branches: { dev: { protected: true, compute: { max: 1 } } } }
---
{ tenant: k-refused, projectId: ref-1, tier: free, region: aws-eu-central-1 }
`;

export async function everyKind(): Promise<{ readonly plan: Plan; readonly context: PlanContext }> {
  const fleet = new TestFleet({
    manifests,
    projects: [
      project("free", "a-upgrade", { id: "up-1" }),
      project("pro", "b-downgrade", { id: "down-1", usage: { logical_size_bytes: 1024 } }),
      project("free", "d-delete", { id: "del-1" }),
      project("free", "e-suspend", { id: "sus-1", compute: "active" }),
      project("free", "f-resume", { id: "res-1", quota: { ...project("free", "").quota, active_time_seconds: 1 } }),
      project("free", "g-adopt", { id: "ado-1" }),
      project("free", "h-recover", { id: "rec-1", deleted_at: "2026-03-03T00:00:00Z" }),
      project("pro", "i-update", { id: "upd-1" }),
      project("pro", "l-take", { id: "take-1", created_at: "2026-03-01T00:00:00Z" }),
      project("pro", "m-prune", { id: "prune-1", snapshots: [{ name: "v1" }] }),
      project("pro", "n-restore", {
        id: "back-1",
        created_at: "2026-03-01T00:00:00Z",
        snapshots: [{ name: "v1", timestamp: "2026-03-04T08:00:00Z" }],
      }),
      project("pro", "o-branch", { id: "bra-1" }),
      ...[project("pro", "p-unbranch", { id: "unb-1" }), project("pro", "q-settings", { id: "set-1" })].map((seed) => ({
        ...seed,
        branches: [{ name: "main", default: true }, { name: "dev" }],
        endpoints: [{}, { branch: "dev" }],
      })),
      project("free", "k-refused", { id: "ref-1" }),
    ],
  });
  const plan = await virtually(fleet.plan());
  return { plan, context: { fleet: fleet.fleet, fleetDigest: plan.inputs.fleetDigest, now: Date.now() } };
}

/** Digest and id that fit what the plan says now, as somebody would make them who knows how. */
export function sealed(plan: Plan): Plan {
  const id = planId(plan);
  const { digest: _, ...body } = { ...plan, id };
  return { ...body, digest: digestOf(body) };
}

/** The plan with one tenant's n-th change replaced. */
export const withChange = (plan: Plan, tenant: string, change: (before: Change) => unknown, n = 0): Plan => {
  const index = plan.changes.indexOf(plan.changes.filter((each) => each.tenant === tenant)[n] ?? (undefined as never));
  return { ...plan, changes: plan.changes.map((each, at) => (at === index ? (change(each) as Change) : each)) };
};

export const withPatch = (
  plan: Plan,
  tenant: string,
  patch: (before: readonly PatchOperation[]) => readonly unknown[],
  n = 0,
): Plan => withChange(plan, tenant, (change) => ({ ...change, patch: patch(change.patch) }), n);
