/** A plan file is untrusted: each way to spoil one has its code, and none gets through (reliability.md B77 to B88, S5, S6). */
import { assert, constantFrom, integer, jsonValue, nat, oneof, property, string as textOf } from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Code } from "../../src/reconciler/codes.js";
import { digestOf } from "../../src/reconciler/digest.js";
import { changeKinds } from "../../src/reconciler/change.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { planId } from "../../src/reconciler/plan/plan-id.js";
import type { PlanContext } from "../../src/reconciler/plan/read.js";
import { readPlan } from "../../src/reconciler/plan/read.js";
import { fakeTime } from "../harness/virtual.js";
import { everyKind, sealed, withChange, withPatch } from "./plans.js";

let plan: Plan;
let context: PlanContext;
beforeAll(async () => {
  fakeTime();
  ({ plan, context } = await everyKind());
});
afterAll(() => vi.useRealTimers());

const read = (value: unknown, more: Partial<PlanContext> = {}): Code | "read" => {
  const result = readPlan(typeof value === "string" ? value : JSON.stringify(value), { ...context, ...more });
  return "problem" in result ? result.problem.code : "read";
};

test("a plan with every kind of change is read as it was made", () => {
  expect(new Set(plan.changes.map(({ kind }) => kind)).size).toBe(changeKinds.length);
  expect(readPlan(JSON.stringify(plan), context)).toEqual({ plan });
});

test("the order of keys and the space between them mean nothing", () => {
  const reversed: unknown = JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(read(JSON.stringify(reversed, null, "\t"))).toBe("read");
});

interface Spoilt {
  readonly name: string;
  readonly code: Code;
  /** The spoilt plan; digest and id are made to fit it again. */
  readonly spoil: () => Plan;
}
const path = (to: string) => () => withPatch(plan, "a-upgrade", ([first, ...rest]) => [{ ...first, path: to }, ...rest]);
const written =
  (tenant: string, where: string, value: unknown, n = 0) =>
  () =>
    withPatch(
      plan,
      tenant,
      (patch) => patch.map((each) => (each.op === "replace" && each.path === where ? { ...each, value } : each)),
      n,
    );
const made = (more: object) => () =>
  withPatch(plan, "c-create", ([absent, create]) => [
    absent,
    { ...create, value: { ...(create && "value" in create ? (create.value as object) : {}), ...more } },
  ]);

