import { describe, expect, test } from "vitest";
import picocolors from "picocolors";
import type { Diagnostic } from "../../src/reconciler/diagnostic.js";
import { renderDiagnosticsGithub, renderDiagnosticsText } from "../../src/render/diagnostics.js";
import { printable, printableJson, withoutSecrets } from "../../src/render/printable.js";

const finding = (
  message: string,
  file: string,
  start: number,
  end: number,
  severity: Diagnostic["severity"] = "error",
): Diagnostic => ({
  code: "unknown-field",
  severity,
  message,
  fix: null,
  range: { file, start, end },
  tenant: null,
  suggestion: null,
  related: [],
});
const plain = picocolors.createColors(false);

describe("printable text", () => {
  test.each([
    ["\u001b]52;c;aGk=\u0007", "\\u{1b}]52;c;aGk=\\u{7}"],
    ["\u001b[2J", "\\u{1b}[2J"],
    ["a\rb\nc\td", "a\\u{d}b\\u{a}c\\u{9}d"],
    ["\u009b31m", "\\u{9b}31m"],
    ["\u202etxt", "\\u{202e}txt"],
    ["a\u200bb\ufeff", "a\\u{200b}b\\u{feff}"],
    ["\ud800", "\\u{d800}"],
    ["naïve 😀 漢字", "naïve 😀 漢字"],
  ])("%j", (text, shown) => expect(printable(text)).toBe(shown));

  test("in JSON it stays the same value", () => {
    const value = { "\u009b": "\u202e\u{e0041}\u0007", plain: "é" };
    const json = printableJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).not.toMatch(/[\u009b\u202e]/u);
  });

  test("secrets keep their length only", () => {
    expect(withoutSecrets("key: napi_0123456789abcdef")).toBe("key: *********************");
    expect(withoutSecrets("postgresql://owner:s3cret@host/db")).toBe("postgresql://owner:******@host/db");
  });
});

describe("carets", () => {
  const render = (text: string, start: number, end: number) =>
    renderDiagnosticsText([finding("Here.", "a.yaml", start, end)], () => text, plain);
  test("stand below what they mean, whatever its width", () => {
    const text = 'a: "漢字", b: x';
    const at = text.indexOf("b");
    expect(render(text, at, at + 1)).toBe(`a.yaml:1:10  error[unknown-field]\n1 | a: "漢字", b: x\n  |            ^\nHere.\n`);
  });
  test("stand below an escape as wide as it is shown", () => {
    expect(render("\u200bkey: x", 1, 4)).toBe("a.yaml:1:2  error[unknown-field]\n1 | \\u{200b}key: x\n  |         ^^^\nHere.\n");
  });
  test("end with their line", () => {
    expect(render("a: |\n  b\n  c\n", 3, 12)).toContain("1 | a: |\n  |    ^\n");
  });
  test("are found in a long line", () => {
    const [, line = "", caret = ""] = render(`${"x".repeat(1000)}HERE${"y".repeat(1000)}`, 1000, 1004).split("\n");
    expect(line.length).toBeLessThan(140);
    expect(line.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("HERE");
  });
});

describe("annotations for GitHub", () => {
  const many = (count: number, severity: Diagnostic["severity"]) =>
    Array.from({ length: count }, (_, index) => finding(`Number ${index}.`, `tenants/${index}.yaml`, 0, 1, severity));
  const github = (found: readonly Diagnostic[], changed: (file: string) => boolean = () => false) =>
    renderDiagnosticsGithub(found, () => "x", changed)
      .trimEnd()
      .split("\n");

  test("ten are shown; of eleven nine, and the rest is counted", () => {
    expect(github(many(10, "error"))).toHaveLength(10);
    const eleven = github(many(11, "error"));
    expect(eleven).toHaveLength(10);
    expect(eleven.at(-1)).toBe("::error title=2 more::2 more errors are not shown here: run tenantry validate.");
  });
  test("errors come before warnings, files that changed before others", () => {
    const lines = github([...many(2, "warning"), ...many(20, "error")], (file) => file === "tenants/19.yaml");
    expect(lines[0]).toContain("file=tenants/19.yaml");
    expect(lines.map((line) => line.slice(0, 5))).toEqual([...Array.from({ length: 10 }, () => "::err"), "::war", "::war"]);
  });
  test("nothing from a file begins a line or a property", () => {
    const [line, ...rest] = github([finding("100%\n::stop-commands::x", "a,b:\n::error::.yaml", 0, 1)]);
    expect(rest).toEqual([]);
    expect(line).toBe(
      "::error file=a%2Cb%3A\\u{a}%3A%3Aerror%3A%3A.yaml,line=1,col=1,endColumn=2,title=unknown-field::100%25\\u{a}::stop-commands::x",
    );
  });
});

test("a line of 200 KB with thousands of findings is rendered quickly", () => {
  const text = "postgres://a:".repeat(15_000);
  const found = Array.from({ length: 5000 }, (_, index) => finding("Here.", "a.yaml", index * 30, index * 30 + 3));
  const start = performance.now();
  const rendered =
    renderDiagnosticsText(found, () => text, plain) +
    renderDiagnosticsGithub(
      found,
      () => text,
      () => false,
    );
  expect(performance.now() - start).toBeLessThan(1000);
  expect(rendered).toContain("a.yaml  and 4900 more, not shown");
});
