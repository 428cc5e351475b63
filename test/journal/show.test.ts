/** `tenantry show` and `tenantry ledger` as people and programs read them. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Terminal } from "../cli/terminal.js";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";

let terminal: Terminal;
beforeEach(() => {
  fakeTime();
  terminal = new Terminal();
});
afterEach(() => {
  vi.useRealTimers();
  terminal.folder.remove();
});

const fits = (name: string, text: string): unknown => {
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8")) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const document: unknown = JSON.parse(text);
  expect({ fits: validate(document), errors: validate.errors }).toEqual({ fits: true, errors: null });
  return document;
};
/** What a run did is asked for by its own requests. */
const calls = (): number => terminal.emulator.requests().length;
const settled = (text: string): string =>
  text.replaceAll(/plan [0-9a-f]{8}/g, "plan 7f3a91c2").replaceAll(/\d\d:\d\dZ/g, "09:00Z");

describe("show", () => {
  test("what differs, beside what is declared, and the command that would change it", async () => {
    const { code, stdout } = await terminal.tenantry(["show", "acme-crm"]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "acme-crm  pro, active                                                         tenants/acme.yaml:3
      Project   acme-1 "acme-crm" in org free, named by its manifest (4 calls)
        field                             declared   observed
        state                             active     active
        org                               paid       free       ≠
        name                              acme-crm   acme-crm
        quota.activeTime                  750h       100h       ≠
        quota.computeTime                 unlimited  unlimited
        quota.writtenData                 unlimited  unlimited
        quota.dataTransfer                50GiB      5GiB       ≠
        quota.logicalSize                 10GiB      512MiB     ≠
        historyRetention                  7d         6h         ≠
        compute.min                       0.25       0.25
        compute.max                       4          2          ≠
        compute.suspendTimeout            5m         5m
        endpoints.ep-calm-fog-a1b2c3.max  4          2          ≠
      Last      nothing in the journals of this machine
      Next      tenantry plan --tenant acme-crm      (shows what apply would do)
      "
    `);
  });

  test("its branches: declared beside observed, with their age, parent, protection and end", async () => {
    const born = "2026-03-02T09:00:00Z";
    const branches = [
      { name: "main", default: true, created_at: born },
      { name: "dev", parent: "main", created_at: "2026-03-04T06:00:00Z", protected: true },
      { name: "mine", parent: "dev", created_at: "2026-03-04T08:30:00Z", expires_at: "2026-03-09T09:00:00Z" },
      { name: "main (old 2026-03-02T09:00:00Z)", root: true, created_at: born },
      { name: "gone", parent: "main", created_at: born },
    ];
    const other = new Terminal({
      files: {
        "tenantry.yaml": fleetText,
        "tenants/a.yaml":
          "{ tenant: vega, tier: pro, projectId: v-1, branches: { dev: {}, test: { parent: dev }, gone: { state: deleted } } }\n",
      },
      seed: { projects: [project("pro", "vega", { id: "v-1", created_at: born, branches })] },
    });
    const { stdout } = await other.tenantry(["show", "vega"], { columns: 200 });
    const json = fits("show", (await other.tenantry(["show", "vega", "--json"])).stdout);
    const bare = await terminal.tenantry(["show", "acme-crm"]);
    other.folder.remove();
    expect(stdout.slice(stdout.indexOf("  branch "), stdout.indexOf("Last "))).toMatchInlineSnapshot(`
      "  branch                           declared                              observed                                      age
        main                             -                                     the default branch                            2d
        dev                              of the default branch, 0.25-4 CU, 5m  of the default branch, protected, no compute  3h   ≠
        gone                             deleted                               of the default branch                         2d   ≠
        test                             of "dev", 0.25-4 CU, 5m               -                                             -    ≠
        main (old 2026-03-02T09:00:00Z)  -                                     a root branch                                 2d
        mine                             -                                     of "dev" until 2026-03-09T09:00:00Z           30m
      "
    `);
    expect(json).toMatchObject({
      calls: 3,
      branches: expect.arrayContaining([
        {
          name: "mine",
          declared: null,
          observed: 'of "dev" until 2026-03-09T09:00:00Z',
          isDefault: false,
          parent: "dev",
          isProtected: false,
          createdAt: "2026-03-04T08:30:00Z",
          expiresAt: "2026-03-09T09:00:00Z",
        },
      ]),
    });
    expect(bare.stdout).not.toContain("  branch ");
  });

  test("at most four calls, and no write", async () => {
    for (const tenant of ["acme-crm", "nova-notes", "old-demo"]) {
      const before = calls();
      const shown = fits("show", (await terminal.tenantry(["show", tenant, "--json"])).stdout) as { calls: number };
      expect(calls() - before).toBeLessThanOrEqual(4);
      expect(calls() - before).toBe(shown.calls);
    }
    expect(terminal.writes()).toBe(0);
  });

  test("after an apply: the outcome with its time, nothing left to do", async () => {
    await terminal.tenantry(["apply", "--yes"]);
    const { stdout } = await terminal.tenantry(["show", "nova-notes"]);
    expect(settled(stdout).replaceAll(/Project {3}\S+/g, "Project   new-1")).toMatchInlineSnapshot(`
      "nova-notes  free, active                                                      tenants/free.yaml:2
      Project   new-1 "nova-notes" in org free, remembered in tenantry.lock (3 calls)
        field                   declared    observed
        state                   active      active
        org                     free        free
        name                    nova-notes  nova-notes
        quota.activeTime        100h        100h
        quota.computeTime       unlimited   unlimited
        quota.writtenData       unlimited   unlimited
        quota.dataTransfer      5GiB        5GiB
        quota.logicalSize       512MiB      512MiB
        historyRetention        6h          6h
        compute.min             0.25        0.25
        compute.max             2           2
        compute.suspendTimeout  5m          5m
      Last      applied 2026-03-04 09:00Z, plan 7f3a91c2
      Next      tenantry plan --tenant nova-notes      (should find nothing to do)
      "
    `);
  });

  test("a tenant without a project says where was looked", async () => {
    expect((await terminal.tenantry(["show", "nova-notes"])).stdout).toMatch(
      /\nProject {3}none: its name is in no org of the fleet, and not among the deleted that can be recovered \(4 calls\)\n[\s\S]*\nNext {6}tenantry plan --tenant nova-notes {6}\(shows what apply would do\)\n$/,
    );
  });

  test("a run that was killed: how to go on with it", async () => {
    await terminal.tenantry(["plan"]);
    const { id } = JSON.parse(terminal.folder.read(".tenantry/plan.json")) as { id: string };
    const intent = { entry: "intent", tenant: "acme-crm", project: "acme-1", kind: "transfer", route: "POST" };
    terminal.folder.write({
      [`.tenantry/journal/${id}.jsonl`]: `${JSON.stringify({ ...intent, time: "2026-03-04T08:00:00.000Z", planId: id })}\n`,
    });
    const { stdout } = await terminal.tenantry(["show", "acme-crm"]);
    expect(stdout).toContain(
      `\nLast      transfer was begun 2026-03-04 08:00Z, plan ${id}, and no end is noted: the run was killed, or goes on\nNext      tenantry apply --resume ${id}      (looks before it goes on)\n`,
    );
  });

  test("who isn't used: from when on it is suspended, and why it is", async () => {
    const write = (inactive: string): void =>
      terminal.folder.write({ "tenants/free.yaml": `tenant: nova-notes\ntier: free\nprojectId: n-1\ninactive: ${inactive}\n` });
    terminal.emulator.act({ do: "add-project", project: { name: "nova-notes", id: "n-1", created_at: "2026-01-02T00:00:00Z" } });
    const shown = async (): Promise<readonly string[]> =>
      (await terminal.tenantry(["show", "nova-notes"])).stdout
        .split("\n")
        .filter((line) => /^(nova|Unused| {2}state)/.test(line));
    write("{ warn: 30d, suspend: 90d }");
    expect(await shown()).toMatchInlineSnapshot(`
      [
        "nova-notes  free, active                                                      tenants/free.yaml:2",
        "  state                   active      active",
        "Unused    not used since 2026-01-02: suspended from 2026-04-02 on",
      ]
    `);
    write("{ suspend: 60d }");
    expect(await shown()).toMatchInlineSnapshot(`
      [
        "nova-notes  free, suspended: not used since 2026-01-02, its manifest suspends after 60d  tenants/free.yaml:2",
        "  state                   suspended   active      ≠",
      ]
    `);
  });

  test("off-boarding, step by step: suspended until its date, deleted until it can't be recovered any more, gone", async () => {
    const shown = async (): Promise<readonly string[]> => {
      const { stdout } = await terminal.tenantry(["show", "old-demo"]);
      const json = fits("show", (await terminal.tenantry(["show", "old-demo", "--json"])).stdout) as {
        deleted: readonly unknown[];
      };
      const text = stdout.replace(/T09:\d\d:\d\dZ/, "T09:00:00Z");
      return [...text.split("\n").filter((line) => /^(old-demo|Project|Next)/.test(line)), `${json.deleted.length} deleted`];
    };
    const tombstone = 'tenant: old-demo\nprojectId: old-1\nstate: deleted\nreason: "contract ended"\n';
    terminal.folder.write({ "tenants/gone.yaml": `${tombstone}deleteAfter: 2026-03-06\n` });
    await terminal.tenantry(["apply", "--yes", "--allow", "suspends-now=1"]);
    expect(await shown()).toMatchInlineSnapshot(`
      [
        "old-demo  suspended, deleted from 2026-03-06 on: contract ended               tenants/gone.yaml:3",
        "Project   old-1 "old-demo" in org free, named by its manifest (3 calls)",
        "Next      tenantry plan --tenant old-demo      (should find nothing to do)",
        "0 deleted",
      ]
    `);
    vi.setSystemTime(Date.parse("2026-03-06T09:00:00Z"));
    await terminal.tenantry(["apply", "--yes"]);
    expect(await shown()).toMatchInlineSnapshot(`
      [
        "old-demo  deleted: contract ended                                             tenants/gone.yaml:3",
        "Project   old-1 "old-demo" in org free, deleted, can be recovered until 2026-03-13T09:00:00Z, named by its manifest (3 calls)",
        "Next      tenantry plan --tenant old-demo      (should find nothing to do)",
        "1 deleted",
      ]
    `);
    vi.setSystemTime(Date.parse("2026-03-14T09:00:00Z"));
    expect(await shown()).toMatchInlineSnapshot(`
      [
        "old-demo  deleted: contract ended                                             tenants/gone.yaml:3",
        "Project   old-1, named by its manifest, is gone: in no org of the fleet, and not among the deleted that can be recovered (4 calls)",
        "Next      tenantry plan --tenant old-demo      (should find nothing to do)",
        "0 deleted",
      ]
    `);
  });

  test("a deleted project of a tenant that is active is told, whether its id is known or only its name", async () => {
    await terminal.tenantry(["apply", "--yes", "--allow", "deletes-data=1"]);
    for (const pin of ["projectId: old-1\n", ""]) {
      terminal.folder.write({ "tenants/gone.yaml": `tenant: old-demo\ntier: free\n${pin}` });
      const { stdout } = await terminal.tenantry(["show", "old-demo"]);
      expect(stdout).toContain('Project   old-1 "old-demo" in org free, deleted, can be recovered until 2026-03-11T09:');
      expect(stdout).toMatch(/\(shows what apply would do\)\n$/);
    }
  });

  test("a name that nobody has gets the nearest one: exit 64, nothing is asked", async () => {
    expect(await terminal.tenantry(["show", "acme-crn"])).toEqual({
      code: 64,
      stdout: "",
      stderr: `error[unknown-tenant]  no declared tenant is called acme-crn
  seen     3 tenants in the sources of tenantry.yaml
  fix      did you mean tenantry show acme-crm?   exit 64
`,
    });
    expect(calls()).toBe(0);
  });
});

describe("ledger", () => {
  test("every tenant whose project is known, from one sweep", async () => {
    await terminal.tenantry(["apply", "--yes", "--allow", "deletes-data=1"]);
    const before = calls();
    const { code, stdout } = await terminal.tenantry(["ledger"]);
    expect(calls() - before).toBe(4);
    expect(code).toBe(0);
    // The new project's id is as long as it happens to be.
    expect(stdout.replaceAll(/ {2,}/g, "  ").replace(/nova-notes {2}\S+/, "nova-notes  new-1")).toMatchInlineSnapshot(`
      "TENANT  PROJECT  ORG  TIER
      acme-crm  acme-1  org-bold-river-20263711  pro
      nova-notes  new-1  org-quiet-lake-48151623  free
      2 tenants have a project (4 calls)
      Next  tenantry plan  (compares them with what is declared)
      "
    `);
  });

  test("as a document it fits its schema, and so does each line of the file", async () => {
    await terminal.tenantry(["apply", "--yes"]);
    expect(fits("ledger", (await terminal.tenantry(["ledger", "--json"])).stdout)).toMatchObject({
      tenants: [
        { tenant: "acme-crm", project: "acme-1", tier: "pro", changed: null },
        { tenant: "nova-notes", tier: "free", changed: null },
        { tenant: "old-demo", project: "old-1", tier: "free", changed: null },
      ],
      others: [],
    });
    for (const line of terminal.folder.read(".tenantry/ledger.jsonl").trimEnd().split("\n")) fits("ledger", line);
  });

  test("a list with a hole is told, exit 5; whose a project is by its name alone isn't", async () => {
    terminal.folder.write({ "tenants/acme.yaml": "tenant: acme-crm\ntier: pro\n" });
    terminal.emulator.addFaults([
      {
        match: { operation: "listProjects" },
        fault: { kind: "list", how: "unavailable", ids: ["stranger-1"] },
        times: "forever",
      },
      { match: { operation: "getProject" }, fault: { kind: "status", status: 404 }, times: "forever" },
    ]);
    const { code, stdout } = await terminal.tenantry(["ledger"]);
    expect(code).toBe(5);
    expect(stdout).toMatchInlineSnapshot(`
      "TENANT    PROJECT  ORG                      TIER
      old-demo  old-1    org-quiet-lake-48151623  free
      1 tenant has a project (5 calls)
      ? without a line: acme-crm, nova-notes (no project there, or known by its name only)
      error[incomplete-inventory]  a list had a hole: what isn't shown may exist all the same
      Next      tenantry plan      (shows what the others lack)         exit 5
      "
    `);
  });
});
