/** The oracle says no to what is forbidden: without this, lives that break nothing would prove nothing. */
import { describe, expect, test } from "vitest";
import type { Branch, Line, Project, Truth } from "./neon.js";
import { Oracle } from "./oracle.js";
import type { Run } from "./oracle.js";
import { presets } from "./wishes.js";
import type { Tier, Wish } from "./wishes.js";

const orgs = { free: "org-free", paid: "org-paid" } as const;
const keys = new Map([
  [1, "free"],
  [2, "paid"],
  [3, "personal"],
] as const);
const quotaOf = (tier: Tier): Readonly<Record<string, number>> => {
  const { active_time_seconds, compute_time_seconds, written_data_bytes, data_transfer_bytes, logical_size_bytes } =
    presets[tier];
  return { active_time_seconds, compute_time_seconds, written_data_bytes, data_transfer_bytes, logical_size_bytes };
};
const computeOf = (tier: Tier): Project["default_endpoint_settings"] => {
  const { autoscaling_limit_min_cu, autoscaling_limit_max_cu, suspend_timeout_seconds } = presets[tier];
  return { autoscaling_limit_min_cu, autoscaling_limit_max_cu, suspend_timeout_seconds };
};

const branch = (more: Partial<Branch> = {}): Branch => ({
  id: "br-1",
  name: "main",
  default: true,
  created_at: "2026-03-04T09:00:00Z",
  current_state: "ready",
  logical_size: 1,
  annotation: {},
  data: [],
  ...more,
});
const project = (id: string, tier: Tier, more: Partial<Project> = {}): Project => ({
  id,
  name: "acme",
  org_id: tier === "free" ? orgs.free : orgs.paid,
  created_at: "2026-03-04T09:00:00Z",
  settings: { quota: quotaOf(tier) },
  default_endpoint_settings: computeOf(tier),
  history_retention_seconds: presets[tier].history_retention_seconds,
  usage: {},
  integrations: [],
  branches: [branch({ id: `br-${id}`, annotation: { "tenantry-tenant": "acme" } })],
  endpoints: [],
  snapshots: [],
  operations: [],
  ...more,
});
const wish = (tier: Tier, state: Wish["state"] = "active"): Wish => ({
  tenant: "acme",
  name: "acme",
  pin: null,
  tier,
  state,
  own: {},
});

interface Given {
  readonly before?: readonly Project[];
  readonly after?: readonly Project[];
  readonly base?: readonly Project[];
  readonly line: Partial<Line> & Pick<Line, "method" | "path">;
  readonly wish?: Wish;
  readonly planned?: readonly string[];
  readonly facts?: readonly string[];
  readonly run?: Partial<Run>;
}

/** The promises that the oracle sees broken by one request. */
function judged({
  before = [project("a-1", "free")],
  after = before,
  base = before,
  line,
  run,
  ...given
}: Given): readonly string[] {
  const changes = (given.planned ?? []).map((kind) => ({ tenant: "acme", kind, project: "a-1", facts: given.facts ?? [] }));
  const start: Truth = { projects: before };
  const oracle = new Oracle({ orgs, keys, settle: 10_000 }, start, () => false);
  const intent =
    line.method === "POST" && line.path === "/projects" ? "POST /projects null" : `${line.method} /projects/{id} a-1`;
  const whole: Run = {
    kind: "apply",
    door: "command",
    wishes: [given.wish ?? wish("free")],
    shown: { changes, refused: [] },
    base: { projects: base },
    remembered: new Map([["acme", "a-1"]]),
    opened: new Map(),
    made: new Set(),
    read: new Map(),
    written: new Set(),
    startedAt: 0,
    intents: new Map([
      [intent, 9],
      ["POST /organizations/{id}/projects/transfer a-1", 9],
    ]),
    sent: new Map(),
    meddled: new Map(),
    isMisled: false,
    ...run,
  };
  oracle.begins(whole);
  const told = { n: 1, at: 100, query: {}, body: null, keyId: 1, status: 200, answered: 200, effect: true, operationIds: [] };
  oracle.wrote({ ...told, ...line }, whole, start, { projects: after });
  return oracle.violations.map(({ promise }) => promise);
}

