/** How much one plan may change, and who consented to what: pure tables over the counts. */
import { describe, expect, test } from "vitest";
import type { Change, ChangeKind, Hazard, HazardKind } from "../../src/reconciler/change.js";
import { consentHazards } from "../../src/reconciler/change.js";
import type { Safety, SafetyKind } from "../../src/reconciler/fleet.js";
import { defaultSafety, safetyKinds } from "../../src/reconciler/fleet.js";
import type { OrgName, ProjectId, TenantName } from "../../src/reconciler/names.js";
import { checkConsent, neededConsent } from "../../src/reconciler/plan/consent.js";
import type { ConsentCounts } from "../../src/reconciler/plan/consent.js";
import { exceeded, safetyCounts } from "../../src/reconciler/plan/safety.js";

const change = (tenant: string, kind: ChangeKind, hazards: readonly (HazardKind | Hazard)[] = []): Change => ({
  tenant: tenant as TenantName,
  kind,
  project: kind === "create" ? null : (`p-${tenant}` as ProjectId),
  org: "free" as OrgName,
  tier: { before: null, after: null, direction: "same" },
  patch: [],
  fields: [],
  hazards: hazards.map((hazard) => (typeof hazard === "string" ? { kind: hazard, detail: null, consented: false } : hazard)),
  source: { file: "tenants/all.yaml", line: 1 },
});
const tenantsOf = (count: number, kind: ChangeKind): readonly Change[] =>
  Array.from({ length: count }, (_, n) => change(`t-${String(n).padStart(4, "0")}`, kind));

/** How many tenants of a fleet of that size may change with the limits a fleet file has when it says nothing. null: as many as are. */
const allowed: readonly (readonly [managed: number, counts: Readonly<Record<Exclude<SafetyKind, "restore">, number | null>>])[] =
  [
    [0, { delete: 1, suspend: 1, transfer: 500, create: 1000, update: null }],
    [1, { delete: 1, suspend: 1, transfer: 500, create: 1000, update: null }],
    [2, { delete: 1, suspend: 1, transfer: 500, create: 1000, update: null }],
    [10, { delete: 1, suspend: 1, transfer: 500, create: 1000, update: null }],
    [11, { delete: 1, suspend: 1, transfer: 500, create: 5, update: 9 }],
    [1000, { delete: 10, suspend: 10, transfer: 500, create: 500, update: 900 }],
    [30_000, { delete: 20, suspend: 20, transfer: 500, create: 1000, update: 27_000 }],
  ];

describe("safety limits (I22)", () => {
  const rows = allowed.flatMap(([managed, counts]) =>
    Object.entries(counts).map(([kind, count]) => [kind as Exclude<SafetyKind, "restore">, managed, count] as const),
  );
  test.each(rows)("%s in a fleet of %i managed tenants: %s may change, and one more is too many", (kind, managed, count) => {
    const some = safetyCounts(tenantsOf(count ?? 5, kind), defaultSafety, managed, {});
    expect(some[kind]?.allowed).toBe(count);
    expect(exceeded(some)).toEqual([]);
    const more = safetyCounts(tenantsOf((count ?? 5) + 1, kind), defaultSafety, managed, {});
    expect(exceeded(more)).toEqual(count === null ? [] : [kind]);
  });

  const share = (of: number, max?: number): Safety => ({
    ...defaultSafety,
    delete: { share: of, ...(max !== undefined && { max }) },
  });
  test.each([
    ["a share is rounded down, but one tenant may always change", share(0.5), 3, 1],
    ["a share of all stops nothing", share(1), 2, 2],
    ["the smaller of share and count holds: the count", share(0.5, 3), 1000, 3],
    ["the smaller of share and count holds: the share", share(0.5, 3), 4, 2],
    ["a count alone holds in a fleet of any size", { ...defaultSafety, delete: { max: 7 } }, 100_000, 7],
    ["without any number nothing bounds", { ...defaultSafety, delete: {} }, 5, null],
  ] as const)("%s", (_, safety, managed, count) => {
    expect(safetyCounts(tenantsOf(1, "delete"), safety, managed, {}).delete?.allowed).toBe(count);
  });

  test("a flag raises one kind for one plan, to exactly its number", () => {
    const raised = safetyCounts([...tenantsOf(5, "delete"), change("z", "suspend"), change("y", "suspend")], defaultSafety, 10, {
      delete: 5,
    });
    expect(exceeded(raised)).toEqual(["suspend"]);
    expect(exceeded(safetyCounts(tenantsOf(6, "delete"), defaultSafety, 10, { delete: 5 }))).toEqual(["delete"]);
    expect(exceeded(safetyCounts(tenantsOf(1, "delete"), defaultSafety, 10, { delete: 0 }))).toEqual(["delete"]);
  });

  test("tenants are counted, not changes, and the first five are named", () => {
    const twice = [...tenantsOf(7, "update"), ...tenantsOf(7, "update"), ...tenantsOf(7, "resume")];
    expect(safetyCounts(twice, defaultSafety, 100, {}).update).toEqual({
      asked: 7,
      allowed: 90,
      managed: 100,
      byShare: 90,
      examples: ["t-0000", "t-0001", "t-0002", "t-0003", "t-0004"],
    });
  });

  test("a recover counts as a create, an adoption only against its own consent", () => {
    expect(
      Object.keys(safetyCounts([change("a", "recover"), change("b", "create"), change("c", "adopt")], defaultSafety, 100, {})),
    ).toEqual(["create"]);
    expect(safetyCounts([change("a", "recover"), change("b", "create")], defaultSafety, 100, {}).create?.asked).toBe(2);
  });

  test("kinds that a plan doesn't have aren't counted", () => {
    expect(safetyCounts([], defaultSafety, 1000, {})).toEqual({});
    expect(safetyKinds).toContain("restore");
  });
});