const spoilt: readonly Spoilt[] = [
  {
    name: "an operation that doesn't exist",
    code: "plan-op",
    spoil: () => withPatch(plan, "a-upgrade", ([first, ...rest]) => [{ ...first, op: "tset" }, ...rest]),
  },
  {
    name: "an add, which no plan of ours has",
    code: "plan-op",
    spoil: () => withPatch(plan, "a-upgrade", (patch) => [...patch, { op: "add", path: "/name", value: "x" }]),
  },
  {
    name: "a remove",
    code: "plan-op",
    spoil: () => withPatch(plan, "a-upgrade", (patch) => [...patch, { op: "remove", path: "/name" }]),
  },
  {
    name: "a test without value",
    code: "plan-op",
    spoil: () => withPatch(plan, "a-upgrade", ([first, ...rest]) => [{ op: first?.op, path: first?.path }, ...rest]),
  },
  { name: "an operation that is null", code: "plan-op", spoil: () => withPatch(plan, "a-upgrade", (patch) => [null, ...patch]) },
  ...[
    "org",
    "",
    "/",
    "/constructor/x",
    "/__proto__/x",
    "/quota/constructor",
    "/quota/toString",
    "/quota",
    "/endpoints/../max",
    "/endpoints/ep-1/id",
    "/quota/activeTime/x",
    "/labels",
  ].map((to) => ({ name: `a path ${JSON.stringify(to)}`, code: "plan-path" as const, spoil: path(to) })),
  {
    name: "a whole tenant replaced by null",
    code: "plan-path",
    spoil: () => withPatch(plan, "c-create", ([first]) => [first, { op: "replace", path: "", value: null }]),
  },
  {
    name: "a write before its test",
    code: "plan-order",
    spoil: () => withPatch(plan, "a-upgrade", (patch) => patch.toReversed()),
  },
  {
    name: "a write without its test",
    code: "plan-order",
    spoil: () =>
      withPatch(plan, "i-update", (patch) => patch.filter(({ op, path: where }) => op !== "test" || where !== "/name")),
  },
  ...[0, -1, 1.5, 2 ** 53, "none", "100h", null, true].map((value) => ({
    name: `a quota of ${JSON.stringify(value)}`,
    code: "plan-op" as const,
    spoil: written("a-upgrade", "/quota/activeTime", value, 1),
  })),
  { name: "a quota of 1e999", code: "plan-format", spoil: written("a-upgrade", "/quota/activeTime", "INFINITE", 1) },
  { name: "a compute of a third", code: "plan-op", spoil: written("a-upgrade", "/compute/max", 0.3, 1) },
  { name: "a suspend timeout of 0", code: "plan-op", spoil: written("i-update", "/compute/suspendTimeout", 0) },
  { name: "a history of 0", code: "plan-op", spoil: written("i-update", "/historyRetention", 0) },
  { name: "a name with an escape", code: "plan-op", spoil: written("i-update", "/name", "x\u001b[2J") },
  { name: "a state that isn't the kind's", code: "plan-op", spoil: written("h-recover", "/state", "deleted") },
  { name: "a create without quotas", code: "plan-op", spoil: made({ quota: {} }) },
  {
    name: "a create with a sixth quota",
    code: "plan-op",
    spoil: made({ quota: { activeTime: 1, computeTime: 1, writtenData: 1, dataTransfer: 1, logicalSize: 1, other: 1 } }),
  },
  { name: "a create with a key of its own", code: "plan-op", spoil: made({ admin: true }) },
  {
    name: "an update that moves",
    code: "plan-path",
    spoil: () => withChange(plan, "a-upgrade", (change) => ({ ...change, kind: "update" })),
  },
  { name: "a snapshot of no moment", code: "plan-op", spoil: written("l-take", "/snapshots/v1.0", "yesterday") },
  {
    name: "a snapshot of a day that isn't",
    code: "plan-op",
    spoil: written("l-take", "/snapshots/v1.0", "2026-02-30T08:00:00Z"),
  },
  { name: "a snapshot that takes nothing", code: "plan-op", spoil: written("l-take", "/snapshots/v1.0", null) },
  { name: "a prune that takes one", code: "plan-op", spoil: written("m-prune", "/snapshots/v1", "2026-03-04T08:00:00Z") },
  {
    name: "a prune without hazard",
    code: "plan-format",
    spoil: () => {
      const { "drops-snapshot": _, ...consent } = plan.consent;
      return { ...withChange(plan, "m-prune", (change) => ({ ...change, hazards: [] })), consent };
    },
  },
  {
    name: "a restore without hazard",
    code: "plan-format",
    spoil: () => {
      const { "replaces-data": _, ...consent } = plan.consent;
      return { ...withChange(plan, "n-restore", (change) => ({ ...change, hazards: [] })), consent };
    },
  },
  ...[
    "schema",
    "of main",
    'of "main',
    "of the default branch, 0.3-4 CU, 5m",
    'of "x" at 2026-02-30T08:00:00Z, 0.25-4 CU, 5m',
  ].map((text) => ({
    name: `a branch ${text}`,
    code: "plan-op" as const,
    spoil: () => written("o-branch", "/branches/v1.2", text)(),
  })),
  { name: "a branch that is none", code: "plan-op", spoil: written("o-branch", "/branches/v1.2", null) },
  {
    name: "a branch below a branch",
    code: "plan-path",
    spoil: () => withPatch(plan, "o-branch", (patch) => patch.map((each) => ({ ...each, path: "/branches/v1.2/0" }))),
  },
  {
    name: "a prune that makes a branch",
    code: "plan-op",
    spoil: written("p-unbranch", "/branches/dev", "of the default branch, 0.25-4 CU, 5m"),
  },
  {
    name: "a prune of a branch that drops a snapshot",
    code: "plan-op",
    spoil: () =>
      withChange(plan, "p-unbranch", (change) => ({
        ...change,
        patch: [
          { op: "test", path: "/snapshots/v1", value: "2026-03-04T08:00:00Z" },
          ...change.patch,
          { op: "replace", path: "/snapshots/v1", value: null },
        ],
        fields: [...change.fields, { path: "snapshots.v1", before: "2026-03-04T08:00:00Z", after: null }],
      })),
  },
  {
    name: "a prune of a branch without hazard",
    code: "plan-format",
    spoil: () => {
      const { "deletes-data": _, ...consent } = plan.consent;
      return { ...withChange(plan, "p-unbranch", (change) => ({ ...change, hazards: [] })), consent };
    },
  },
  {
    name: "a protection that is no answer",
    code: "plan-op",
    spoil: written("q-settings", "/branchSettings/dev/protected", "yes"),
  },
  { name: "a branch's compute of 0", code: "plan-op", spoil: written("q-settings", "/branchSettings/dev/compute/max", 0) },
  {
    name: "a branch's compute of two sizes",
    code: "plan-op",
    spoil: written("q-settings", "/branchSettings/dev/compute/max", "1 and 2"),
  },
  {
    name: "a setting that branches don't have",
    code: "plan-path",
    spoil: () =>
      withPatch(plan, "q-settings", (patch) => patch.map((each) => ({ ...each, path: "/branchSettings/dev/default" }))),
  },
  {
    name: "a last use that is written",
    code: "plan-op",
    spoil: () => withPatch(plan, "i-update", (patch) => patch.map((each) => ({ ...each, path: "/lastUsed" }))),
  },
  { name: "a restore of nothing", code: "plan-op", spoil: written("n-restore", "/restore/2026-03-04T08:59:00Z", null) },
  {
    name: "a restore for no time",
    code: "plan-path",
    spoil: () => withPatch(plan, "n-restore", (patch) => patch.map((each) => ({ ...each, path: "/restore/today" }))),
  },
  {
    name: "a restore that only looks",
    code: "plan-op",
    spoil: () =>
      withChange(plan, "n-restore", (change) => ({
        ...change,
        patch: change.patch.filter(({ op }) => op === "test"),
        fields: [],
      })),
  },
  {
    name: "an update that restores",
    code: "plan-path",
    spoil: () => withChange(plan, "n-restore", (change) => ({ ...change, kind: "update" })),
  },
  {
    name: "a snapshot below a snapshot",
    code: "plan-path",
    spoil: () => withPatch(plan, "l-take", (patch) => patch.map((each) => ({ ...each, path: "/snapshots/v1/0" }))),
  },
  {
    name: "an update that deletes",
    code: "plan-path",
    spoil: () => withChange(plan, "d-delete", (change) => ({ ...change, kind: "update", hazards: [] })),
  },
  {
    name: "a delete that doesn't look whose it is",
    code: "plan-op",
    spoil: () => withPatch(plan, "d-delete", (patch) => patch.filter(({ path: where }) => where !== "/name")),
  },
  {
    name: "a delete without hazard",
    code: "plan-format",
    spoil: () => ({ ...withChange(plan, "d-delete", (change) => ({ ...change, hazards: [] })) }),
  },
  {
    name: "a suspend without hazard",
    code: "plan-format",
    spoil: () => withChange(plan, "e-suspend", (change) => ({ ...change, hazards: [] })),
  },
  {
    name: "fields that hide a write",
    code: "plan-format",
    spoil: () => withChange(plan, "a-upgrade", (change) => ({ ...change, fields: change.fields.slice(1) }), 1),
  },
  {
    name: "fields that tell another value",
    code: "plan-format",
    spoil: () =>
      withChange(
        plan,
        "a-upgrade",
        (change) => ({ ...change, fields: change.fields.map((field) => ({ ...field, after: field.before })) }),
        1,
      ),
  },
  {
    name: "fields that tell of more",
    code: "plan-format",
    spoil: () =>
      withChange(plan, "a-upgrade", (change) => ({
        ...change,
        fields: [...change.fields, { path: "name", before: "a", after: "b" }],
      })),
  },
  {
    name: "the same change twice",
    code: "plan-format",
    spoil: () => ({ ...plan, changes: [...plan.changes, ...plan.changes.slice(0, 1)] }),
  },
  {
    name: "a field written by two changes of a tenant",
    code: "plan-format",
    spoil: () => ({ ...plan, changes: [...plan.changes, ...plan.changes.filter(({ tenant }) => tenant === "i-update")] }),
  },
  {
    name: "an unknown kind",
    code: "plan-format",
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, kind: "replace" })),
  },
  {
    name: "a change without patch",
    code: "plan-format",
    spoil: () => withChange(plan, "a-upgrade", (change) => ({ ...change, patch: undefined })),
  },
  { name: "a change that is null", code: "plan-format", spoil: () => withChange(plan, "a-upgrade", () => null) },
  { name: "less consent than it needs", code: "plan-format", spoil: () => ({ ...plan, consent: {} }) },
  {
    name: "a limit counted low",
    code: "plan-format",
    spoil: () => ({ ...plan, safety: { ...plan.safety, delete: { ...plan.safety.delete, asked: 0 } as never } }),
  },
  {
    name: "more than its limit",
    code: "plan-format",
    spoil: () => ({ ...plan, safety: { ...plan.safety, delete: { ...plan.safety.delete, allowed: 0 } as never } }),
  },
  {
    name: "a limit that is null",
    code: "plan-format",
    spoil: () => ({ ...plan, safety: { ...plan.safety, delete: null as never } }),
  },
  { name: "a name of 257 characters", code: "plan-op", spoil: written("i-update", "/name", "x".repeat(257)) },
  { name: "a compute in text", code: "plan-op", spoil: written("a-upgrade", "/compute/max", "4", 1) },
  { name: "a compute of 1,025", code: "plan-op", spoil: written("a-upgrade", "/compute/max", 1025, 1) },
  { name: "an org that is a number", code: "plan-op", spoil: written("a-upgrade", "/org", 5) },
  ...[null, "all", [1]].map((quota) => ({
    name: `a create with quotas ${JSON.stringify(quota)}`,
    code: "plan-op" as const,
    spoil: () => made({ quota })(),
  })),
  { name: "a create of a text", code: "plan-path", spoil: written("c-create", "", "acme") },
  {
    name: "a create where something was",
    code: "plan-path",
    spoil: () => withPatch(plan, "c-create", ([absent, create]) => [{ ...absent, value: {} }, create]),
  },
  {
    name: "an update of the whole",
    code: "plan-path",
    spoil: () => withPatch(plan, "i-update", ([first, ...rest]) => [{ ...first, path: "", value: null }, ...rest]),
  },
  {
    name: "a field tested twice",
    code: "plan-format",
    spoil: () => withPatch(plan, "i-update", ([first, ...rest]) => [first, first, ...rest]),
  },
  ...["of the default branch, 8-4 CU, 5m", `of "${"x".repeat(257)}", 0.25-4 CU, 5m`].map((text) => ({
    name: `a branch ${text.slice(0, 40)}`,
    code: "plan-op" as const,
    spoil: () => written("o-branch", "/branches/v1.2", text)(),
  })),
  ...["/branches/x~y", `/branches/${"x".repeat(257)}`].map((to) => ({
    name: `a branch at ${to.slice(0, 20)}`,
    code: "plan-path" as const,
    spoil: () => withPatch(plan, "o-branch", (patch) => patch.map((each) => ({ ...each, path: to }))),
  })),
  {
    name: "a branch's setting that every object has",
    code: "plan-path",
    spoil: () =>
      withPatch(plan, "q-settings", (patch) => patch.map((each) => ({ ...each, path: "/branchSettings/dev/toString" }))),
  },
  { name: "another fleet", code: "plan-scope", spoil: () => ({ ...plan, fleet: "other" }) },
  {
    name: "an org of somebody else",
    code: "plan-scope",
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, org: "elsewhere" })),
  },
  {
    name: "a transfer to somebody else",
    code: "plan-scope",
    spoil: () =>
      withChange(plan, "a-upgrade", (change) => ({
        ...change,
        patch: [
          { op: "test", path: "/org", value: "free" },
          { op: "replace", path: "/org", value: "elsewhere" },
        ],
        fields: [{ path: "org", before: "free", after: "elsewhere" }],
      })),
  },
  { name: "a create in an org of somebody else", code: "plan-scope", spoil: made({ org: "elsewhere" }) },
  ...["..", "a/b", "%2e%2e", "", "A-1", "x".repeat(61)].map((id) => ({
    name: `a project ${JSON.stringify(id).slice(0, 12)}`,
    code: "plan-scope" as const,
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, project: id })),
  })),
  {
    name: "a project under two tenants",
    code: "plan-scope",
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, project: "del-1" })),
  },
  {
    name: "a tenant with two projects",
    code: "plan-scope",
    spoil: () => withChange(plan, "a-upgrade", (change) => ({ ...change, project: "zzz-1" }), 1),
  },
  {
    name: "a create with a project",
    code: "plan-scope",
    spoil: () => withChange(plan, "c-create", (change) => ({ ...change, project: "zzz-1" })),
  },
  {
    name: "a change of a refused tenant",
    code: "plan-scope",
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, tenant: "k-refused" })),
  },
  {
    name: "a tenant that is no name",
    code: "plan-scope",
    spoil: () => withChange(plan, "g-adopt", (change) => ({ ...change, tenant: "../x" })),
  },
  {
    name: "another fleet file",
    code: "plan-config",
    spoil: () => ({ ...plan, inputs: { ...plan.inputs, fleetDigest: "0".repeat(64) } }),
  },
  { name: "a time that is none", code: "plan-expired", spoil: () => ({ ...plan, observedAt: "yesterday" }) },
  { name: "a time to come", code: "plan-expired", spoil: () => ({ ...plan, observedAt: "2999-01-01T00:00:00Z" }) },
];

