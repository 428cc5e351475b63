/** The oracle says no to what may not become of restore points: without this, lives that break nothing would prove nothing. */
import { describe, expect, test } from "vitest";
import type { Branch, Line, Project, Snapshot } from "./neon.js";
import { Oracle } from "./oracle.js";
import type { Run } from "./oracle.js";
import { presets } from "./wishes.js";
import type { Points, Wish } from "./wishes.js";

const hour = 3_600_000;
const nine = Date.parse("2026-03-04T09:00:00Z");
const orgs = { free: "org-free", paid: "org-paid" } as const;
const keys = new Map([[2, "paid"]] as const);

const snapshot = (name: string, more: Partial<Snapshot> = {}): Snapshot => ({
  id: `snap-${name}`,
  name,
  timestamp: "2026-03-04T08:00:00Z",
  data: "morning",
  ready_at: 0,
  ...more,
});
const branch = (id: string, more: Partial<Branch> = {}): Branch => ({
  id,
  name: "main",
  default: true,
  created_at: "2026-03-01T09:00:00Z",
  current_state: "ready",
  logical_size: 1,
  annotation: {},
  data: [
    { at: 0, text: "morning" },
    { at: nine - 30 * 60_000, text: "now" },
  ],
  ...more,
});
const main = branch("br-1");
const made = branch("br-2", {
  name: "restore-20260304T085900Z",
  default: false,
  created_at: "2026-03-04T08:59:30Z",
  restored_from: "snap-v1",
  data: [{ at: nine, text: "morning" }],
});
/** Once it took its place. */
const swapped = [
  { ...main, name: "main (old 2026-03-04T08:59:00Z)", default: false },
  { ...made, name: "main", default: true },
];
const project = (snapshots: readonly Snapshot[], branches: readonly Branch[] = [main]): Project => ({
  id: "a-1",
  name: "acme",
  org_id: orgs.paid,
  created_at: "2026-03-01T09:00:00Z",
  settings: {},
  default_endpoint_settings: { ...presets.pro },
  history_retention_seconds: presets.pro.history_retention_seconds,
  usage: {},
  integrations: [],
  branches,
  endpoints: [],
  snapshots,
  operations: [],
});
const slot = (time: string): string => `sched-202603${time}Z`;

interface Given {
  readonly points: Partial<Points>;
  readonly before: Project;
  readonly after?: Project;
  readonly line: Pick<Line, "method" | "path"> & Partial<Line>;
  readonly run?: Partial<Run>;
}

const none: Points = { named: {}, schedule: null, restore: null };
const wishFor = (points: Partial<Points>): Wish => ({
  tenant: "acme",
  name: "acme",
  pin: null,
  tier: "pro",
  state: "active",
  own: {},
  points: { ...none, ...points },
});

function judged({ points, before, after = before, line, run }: Given): readonly string[] {
  const start = { projects: [before] };
  const oracle = new Oracle({ orgs, keys, settle: 10_000 }, start, () => false);
  const change = (kind: string) => ({ tenant: "acme", kind, project: "a-1", facts: [] });
  const noted = [
    "POST /projects/{id}/branches/{id}/snapshot a-1",
    "DELETE /projects/{id}/snapshots/{id} a-1",
    "POST /projects/{id}/snapshots/{id}/restore a-1",
    "POST /projects/{id}/branches/{id}/finalize_restore a-1",
  ];
  const whole: Run = {
    kind: "apply",
    door: "command",
    wishes: [wishFor(points)],
    shown: { changes: ["snapshot", "restore", "prune"].map(change), refused: [] },
    base: start,
    remembered: new Map([["acme", "a-1"]]),
    opened: new Map(),
    made: new Set(),
    read: new Map(),
    written: new Set(),
    startedAt: nine,
    intents: new Map(noted.map((route) => [route, 9])),
    sent: new Map(),
    meddled: new Map(),
    isMisled: false,
    ...run,
  };
  oracle.begins(whole);
  const told = { n: 1, at: nine, query: {}, body: null, keyId: 2, status: 200, answered: 200, effect: true, operationIds: [] };
  oracle.wrote({ ...told, ...line }, whole, start, { projects: [after] });
  return oracle.violations.map(({ promise, what }) => `${promise} ${what}`);
}

const takes = (name: string, timestamp?: string, from = "br-1"): Given["line"] => ({
  method: "POST",
  path: `/projects/a-1/branches/${from}/snapshot`,
  query: { name, ...(timestamp !== undefined && { timestamp }) },
});
const drops = (name: string): Given["line"] => ({ method: "DELETE", path: `/projects/a-1/snapshots/snap-${name}` });
const finalizes: Given["line"] = { method: "POST", path: "/projects/a-1/branches/br-2/finalize_restore" };