describe("consent", () => {
  const four = ["a", "b", "c", "d"].map((name) => change(name, "delete", ["deletes-data"]));
  const rows: readonly (readonly [
    name: string,
    changes: readonly Change[],
    given: ConsentCounts,
    missing: ConsentCounts,
    leftOut: readonly string[],
  ])[] = [
    ["to as many as are needed covers them all", four, { "deletes-data": 4 }, {}, []],
    ["to more than are needed covers them all", four, { "deletes-data": 9 }, {}, []],
    ["to one too few covers none", four, { "deletes-data": 3 }, { "deletes-data": 4 }, ["a", "b", "c", "d"]],
    ["to none covers none", four, { "deletes-data": 0 }, { "deletes-data": 4 }, ["a", "b", "c", "d"]],
    ["to another hazard covers none", four, { "suspends-now": 4 }, { "deletes-data": 4 }, ["a", "b", "c", "d"]],
    [
      "counts tenants, not changes",
      [change("a", "update", ["suspends-now", "suspends-now"]), change("a", "suspend", ["suspends-now"])],
      { "suspends-now": 1 },
      {},
      [],
    ],
    [
      "keeps all changes of a tenant back for one of them",
      [change("a", "transfer", ["starts-billing"]), change("a", "update", ["loses-history"]), change("b", "update")],
      {},
      { "loses-history": 1 },
      ["a"],
    ],
    [
      "must cover each hazard of a tenant",
      [change("a", "delete", ["deletes-data", "adopts-existing"])],
      { "deletes-data": 1 },
      { "adopts-existing": 1 },
      ["a"],
    ],
    [
      "isn't needed for what is only shown",
      [change("a", "update", ["restarts-compute", "overwrites-drift", "lifts-limit"])],
      {},
      {},
      [],
    ],
    [
      "isn't needed where a dated line of the manifest gave it",
      [change("a", "delete", [{ kind: "deletes-data", detail: null, consented: true }])],
      {},
      {},
      [],
    ],
    [
      "counts only those that no dated line covers",
      [change("a", "delete", [{ kind: "deletes-data", detail: null, consented: true }]), change("b", "delete", ["deletes-data"])],
      { "deletes-data": 1 },
      {},
      [],
    ],
  ];
  test.each(rows)("%s", (_, changes, given, missing, leftOut) => {
    const verdict = checkConsent(changes, given);
    expect({ missing: verdict.missing, leftOut: [...verdict.leftOut] }).toEqual({ missing, leftOut });
  });

  test.each(consentHazards)("%s needs it", (kind) => {
    expect(neededConsent([change("a", "update", [kind])])).toEqual({ [kind]: 1 });
  });

  test("consent to a hazard that no change has is told as unused", () => {
    expect(checkConsent(four, { "deletes-data": 4, "creates-empty": 1 }).unused).toEqual(["creates-empty"]);
  });
});