/** Patch and fields say the same of one path. */
const shown = (tenant: string, where: string, field: string, values: { readonly before?: unknown; readonly after?: unknown }) =>
  withChange(
    withPatch(plan, tenant, (patch) =>
      patch.map((each) => {
        const value = each.op === "test" ? values.before : values.after;
        return each.path === where && value !== undefined ? { ...each, value } : each;
      }),
    ),
    tenant,
    (change) => ({ ...change, fields: change.fields.map((each) => (each.path === field ? { ...each, ...values } : each)) }),
  );

describe("read, though unusual", () => {
  test("a name of 256 characters", () => {
    expect(read(sealed(shown("i-update", "/name", "name", { after: "x".repeat(256) })))).toBe("read");
  });
  test("computes of one branch that differ from one another, as they were seen", () => {
    const [where, field] = ["/branchSettings/dev/compute/max", "branches.dev.compute.max"];
    expect(read(sealed(shown("q-settings", where, field, { before: "2 and 4" })))).toBe("read");
  });
});

describe("refused, though digest and id fit", () => {
  for (const [n, { name, code }] of spoilt.entries()) {
    test(`${name} is ${code}`, () => {
      const value = spoilt[n]?.spoil();
      const text = JSON.stringify(value && seal(value)).replaceAll('"INFINITE"', "1e999");
      expect(read(text)).toBe(code);
    });
  }
});

