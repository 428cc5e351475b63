import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uniforms } from "../../src/reconciler/import/index.js";
import { namePattern } from "../../src/reconciler/names.js";
import { anyFleet, differing, existingFleet, imported, importedAgain, newFleet, nobodys, readBack } from "./fleets.js";

const ways = uniforms.flatMap((uniform) => [
  [uniform, "into a new fleet file", newFleet] as const,
  [uniform, "into an existing fleet file", existingFleet] as const,
]);

/** 500 fleets by the default way, fewer by the others. */
const runs = { rules: 250, roster: 50, manifests: 50 } as const;

describe.each(ways)("any fleet, imported as %s %s,", (uniform, _, into) => {
  test("is declared without an error and plans to zero changes", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFleet, async (projects) => {
        const result = imported(projects, { into, uniform });
        const { diagnostics, manifests } = readBack(result);
        expect(diagnostics).toEqual([]);
        expect(manifests.length).toBe(result.tenants.length);
        expect(result.governed.length + result.tenants.length + result.leftOut.length).toBe(projects.length);
        expect(nobodys(result, projects)).toEqual(expect.arrayContaining(result.leftOut.map(({ project }) => project)));
        expect(nobodys(result, projects).length).toBe(result.leftOut.length);
        expect(await differing(result, projects)).toEqual([]);
      }),
      { numRuns: runs[uniform], seed: 20_260_304 },
    );
  });

  test("is imported once: the same import again has nothing to write", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyFleet, (projects) => {
        const result = imported(projects, { into, uniform });
        const again = importedAgain(result, projects, uniform);
        // Where no project can be declared there is no fleet file yet, and the second import is a first.
        if (result.tenants.length === 0) return;
        expect([again.fleetText, again.files, again.governed, again.leftOut]).toEqual([null, [], [], result.leftOut]);
      }),
      { numRuns: 60, seed: 20_260_304 },
    );
  });

  test("gives the same files in whatever order it was listed", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anyFleet.chain((projects) =>
          fc.tuple(fc.constant(projects), fc.shuffledSubarray([...projects], { minLength: projects.length })),
        ),
        ([projects, shuffled]) => {
          const [one, other] = [imported(projects, { into, uniform }), imported(shuffled, { into, uniform })];
          expect([other.fleetText, other.files, other.leftOut]).toEqual([one.fleetText, one.files, one.leftOut]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("gets keys that are allowed, its own, and none of those that are taken", () => {
    fc.assert(
      fc.property(anyFleet, (projects) => {
        const taken = imported(projects.slice(0, 5)).tenants.map(({ tenant }) => tenant);
        const keys = imported(projects, { into, uniform, taken }).tenants.map(({ tenant }) => tenant);
        expect(keys.filter((key) => !namePattern.test(key) || taken.includes(key))).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40 },
    );
  });
});
