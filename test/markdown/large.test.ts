import { describe, expect, test } from "vitest";
import type { Refusal } from "../../src/reconciler/change.js";
import { isPlanDocument } from "../../src/reconciler/plan/plan-document.js";
import { renderMarkdown } from "../../src/render/markdown/index.js";
import { alertCells, count, nodes, parse, partsOf } from "./comment.js";
import type { Node } from "./comment.js";
import { change, dangerousTenant, field, hazard, largePlan, options, planOf } from "./plans.js";

const mostInPart = 60_000;

/** Every part is whole Markdown within GitHub's room, with its own marker. Their trees. */
function wholeTrees(parts: readonly string[]): readonly Node[] {
  const trees = parts.map(parse);
  for (const [n, part] of parts.entries()) {
    expect(part.length).toBeLessThanOrEqual(mostInPart);
    expect(part.startsWith(`<!-- tenantry:plan fleet=acme v=1 part=${n + 1} -->\n### Tenantry: `)).toBe(true);
  }
  for (const tree of trees) {
    const html = nodes(tree).flatMap(({ type, value = "" }) => (type === "html" ? [value] : []));
    expect(html.join("\n").match(/<details/g)?.length).toBe(html.join("\n").match(/<\/details>/g)?.length);
  }
  return trees;
}

const risks = (dangerous: number): readonly string[] => Array.from({ length: dangerous }, (_, n) => dangerousTenant(n).tenant);

const refusedTenants = (length: number): readonly Refusal[] =>
  Array.from({ length }, (_, n) => ({
    tenant: change({ tenant: `kept-${n}`, kind: "update" }).tenant,
    code: "duplicate-project",
    project: null,
    tier: { before: null, after: null, direction: "same" },
    message: 'projects p-1 and p-2 could both be "app"',
    checks: [],
    fix: "pin the right one: projectId: …",
    source: { file: "tenants/all.yaml", line: n + 1 },
  }));

describe("of 30,000 tenants", () => {
  test("the seven that need consent stand first, the rest in groups", async () => {
    const plan = largePlan(7);
    expect(isPlanDocument(plan)).toBeNull();
    const parts = partsOf(renderMarkdown(plan, options));
    expect(parts).toHaveLength(1);
    expect(parts[0]).toContain("### Tenantry: 30,000 tenants change, 7 need consent\n");
    await expect(parts[0]).toMatchFileSnapshot("goldens/large.txt");
  });

  test.each([
    { dangerous: 7, comments: 1 },
    { dangerous: 300, comments: 1 },
    { dangerous: 2000, comments: 5 },
  ])("all $dangerous dangerous ones are shown, over $comments of five comments at most", ({ dangerous, comments }) => {
    const parts = partsOf(renderMarkdown(largePlan(dangerous), options));
    const cells = new Set(wholeTrees(parts).flatMap(alertCells));
    expect(parts).toHaveLength(comments);
    expect(risks(dangerous).filter((tenant) => !cells.has(tenant))).toEqual([]);
  });

  test("more dangerous ones than five comments hold are refused, never cut", () => {
    expect(renderMarkdown(largePlan(3000), options)).toEqual({
      refused: expect.stringMatching(/^3,000 tenants lose data.*split this pull request\.$/),
    });
  });

  test("a dated deletion needs no consent, and is shown all the same", () => {
    const dated = Array.from({ length: 40 }, (_, n) =>
      change({ tenant: `gone-${n}`, kind: "delete", hazards: [hazard("deletes-data", "closed", true)] }),
    );
    const [body = ""] = partsOf(renderMarkdown(planOf(dated), options));
    const cells = alertCells(parse(body));
    expect(dated.filter(({ tenant }) => !cells.includes(tenant))).toEqual([]);
    expect(body).not.toContain("need consent");
  });
});

