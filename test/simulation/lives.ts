/** Lives as tests: each part is a file of its own, so that both cores of a small machine are used. */
import { expect, test } from "vitest";
import { add, neverExercised, nothing, totalOf, trivialities } from "./counters.js";
import { invent } from "./invent.js";
import { liveLife } from "./life.js";
import { saveTotals } from "./save-totals.js";
import { size } from "./size.js";
import { tell } from "./tell.js";

const chunk = 25;
/** Of fewer, a part may miss the rarest pair of a fault and a write. */
const many = 5_000;
export function testLives(part: number, parts: number): void {
  const seeds = Array.from({ length: size.lives / parts }, (_, index) => index * parts + part);
  const chunks = Array.from({ length: Math.ceil(seeds.length / chunk) }, (_, index) =>
    seeds.slice(index * chunk, (index + 1) * chunk),
  );
  let totals = nothing;

  test.each(chunks.map((own) => [own[0] ?? 0, own] as const))("lives from seed %i on keep every promise", async (_, own) => {
    for (const seed of own) {
      const story = invent(seed);
      const report = await liveLife(story);
      totals = add(totals, totalOf(report));
      expect(report.violations, tell(story, report.violations)).toEqual([]);
    }
  });

  // That every fault met every write that it can meet is asked of all parts together (tools/run.mjs), and here of many.
  test("these lives are worth living: large, struck by faults, killed", () => {
    saveTotals(totals);
    expect(totals.lives).toBe(seeds.length);
    expect(trivialities(totals)).toEqual([]);
    if (totals.lives >= many) expect(neverExercised(totals)).toEqual([]);
  });
}