const v1 = { v1: { at: nine - hour, isGone: false } };
const schedule = { every: 6 * hour, at: 0, keep: 1 };
const restore = { id: nine - 60_000, from: "v1" };
const isBack = project([snapshot("v1")], swapped);
const beside = project([snapshot("v1")], [main, made]);

describe("allowed", () => {
  test.each<readonly [string, Given]>([
    [
      "a named snapshot of its moment",
      { points: { named: v1 }, before: project([]), after: project([snapshot("v1")]), line: takes("v1", "2026-03-04T08:00:00Z") },
    ],
    [
      "the slot that is due",
      {
        points: { schedule },
        before: project([]),
        after: project([snapshot(slot("04T0600"))]),
        line: takes(slot("04T0600"), "2026-03-04T06:00:00Z"),
      },
    ],
    [
      "the oldest slot goes once a younger one is there",
      {
        points: { schedule },
        before: project([snapshot(slot("04T0000")), snapshot(slot("04T0600"))]),
        after: project([snapshot(slot("04T0600"))]),
        line: drops(slot("04T0000")),
      },
    ],
    [
      "the last one goes by word",
      {
        points: { named: { v1: { ...v1.v1, isGone: true } } },
        before: project([snapshot("v1")]),
        after: project([]),
        line: drops("v1"),
      },
    ],
    ["a declared restore", { points: { named: v1, restore }, before: beside, after: isBack, line: finalizes }],
  ])("%s", (_, given) => {
    expect(judged(given)).toEqual([]);
  });
});

