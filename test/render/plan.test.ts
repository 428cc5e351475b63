/** The plan as people read it: the situations of ux.md §3, each a golden. Live values come from the emulator, through the real pipeline. */
import picocolors from "picocolors";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SeedProject } from "../../src/emulator/index.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { ascii, unicode } from "../../src/render/glyphs.js";
import { renderSafety } from "../../src/render/safety.js";
import type { TextOptions } from "../../src/render/text.js";
import { renderPlanText } from "../../src/render/text.js";
import { fleetText, keysOfEnv, project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const plain: TextOptions = {
  colors: picocolors.createColors(false),
  glyphs: unicode,
  all: false,
  files: 3,
  base: null,
  took: 1400,
  savedAs: ".tenantry/plan.json",
  exit: 0,
};
const golden = (name: string): string => `goldens/${name}.txt`;
const read = (plan: Plan, more: Partial<TextOptions> = {}): string =>
  renderPlanText({ ...plan, revision: "9f3c2e1" }, { ...plain, ...more });

const gib = 2 ** 30;
const branches = (count: number) => Array.from({ length: count - 1 }, (_, n) => ({ name: `b${n + 1}`, logical_size: 2 ** 20 }));
const snapshots = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `s${n + 1}` }));
const bolt = project("pro", "bolt-shop", {
  id: "bolt-1",
  branches: [{ name: "main", default: true }, ...branches(14)],
  snapshots: snapshots(6),
  usage: {
    logical_size_bytes: Math.round(3.4 * gib),
    data_transfer_bytes: Math.round(1.2 * gib),
    active_time_seconds: 61 * 3600,
  },
});
const acme = project("free", "acme-crm", { id: "acme-1", endpoints: [{ id: "ep-calm-fog-a1b2c3" }] });
const keys = [
  { text: keysOfEnv.NEON_API_KEY_FREE, kind: "organization", org: "free" },
  { text: keysOfEnv.NEON_API_KEY_PAID, kind: "organization", org: "paid" },
  { text: keysOfEnv.NEON_API_KEY_PERSONAL, kind: "personal" },
  { text: "scoped-1", kind: "project", project: "acme-1", name: "ci-deploy" },
  { text: "scoped-2", kind: "project", project: "acme-1", name: "edge-worker" },
] as const;
const tenant = (name: string, rest: string): string => `{ tenant: ${name}, ${rest} }\n---\n`;
const declared = (list: readonly string[]): string => list.join("").replace(/---\n$/, "");

