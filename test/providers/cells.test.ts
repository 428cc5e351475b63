import { describe, expect, it } from "vitest";
import { assignCells } from "../../src/reconciler/cells/assign.js";
import { compareCells } from "../../src/reconciler/cells/compare.js";
import type { Cells, Fleet } from "../../src/reconciler/fleet.js";
import type { Manifest } from "../../src/reconciler/manifest/manifest.js";
import type { TenantName } from "../../src/reconciler/names.js";

const cells = (more: Partial<Cells> = {}): Cells => ({
  by: "hash",
  count: null,
  size: 500,
  applier: null,
  appliers: {},
  ...more,
});
const fleet = (more: Partial<Cells> = {}) => ({ file: "conf/tenantry.yaml", cells: cells(more) }) as Fleet;
const tenants = (n: number, file = "conf/tenants/all.yaml", labels: Record<string, string> = {}) =>
  Array.from(
    { length: n },
    (_, i) => ({ tenant: `t-${i}` as TenantName, labels, source: { file, tenant: 1, tier: 1, state: 1 } }) as unknown as Manifest,
  );
const sizes = (map: ReadonlyMap<string, readonly unknown[]>) => [...map].map(([name, { length }]) => [name, length]);

describe("cells", () => {
  it("hold at most so many tenants, each tenant in one", () => {
    const assigned = assignCells(tenants(3000), fleet());
    expect(Math.max(...[...assigned.values()].map(({ length }) => length))).toBeLessThanOrEqual(500);
    expect(new Set([...assigned.values()].flat()).size).toBe(3000);
    expect([...assigned.keys()].every((name) => /^cell-\d\d$/.test(name))).toBe(true);
    expect(assigned.size).toBeLessThanOrEqual(8);
  });
  it("don't depend on the order of the manifests", () => {
    const all = tenants(900);
    expect(assignCells(all.toReversed(), fleet())).toEqual(assignCells(all, fleet()));
  });
  it("keep every tenant where it is when others come and go", () => {
    const before = assignCells(tenants(900), fleet({ count: 3 }));
    const after = assignCells(tenants(901).slice(1), fleet({ count: 3 }));
    for (const [name, members] of before)
      for (const tenant of members) if (tenant !== "t-0") expect(after.get(name)).toContain(tenant);
  });
  it("move no more than its share into one cell more, and only into that one", () => {
    const { moves } = compareCells(
      { fleet: fleet({ count: 9 }), manifests: tenants(3000) },
      { fleet: fleet({ count: 8 }), manifests: tenants(3000) },
    );
    expect(new Set(moves.map(({ to }) => to))).toEqual(new Set(["cell-09"]));
    expect(moves.length).toBeLessThan((3000 / 9) * 1.15);
  });
  it("are folders, seen from the fleet file", () => {
    const eu = tenants(2, "conf/tenants/eu/a.yaml");
    const us = tenants(5, "conf/tenants/US West/a.yaml").slice(2);
    const root = tenants(6, "conf/roster.ndjson").slice(5);
    expect(sizes(assignCells([...eu, ...us, ...root], fleet({ by: "folder" })))).toEqual([
      ["main", 1],
      ["tenants-eu", 2],
      ["tenants-us-west", 3],
    ]);
  });
  it("are values of a label, and what has none stands in main", () => {
    const labelled = tenants(3, undefined, { region: "eu" });
    expect(sizes(assignCells([...labelled, ...tenants(5).slice(3)], fleet({ by: { label: "region" } })))).toEqual([
      ["eu", 3],
      ["main", 2],
    ]);
  });
  it("split a folder that is too large; the first part keeps its name", () => {
    const names = [...assignCells(tenants(1200, "conf/eu/a.yaml"), fleet({ by: "folder" })).keys()];
    expect(names).toEqual(["eu", "eu-2", "eu-3"]);
  });
});