describe("the oracle forbids", () => {
  test.each<readonly [string, Given, string]>([
    [
      "a tenant without a restore point",
      { points: { schedule }, before: project([snapshot(slot("04T0000"))]), after: project([]), line: drops(slot("04T0000")) },
      "I8 nobody loses the last restore point",
    ],
    [
      "the old one gone before the new one is finished",
      {
        points: { schedule },
        before: project([snapshot(slot("04T0000")), snapshot(slot("04T0600"), { ready_at: nine + 400 })]),
        after: project([snapshot(slot("04T0600"), { ready_at: nine + 400 })]),
        line: drops(slot("04T0000")),
      },
      "I8 nobody loses the last restore point",
    ],
    [
      "what was made by hand goes",
      {
        points: { schedule },
        before: project([snapshot("by-hand"), snapshot("v1")]),
        after: project([snapshot("v1")]),
        line: drops("by-hand"),
      },
      "I8 only what is declared to go",
    ],
    [
      "what left the file goes",
      {
        points: { named: { v2: v1.v1 } },
        before: project([snapshot("v1"), snapshot("v2")]),
        after: project([snapshot("v2")]),
        line: drops("v1"),
      },
      "I8 only what is declared to go",
    ],
    [
      "a slot that the schedule keeps goes",
      {
        points: { schedule: { ...schedule, keep: 2 } },
        before: project([snapshot(slot("04T0000")), snapshot(slot("04T0600"))]),
        after: project([snapshot(slot("04T0600"))]),
        line: drops(slot("04T0000")),
      },
      "I8 only what is declared to go",
    ],
    [
      "a named snapshot of now",
      { points: { named: v1 }, before: project([]), line: takes("v1", "2026-03-04T09:00:00Z") },
      "I8 a snapshot is of its declared moment",
    ],
    [
      "a snapshot that shows later data",
      {
        points: { named: v1 },
        before: project([]),
        after: project([snapshot("v1", { data: "now" })]),
        line: takes("v1", "2026-03-04T08:00:00Z"),
      },
      'shows "now"',
    ],
    [
      "one of a branch that isn't the default one",
      { points: { named: v1 }, before: beside, line: takes("v1", "2026-03-04T08:00:00Z", "br-2") },
      "isn't the default branch",
    ],
    [
      "one that nobody declares",
      { points: {}, before: project([]), line: takes("v9", "2026-03-04T08:00:00Z") },
      "v9 is not declared",
    ],
    [
      "one of a slot long past",
      { points: { schedule }, before: project([]), line: takes(slot("02T0600"), "2026-03-02T06:00:00Z") },
      "is not declared",
    ],
    [
      "a second one of a name",
      {
        points: { named: v1 },
        before: project([snapshot("v1")]),
        after: project([snapshot("v1"), snapshot("v1", { id: "snap-2" })]),
        line: takes("v1", "2026-03-04T08:00:00Z"),
      },
      "there was a snapshot v1 already",
    ],
    [
      "a restore that nothing declares",
      { points: { named: v1 }, before: beside, after: isBack, line: finalizes },
      "I20 a restore is due",
    ],
    [
      "one whose id is still to come",
      { points: { named: v1, restore: { ...restore, id: nine + hour } }, before: beside, after: isBack, line: finalizes },
      "I20 a restore is due",
    ],
    [
      "one of two days ago",
      { points: { named: v1, restore: { ...restore, id: nine - 48 * hour } }, before: beside, after: isBack, line: finalizes },
      "I20 a restore is due",
    ],
    [
      "one that a younger default branch supersedes",
      {
        points: { named: v1, restore },
        before: project([snapshot("v1")], [{ ...main, created_at: "2026-03-04T08:59:10Z" }, made]),
        line: finalizes,
      },
      "supersedes it",
    ],
    [
      "what it replaces is gone",
      { points: { named: v1, restore }, before: beside, after: project([snapshot("v1")], swapped.slice(1)), line: finalizes },
      "I20 what is replaced stays",
    ],
    [
      "it shows another snapshot",
      { points: { named: v1, restore: { ...restore, from: "v2" } }, before: beside, after: isBack, line: finalizes },
      "shows v1, not v2",
    ],
  ])("%s", (_, given, complaint) => {
    expect(judged(given).join("\n")).toContain(complaint);
  });

  test("a second swap for one id", () => {
    const truth = (branches: readonly Branch[]) => ({ projects: [project([snapshot("v1")], branches)] });
    const oracle = new Oracle({ orgs, keys, settle: 10_000 }, truth([main]), () => false);
    const run = { wishes: [wishFor({ named: v1, restore })], remembered: new Map([["acme", "a-1"]]), meddled: new Map() };
    oracle.begins(run as unknown as Run);
    oracle.landed(truth([main, made]), truth(swapped), nine);
    expect(oracle.violations).toEqual([]);
    oracle.landed(truth([main, made]), truth(swapped), nine);
    expect(oracle.violations.map(({ what }) => what).join()).toContain("is restored twice");
  });

  test("a life that ends without what is declared", () => {
    const atEnd = (points: Partial<Points>, is: Project, due = false): readonly string[] => {
      const truth = { projects: [is] };
      const oracle = new Oracle({ orgs, keys, settle: 10_000 }, truth, () => false);
      oracle.atEnd([wishFor(points)], { changes: [], refused: [] }, new Map([["acme", "a-1"]]), truth, {
        now: nine,
        until: nine,
        due,
      });
      return oracle.violations.filter(({ promise }) => promise === "I8").map(({ what }) => what);
    };
    expect(atEnd({ named: v1 }, project([])).join()).toContain("snapshot v1 is missing");
    expect(atEnd({ named: { v1: { ...v1.v1, isGone: true } } }, project([snapshot("v1")])).join()).toContain(
      "snapshot v1 is there",
    );
    expect(atEnd({ named: { v1: { ...v1.v1, at: nine - 9 * 24 * hour } } }, project([]))).toEqual([]);
    expect(atEnd({ schedule }, project([]), true).join()).toContain("isn't taken");
    expect(atEnd({ schedule }, project([snapshot(slot("04T0000")), snapshot(slot("04T0600"))]), true).join()).toContain(
      "2 scheduled",
    );
    expect(atEnd({ named: v1, restore }, project([snapshot("v1")])).join()).toContain("isn't done");
    expect(atEnd({ named: v1, restore }, isBack)).toEqual([]);
  });

  test("a rotation that ends otherwise than its schedule says", () => {
    const rotated = (before: readonly string[], after: readonly string[]): readonly string[] => {
      const truths = [before, after].map((names) => ({ projects: [project(names.map((name) => snapshot(slot(name))))] }));
      const oracle = new Oracle({ orgs, keys, settle: 10_000 }, truths[0] ?? { projects: [] }, () => false);
      const [was = { projects: [] }, is = { projects: [] }] = truths;
      const wishes = [wishFor({ schedule: { ...schedule, keep: 2 } })];
      oracle.rotated(wishes, { changes: [], refused: [] }, new Map([["acme", "a-1"]]), [was, is], nine);
      return oracle.violations.map(({ what }) => what);
    };
    expect(rotated(["03T1800", "04T0000"], ["04T0000", "04T0600"])).toEqual([]);
    expect(rotated(["03T1800", "04T0000"], ["03T1800", "04T0000", "04T0600"])).toHaveLength(1);
    expect(rotated(["03T1800", "04T0000"], ["03T1800", "04T0600"])).toHaveLength(1);
    expect(rotated(["04T0000"], ["04T0000"])).toHaveLength(1);
  });
});
