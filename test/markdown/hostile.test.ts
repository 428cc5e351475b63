import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, fenced, htmlWords, link, tableRow, words } from "../../src/render/markdown/escape.js";
import { renderMarkdown } from "../../src/render/markdown/index.js";
import { count, looseText, nodes, parse, partsOf, shape, textOf } from "./comment.js";
import { planWith, textsOfPlan } from "./hostile-plan.js";
import { hostile, inPlans, telling } from "./hostile-texts.js";
import { options } from "./plans.js";

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...inPlans) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...inPlans), { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...Array.from("`|\\<>&@#[]()!*_~$: \n-a")), maxLength: 20 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const texts = fc.array(text, { minLength: textsOfPlan, maxLength: textsOfPlan }).map((all) => {
  const seen = new Set<string>();
  return all.map((each, n) => {
    const own = seen.has(each) ? `${each}${n}` : each;
    seen.add(own);
    return own;
  });
});
const harmless = Array.from({ length: textsOfPlan }, (_, n) => `plain-${n}`);

const oneBody = (all: readonly string[], files: string | null): string =>
  partsOf(renderMarkdown(planWith(all), { ...options, files }))[0] ?? "";

describe("hostile text", () => {
  test.each([[null], [options.files]])("in every field leaves the tree as it is (places at %s)", (files) => {
    const expected = shape(parse(oneBody(harmless, files)));
    fc.assert(
      fc.property(texts, (all) => {
        const body = oneBody(all, files);
        const tree = parse(body);
        expect(shape(tree)).toEqual(expected);
        for (const loose of looseText(tree)) expect(loose).not.toMatch(telling);
        expect(
          count(
            tree,
            "image",
            "imageReference",
            "linkReference",
            "definition",
            "footnoteReference",
            "footnoteDefinition",
            "break",
          ),
        ).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test("makes no link: those there are lead to the repository and to what the caller named", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const urls = nodes(parse(oneBody(all, options.files))).flatMap((node) => ("url" in node ? [String(node.url)] : []));
        const ours = [`${options.files}/`, ...options.links.map(({ url }) => url)];
        expect(urls.filter((url) => !ours.some((start) => url.startsWith(start)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("in raw text is no marker, and no command in a workflow's log", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const body = oneBody(all, null);
        expect(body.match(/<!--/g)).toHaveLength(1);
        expect(body).not.toContain("##[");
        for (const line of body.split(/[\n\r\u0085\u2028\u2029]/)) expect(line.trimStart().startsWith("::")).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe("each way of writing text", () => {
  const single = (markdown: string): string => textOf(parse(markdown)).replace(/\s+/g, " ").trim();

  test.each(hostile)("%j in code is read as it is written", (given) => {
    const tree = parse(`x ${code(given)} x`);
    expect(shape(tree)).toEqual(["root", null, ["paragraph", null, "words"]]);
    expect(count(tree, "inlineCode")).toBe(1);
  });

  test.each(hostile)("%j in a table is one cell", (given) => {
    const tree = parse(["| a | b |", "|---|---|", tableRow([code(given), words(given)])].join("\n"));
    const cells = nodes(tree).filter(({ type }) => type === "tableCell");
    expect(cells).toHaveLength(4);
    expect(single(tableRow([code("a|b")]))).toContain("a");
  });

  test.each(hostile)("%j in a fence does not end it", (given) => {
    expect(shape(parse(`${fenced("diff", [given, `- ${given}`, `   ${given}`])}\n\nx`))).toEqual([
      "root",
      null,
      ["code", "diff"],
      ["paragraph", null, "words"],
    ]);
  });

  test.each([
    ["quota.activeTime 100h → 750h", "quota.activeTime 100h → 750h"],
    ["tenants/acme.yaml:3", "tenants/acme.yaml:3"],
    ['projects a-1 and a-2 could both be "acme"', 'projects a-1 and a-2 could both be "acme"'],
    ["for new computes,   and for ep-1", "for new computes, and for ep-1"],
    ["neondb_owner", "`neondb_owner`"],
    ["see @octocat", "`see @octocat`"],
    ["two `ticks`", "`` two `ticks` ``"],
    ["gh-12", "`gh-12`"],
    ["commit 9f3c2e1", "`commit 9f3c2e1`"],
    ["a:100:", "`a:100:`"],
    ["napi_0123456789abcdef", "`*********************`"],
    ["##[error]", "`#\\u{23}[error]`"],
  ])("%s is written %s", (given, written) => {
    expect(words(given)).toBe(written);
  });

  test("between tags there are no tags of others", () => {
    expect(htmlWords("acme")).toBe("acme");
    expect(htmlWords("</summary>&\"'")).toBe("<code>&#60;/summary&#62;&#38;&#34;&#39;</code>");
  });

  test.each([
    ["https://github.com/acme/fleet (x)|y", "[x](https://github.com/acme/fleet%20%28x%29%7Cy)"],
    ["https://evil.example/<b>`", "[x](https://evil.example/%3Cb%3E%60)"],
    ["javascript:alert(1)", "x"],
    ["nowhere", "x"],
  ])("a link to %s is written %s", (address, written) => {
    expect(link("x", address)).toBe(written);
  });
});