/** What can't be hashed is left as it is. */
function seal(value: Plan): Plan {
  try {
    return sealed(value);
  } catch {
    return value;
  }
}

describe("the id that an approval names", () => {
  test("is another where another fleet, change or refusal is meant", () => {
    const spoil = written("i-update", "/name", "other");
    const others = [{ ...plan, fleet: "other" }, spoil(), { ...plan, changes: plan.changes.slice(1) }, { ...plan, refused: [] }];
    expect(new Set([plan, ...others].map((each) => planId(each))).size).toBe(1 + others.length);
  });
  test("is the same where lines moved in the files, or what is at stake grew", () => {
    const moved = { ...plan, changes: plan.changes.map((change) => ({ ...change, source: { ...change.source, line: 99 } })) };
    const grown = withChange(plan, "d-delete", (change) => ({ ...change, stake: undefined }));
    expect([planId(moved), planId(grown)]).toEqual([plan.id, plan.id]);
  });
});

describe("refused as a whole", () => {
  test.each<readonly [string, unknown, Code]>([
    ["nothing", "", "plan-format"],
    ["a list", "[]", "plan-format"],
    ["an empty object", "{}", "plan-format"],
    ["null", "null", "plan-format"],
    ["a number", "42", "plan-format"],
    ["YAML", "format: tenantry/plan@1", "plan-format"],
    ["deep nesting", `{"changes":[],"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "plan-format"],
    ["half a character", '{"format":"tenantry/plan@1","fleet":"\\ud800"}', "plan-format"],
    ["a prototype", '{"__proto__":{"polluted":true}}', "plan-format"],
    ["another format", '{"format":"tenantry/drift@1"}', "plan-format"],
    ["a later version", '{"format":"tenantry/plan@2"}', "plan-version"],
    ["an earlier version", '{"format":"tenantry/plan@0"}', "plan-version"],
  ])("%s", (_, text, code) => {
    expect(read(text)).toBe(code);
  });

  test("it is older than planMaxAge, by a second", () => {
    const made = Date.parse(plan.observedAt);
    expect(read(plan, { now: made + context.fleet.planMaxAge })).toBe("read");
    expect(read(plan, { now: made + context.fleet.planMaxAge + 1000 })).toBe("plan-expired");
  });

  test("its id is another plan's", () => {
    const { digest: _, ...body } = { ...plan, id: "00000000" };
    expect(read({ ...body, digest: digestOf(body) })).toBe("plan-digest");
    expect(read({ ...plan, id: "00000000" })).toBe("plan-digest");
  });
});

describe("any change of the bytes", () => {
  const cleanPrototypes = (): void => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.getOwnPropertyNames(Object).toSorted()).toEqual(objectKeys);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  };
  const objectKeys = Object.getOwnPropertyNames(Object).toSorted();

  test("a cut at any place is refused", () => {
    const text = JSON.stringify(plan);
    assert(
      property(nat(text.length - 1), (end) => read(text.slice(0, end)) === "plan-format"),
      { numRuns: 300 },
    );
  });

  test("a byte that says something else is refused, with a plan code", () => {
    const text = JSON.stringify(plan);
    assert(
      property(nat(text.length - 1), integer({ min: 32, max: 126 }), (at, code) => {
        const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        const verdict = read(changed);
        return changed === text ? verdict === "read" : verdict.startsWith("plan-") || isSame(changed);
      }),
      { numRuns: 2000 },
    );
    cleanPrototypes();
  });

  test("any value anywhere, well sealed, never throws and never pollutes", () => {
    const places = pathsOf(plan);
    assert(
      property(constantFrom(...places), anything, (place, value) => {
        const spoiltPlan = JSON.parse(JSON.stringify(plan)) as Plan;
        put(spoiltPlan, place, value);
        expect(["read", "plan-"].some((start) => read(seal(spoiltPlan)).startsWith(start))).toBe(true);
      }),
      { numRuns: 3000 },
    );
    cleanPrototypes();
  });

  const isSame = (text: string): boolean => JSON.stringify(JSON.parse(text)) === JSON.stringify(plan);
});

const anything = oneof(
  constantFrom<unknown>(
    null,
    0,
    -1,
    1e308,
    "",
    "..",
    "/__proto__/polluted",
    "unlimited",
    true,
    [],
    {},
    [[]],
    { __proto__: null },
    JSON.parse('{"__proto__":{"polluted":1}}'),
  ),
  jsonValue({ maxDepth: 2 }),
  textOf({ unit: "binary", maxLength: 8 }),
);

type Place = readonly (string | number)[];
function pathsOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...at, Array.isArray(value) ? Number(key) : key]));
  return at.length === 0 ? inner : [at, ...inner];
}

function put(target: unknown, place: Place, value: unknown): void {
  const [last] = place.slice(-1);
  const parent = place.slice(0, -1).reduce((each, key) => Reflect.get(Object(each), key) as unknown, target);
  if (last !== undefined) Reflect.set(Object(parent), last, value);
}
