/** docs/promises.md is true: it has every promise, and each test that it names is there. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const page = new URL("../docs/promises.md", import.meta.url);
const sections = readFileSync(page, "utf8")
  .split("\n## ")
  .slice(1)
  .filter((section) => /^I\d/.test(section));
const waiting: readonly string[] = [];

test("every promise has its section", () => {
  const numbers = sections.map((section) => section.split(" ")[0]);
  expect(numbers).toEqual(Array.from({ length: 28 }, (_, index) => `I${index + 1}`));
});

describe.each(sections.map((section) => [section.split(" ")[0] ?? "", section] as const))("%s", (number, section) => {
  const tests = [...section.matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(
    ([, title = "", path = ""]) => [title, path] as const,
  );

  test("names a test, or says what it waits for", () => {
    expect(tests.length > 0).toBe(!waiting.includes(number));
    if (waiting.includes(number)) expect(section).toContain("Waits for");
  });

  for (const [title, path] of tests) {
    test(`${path} has: ${title}`, () => {
      const file = new URL(path, page);
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, "utf8").replaceAll("\\", "")).toContain(title);
    });
  }
});
