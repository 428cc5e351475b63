import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  assumptionNames,
  defaultAssumptions,
  parseAssumption,
  seedOrgs,
  switches,
  type AssumptionName,
  type Assumptions,
  type Seed,
} from "../../src/emulator/index.js";
import { neonDocument } from "../../src/emulator/document.js";
import { routes } from "../../src/emulator/routes.js";
import { bench, type Bench, item } from "./harness.js";

const id = "calm-lake-00000001";
const seed: Seed = {
  orgs: [
    {
      id: seedOrgs.free,
      sponsored: true,
      plan: "scale",
      limits: { compute: 2, history_retention_seconds: 21_600, min_suspend_timeout_seconds: 300 },
    },
    { id: seedOrgs.paid, plan: "free_v3" },
  ],
  projects: [
    {
      id,
      name: "acme",
      org: "free",
      quota: { data_transfer_bytes: 5 },
      created_at: "2026-03-02T00:00:00Z",
      default_endpoint_settings: { autoscaling_limit_max_cu: 1 },
    },
    { id: "aged-bird-00000002", name: "plain", org: "free", created_at: "2026-03-03T00:00:00Z" },
    { id: "gone-bird-00000003", name: "gone", org: "free", deleted_at: "2026-03-04T08:00:00Z" },
    { id: "paid-bird-00000004", name: "paid", org: "paid" },
    {
      id: "used-bird-00000005",
      name: "used",
      org: "free",
      quota: { written_data_bytes: 1 },
      usage: { written_data_bytes: 1 },
      endpoints: [{ id: "ep-used-1" }],
    },
  ],
  keys: [
    { text: "free-key", kind: "organization", org: "free" },
    { text: "paid-key", kind: "organization", org: "paid" },
    { text: "me-key", kind: "personal" },
    { text: "scoped-key", kind: "project", project: id },
  ],
};
type See = (made: Bench) => Promise<unknown>;
const patch = (made: Bench, project: object, of = id) => made.ask("PATCH", `/projects/${of}`, { project });
const transfer = (made: Bench, from: string, to: string, ids: readonly string[], key = "me-key") =>
  made.ask("POST", `/organizations/${from}/projects/transfer`, { destination_org_id: to, project_ids: ids }, { key });
/** A snapshot of the default branch, restored over it. The branches after it. */
const restore = async (made: Bench) => {
  const snapshot = made.emulator.act({ do: "add-snapshot", project: id, snapshot: { name: "v1" } }).id;
  await made.ask("POST", `/projects/${id}/snapshots/${snapshot}/restore`, { finalize_restore: true });
  return truth(made).branches;
};
const truth = (made: Bench) => item(made.emulator.state().projects);