describe("a plan reads", () => {
  test("a refused downgrade with its numbers, an upgrade and a create", async () => {
    const fleet = new TestFleet({
      manifests: declared([
        tenant("acme-crm", "tier: pro, projectId: acme-1"),
        tenant("bolt-shop", "tier: free, projectId: bolt-1"),
        tenant("nova-notes", "tier: free"),
      ]),
      projects: [acme, bolt],
      seed: { keys: [...keys] },
    });
    const plan = await virtually(fleet.plan());
    const counted = { ...plan, counts: { ...plan.counts, changedSinceBase: 3 } };
    await expect(read(counted, { exit: 4, base: "origin/main" })).toMatchFileSnapshot(golden("refused-upgrade-create"));
    await expect(read(plan, { exit: 4, glyphs: ascii })).toMatchFileSnapshot(golden("refused-upgrade-create-ascii"));
    await expect(`${JSON.stringify(plan, null, 2)}\n`).toMatchFileSnapshot("goldens/refused-upgrade-create.json.txt");
  });

  test("a restore, with what becomes of what is live", async () => {
    const fleet = new TestFleet({
      manifests: tenant(
        "vega-ci",
        "tier: pro, projectId: vega-1, snapshots: { named: { v1.0: { at: 2026-03-04T08:00:00Z } } }, restore: { from: v1.0, id: 2026-03-04T08:59:00Z }",
      ).replace("---\n", ""),
      projects: [
        project("pro", "vega-ci", {
          id: "vega-1",
          created_at: "2026-03-01T00:00:00Z",
          snapshots: [{ name: "v1.0", timestamp: "2026-03-04T08:00:00Z" }],
        }),
      ],
    });
    expect(read(await virtually(fleet.plan()))).toMatchInlineSnapshot(`
      "Observed  1 project in 2 orgs, complete (3 list pages, 2 detail reads, 1.4 s)
      Desired   1 tenant in 3 files at 9f3c2e1

      Needs consent: 1 change, all of them

      < restore   vega-ci     main of 2026-03-01T00:00:00Z becomes v1.0             tenants/all.yaml:1
                  ! replaces-data: writes since 2026-03-04T08:00:00Z stay only in "main (old 2026-03-04T08:59:00Z)", root branch 2 of 25
                  ! restarts-compute: host and connection string stay, the branch id changes

      Plan      1 tenant changes: 1 restore. 0 unchanged.
      Hazards   replaces-data 1, restarts-compute 1
      Calls     2 writes + 21 reads, about 2 s (396 calls/min: 60% of 700 − 40)
      Coverage  lists: all; endpoints, branches, snapshots, usage: 1 tenant
      Next      tenantry apply .tenantry/plan.json --allow replaces-data=1  (saved, plan id d84de9b3)
      "
    `);
  });

  test("branches that are made, changed and removed", async () => {
    const fleet = new TestFleet({
      manifests: tenant(
        "vega-ci",
        "tier: pro, projectId: vega-1, branches: { v1.2: { at: 2026-03-04T08:00:00Z, expiresIn: 7d, compute: { max: 0.5 } }, dev: { protected: true, compute: { max: 1 } }, old: { state: deleted } }",
      ).replace("---\n", ""),
      projects: [
        project("pro", "vega-ci", {
          id: "vega-1",
          created_at: "2026-03-01T00:00:00Z",
          branches: [{ name: "main", default: true }, { name: "dev" }, { name: "old" }].map((branch) => ({
            ...branch,
            created_at: "2026-03-01T00:00:00Z",
          })),
          endpoints: [{}, { branch: "dev" }, { branch: "old" }],
        }),
      ],
    });
    const plan = await virtually(fleet.plan());
    expect(read(plan)).toMatchInlineSnapshot(`
      "Observed  1 project in 2 orgs, complete (3 list pages, 2 detail reads, 1.4 s)
      Desired   1 tenant in 3 files at 9f3c2e1

      Needs consent: 1 change, all of them

      ~ update    vega-ci     pro                                                   tenants/all.yaml:1
                  1 + branch    branches."v1.2"           absent → of the default branch at 2026-03-04T08:00:00Z until 2026-03-11T08:00:00Z, 0.25-0.5 CU, 5m
                  2 ~ update    branches.dev.protected    false → true
                                branches.dev.compute.max  4 → 1
                  3 - prune     branches.old              of the default branch, made 2026-03-01T00:00:00Z → absent
                  ! deletes-data: branch old

      Plan      1 tenant changes: 1 update (2 fields). 0 unchanged.
      Hazards   deletes-data 1
      Calls     4 writes + 32 reads, about 4 s (396 calls/min: 60% of 700 − 40)
      Coverage  lists: all; endpoints, branches, snapshots, usage: 1 tenant
      Next      tenantry apply .tenantry/plan.json --allow deletes-data=1  (saved, plan id 2e211728)
      "
    `);
  });

  test("nothing to do in one line", async () => {
    const fleet = new TestFleet({
      manifests: tenant("acme-crm", "tier: free, projectId: acme-1").replace("---\n", ""),
      projects: [acme],
    });
    expect(read(await virtually(fleet.plan()))).toMatchInlineSnapshot(`
      "No changes. 1 tenant matches its manifest at 9f3c2e1 (3 list pages; in depth: 0, --deep for all)
      "
    `);
  });

  test("nothing to do but what is refused", async () => {
    const fleet = new TestFleet({ manifests: "{ tenant: bolt-shop, tier: free, projectId: bolt-1 }", projects: [bolt] });
    await expect(read(await virtually(fleet.plan()), { exit: 4 })).toMatchFileSnapshot(golden("refused-only"));
  });

  test("a list with a hole: what isn't planned, and what is", async () => {
    const options = {
      manifests: declared([
        tenant("acme-crm", "tier: free, projectId: acme-1, historyRetention: 1h"),
        tenant("nova-notes", "tier: free"),
        tenant("gone", "tier: free, projectId: hidden-1"),
      ]),
      projects: [acme, project("free", "hidden", { id: "hidden-1", unavailable: true })],
      faults: [{ match: { path: "/projects/hidden-1" }, fault: { kind: "status", status: 404 }, times: "forever" }],
    } as const;
    await expect(read(await virtually(new TestFleet(options).plan()), { exit: 5 })).toMatchFileSnapshot(
      golden("incomplete-inventory"),
    );
    const idle = new TestFleet({ ...options, manifests: "{ tenant: nova-notes, tier: free }" });
    await expect(read(await virtually(idle.plan()), { exit: 5 })).toMatchFileSnapshot(golden("incomplete-inventory-no-updates"));
  });

  test("what needs consent, all of it, before the rest", async () => {
    const fleet = new TestFleet({
      manifests: declared([
        tenant("demo-2231", 'projectId: demo-1, state: deleted, reason: "trial ended, SUP-1388"'),
        tenant("dusk-mail", 'projectId: dusk-1, tier: free, state: suspended, reason: "sends spam, ABUSE-204"'),
        tenant("kite-docs", "projectId: kite-1, tier: free, quota: { dataTransfer: 4GiB }"),
        tenant("nova-notes", "tier: free"),
        tenant("old-friend", "tier: free"),
      ]),
      projects: [
        project("free", "demo-2231", { id: "demo-1", usage: { synthetic_storage_size: Math.round(1.2 * gib) } }),
        project("free", "dusk-mail", { id: "dusk-1", compute: "active" }),
        project("free", "kite-docs", { id: "kite-1", usage: { data_transfer_bytes: Math.round(4.6 * gib) } }),
        project("free", "old-friend", { id: "friend-1", created_at: "2025-01-02T03:04:05Z" }),
      ],
    });
    await expect(read(await virtually(fleet.plan()))).toMatchFileSnapshot(golden("needs-consent"));
  });

  test("many identical changes as one line each, and samples of what differs", async () => {
    const many = (count: number, name: string, make: (n: number) => SeedProject): SeedProject[] =>
      Array.from({ length: count }, (_, n) => ({ ...make(n), id: `${name}-${n}`, name: `${name}-${n}` }));
    const list = (count: number, name: string, rest: (n: number) => string): string[] =>
      Array.from({ length: count }, (_, n) => tenant(`${name}-${n}`, rest(n)));
    const fleet = new TestFleet({
      manifests: declared([
        ...list(30, "app", (n) => `projectId: app-${n}, tier: free, historyRetention: 1d`),
        ...list(12, "up", (n) => `projectId: up-${n}, tier: pro`),
        ...list(5, "new", () => "tier: free"),
        ...list(12, "same", (n) => `projectId: same-${n}, tier: free`),
        ...list(6, "own", (n) => `projectId: own-${n}, tier: free, historyRetention: ${n + 10}h`),
        tenant("demo", 'projectId: demo-1, state: deleted, reason: "trial ended, SUP-1388"'),
      ]),
      projects: [
        ...many(30, "app", () => project("free", "")),
        ...many(12, "up", () => project("free", "")),
        ...many(12, "same", () => project("free", "")),
        ...many(6, "own", () => project("free", "")),
        project("free", "demo", { id: "demo-1" }),
      ],
    });
    const plan = await virtually(fleet.plan());
    await expect(read(plan, { took: 162_000 })).toMatchFileSnapshot(golden("large"));
    expect(read(plan, { all: true }).match(/^[~+>] /gm)).toHaveLength(53);
  });

  test("over a limit: nothing was saved, five names and the flag", async () => {
    const names = Array.from({ length: 12 }, (_, n) => `demo-${n + 1}`);
    const fleet = new TestFleet({
      fleet: fleetText.replace("delete: { max: 20 }", "delete: { max: 5, share: 50% }"),
      manifests: declared(names.map((name) => tenant(name, `projectId: ${name}, state: deleted, reason: "trial ended"`))),
      projects: names.map((name) => project("free", name, { id: name })),
    });
    const plan = await virtually(fleet.plan());
    await expect(`${read(plan, { savedAs: null, exit: 4 })}\n${renderSafety(plan, fleet.fleet.safety)}`).toMatchFileSnapshot(
      golden("over-limit"),
    );
  });

  test("an exception and a downgrade that waits", async () => {
    const fleet = new TestFleet({
      manifests: declared([
        tenant(
          "acme-crm",
          'tier: free, projectId: acme-1, exceptions: [{ field: historyRetention, allow: drift, until: 2026-04-01, reason: "raised for the audit, OPS-77" }]',
        ),
        tenant("bolt-shop", "tier: free, projectId: bolt-1, graceUntil: 2026-04-01"),
      ]),
      projects: [{ ...acme, history_retention_seconds: 86_400 }, bolt],
    });
    await expect(read(await virtually(fleet.plan()))).toMatchFileSnapshot(golden("exception-and-grace"));
  });
});

