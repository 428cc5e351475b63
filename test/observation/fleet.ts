/** A fleet in which every kind of change is due, and an observation of it. */
import type { Observation } from "../../src/reconciler/observation-file.js";
import { observationOf } from "../../src/reconciler/observation-file.js";
import { observeFleet } from "../../src/reconciler/reconcile.js";
import { small, suspended, tenants } from "../convergence/cases/words.js";
import { project, TestFleet } from "../harness/fleet.js";
import { virtually } from "../harness/virtual.js";

const everyKind = tenants(
  "{ tenant: adopts, tier: free }",
  "{ tenant: creates, tier: pro }",
  '{ tenant: deletes, state: deleted, reason: "closed" }',
  "{ tenant: downgrades, tier: free }",
  "{ tenant: gone, tier: free }",
  "{ tenant: recovers, tier: free }",
  "{ tenant: restored, tier: pro, restore: { from: v1, id: 2026-03-04T08:59:00Z }, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } } }",
  "{ tenant: restores, tier: pro, restore: { from: v1, id: 2026-03-04T08:59:00Z }, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } } }",
  "{ tenant: resumes, tier: free }",
  '{ tenant: suspends, tier: free, state: suspended, reason: "abuse" }',
  "{ tenant: updates, tier: free, compute: { max: 1 } }",
  "{ tenant: upgrades, tier: pro }",
);

const projects = [
  project("free", "adopts", { id: "a-1" }),
  project("free", "deletes", { id: "d-1", integrations: ["datadog"] }),
  project("pro", "downgrades", { id: "d-2", ...small, snapshots: [{ name: "one" }] }),
  project("free", "recovers", { id: "r-1", deleted_at: "2026-03-02T10:00:00Z" }),
  project("pro", "restored", {
    id: "r-3",
    created_at: "2026-03-01T00:00:00Z",
    branches: [
      { name: "main", default: true, created_at: "2026-03-04T08:59:20Z", restored_from: "snap-3" },
      { name: "main (old 2026-03-04T08:59:00Z)", root: true, created_at: "2026-03-01T00:00:00Z" },
    ],
    snapshots: [{ id: "snap-3", name: "v1", timestamp: "2026-03-04T08:00:00Z" }],
  }),
  project("pro", "restores", {
    id: "r-4",
    created_at: "2026-03-01T00:00:00Z",
    snapshots: [{ name: "v1", timestamp: "2026-03-04T08:00:00Z" }],
  }),
  project("free", "resumes", { id: "r-2", ...suspended }),
  project("free", "suspends", { id: "s-1", compute: "active" }),
  project("free", "undeclared", { id: "u-0" }),
  project("free", "updates", { id: "u-1" }),
  project("free", "upgrades", { id: "u-2" }),
];

const lock = {
  deletes: "d-1",
  downgrades: "d-2",
  gone: "g-1",
  recovers: "r-1",
  restored: "r-3",
  restores: "r-4",
  resumes: "r-2",
  suspends: "s-1",
  updates: "u-1",
  upgrades: "u-2",
};

export const wholeFleet = (): TestFleet =>
  new TestFleet({
    manifests: everyKind,
    seed: {
      keys: [
        { text: "free-key", kind: "organization", org: "free" },
        { text: "paid-key", kind: "organization", org: "paid" },
        { text: "me-key", kind: "personal" },
        { text: "scoped-key", kind: "project", project: "u-2", name: "ci-deploy" },
      ],
    },
    projects,
    lock,
  });

/** As it comes out of its file. */
export async function observed(fleet: TestFleet, deep = false): Promise<Observation> {
  const seen = await virtually(observeFleet(fleet.declared(), fleet.reader(), () => Date.now(), deep));
  return JSON.parse(JSON.stringify(observationOf(fleet.fleet, seen))) as Observation;
}
