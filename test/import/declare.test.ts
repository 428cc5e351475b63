import { describe, expect, test } from "vitest";
import type { ObservedProject } from "../../src/reconciler/observed.js";
import type { ImportInto } from "../../src/reconciler/import/index.js";
import { maxFileBytes } from "../../src/reconciler/manifest/index.js";
import { differing, existingFleet, imported, observedProject, readBack } from "./fleets.js";

const many = (count: number, of: (n: number) => ObservedProject): readonly ObservedProject[] =>
  Array.from({ length: count }, (_, n) => of(n));
const free = (n: number): ObservedProject => observedProject(`app-${n}`);
const large = { min: 1, max: 8, suspendTimeout: "never" } as const;

/** The manifests alone, without the first line of each file. */
const manifests = (
  projects: readonly ObservedProject[],
  more: Parameters<typeof imported>[1] = { into: existingFleet },
): string =>
  imported(projects, more)
    .files.map(({ text }) => text.replace(/^#.*\n/, ""))
    .join("");

describe("a project", () => {
  test("that follows its tier is a line with its key, its tier and its pin", () => {
    expect(manifests([free(1)])).toBe("{ tenant: app-1, tier: free, projectId: app-1 }\n");
  });

  test("says what differs from its tier, and nothing else", () => {
    const quota = { ...observedProject("a").quota, logicalSize: 2 ** 28 };
    expect(manifests([observedProject("app-1", { quota, historyRetention: 3600 })])).toBe(
      "tenant: app-1\ntier: free\nprojectId: app-1\nquota: { logicalSize: 256MiB }\nhistoryRetention: 1h\n",
    );
  });

  test("of which three quotas are set says that the others are unlimited only where its tier doesn't", () => {
    const quota = { ...observedProject("a").quota, activeTime: "unlimited" } as const;
    const text = manifests([
      observedProject("p", {
        org: "paid",
        quota,
        compute: { min: 0.25, max: 4, suspendTimeout: 300 },
        historyRetention: 604_800,
      }),
    ]);
    expect(text).toContain("quota: { activeTime: unlimited, dataTransfer: 5GiB, logicalSize: 512MiB }");
  });

  test("is of the tier of its org that leaves least to say", () => {
    const quota = {
      activeTime: "unlimited",
      computeTime: "unlimited",
      writtenData: "unlimited",
      dataTransfer: 500 * 2 ** 30,
      logicalSize: 100 * 2 ** 30,
    } as const;
    expect(manifests([observedProject("p", { org: "paid", quota, compute: large, historyRetention: 604_800 })])).toBe(
      "{ tenant: p, tier: business, projectId: p }\n",
    );
  });

  test("that is suspended stays so, with a reason and without an activeTime of its own", () => {
    const quota = { ...observedProject("a").quota, activeTime: 1 };
    expect(manifests([observedProject("app-1", { quota })])).toBe(
      "tenant: app-1\ntier: free\nprojectId: app-1\nstate: suspended\nreason: found suspended by tenantry import on 2026-03-04\n",
    );
  });

  test("whose name is no key keeps its name, in quotes where YAML would read something else", () => {
    expect(manifests([observedProject("calm-sun-12345678", { name: "yes: no # 1" })])).toBe(
      '{ tenant: yes-no-1, tier: free, projectId: calm-sun-12345678, name: "yes: no # 1" }\n',
    );
  });

  test.each([
    ["a compute of 0.3 CU", { compute: { min: 0.3, max: 2, suspendTimeout: 300 } }, "compute.min"],
    ["a range above 8 CU", { compute: { min: 0.25, max: 12, suspendTimeout: 300 } }, "compute.min"],
    ["a suspend timeout of a second", { compute: { min: 0.25, max: 2, suspendTimeout: 1 } }, "compute.suspendTimeout"],
    ["20 CU that suspend", { compute: { min: 20, max: 20, suspendTimeout: 300 } }, "compute.suspendTimeout"],
    ["a history of 31 days", { historyRetention: 31 * 86_400 }, "historyRetention"],
    ["a history that Neon doesn't tell", { historyRetention: null }, "historyRetention"],
    ["a computeTime of a second", { quota: { ...observedProject("a").quota, computeTime: 1 } }, "quota.computeTime"],
  ] as const)("with %s keeps it by a dated exception and plans to nothing", async (_, settings, field) => {
    const projects = [observedProject("p", { org: "paid", ...settings })];
    const result = imported(projects, { into: existingFleet });
    const drifting = result.exceptions.filter(({ allow }) => allow === "drift");
    expect(drifting.map(({ field: path, until }) => [path, until])).toEqual([[field, "2026-06-02"]]);
    expect(readBack(result).diagnostics).toEqual([]);
    expect(await differing(result, projects)).toEqual([]);
  });

  test("above its tier's limit is declared as it is, by an exception to the limit", async () => {
    const projects = [observedProject("p", { compute: { min: 0.25, max: 4, suspendTimeout: 300 } })];
    const result = imported(projects, { into: existingFleet });
    expect(result.exceptions.map(({ field, allow }) => [field, allow])).toEqual([["compute.max", "limit"]]);
    expect(manifests(projects)).toContain("compute: { max: 4 }\nexceptions:\n  - { field: compute.max, allow: limit,");
    expect(await differing(result, projects)).toEqual([]);
  });

  test.each(["a\u001b[2Jb", "a\u202eb", "a\nb", "", "x".repeat(257)])(
    "named %j is left out and said, because no file can hold its name",
    (name) => {
      const result = imported([observedProject("p", { name }), free(1)]);
      expect(result.leftOut).toEqual([{ project: "p", name, org: "free", reason: "name" }]);
      expect(result.tenants.map(({ tenant }) => tenant)).toEqual(["app-1"]);
    },
  );

  test("in an org without a tier is left out and said", () => {
    const { fleet } = imported([observedProject("p", { org: "free" })]);
    const result = imported([observedProject("q", { org: "paid" })], { into: { ...existingFleet, fleet } as ImportInto });
    expect(result.leftOut.map(({ project, reason }) => [project, reason])).toEqual([["q", "tier"]]);
  });
});

describe("a new fleet file", () => {
  test("has the commonest settings of each org as its tiers, sponsored first, the smallest first", () => {
    const paid = (n: number): ObservedProject =>
      observedProject(`paid-${n}`, { org: "paid", compute: n < 5 ? large : { min: 0.25, max: 2, suspendTimeout: 300 } });
    const { fleet } = imported([...many(3, free), ...many(12, paid)]);
    expect(fleet.tiers.map(({ name, org, settings }) => [name, org, settings.compute.max])).toEqual([
      ["free", "free", 2],
      ["paid-1", "paid", 2],
      ["paid-2", "paid", 8],
    ]);
  });

  test("has no tier for what fewer than five projects share", () => {
    const projects = [...many(10, free), ...many(4, (n) => observedProject(`other-${n}`, { compute: large }))];
    expect(imported(projects).fleet.tiers.map(({ name }) => name)).toEqual(["free"]);
  });

  test("takes no tier from a suspended project", () => {
    const quota = { ...observedProject("a").quota, activeTime: 1 };
    const { fleet } = imported([...many(9, (n) => observedProject(`stopped-${n}`, { quota })), free(1)]);
    expect(fleet.tiers.map(({ settings }) => settings.quota.activeTime)).toEqual([360_000]);
  });

  test("isn't written where there is nothing to import", () => {
    expect(imported([])).toMatchObject({ fleetText: null, files: [], tenants: [] });
  });
});

describe("uniform projects", () => {
  const projects = [...many(6, free), observedProject("other", { historyRetention: 3600 })];

  test("can be one rule of their org, beside the manifests that differ", () => {
    const result = imported(projects, { uniform: "rules" });
    expect(result.fleetText).toContain('  - manifests: tenants/**/*.yaml\n  - rule: { org: free, name: "*", tier: free }\n');
    expect(result.files.map(({ name, manifests: count }) => [name, count])).toEqual([["own.yaml", 1]]);
  });

  test("of an org's second tier are a rule of their own where their names tell them, before the rule of the org", () => {
    const both = [...many(9, free), ...many(5, (n) => observedProject(`large-${n}`, { compute: large }))];
    const result = imported(both, { uniform: "rules" });
    expect(result.rules).toEqual([
      { org: "free", name: "large-*", tier: "free-2" },
      { org: "free", name: "*", tier: "free-1" },
    ]);
    // Globs that match nothing are an error, so one has a line.
    expect(result.files.map(({ name, manifests: count }) => [name, count])).toEqual([["free-1.yaml", 1]]);
  });

  test("whose names don't tell their tier have a line each, because a rule would see the others too", () => {
    const both = many(20, (n) => observedProject(`app-${n}`, n % 2 === 0 ? {} : { compute: large }));
    const result = imported(both, { uniform: "rules" });
    expect([result.rules, result.tenants.length]).toEqual([[], 20]);
  });

  test("in a roster have its lines and its footer", () => {
    const result = imported(projects, { uniform: "roster" });
    expect(result.fleetText).toContain("  - manifests: tenants/**/*.yaml\n  - roster: roster.ndjson\n");
    expect(result.roster?.text.split("\n").slice(5)).toEqual([
      '{"tenant":"app-5","tier":"free","projectId":"app-5"}',
      '{"count":6,"asOf":"2026-03-04T09:00:00Z"}',
      "",
    ]);
  });

  test("that are 99 of 100 of 10,000 need no manifest", async () => {
    const fleet = many(10_000, (n) =>
      observedProject(`calm-sun-${10_000_000 + n}`, {
        name: `user ${n}`,
        ...(n % 100 === 0 ? { historyRetention: n + 60 } : {}),
      }),
    );
    const result = imported(fleet, { uniform: "rules" });
    expect([result.governed.length, result.tenants.length, result.leftOut.length]).toEqual([9900, 100, 0]);
    expect(result.rules).toEqual([{ org: "free", name: "*", tier: "free" }]);
    expect(await differing(result, fleet)).toEqual([]);
  });
});

describe("files", () => {
  test("stay well below what a file may hold, and hold every tenant once", async () => {
    const projects = many(6000, (n) => observedProject(`calm-sun-${10_000_000 + n}`, { name: `user ${n}` }));
    const result = imported(projects);
    expect(result.files.length).toBeGreaterThan(3);
    expect(result.files.map(({ name }) => name)[0]).toBe("free.part-001.yaml");
    expect(Math.max(...result.files.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(maxFileBytes * 0.6);
    expect(result.files.reduce((sum, { manifests: count }) => sum + count, 0)).toBe(6000);
    expect(await differing(result, projects)).toEqual([]);
  });
});