/** For each switch: what a client would see, and what it is under each value. */
const seen: Readonly<Record<AssumptionName, { see: See; under: Readonly<Record<string, unknown>>; rate?: number }>> = {
  quotaPatch: {
    see: async (made) => (await patch(made, { settings: { quota: { active_time_seconds: 7 } } })) && truth(made).settings.quota,
    under: { merge: { data_transfer_bytes: 5, active_time_seconds: 7 }, replace: { active_time_seconds: 7 } },
  },
  defaultsPatch: {
    see: async (made) =>
      (await patch(made, { default_endpoint_settings: { autoscaling_limit_min_cu: 1 } })) &&
      truth(made).default_endpoint_settings.autoscaling_limit_max_cu,
    under: { merge: 1, replace: 2 },
  },
  listSettings: {
    see: async ({ ask }) => "settings" in (await ask("GET", "/projects")).body.projects[0],
    under: { present: true, absent: false },
  },
  listOrder: {
    see: async ({ ask }) => (await ask("GET", "/projects")).body.projects[0].name,
    under: { id: "plain", created: "acme" },
  },
  settingsWithoutQuota: {
    see: async ({ ask }) => (await ask("GET", "/projects/aged-bird-00000002")).body.project.settings.quota,
    under: { omit: undefined, empty: {} },
  },
  orgKeyTransfer: {
    see: async (made) => (await transfer(made, seedOrgs.free, seedOrgs.paid, [id], "free-key")).status,
    under: { "403": 403, "404": 404 },
  },
  transferBadId: {
    see: async (made) => (await transfer(made, seedOrgs.paid, seedOrgs.free, ["paid-bird-00000004", "nobody"])).status,
    under: { "refuse-all": 404, skip: 200 },
  },
  smallerPlanTransfer: {
    see: async (made) => (await transfer(made, seedOrgs.free, seedOrgs.paid, [id])).status,
    under: { refuse: 406, allow: 200 },
  },
  scopedKeyAfterTransfer: {
    see: async (made) => {
      made.emulator.act({ do: "transfer-project", project: id, to: "paid" });
      return (await made.ask("GET", `/projects/${id}`, undefined, { key: "scoped-key" })).status;
    },
    under: { "401": 401, "404": 404 },
  },
  scopedKeyList: {
    see: async ({ ask }) => {
      const { status, body } = await ask("GET", "/projects", undefined, { key: "scoped-key" });
      return [status, body.projects?.length];
    },
    under: { "own-project": [200, 1], "403": [403, undefined] },
  },
  foreignOrg: {
    see: async ({ ask }) => (await ask("GET", `/organizations/${seedOrgs.paid}`)).status,
    under: { "404": 404, "403": 403 },
  },
  deletedProject: {
    see: async ({ ask }) => (await ask("GET", "/projects/gone-bird-00000003")).status,
    under: { "404": 404, "200": 200 },
  },
  rateAccount: {
    see: async ({ ask }) => [
      (await ask("GET", "/auth", undefined, { key: "free-key" })).status,
      (await ask("GET", "/auth", undefined, { key: "paid-key" })).status,
    ],
    under: { "all-orgs": [200, 429], "per-org": [200, 200] },
    rate: 1,
  },
  retryAfter: {
    see: async ({ ask }) => (await ask("GET", "/auth")) && (await ask("GET", "/auth")).headers.get("retry-after"),
    under: { seconds: "60", none: null },
    rate: 1,
  },
  projectOperations: {
    see: async (made) => {
      const count = async (project: object) => {
        made.emulator.advance(10_000);
        return (await patch(made, project)).body.operations.length;
      };
      const sleeping = await count({ settings: { quota: { active_time_seconds: 500 } } });
      made.emulator.act({ do: "edit-endpoint", project: id, state: "active" });
      return [
        sleeping,
        await count({ settings: { quota: { active_time_seconds: 600 } } }),
        await count({ name: "b" }),
        await count({ history_retention_seconds: 5 }),
      ];
    },
    under: { "when-running": [0, 1, 0, 1], always: [1, 2, 1, 1], never: [0, 0, 0, 0] },
  },
  operationTime: {
    see: async (made) => {
      await patch(made, { history_retention_seconds: 5 });
      made.emulator.advance(150);
      return (await patch(made, { name: "b" })).status;
    },
    under: { "400": 423, "0": 200, "100": 200, "2000": 423, "30000": 423 },
  },
  sponsoredLimits: {
    see: async (made) => [
      (await patch(made, { history_retention_seconds: 86_400 })).status,
      (await patch(made, { default_endpoint_settings: { autoscaling_limit_max_cu: 4 } }, "aged-bird-00000002")).status,
      (await patch(made, { default_endpoint_settings: { suspend_timeout_seconds: 60 } }, "aged-bird-00000002")).status,
      (await patch(made, { name: "raised" }, "aged-bird-00000002")).status,
    ],
    under: { off: [200, 200, 200, 200], enforce: [422, 422, 412, 200] },
  },
  overQuotaStart: {
    see: async ({ ask }) => (await ask("POST", "/projects/used-bird-00000005/endpoints/ep-used-1/start")).status,
    under: { "422": 422, "403": 403 },
  },
  reservedRoles: {
    see: async ({ ask }) => (await ask("POST", "/projects", { project: { branch: { role_name: "pg_x" } } })).status,
    under: { refuse: 400, accept: 201 },
  },
  deleteAbsent: {
    see: async ({ ask }) =>
      Promise.all(
        ["branches/br-none", "snapshots/snap-none", "endpoints/ep-none"].map(
          async (path) => (await ask("DELETE", `/projects/${id}/${path}`)).status,
        ),
      ),
    under: { "404": [404, 404, 404], "204": [204, 404, 204] },
  },
  rootBranchDelete: {
    see: async ({ emulator, ask }) => {
      const root = emulator.act({ do: "add-branch", project: id, branch: { name: "other", root: true } }).id;
      return (await ask("DELETE", `/projects/${id}/branches/${root}`)).status;
    },
    under: { childless: 200, never: 422 },
  },
  defaultAfterRestore: {
    see: async (made) => (await restore(made)).find((branch) => branch.default)?.name,
    under: { moves: "main", stays: "main (old)" },
  },
  oldBranchName: {
    see: async (made) => {
      made.emulator.act({ do: "add-branch", project: id, branch: { name: "main (old)" } });
      return (await restore(made)).map(({ name }) => name).sort();
    },
    under: {
      numbered: ["main", "main (old 2)", "main (old)"],
      dated: ["main", "main (old 2026-03-04T09:00:00Z)", "main (old)"],
    },
  },
  restoredInTime: {
    see: async (made) => {
      const main = item(truth(made).branches).id;
      await made.ask("POST", `/projects/${id}/branches/${main}/restore`, {
        source_branch_id: main,
        source_timestamp: "2026-03-04T08:00:00Z",
        preserve_under_name: "kept",
      });
      return truth(made).branches.map(({ name, parent_id }) => `${name} ${parent_id === undefined ? "root" : "child"}`);
    },
    under: { "stays-root": ["main root", "kept root"], child: ["main child", "kept root"] },
  },
  snapshotOperations: {
    see: async (made) =>
      (await made.ask("POST", `/projects/${id}/branches/${item(truth(made).branches).id}/snapshot`)).body.operations.length,
    under: { one: 1, none: 0 },
  },
  snapshotSchedules: {
    see: async (made) => {
      const at = `/projects/${id}/branches/${item(truth(made).branches).id}/backup_schedule`;
      const set = await made.ask("PUT", at, { schedule: [{ frequency: "daily", hour: 3, retention_seconds: 7200 }] });
      return [set.status, (await made.ask("GET", at)).body.schedule.length];
    },
    under: { off: [422, 0], on: [200, 1] },
  },
  errorsQuoteSecrets: {
    see: async ({ ask }) => (await ask("GET", "/projects/nobody")).body.message.includes("canary-secret"),
    under: { no: false, yes: true },
  },
};