describe("what is not dangerous is cut between rows, and counted", () => {
  test("of groups the largest are shown", () => {
    const changes = Array.from({ length: 900 }, (_, n) =>
      ["a", "b"].map((half) =>
        change({ tenant: `app-${n}-${half}`, kind: "update", fields: [field("quota.dataTransfer", 1024, 2048 + n)] }),
      ),
    ).flat();
    const alike = Array.from({ length: 500 }, (_, n) =>
      change({ tenant: `own-${n}`, kind: "update", fields: [field("compute.max", 1, 2)] }),
    );
    const [body = ""] = partsOf(renderMarkdown(planOf([...changes, ...alike]), options));
    wholeTrees([body]);
    expect(body).toMatch(/hazards \|\n\|---\|--:\|---\|---\|\n\| `~` update \| 500 \| compute\.max 1 → 2 \| \|\n/);
    const [, groups = "", tenants = ""] =
      /\| {2}\| … (\d+) more groups, ([\d,]+) tenants \| \|/.exec(body.replaceAll("| | |", "|  |")) ?? [];
    const rows = body.match(/^\| `~` update /gm) ?? [];
    expect(rows.length + Number(groups)).toBe(901);
    expect(Number(tenants.replace(",", ""))).toBe(Number(groups) * 2);
  });

  test("refused tenants are counted beyond the room there is", () => {
    const [body = ""] = partsOf(renderMarkdown(planOf([], { refused: refusedTenants(2000) }), options));
    wholeTrees([body]);
    const shown = body.match(/ is refused \(duplicate-project\)/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(body).toContain(`**… ${(2000 - shown).toLocaleString("en-US")} more refused**`);
  });

  test("fields of many tenants are folded until the room is used up", () => {
    const fields = Array.from({ length: 100 }, (_, n) => field(`endpoints.ep-${n}.max`, n + 1, 200));
    const plan = planOf(Array.from({ length: 25 }, (_, n) => change({ tenant: `app-${n}`, kind: "update", fields })));
    const [body = ""] = partsOf(renderMarkdown(plan, options));
    const [tree] = wholeTrees([body]);
    expect(tree && count(tree, "code")).toBeGreaterThan(3);
    expect(body).toMatch(/\n\d+ tenants more, not shown field by field\.\n/);
  });
});

test("all of it at once stays within the room, and says what is not shown", () => {
  const dangers = Array.from({ length: 600 }, (_, n) => dangerousTenant(n));
  const pairs = Array.from({ length: 1800 }, (_, n) =>
    change({ tenant: `app-${n}`, kind: "update", fields: [field("quota.dataTransfer", 1024, 2048 + (n >> 1))] }),
  );
  const plan = planOf([...dangers, ...pairs], { refused: refusedTenants(2000) });
  const parts = partsOf(renderMarkdown(plan, options));
  const cells = wholeTrees(parts).flatMap(alertCells);
  expect(risks(600).filter((tenant) => !cells.includes(tenant))).toEqual([]);
  expect(parts).toHaveLength(2);
  expect(parts[0]).toMatch(/ \d+ of 600 are shown here, the others in part 2\.\n/);
  expect(parts[0]).toMatch(/ more refused\*\*; /);
  expect(parts[0]).toMatch(/ more groups, /);
});

test("text of a hundred thousand characters takes no time, and never breaks the room", () => {
  for (const text of ["`".repeat(100_000), "a ".repeat(50_000), "@a|\\".repeat(25_000), "postgres://a:".repeat(7692)]) {
    const started = performance.now();
    const plan = planOf([
      change({ tenant: "acme", kind: "update", fields: [field("name", text, "acme")], file: text }),
      change({
        tenant: "bold",
        kind: "update",
        fields: [field("compute.max", 1, 2)],
        hazards: [hazard("overwrites-drift", text)],
      }),
    ]);
    wholeTrees(partsOf(renderMarkdown(plan, options)));
    expect(
      renderMarkdown(planOf([change({ tenant: "acme", kind: "delete", hazards: [hazard("deletes-data", text)] })]), options),
    ).toHaveProperty("refused");
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
