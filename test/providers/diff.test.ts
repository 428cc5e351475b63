import { describe, expect, it } from "vitest";
import { changes, unknownValue } from "../../src/providers/diff.js";
import { check } from "../../src/providers/check.js";

const declared = { tenant: "a", tier: "free", org: "free", state: "active", quota: { activeTime: "100h" }, pending: [] };
const stored = {
  ...declared,
  projectId: "p-1",
  orgId: "org-1",
  defaultBranchId: "br-1",
  host: "ep-1.example",
  schemaVersion: 1,
  __provider: "exports.handler",
};

describe("a resource changes", () => {
  it.each([
    ["not at rest", stored, declared, false],
    ["not when only our own code is another", { ...stored, __provider: "older" }, { ...declared, __provider: "newer" }, false],
    ["not for the order of keys", stored, { ...declared, quota: { ...declared.quota }, tenant: "a" }, false],
    ["not for what an older version stored beside", { ...stored, connectionUri: "x" }, declared, false],
    ["when a declared value differs", stored, { ...declared, quota: { activeTime: "101h" } }, true],
    ["when a declared word is gone", { ...stored, labels: { a: "b" } }, declared, true],
    ["when something differs live", stored, { ...declared, pending: ["~ compute.max 8 → 4"] }, true],
    ["when a value isn't known yet", stored, { ...declared, labels: { vpc: unknownValue } }, true],
    ["not while the tenant is refused", stored, { ...declared, tier: "pro", refused: "downgrade-blocked" }, false],
    ["when it was refused and isn't any more", { ...stored, refused: "downgrade-blocked" }, declared, true],
  ])("%s", (_, olds, news, expected) => {
    expect(changes(olds, news)).toBe(expected);
  });
});

describe("a snapshot changes", () => {
  const there = { tenant: "a", tier: "free", project: "p-1", snapshot: "v1", at: "2026-03-04", pending: [] };
  const outputs = { ...there, snapshotId: "snap-1", moment: "2026-03-04T00:00:00Z", settled: "0a1b", schemaVersion: 1 };
  const line = "+ snapshots.v1 absent → 2026-03-04T00:00:00Z";
  it.each([
    ["not at rest", outputs, there, false],
    ["not when only its tenant's tier is another", outputs, { ...there, tier: "pro" }, false],
    ["when it is to be taken", outputs, { ...there, pending: [line] }, true],
    ["when it can't be had any more", outputs, { ...there, missing: true as const }, true],
    ["when its expiry is another", outputs, { ...there, expiresAt: "2026-04-01" }, true],
    ["not while its tenant is refused", outputs, { ...there, at: "2026-03-05", refused: "look-failed" }, false],
  ])("%s", (_, olds, news, expected) => {
    expect(changes(olds, news)).toBe(expected);
  });
});

describe("check", () => {
  it("passes all inputs on, and says nothing of a new resource", () => {
    expect(check({}, declared)).toEqual({ inputs: declared, failures: [] });
  });
  it("refuses another tenant under the same resource", () => {
    expect(check({ ...declared, tenant: "b" }, declared).failures).toHaveLength(1);
  });
  it("lets a tenant that isn't known yet pass", () => {
    expect(check(declared, { ...declared, tenant: unknownValue }).failures).toEqual([]);
  });
  it("keeps the inputs that a refused tenant had", () => {
    const { inputs } = check(declared, { ...declared, tier: "pro", quota: {}, refused: "downgrade-blocked: free" });
    expect(inputs).toEqual({ ...declared, refused: "downgrade-blocked: free" });
  });
});