describe("each undocumented behaviour is a switch that works", () => {
  const cases = assumptionNames.flatMap((name) => switches[name].values.map((value) => [name, value] as const));
  test.each(cases)("%s=%s", async (name, value) => {
    const { see, under, rate } = seen[name];
    const assumptions = { [name]: value } as Partial<Assumptions>;
    expect(await see(bench({ seed, assumptions, rate: rate ?? "off" }))).toEqual(under[value]);
  });

  test("the default is the first value", () => {
    expect(Object.fromEntries(assumptionNames.map((name) => [name, switches[name].values[0]]))).toEqual(defaultAssumptions);
  });

  test("a name or value that is none is named", () => {
    expect(parseAssumption("quotaPatch", "replace")).toEqual({ quotaPatch: "replace" });
    expect(parseAssumption("operationTime", "1234")).toEqual({ operationTime: "1234" });
    expect(parseAssumption("quotaPath", "merge")).toMatch(/no assumption "quotaPath". Known: quotaPatch/);
    expect(parseAssumption("quotaPatch", "mix")).toBe('Assumption quotaPatch is merge or replace, not "mix".');
    expect(parseAssumption("toString", "x")).toMatch(/no assumption/);
  });
});

describe("docs/emulator.md", () => {
  const guide = readFileSync(new URL("../../docs/emulator.md", import.meta.url), "utf8").replaceAll(/ +/g, " ");

  test("lists every assumption with its values and its reason", () => {
    for (const name of assumptionNames)
      expect(guide).toContain(
        `| \`${name}\` | ${switches[name].values.map((value) => `\`${value}\``).join(", ")} | ${switches[name].about} |`,
      );
  });

  test("lists every operation that is emulated, and every one that isn't", () => {
    const emulated = routes.map((route) => route.operation);
    const section = (title: string) => guide.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
    const named = (text: string) => [...text.matchAll(/`(\w+)`/g)].map((match) => match[1]).sort();
    expect(named(section("What is emulated"))).toEqual([...emulated].sort());
    expect(named(section("What is not emulated"))).toEqual(
      neonDocument()
        .operations.map((operation) => operation.id)
        .filter((name) => !emulated.includes(name))
        .sort(),
    );
  });
});
