/** A branch as one text, and the paths that name it: whatever it is called, what is written is read again, and as nothing else. */
import { assert, boolean, constantFrom, integer, oneof, option, property, record, string, subarray, tuple } from "fast-check";
import { expect, test } from "vitest";
import { branchInPath, branchPath, branchText, parseBranchText } from "../../src/reconciler/branch.js";
import { pathOf, pointerOf } from "../../src/reconciler/tenant-document.js";

const name = string({ unit: constantFrom(..."abz.9/~\"\\' -_é,:".split("")), minLength: 1, maxLength: 12 });
const time = integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const made = record({
  parent: option(name),
  at: option(time),
  isSchemaOnly: boolean(),
  expiresAt: option(time),
  isProtected: boolean(),
  compute: tuple(
    integer({ min: 1, max: 224 }),
    integer({ min: 1, max: 224 }),
    constantFrom(60, 300, 90, 604_800, "never" as const),
  ).map(([min, max, suspendTimeout]) => ({ min: min / 4, max: max / 4, suspendTimeout })),
});
const preview = record({ snapshot: name, compute: made.map(({ compute }) => compute) }).map(({ snapshot, compute }) => ({
  parent: null,
  snapshot,
  at: null,
  isSchemaOnly: false,
  expiresAt: null,
  isProtected: false,
  compute,
}));
const spec = oneof(made, preview);

test("a text is read as what it was made of", () => {
  assert(
    property(spec, (branch) => {
      expect(parseBranchText(branchText(branch))).toEqual(branch);
    }),
  );
});

test("two branches never read alike", () => {
  assert(
    property(spec, spec, (one, other) => {
      expect(branchText(one) === branchText(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test("no part of a text, and no other text, is one", () => {
  const text = branchText({
    parent: 'a "b" \\',
    at: 0,
    isSchemaOnly: false,
    expiresAt: 1000,
    isProtected: true,
    compute: { min: 0.25, max: 4, suspendTimeout: 60 },
  });
  expect(parseBranchText(text)).not.toBeNull();
  for (let length = 0; length < text.length; length += 1) expect(parseBranchText(text.slice(0, length))).toBeNull();
  for (const other of [null, 7, {}, `${text}\n`, ` ${text}`, text.replace("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z")])
    expect(parseBranchText(other)).toBeNull();
});

test("a path says the branch and the setting, and a pointer the same", () => {
  const setting = constantFrom("", "protected", "expiresAt", "compute.min", "compute.suspendTimeout");
  assert(
    property(name, setting, (branch, of) => {
      const path = branchPath(branch, of);
      expect(branchInPath(path)).toEqual({ name: branch, setting: of });
      expect(pathOf(pointerOf(path))).toBe(path);
    }),
  );
  assert(
    property(subarray(["a", "a.b", "a.protected", "protected"], { minLength: 2, maxLength: 2 }), ([one = "", other = ""]) => {
      expect(pointerOf(branchPath(one))).not.toBe(pointerOf(branchPath(other, "protected")));
    }),
  );
  expect(branchPath("dev", "compute.max")).toBe("branches.dev.compute.max");
  expect(branchPath("v1.2", "protected")).toBe('branches."v1.2".protected');
});
