import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namePattern } from "../../src/reconciler/names.js";
import { anyFleet, differing, existingFleet, imported, newFleet, readBack } from "./fleets.js";

describe.each([
  ["into a new fleet file", newFleet],
  ["into an existing fleet file", existingFleet],
] as const)("any fleet, imported %s,", (_, into) => {
  test("is declared without an error and plans to zero changes", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFleet, async (projects) => {
        const result = imported(projects, { into });
        const { diagnostics, manifests } = readBack(result);
        expect(diagnostics).toEqual([]);
        expect(manifests.length).toBe(result.tenants.length);
        expect(result.tenants.length + result.leftOut.length).toBe(projects.length);
        expect(await differing(result, projects)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("gives the same files in whatever order it was listed", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anyFleet.chain((projects) =>
          fc.tuple(fc.constant(projects), fc.shuffledSubarray([...projects], { minLength: projects.length })),
        ),
        ([projects, shuffled]) => {
          const [one, other] = [imported(projects, { into }), imported(shuffled, { into })];
          expect([other.fleetText, other.files, other.leftOut]).toEqual([one.fleetText, one.files, one.leftOut]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("gets keys that are allowed, its own, and none of those that are taken", () => {
    fc.assert(
      fc.property(anyFleet, (projects) => {
        const taken = imported(projects.slice(0, 5)).tenants.map(({ tenant }) => tenant);
        const keys = imported(projects, { into, taken }).tenants.map(({ tenant }) => tenant);
        expect(keys.filter((key) => !namePattern.test(key) || taken.includes(key))).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });
});