test("text from files and from Neon is shown, never acted on", async () => {
  const evil = "x\u001b[2J\u202e\n::error::y";
  const fleet = new TestFleet({
    manifests: declared([
      tenant("acme-crm", "tier: pro, projectId: acme-1, name: acme"),
      tenant("old-friend", "tier: free, name: friend"),
    ]),
    projects: [{ ...acme, name: evil }, project("free", "friend", { id: "friend-1" }), project("pro", evil, { id: "odd-1" })],
    seed: { keys: [...keys.slice(0, 3), { text: "scoped", kind: "project", project: "acme-1", name: evil }] },
  });
  const plan = await virtually(fleet.plan());
  const source = { file: `tenants/${evil}.yaml`, line: 1 };
  const hostile = { ...plan, changes: plan.changes.map((change) => ({ ...change, source })) };
  const text = read(hostile);
  expect(text).toContain(String.raw`name                x\u{1b}[2J\u{202e}\u{a}::error::y → acme`);
  expect(text).toContain(String.raw`breaks-scoped-keys: x\u{1b}[2J\u{202e}\u{a}::error::y stop working`);
  expect(text).toMatch(/^(?:[^\p{Cc}\u202e]|\n)*$/u);
  expect(text).not.toMatch(/^::/m);
});

test("colour repeats what the words say", async () => {
  const fleet = new TestFleet({
    manifests: declared([
      tenant("acme-crm", "tier: pro, projectId: acme-1"),
      tenant("bolt-shop", "tier: free, projectId: bolt-1"),
    ]),
    projects: [acme, bolt],
  });
  const plan = await virtually(fleet.plan());
  const coloured = read(plan, { colors: picocolors.createColors(true) });
  expect(coloured).toContain("\u001b[31mx refused");
  // oxlint-disable-next-line no-control-regex -- colour is an escape sequence
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(read(plan));
});
