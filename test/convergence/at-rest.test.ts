/** A tenant at rest is not judged. That is right only as long as judging it would find nothing, whatever else it declares. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isAtRest } from "../../src/reconciler/diff/at-rest.js";
import { diff, judge } from "../../src/reconciler/diff/index.js";
import { dueLooksByTenant } from "../../src/reconciler/diff/looks.js";
import type { DesiredTenant } from "../../src/reconciler/desired.js";
import type { Matched } from "../../src/reconciler/diff/match.js";
import type { ObservedProject } from "../../src/reconciler/observed.js";
import { reconcileFleet } from "../../src/reconciler/reconcile.js";
import { project, TestFleet } from "../harness/fleet.js";

const now = Date.parse("2026-03-04T09:00:00Z");
const names = ["free", "pro", "business"] as const;
const fleet = new TestFleet({
  manifests: names.map((tier) => `{ tenant: a-${tier}, tier: ${tier} }`).join("\n---\n"),
  projects: names.map((tier) => project(tier, `a-${tier}`, { id: `p-${tier}` })),
  lock: Object.fromEntries(names.map((tier) => [`a-${tier}`, `p-${tier}`])),
});
const { matches, observed } = await reconcileFleet(fleet.declared(), fleet.reader(), () => now, { deep: false });
const context = { fleet: fleet.fleet, observed, now, base: null };

const fields = ["quota", "quota.dataTransfer", "compute", "compute.max", "historyRetention"] as const;
const enforced = fc.dictionary(
  fc.constantFrom("quota.activeTime", "quota.dataTransfer", "compute.max"),
  fc.constantFrom("exact", "atLeast", "ignore"),
);
/** What a manifest or its tier may say beside its settings. */
const beside = fc.record({
  by: fc.constantFrom("pin", "lock", "mark", "rule"),
  otherTier: fc.boolean(),
  graceUntil: fc.constantFrom(null, now - 1, now + 1),
  limits: fc.constantFrom(null, { branches: 0, snapshots: 0, rootBranches: 0, asOf: "2026-02-06" }),
  exceptions: fc.array(fc.record({ field: fc.constantFrom(...fields), allow: fc.constantFrom("drift", "limit") })),
  enforce: enforced,
});

const saying = (said: typeof beside extends fc.Arbitrary<infer Value> ? Value : never, { desired, match }: Matched): Matched => {
  const others = fleet.fleet.tiers.filter(({ org }) => org === desired.org).map(({ name }) => name);
  const { by, otherTier, ...rest } = said;
  const more = { exceptions: rest.exceptions.map((exception) => ({ ...exception, until: now + 1, reason: "OPS-77" })) };
  const tier = otherTier ? others.find((name) => name !== desired.tier) : undefined;
  return {
    desired: { ...desired, ...rest, ...more, ...(tier !== undefined && { tier }) } as DesiredTenant,
    match: { ...match, by } as Matched["match"],
  };
};

test("nothing is found, and nothing looked at, in a tenant at rest", () => {
  expect(matches.tenants.map(({ desired }) => String(desired.tenant))).toEqual(["a-business", "a-free", "a-pro"]);
  fc.assert(
    fc.property(beside, fc.constantFrom(...matches.tenants), (said, there) => {
      const matched = saying(said, there);
      expect(isAtRest(matched.desired, projectOf(matched))).toBe(true);
      const { changes = [], excepted = [], refusal = null, notice = null } = judge(matched, context);
      expect({ changes, excepted, refusal, notice }).toEqual({ changes: [], excepted: [], refusal: null, notice: null });
      // Deep, the tenant is not passed over, and beside the computes that were asked for it needs no look.
      const one = { tenants: [matched], extra: [] };
      const deep = [...dueLooksByTenant(one, observed, fleet.fleet, { deep: true }).values()].flat();
      expect(deep.map((look) => look.kind === "details" && look.look)).toEqual(["endpoints"]);
    }),
    { numRuns: 300, seed: 1 },
  );
});

const projectOf = ({ match }: Matched): ObservedProject => {
  if (match.kind !== "live") throw new Error(`the project is ${match.kind}`);
  return match.project;
};

test("what was looked at, or left its manifest, is told also of a tenant whose settings are at rest", () => {
  const [matched] = matches.tenants as readonly [Matched, ...Matched[]];
  const { desired } = matched;
  const one = { tenants: [matched], extra: [] };
  const told = (more: Partial<typeof context>) =>
    diff(one, { ...context, ...more }).map(({ refusal, notice }) => refusal?.code ?? notice?.code);
  expect(told({})).toEqual([]);
  expect(told({ observed: { ...observed, details: { [projectOf(matched).id]: { snapshots: null } } } })).toEqual(["look-failed"]);
  const dev = { name: "dev", parent: null, at: null, isSchemaOnly: false, expiresAt: null, compute: {}, isProtected: false };
  const base = { ...desired, branches: [{ ...dev, state: "active" }] } as DesiredTenant;
  expect(diff(one, { ...context, base: new Map([[desired.tenant, base]]) }).map(({ notice }) => notice?.code)).toEqual([
    "branch-left",
  ]);
});
