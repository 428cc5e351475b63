/** A pull request of one line in a fleet of 40,000: planned from a file, without a key, and not held up by what others drifted. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Observation } from "../../src/reconciler/observation-file.js";
import type { ObservedProject } from "../../src/reconciler/observed.js";
import type { OrgId, OrgName, ProjectId } from "../../src/reconciler/names.js";
import { fleetText, project } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import { Shell } from "../observation/shell.js";

const perFile = 4000;
const names = Array.from({ length: 40_000 }, (_, n) => `app-${String(n).padStart(5, "0")}`);
const drifted = new Set(names.slice(100, 137));
const changed = "app-20000";
/** Nobody remembers its project, and two have its name. */
const refused = "app-30000";

const line = (tenant: string, more = ""): string => `{ tenant: ${tenant}, tier: free${more} }`;
const fileOf = (n: number, edit: (tenant: string) => string): string =>
  names
    .slice(n * perFile, (n + 1) * perFile)
    .map(edit)
    .join("\n---\n");
const manifests = Object.fromEntries(
  Array.from({ length: names.length / perFile }, (_, n) => [`tenants/${n}.yaml`, fileOf(n, (tenant) => line(tenant))]),
);

const liveProject = (id: string, name: string): ObservedProject => ({
  id: id as ProjectId,
  name,
  org: "free" as OrgName,
  region: "aws-us-east-2",
  pgVersion: 17,
  quota: {
    activeTime: 360_000,
    computeTime: "unlimited",
    writtenData: "unlimited",
    dataTransfer: 5 * 2 ** 30,
    logicalSize: 512 * 2 ** 20,
  },
  unknownQuota: {},
  compute: { min: 0.25, max: 2, suspendTimeout: 300 },
  unknownCompute: {},
  historyRetention: drifted.has(name) ? 3600 : 21_600,
  integrations: [],
  storage: null,
  createdAt: "2026-01-01T00:00:00Z",
  lastActiveAt: null,
  recoverableUntil: null,
});
const projects = [...names.map((name) => liveProject(`p-${name}`, name)), liveProject("p-twin", refused)];

const at = "2026-03-04T08:00:00.000Z";
const sweep = (org: keyof typeof orgIds, count: number): Observation["completeness"]["orgs"][number] => ({
  org: org as OrgName,
  id: orgIds[org] as OrgId,
  pages: Math.ceil(count / 400) + 1,
  projects: count,
  startedAt: at,
  finishedAt: at,
  gaps: [],
});
const observation: Observation = {
  format: "tenantry/observation@1",
  fleet: "acme",
  observedAt: at,
  finishedAt: at,
  completeness: { kind: "complete", orgs: [sweep("free", projects.length), sweep("paid", 0)] },
  projects,
  recoverable: [],
  details: {},
  lookedUp: {},
  scopedKeys: {},
};

let here: Shell;
beforeAll(() => {
  // Of all that the observation holds only two are there to be touched: the one that changes, and one that drifted.
  const seed = {
    projects: [
      project("free", changed, { id: `p-${changed}` }),
      project("free", "app-00100", { id: "p-app-00100", history_retention_seconds: 3600 }),
    ],
  };
  const files = {
    "tenantry.yaml": fleetText,
    "tenantry.lock": names
      .filter((name) => name !== refused)
      .map((name) => `${name} p-${name}\n`)
      .join(""),
    "fleet.json": JSON.stringify(observation),
    ...manifests,
  };
  here = new Shell(files, seed);
  here.commit();
  const edit = (tenant: string): string => line(tenant, tenant === changed ? ", historyRetention: 12h" : "");
  here.folder.write({ "tenants/5.yaml": fileOf(5, edit) });
});
afterAll(() => here.remove());

test("the plan has that line's change and nothing else, counts the rest, and ends with 0", { timeout: 120_000 }, async () => {
  const ran = await here.keyless("plan", "--observed", "fleet.json", "--base", "main", "--scope", "changed");
  expect({ code: ran.code, requests: ran.requests, stderr: ran.stderr }).toEqual({ code: 0, requests: 0, stderr: "" });
  expect(ran.stdout.replaceAll(/at [0-9a-f]{7}\b/g, "at 0123abc")).toBe(`\
Observed  40,001 projects in 2 orgs, complete (103 list pages, fleet.json of 2026-03-04T08:00Z)
Desired   40,000 tenants in 10 files at 0123abc, 1 changed since main
Scope     1 of 40,000 tenants changed since main. 37 drifted, 1 refused: not in this plan

~ update    app-20000   historyRetention 6h → 12h                             tenants/5.yaml:1

Plan      1 tenant changes: 1 update (1 field). 0 unchanged.
Hazards   none
Calls     1 write + 4 reads, about 2 s (396 calls/min: 60% of 700 − 40)
Coverage  lists: all; endpoints, branches, snapshots, usage: 0 tenants, 1 not looked at (--deep)
Next      tenantry apply .tenantry/plan.json                      (saved, plan id f24b914f)
`);
});

test("the comment says the same", { timeout: 120_000 }, async () => {
  const flags = ["--observed", "fleet.json", "--base", "main", "--scope", "changed", "--format", "markdown"];
  const ran = await here.keyless("plan", ...flags);
  expect({ code: ran.code, requests: ran.requests, stderr: ran.stderr }).toEqual({ code: 0, requests: 0, stderr: "" });
  expect(ran.stdout.split("\n").slice(1, 6)).toEqual([
    "### Tenantry: 1 tenant changes",
    "**Scope**: 1 of 40,000 tenants changed since main. 37 drifted, 1 refused: not in this plan.",
    "",
    "| | tenants | what | hazards |",
    "|---|--:|---|---|",
  ]);
});

test("applied, that plan reads and writes that project and no other", { timeout: 120_000 }, async () => {
  const ran = await here.tenantry("apply", ".tenantry/plan.json");
  expect({ code: ran.code, stdout: ran.stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Applied 1 of 1 tenant"),
  });
  const sent = here.emulator.requests().map(({ method, path }) => `${method} ${path.replace("/api/v2", "")}`);
  expect(sent.filter((request) => !request.includes(`/projects/p-${changed}`))).toEqual([]);
  expect(sent.filter((request) => request.startsWith("PATCH"))).toEqual([`PATCH /projects/p-${changed}`]);
  expect(here.emulator.state().projects.map(({ id, history_retention_seconds: seconds }) => [id, seconds])).toEqual([
    [`p-${changed}`, 43_200],
    ["p-app-00100", 3600],
  ]);
});

test("without --scope all of it is planned, and the refusal counts", { timeout: 120_000 }, async () => {
  const ran = await here.keyless("plan", "--observed", "fleet.json", "--base", "main", "--json");
  const plan = JSON.parse(ran.stdout) as { readonly counts: unknown; readonly scope?: unknown };
  expect([ran.code, plan.counts, plan.scope]).toMatchObject([4, { tenants: 40_000, changed: 38, refused: 1 }, undefined]);
});
