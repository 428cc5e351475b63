/** Drift as people read it (ux.md §3), from the same pipeline as the plan. */
import picocolors from "picocolors";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { driftJson, driftOf, renderDriftText } from "../../src/render/drift.js";
import { ascii, unicode } from "../../src/render/glyphs.js";
import { project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const colors = picocolors.createColors(false);

/** Compared with the manifests themselves, so that all that differs is drift. */
async function driftFrom(options: ConstructorParameters<typeof TestFleet>[0]) {
  const fleet = new TestFleet(options);
  const plan = await virtually(fleet.plan({ base: fleet.manifests, deep: true }));
  return driftOf({ ...plan, revision: "9f3c2e1" }, "HEAD");
}

const live = {
  manifests: `{ tenant: acme-crm, projectId: acme-1, tier: pro }
---
{ tenant: kite-docs, projectId: kite-1, tier: free }
---
{ tenant: moon-data, projectId: moon-1, tier: pro, exceptions: [{ field: historyRetention, allow: drift, until: 2026-04-01, reason: OPS-77 }] }
---
{ tenant: nova-ops, projectId: nova-1, tier: free }
---
{ tenant: vega-ci, projectId: vega-1, tier: pro }
`,
  projects: [
    project("pro", "acme-crm", {
      id: "acme-1",
      default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: 300 },
    }),
    project("free", "kite-docs", { id: "kite-1", quota: { active_time_seconds: 360_000, logical_size_bytes: 512 * 2 ** 20 } }),
    project("pro", "moon-data", { id: "moon-1", history_retention_seconds: 14 * 86_400 }),
    project("free", "nova-ops", { id: "nova-1", deleted_at: "2026-03-02T11:20:00Z" }),
    project("pro", "vega-ci", { id: "vega-1" }),
    project("free", "scratch", { id: "odd-cloud-998" }),
    project("free", "acme_old", {
      id: "late-moon-123",
      created_at: "2025-01-02T10:00:00Z",
      usage: { synthetic_storage_size: 1_288_490_189 },
    }),
  ],
} as const;

test("each field beside what is declared, what the next apply does, and what nobody declares", async () => {
  expect(renderDriftText(await driftFrom(live), colors, unicode)).toMatchInlineSnapshot(`
    "Drift     4 of 5 tenants differ from their manifests at 9f3c2e1 (HEAD)
      tenant     field               declared  observed
    ~ acme-crm   compute.max         4         8          goes back to 4       ! overwrites-drift
    ~ kite-docs  quota.dataTransfer  5GiB      unlimited  goes back to 5GiB    ! overwrites-drift
      moon-data  historyRetention    7d        14d        left alone until 2026-04-01, OPS-77
    + nova-ops   (project)           declared  deleted    recover, while it is possible
    ? no manifest: 2 projects, at least 1.2GiB (never deleted)
        late-moon-123 "acme_old"  free  1.2GiB, last use unknown, made 2025-01-02
        odd-cloud-998 "scratch"   free  size unknown, last use unknown, made 2026-03-04
    Next      tenantry plan      (shows what putting it back would do)
    "
  `);
});

test("a fleet as declared says so in one line", async () => {
  const drift = await driftFrom({
    manifests: "{ tenant: vega-ci, projectId: vega-1, tier: pro }",
    projects: [project("pro", "vega-ci", { id: "vega-1" })],
  });
  expect(renderDriftText(drift, colors, unicode)).toMatchInlineSnapshot(`
    "No drift. 1 tenant matches its manifest at 9f3c2e1 (HEAD)
    "
  `);
});

test("a move to the other org, a tombstone that lives on and a refusal have rows of their own", async () => {
  const drift = await driftFrom({
    manifests: `{ tenant: acme-crm, projectId: acme-1, tier: pro }
---
{ tenant: bolt-shop, projectId: bolt-1, tier: free, region: aws-eu-central-1 }
---
{ tenant: old-demo, projectId: old-1, state: deleted, reason: "trial ended" }
---
{ tenant: new-one, tier: free }
`,
    projects: [
      project("free", "acme-crm", { id: "acme-1" }),
      project("free", "bolt-shop", { id: "bolt-1" }),
      project("free", "old-demo", { id: "old-1" }),
    ],
  });
  expect(renderDriftText(drift, colors, ascii)).toMatchInlineSnapshot(`
    "Drift     4 of 4 tenants differ from their manifests at 9f3c2e1 (HEAD)
      tenant     field               declared  observed
    > acme-crm   org                 paid      free      goes back to paid     ! starts-billing
    ~ acme-crm   quota.activeTime    750h      100h      goes back to 750h     ! overwrites-drift
    ~ acme-crm   quota.dataTransfer  50GiB     5GiB      goes back to 50GiB    ! overwrites-drift
    ~ acme-crm   quota.logicalSize   10GiB     512MiB    goes back to 10GiB    ! overwrites-drift
    ~ acme-crm   historyRetention    7d        6h        goes back to 7d       ! overwrites-drift
    ~ acme-crm   compute.max         4         2         goes back to 4        ! overwrites-drift
    x bolt-shop  (refused)                               immutable: region is aws-us-east-2, the manifest says aws-eu-central-1
    + new-one    (project)           declared  absent    create
    - old-demo   (project)           deleted   there     delete                ! deletes-data
    Next      tenantry plan      (shows what putting it back would do)
    "
  `);
});

test("what a hole in a list hides is no drift, and isn't called a match either", async () => {
  const drift = await driftFrom({
    manifests: "{ tenant: vega-ci, projectId: vega-1, tier: pro }\n---\n{ tenant: new-one, tier: free }",
    projects: [project("pro", "vega-ci", { id: "vega-1" }), project("free", "hidden", { id: "hidden-1", unavailable: true })],
    faults: [{ match: { path: "/projects/hidden-1" }, fault: { kind: "status", status: 404 }, times: "forever" }],
  });
  expect(drift.tenants).toBe(0);
  expect(renderDriftText(drift, colors, unicode)).toMatchInlineSnapshot(`
    "No drift seen in 1 of 2 tenants at 9f3c2e1 (HEAD)
      tenant   field      declared  observed
    ? new-one  (project)  declared            not listed
    error[incomplete-inventory]  a list had a hole: what isn't shown may exist all the same
    "
  `);
});

test("JSON has base units and the text, and counts what an exception allows apart", async () => {
  const document = driftJson(await driftFrom(live), 2) as {
    tenants: number;
    excepted: number;
    rows: readonly { tenant: string }[];
  };
  expect(document).toMatchObject({ format: "tenantry/drift@1", base: "HEAD", tenants: 4, excepted: 1, exit: 2 });
  expect(document.rows.find(({ tenant }) => tenant === "kite-docs")).toEqual({
    sign: "~",
    tenant: "kite-docs",
    path: "quota.dataTransfer",
    declared: 5_368_709_120,
    observed: "unlimited",
    text: { declared: "5GiB", observed: "unlimited" },
    next: "goes back to 5GiB",
    hazards: ["overwrites-drift"],
  });
});
