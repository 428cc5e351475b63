import { afterEach, describe, expect, test, vi } from "vitest";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { renderMarkdown } from "../../src/render/markdown/index.js";
import { presets, project, TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { count, parse, partsOf } from "./comment.js";
import { change, field, hazard, options, planOf } from "./plans.js";

afterEach(() => {
  vi.useRealTimers();
});

async function planned(fleet: TestFleet): Promise<Plan> {
  const plan = await virtually(fleet.plan());
  return { ...plan, revision: "9f3c2e1" };
}

const others = Array.from({ length: 410 }, (_, n) => `app-${n + 1}`);
const gib = 2 ** 30;

/** An upgrade, a create, a downgrade that doesn't fit, and 410 tenants at rest. */
function reviewed(): TestFleet {
  fakeTime(Date.parse("2026-03-04T09:12:07Z"));
  const declared = ["{ tenant: acme-crm, tier: pro }", "{ tenant: bolt-shop, tier: free }", "{ tenant: nova-notes, tier: free }"];
  const branches = Array.from({ length: 14 }, (_, n) => ({
    name: n === 0 ? "main" : `b-${n}`,
    logical_size: n === 0 ? Math.round(3.4 * gib) : gib / 4,
  }));
  return new TestFleet({
    manifests: [...declared, ...others.map((tenant) => `{ tenant: ${tenant}, tier: free }`)].join("\n---\n"),
    projects: [
      project("free", "acme-crm", { id: "acme-1", endpoints: [{ id: "ep-calm-fog-a1b2c3" }] }),
      project("pro", "bolt-shop", {
        id: "bolt-1",
        branches,
        snapshots: Array.from({ length: 6 }, (_, n) => ({ name: `s-${n}` })),
      }),
      ...others.map((name) => ({ ...presets.free, name, id: `p-${name}` })),
    ],
    seed: {
      keys: [
        { text: "free-key", kind: "organization", org: "free" },
        { text: "paid-key", kind: "organization", org: "paid" },
        { text: "me-key", kind: "personal" },
        { text: "ci-key", kind: "project", project: "acme-crm", name: "ci-deploy" },
        { text: "edge-key", kind: "project", project: "acme-crm", name: "edge-worker" },
      ],
    },
    lock: { "acme-crm": "acme-1", "bolt-shop": "bolt-1", ...Object.fromEntries(others.map((name) => [name, `p-${name}`])) },
  });
}

describe("the comment", () => {
  test("shows a refusal, an upgrade and a create", async () => {
    const [body = "", ...more] = partsOf(renderMarkdown(await planned(reviewed()), { ...options, files: null }));
    expect(more).toEqual([]);
    await expect(body).toMatchFileSnapshot("goldens/comment.txt");
  });

  test("shows branches in a manifest's form", async () => {
    fakeTime(Date.parse("2026-03-04T09:12:07Z"));
    const fleet = new TestFleet({
      manifests:
        "{ tenant: vega-ci, tier: pro, projectId: vega-1, branches: { v1.2: { at: 2026-03-04T08:00:00Z, expiresIn: 7d }, dev: { protected: true }, old: { state: deleted } } }",
      projects: [
        project("pro", "vega-ci", {
          id: "vega-1",
          created_at: "2026-03-01T00:00:00Z",
          branches: [{ name: "main", default: true }, { name: "dev" }, { name: "old" }],
          endpoints: [{}, { branch: "dev" }, { branch: "old" }],
        }),
      ],
    });
    const [body = ""] = partsOf(renderMarkdown(await planned(fleet), { ...options, files: null }));
    const [, diff] = /```diff\n([^]*?)\n```/.exec(body) ?? [];
    expect(diff?.split("\n")).toMatchInlineSnapshot(`
      [
        "- branches: { "v1.2": absent }",
        "+ branches: { "v1.2": "of the default branch at 2026-03-04T08:00:00Z until 2026-03-11T08:00:00Z, 0.25-4 CU, 5m" }",
        "- branches: { dev.protected: false }",
        "+ branches: { dev.protected: true }",
        "- branches: { old: "of the default branch, made 2026-03-01T00:00:00Z" }",
        "+ branches: { old: absent }",
        "! deletes-data: branch old",
      ]
    `);
  });

  test("shows what needs consent outside of what is folded", async () => {
    fakeTime();
    const fleet = new TestFleet({
      manifests: [
        '{ tenant: acme, state: deleted, reason: "customer left | see @billing, fixes #12" }',
        "{ tenant: bold, tier: pro, historyRetention: 1d, compute: { max: 8 } }",
        "{ tenant: calm, tier: free }",
      ].join("\n---\n"),
      projects: [
        project("free", "acme", { id: "a-1" }),
        project("pro", "bold", { id: "b-1", endpoints: [{ id: "ep-bold" }] }),
        project("free", "calm", { id: "c-1" }),
      ],
      lock: { acme: "a-1", bold: "b-1" },
    });
    const [body = ""] = partsOf(renderMarkdown(await planned(fleet), options));
    await expect(body).toMatchFileSnapshot("goldens/consent.txt");
  });

  test("of a plan without changes has a body too, and merging promises nothing", async () => {
    fakeTime();
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: free }",
      projects: [project("free", "acme", { id: "a-1" })],
      lock: { acme: "a-1" },
    });
    const [body = ""] = partsOf(renderMarkdown(await planned(fleet), { ...options, links: [], updatedAt: null }));
    expect(body).toMatchInlineSnapshot(`
      "<!-- tenantry:plan fleet=acme v=1 part=1 -->
      ### Tenantry: no changes
      1 tenant matches its manifest.

      observed 1 of 1 project at 09:00:00Z · plan \`ade6e2eb\`. <sub>9f3c2e1</sub>
      "
    `);
  });

  test("names the limit that a plan is over, and that merging applies nothing", () => {
    const changes = [change({ tenant: "acme", kind: "delete", hazards: [hazard("deletes-data", "left", true)] })];
    const examples = changes.map(({ tenant }) => tenant);
    const plan = planOf(changes, { safety: { delete: { asked: 412, allowed: 20, managed: 38_101, byShare: 381, examples } } });
    const [body = ""] = partsOf(renderMarkdown(plan, options));
    expect(body).toContain(
      "> **refused (safety.delete)**: 412 of 38,101 tenants would be deleted; at most 20 may (1% would be 381). For example acme.",
    );
    expect(body).toContain("> No plan was saved. If it is meant: `tenantry plan --max-delete 412`");
    expect(body).toContain("**merging applies nothing**");
    expect(body).toContain("deletes-data (dated): `left`");
  });

  test("says where a list had a hole, and what is held back", () => {
    const plan = planOf([change({ tenant: "acme", kind: "update", fields: [field("compute.max", 2, 4)] })]);
    const [sweep] = plan.completeness.orgs;
    if (!sweep) throw new Error("no sweep");
    const gaps = [41, 43].map((page) => ({ page, project: null, reason: "details-withheld" as const }));
    const partial = { ...plan, completeness: { kind: "partial" as const, orgs: [{ ...sweep, gaps }] } };
    const [body = ""] = partsOf(renderMarkdown(partial, options));
    expect(body).toContain("> **The inventory is incomplete**: 2 gaps in org free (pages 41, 43).");
    expect(body).toContain("observed 38,101 projects, incomplete at 09:12:07Z");
  });

  test("keeps what is said of some computes apart from the manifest's own lines", () => {
    const fields = [
      field("historyRetention", 21_600, 604_800),
      field("compute.max", 2, 4),
      field("endpoints.ep-a.max", 2, 4),
      field("endpoints.ep-b.max", 8, 4),
      field("name", "Acme's `old` one", "acme"),
    ];
    const [body = ""] = partsOf(renderMarkdown(planOf([change({ tenant: "acme", kind: "update", fields })]), options));
    expect(body.slice(body.indexOf("<details"), body.indexOf("</details>"))).toMatchInlineSnapshot(`
      "<details open><summary><b>acme</b> update · tenants/all.yaml:1</summary>

      \`\`\`diff
      - { compute: { max: 2 }, historyRetention: 6h }
      + { compute: { max: 4 }, historyRetention: 7d }
      - compute: { max: 8 }
      + compute: { max: 4 }       # for ep-b
      - name: "Acme's \`old\` one"
      + name: acme
      \`\`\`
      "
    `);
  });

  test("is the same for the same plan", async () => {
    const plan = await planned(reviewed());
    const again = JSON.parse(JSON.stringify(plan)) as Plan;
    expect(renderMarkdown(again, options)).toEqual(renderMarkdown(plan, options));
  });

  test("links places only where the repository can be read", async () => {
    const plan = await planned(reviewed());
    const links = (files: string | null): number =>
      count(parse(partsOf(renderMarkdown(plan, { ...options, links: [], files }))[0] ?? ""), "link");
    expect([links(null), links("javascript:alert(1)"), links("https://github.com/acme/fleet/blob/main")]).toEqual([0, 0, 1]);
  });
});
