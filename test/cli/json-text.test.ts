/** What is too long for one string is written as JSON.stringify would write it. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import canonicalize from "canonicalize";
import { jsonText } from "../../src/cli/json-text.js";
import { digestOf, sha256 } from "../../src/reconciler/digest.js";

const values = fc.dictionary(
  fc.string(),
  fc.oneof(
    fc.jsonValue(),
    fc.array(fc.jsonValue()),
    fc.constant(undefined),
    fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
  ),
);

test("in pieces, the text is that of JSON.stringify", () => {
  fc.assert(
    fc.property(values, fc.constantFrom("" as const, "  " as const), (value, indent) => {
      expect([...jsonText(value, indent)].join("")).toBe(`${JSON.stringify(value, null, indent)}\n`);
    }),
  );
});

test("a long list comes in several pieces, none of which is long", () => {
  const pieces = [...jsonText({ changes: Array.from({ length: 100_000 }, (_, n) => ({ tenant: `app-${n}` })) }, "  ")];
  expect(pieces.length).toBeGreaterThan(3);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2 ** 21);
});

test("a digest is that of the canonical text as a whole", () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(digestOf(value)).toBe(sha256(canonicalize(value) ?? ""));
    }),
  );
  expect(digestOf([1, "two"])).toBe(sha256('[1,"two"]'));
});
