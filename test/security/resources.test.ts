/** What is large, endless or slow ends in words, in time and in memory (S15). */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule } from "../../src/emulator/index.js";
import { Terminal } from "../cli/terminal.js";
import { fakeTime } from "../harness/virtual.js";

describe("S15 an answer without end", () => {
  let terminal: Terminal;
  beforeEach(() => fakeTime());
  afterEach(() => {
    terminal.folder.remove();
    vi.useRealTimers();
  });

  const lists = { operation: "listProjects" };
  const rules: readonly (readonly [string, FaultRule, number])[] = [
    ["a body of 50 MB", { match: lists, fault: { kind: "form", padding: 50_000_000 }, times: "forever" }, 1],
    [
      "a body that isn't JSON",
      { match: lists, fault: { kind: "form", contentType: "text/html", literal: { projects: "[" } }, times: "forever" },
      1,
    ],
    ["no answer at all", { match: lists, fault: { kind: "hang" }, times: "forever" }, 1],
  ];
  test.each(rules)("%s", async (_, rule, exit) => {
    terminal = new Terminal({ faults: [rule] });
    const { code, stderr } = await terminal.tenantry(["plan"]);
    expect(terminal.sent.length).toBeLessThan(60);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect([code, terminal.writes()]).toEqual([exit, 0]);
  });
});

/** Every regular expression written in `src/`. */
const expressions = (): readonly { readonly at: string; readonly expression: RegExp }[] => {
  const root = fileURLToPath(new URL("../../src", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.flatMap((name) => {
    const file = ts.createSourceFile(name, readFileSync(join(root, name), "utf8"), ts.ScriptTarget.Latest);
    const found: { at: string; expression: RegExp }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
        found.push({ at: `${name} ${node.text}`, expression: new RegExp(source, flags.includes("g") ? flags : `${flags}g`) });
      }
      node.forEachChild(visit);
    };
    visit(file);
    return found;
  });
};

/** Texts that begin to match again and again, and never do. */
const pieces = [
  "a",
  "0",
  " ",
  "-",
  ".",
  "/",
  "\\",
  "`",
  "\n",
  "*",
  "ab ",
  "0.0",
  "a=",
  "a:",
  "postgres://a:",
  "postgresql://a:b",
  "napi_aaaaaaa",
  "\u200b",
  "é",
  "{",
  "[",
  "<",
  "&",
  "::",
  "#",
  "a-",
  "a.b@",
  "1h",
  "--",
  "x,",
  "%2",
  "<!--",
];
const size = 12_000;
const hostile = pieces.flatMap((piece) => {
  const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  return [text, `!${text}\u0000`];
});

/** In steps, 12 KB are a fraction of a millisecond; their square is 144 million, some 200 ms. Busy machines get three tries. */
const isSlow = (expression: RegExp, text: string): boolean =>
  [1, 2, 3].every(() => {
    const began = performance.now();
    text.replace(expression, "");
    return performance.now() - began > 60;
  });

test("S15 no regular expression of ours takes the square of its text's length in steps", () => {
  const found = expressions();
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter(({ expression }) => hostile.some((text) => isSlow(expression, text))).map(({ at }) => at)).toEqual([]);
}, 120_000);