const patch = (tier: Tier, quota: Readonly<Record<string, unknown>> = quotaOf(tier)): Given["line"] => ({
  method: "PATCH",
  path: "/projects/a-1",
  body: { project: { settings: { quota } } },
});
const drifted = project("a-1", "free", { settings: { quota: { ...quotaOf("free"), data_transfer_bytes: 1 } } });
const planned = { planned: ["update"], facts: ["data_transfer_bytes"] } as const;
const create = {
  method: "POST",
  path: "/projects",
  body: { project: { name: "acme", org_id: orgs.free, settings: { quota: quotaOf("free") } } },
};
const move = {
  method: "POST",
  path: `/organizations/${orgs.paid}/projects/transfer`,
  body: { destination_org_id: orgs.free, project_ids: ["a-1"] },
};

test("what is declared, planned and noted is allowed", () => {
  expect(judged({ ...planned, before: [drifted], line: patch("free") })).toEqual([]);
  expect(judged({ planned: ["create"], before: [], after: [project("a-1", "free")], line: create })).toEqual([]);
});

const forbidden: readonly (readonly [promise: string, what: string, given: Given])[] = [
  [
    "I2",
    "a second project of one tenant",
    { planned: ["create"], after: [project("a-1", "free"), project("a-2", "free")], line: create },
  ],
  ["I3", "a delete without a tombstone", { planned: ["delete"], line: { method: "DELETE", path: "/projects/a-1" } }],
  ["I5", "a write of a run that only looks", { ...planned, before: [drifted], line: patch("free"), run: { kind: "look" } }],
  [
    "I6",
    "a value that somebody else changed, overwritten",
    {
      ...planned,
      before: [drifted],
      base: [project("a-1", "free")],
      line: patch("free"),
      run: { startedAt: 60, meddled: new Map([["a-1", 50]]) },
    },
  ],
  [
    "I11",
    "a quota with four of five numbers",
    { ...planned, before: [drifted], line: patch("free", { active_time_seconds: 360_000 }) },
  ],
  [
    "I11",
    "a quota that is lifted",
    { ...planned, before: [drifted], line: patch("free", { ...quotaOf("free"), data_transfer_bytes: 0 }) },
  ],
  [
    "I12",
    "more than the sponsored org allows",
    { ...planned, before: [drifted], after: [project("a-1", "pro", { org_id: orgs.free })], line: patch("free") },
  ],
  ["I15", "a write that no plan shows", { before: [drifted], line: patch("free") }],
  ["I15", "a request that is none of ours", { line: { method: "POST", path: "/projects/a-1/branches" } }],
  [
    "I18",
    "a project that nothing declares",
    { ...planned, wish: { ...wish("free"), tenant: "bolt", name: "bolt" }, before: [drifted], line: patch("free") },
  ],
  [
    "I19",
    "a write while an operation of ours runs",
    {
      ...planned,
      before: [{ ...drifted, operations: [{ id: "op-1", ends: 900, outcome: "finished" }] }],
      line: patch("free"),
      run: { opened: new Map([["a-1", ["op-1"]]]) },
    },
  ],
  [
    "I21",
    "a move down of what doesn't fit",
    {
      planned: ["transfer"],
      before: [project("a-1", "pro", { branches: [branch({ logical_size: 2 ** 40 })] })],
      line: { ...move, keyId: 3 },
    },
  ],
  ["I23", "the personal key for a patch", { ...planned, before: [drifted], line: { ...patch("free"), keyId: 3 } }],
  ["I23", "an org's key for a transfer", { planned: ["transfer"], before: [project("a-1", "pro")], line: { ...move, keyId: 2 } }],
  ["I26", "a write without its note", { ...planned, before: [drifted], line: patch("free"), run: { intents: new Map() } }],
  [
    "I27",
    "a field that nobody declares, lost",
    {
      ...planned,
      before: [{ ...drifted, settings: { quota: { ...drifted.settings.quota, widgets: 7 } } }],
      after: [project("a-1", "free")],
      line: patch("free"),
    },
  ],
];

describe("the oracle forbids", () => {
  test.each(forbidden)("%s %s", (promise, _, given) => {
    expect(judged(given)).toContain(promise);
  });
});

test("the oracle shares nothing with what it judges", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = new URL(".", import.meta.url);
  const imports = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from));
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((from) => !from?.startsWith("./"))).toEqual([]);
});
