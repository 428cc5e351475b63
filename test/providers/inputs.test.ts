import { describe, expect, it } from "vitest";
import { inputsOf } from "../../src/providers/inputs.js";
import { manifestOf } from "../../src/providers/manifest-of.js";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import { fleetText } from "../harness/fleet.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const { fleet } = loadFleet({
  path: "tenantry.yaml",
  bytes: bytes(
    `${fleetText}environments: { staging: { orgs: { free: { id: org-free-staging-1, apiKeyEnv: NEON_API_KEY_STAGING }, paid: { id: org-paid-staging-1, apiKeyEnv: NEON_API_KEY_STAGING } } } }\n`,
  ),
});
if (!fleet) throw new Error("the fleet file has errors");
const now = Date.parse("2026-03-04T10:00:00Z");

const manifests = [
  ["a preset", "{ tenant: a, tier: free }"],
  [
    "overrides of every kind",
    "{ tenant: a, tier: pro, compute: { max: 8 }, quota: { dataTransfer: 200GiB, computeTime: 12h }, historyRetention: none }",
  ],
  ["a pin and a name of its own", '{ tenant: a, tier: pro, projectId: crimson-sun-12345678, name: "Nova Notes (main)" }'],
  [
    "labels and exceptions",
    '{ tenant: a, tier: free, labels: { customer: cus_8231 }, exceptions: [{ field: compute.max, allow: drift, until: 2026-04-01, reason: "for the audit" }, { field: historyRetention, allow: drift, until: "2026-05-01T18:30:00Z", reason: x }] }',
  ],
  ["a project of an environment", "{ tenant: a, project: worker, environment: staging, tier: free }"],
  ["suspended", "{ tenant: a, tier: pro, state: suspended, reason: unpaid }"],
  ["grace", "{ tenant: a, tier: free, graceUntil: 2026-04-01 }"],
  [
    "what is fixed at create",
    "{ tenant: a, tier: free, region: aws-eu-central-1, pgVersion: 16, branch: prod, database: app, role: app_owner }",
  ],
  [
    "snapshots, and a restore of one",
    "{ tenant: a, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1, id: 2026-03-04T09:30:00Z } }",
  ],
  [
    "a schedule of its own beside a snapshot",
    '{ tenant: a, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z, expiresAt: 2026-06-01 } }, schedule: { every: 90m, at: "03:30", keep: 2 } } }',
  ],
  ["a schedule that begins at midnight", "{ tenant: a, tier: pro, snapshots: { schedule: { every: 15m, keep: 3 } } }"],
  [
    "branches, one with a life, one that is to go",
    "{ tenant: a, tier: pro, branches: { dev: { parent: tpl, protected: true, compute: { max: 0.5, suspendTimeout: never } }, tpl: { schemaOnly: true }, old: { at: 2026-03-04, expiresIn: 36h }, x: { state: deleted } } }",
  ],
  ["ages of its own for branches", '{ tenant: a, tier: pro, cleanUp: { branches: { "preview-*": 36h, "* (old*)": never } } }'],
  ["times of its own without use", "{ tenant: a, tier: free, inactive: { warn: 36h, suspend: never } }"],
  ["a restore of a time", "{ tenant: a, tier: pro, restore: { from: 2026-03-03T08:00Z, id: 2026-03-04 } }"],
  ["a tombstone", '{ tenant: a, state: deleted, reason: "closed, SUP-1412" }'],
  ["a tombstone with a date", "{ tenant: a, tier: pro, state: deleted, reason: closed, deleteAfter: 2026-03-20 }"],
] as const;

describe("inputs are a manifest again", () => {
  it.each(manifests)("%s", (_, text) => {
    const { manifests: loaded, diagnostics } = loadManifests([{ path: "tenants/a.yaml", bytes: bytes(text) }], fleet, now);
    const [manifest] = loaded;
    if (!manifest) throw new Error(JSON.stringify(diagnostics));
    const [desired] = desiredTenants([manifest], fleet, now, true);
    if (!desired) throw new Error("no desired tenant");
    const inputs = inputsOf(manifest, desired, fleet, ["~ compute.max 2 → 4"]);
    const [again] = desiredTenants([manifestOf(JSON.parse(JSON.stringify(inputs)), fleet, now)], fleet, now, true);
    expect({ ...again, source: desired.source }).toEqual(desired);
  });
});
