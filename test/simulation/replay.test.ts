/** What makes a seed worth keeping: it gives the same life again, and a life that fails is made as small as it can be. */
import { expect, test } from "vitest";
import { invent } from "./invent.js";
import { liveLife } from "./life.js";
import { shrink } from "./shrink.js";
import { tell } from "./tell.js";

test("the same seed lives the same life", async () => {
  const [one, two] = [await liveLife(invent(7)), await liveLife(invent(7))];
  expect(one).toEqual(two);
});

test("a story shrinks to what it takes to fail", async () => {
  const story = invent(12);
  const fails = { rounds: [{ ...story.rounds[0], faults: [{ match: { write: true }, fault: { kind: "ignored" } }] }] };
  const small = await shrink(
    { ...story, ...fails } as typeof story,
    async ({ tenants, rounds }) =>
      tenants.some(({ wish }) => wish.tenant === "bolt") && rounds.some(({ faults }) => faults.length > 0),
  );
  expect(small.tenants.map(({ wish }) => wish.tenant)).toEqual(["bolt"]);
  expect(small.rounds.map(({ faults, ends, meddling }) => [faults.length, ends.length, meddling.length])).toEqual([[1, 0, 0]]);
  expect(small.strangers).toEqual([]);
  expect(tell(small, [{ promise: "I2", what: "two of it" }])).toContain("I2 is broken: two of it\nbolt: declared ");
});
