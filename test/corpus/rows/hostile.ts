import { tenant } from "../row.js";
import type { Expected, Row } from "../row.js";

const badEscapes = Array.from({ length: 50_000 }, (_, index): Expected => ["yaml-syntax", 1, 3 + 4 * index]);

export const hostile: readonly Row[] = [
  { name: "an alias", input: tenant("free", "labels: &all { a: x }", "quota: *all"), expect: [["alias", 4, 8]] },
  {
    name: "aliases that would expand to thousands",
    input: tenant("free", "labels: { a: &a x, b: *a, c: *a }"),
    expect: [
      ["alias", 3, 23],
      ["alias", 3, 30],
    ],
  },
  { name: "1,000 nested [", input: "[".repeat(1000), expect: [["too-deep", 1, 34]] },
  { name: "100,000 nested [", input: "[".repeat(100_000), expect: [["too-deep", 1, 34]] },
  { name: "60,000 nested {", input: "{a: ".repeat(60_000), expect: [["too-deep", 1, 133]] },
  { name: "100,000 nested lists on one line", input: "- ".repeat(100_000), expect: [["too-deep", 1, 67]] },
  { name: "100,000 nested explicit keys", input: "? ".repeat(100_000), expect: [["too-deep", 1, 67]] },
  {
    name: "700 nested blocks",
    input: Array.from({ length: 700 }, (_, index) => `${" ".repeat(index)}a:`).join("\n"),
    expect: [["too-deep", 34, 34]],
  },
  { name: "200 KB of bad escapes, all of them", input: `"${"x\\x\\".repeat(50_000)}"`, expect: badEscapes },
  { name: "__proto__ as a key", input: tenant("free", "__proto__: { polluted: yes }"), expect: [["reserved-key", 3, 1]] },
  { name: "__proto__ in labels", input: tenant("free", "labels: { __proto__: x }"), expect: [["reserved-key", 3, 11]] },
  { name: "constructor as a key", input: tenant("free", "constructor: x"), expect: [["reserved-key", 3, 1]] },
  { name: "a tag that runs code elsewhere", input: tenant("free", "reason: !!js/function 'x'"), expect: [["tag", 3, 9]] },
  { name: "a binary tag", input: tenant("free", "reason: !!binary aGk="), expect: [["tag", 3, 9]] },
  { name: "a tag on a map", input: tenant("free", "quota: !x { activeTime: 1h }"), expect: [["tag", 3, 8]] },
  { name: "YAML 1.1", input: `%YAML 1.1\n---\n${tenant("free")}`, expect: [["yaml-version", 1, 1]] },
  { name: "a %TAG line", input: `%TAG ! x:\n---\n${tenant("free")}`, expect: [["tag", 1, 1]] },
];
