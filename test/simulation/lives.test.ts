/** Whole lives from seeds, each judged by the oracle (reliability.md §3). */
import { expect, test } from "vitest";
import { invent } from "./invent.js";
import { liveLife } from "./life.js";

test.each(Array.from({ length: 4 }, (_, part) => part))("part %i of the first 100 lives keeps every promise", async (part) => {
  for (let seed = 25 * part + 1; seed <= 25 * (part + 1); seed += 1) {
    const { violations } = await liveLife(invent(seed));
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
});

test("the same seed lives the same life", async () => {
  const [one, two] = [await liveLife(invent(7)), await liveLife(invent(7))];
  expect(one).toEqual(two);
});
