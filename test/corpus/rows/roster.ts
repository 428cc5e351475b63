import type { Row } from "../row.js";

const line = (tenant: string, more = ""): string => `{"tenant":"${tenant}","tier":"free"${more}}\n`;
const footer = (count: number, asOf = "2026-02-28T10:00:00Z"): string => `{"count":${count},"asOf":"${asOf}"}\n`;
const one = (name: string, text: string, ...expect: Row["expect"]): Row => ({ name, input: `${text}\n${footer(1)}`, expect });

export const roster: readonly Row[] = [
  {
    name: "two tenants and a footer",
    input: line("app-1") + line("app-2", ',"labels":{"a":"b:c"},"projectId":"p-1"') + footer(2),
    expect: [],
  },
  { name: "spaces, CRLF and empty lines", input: `{ "tenant" : "app-1", "tier": "free" }\r\n\r\n${footer(1)}\n`, expect: [] },
  { name: "nobody, which the footer says", input: footer(0), expect: [] },
  { name: "an empty file", input: "", expect: [["roster-footer", 1, 1]] },
  { name: "a file cut at the end of a line", input: line("app-1") + line("app-2"), expect: [["roster-footer", 3, 1]] },
  {
    name: "a file cut within a line",
    input: `${line("app-1")}{"tenant":"ap`,
    expect: [
      ["roster-line", 2, 1],
      ["roster-footer", 2, 14],
    ],
  },
  { name: "a line lost", input: line("app-1") + footer(2), expect: [["roster-footer", 2, 10]] },
  { name: "a line too many", input: line("app-1") + line("app-2") + footer(1), expect: [["roster-footer", 3, 10]] },
  {
    name: "two exports in one file",
    input: line("app-1") + footer(1) + line("app-2") + footer(2),
    expect: [["roster-footer", 2, 1]],
  },
  {
    name: "a footer without a count that is a number",
    input: `${line("app-1")}{"count":"1","asOf":"2026-02-28"}`,
    expect: [["roster-footer", 2, 10]],
  },
  { name: "a footer without a time", input: `${line("app-1")}{"count":1}`, expect: [["roster-footer", 2, 1]] },
  { name: "a footer of a day that is none", input: line("app-1") + footer(1, "2026-02-30"), expect: [["date", 2, 19]] },
  {
    name: "a footer that says more",
    input: `${line("app-1")}{"count":1,"asOf":"2026-02-28","by":"x"}`,
    expect: [["unknown-field", 2, 32]],
  },
  one("a line that is no JSON", "tenant: app-1", ["roster-line", 1, 1]),
  one("a line that is a list", '["app-1"]', ["roster-line", 1, 1]),
  one("a line that is null", "null", ["roster-line", 1, 1]),
  one("an array around all lines", "[", ["roster-line", 1, 1]),
  one("an empty object", "{}", ["missing-field", 1, 1], ["missing-field", 1, 1]),
  one("no tier", '{"tenant":"app-1"}', ["missing-field", 1, 1]),
  one("an unknown field", '{"tenant":"app-1","tier":"free","plan":"x"}', ["unknown-field", 1, 33]),
  one("a field misspelt", '{"tennant":"app-1","tier":"free"}', ["missing-field", 1, 1], ["unknown-field", 1, 2]),
  {
    name: "a list from tomorrow, which another clock may say",
    input: `${line("app-1")}{"count":1,"asOf":"2026-03-02"}`,
    expect: [],
  },
  {
    name: "a list from the day after tomorrow",
    input: `${line("app-1")}{"count":1,"asOf":"2026-03-03"}`,
    expect: [["roster-ahead", 2, 19]],
  },
  one("a bad name", '{"tenant":"App 1","tier":"free"}', ["name-characters", 1, 11]),
  one("a name of 61 characters", `{"tenant":"${"a".repeat(61)}","tier":"free"}`, ["name-length", 1, 11]),
  one("a name that is a number", '{"tenant":7,"tier":"free"}', ["type", 1, 11]),
  one("a key with a project in it", '{"tenant":"a.b","tier":"free"}', ["name-characters", 1, 11]),
  one("an unknown tier", '{"tenant":"app-1","tier":"fre"}', ["unknown-tier", 1, 26]),
  one("an id that walks a path", '{"tenant":"app-1","tier":"free","projectId":"../x"}', ["name-characters", 1, 45]),
  one("labels that are a list", '{"tenant":"app-1","tier":"free","labels":["a"]}', ["type", 1, 42]),
  one("a label that is a number", '{"tenant":"app-1","tier":"free","labels":{"a":1}}', ["type", 1, 47]),
  one("a label of two lines", '{"tenant":"app-1","tier":"free","labels":{"a":"1\\n2"}}', ["control-character", 1, 42]),
  one("__proto__ in labels", '{"tenant":"app-1","tier":"free","labels":{"__proto__":"x"}}', ["reserved-key", 1, 42]),
  one("__proto__ as a key", '{"tenant":"app-1","tier":"free","__proto__":"x"}', ["unknown-field", 1, 33]),
  one("a key twice, of which JSON keeps the last", '{"tenant":"app-1","tier":"free","tier":"pro"}', ["duplicate-key", 1, 1]),
  {
    name: "one tenant on two lines",
    input: line("app-1") + line("app-2") + line("app-1") + footer(3),
    expect: [["duplicate-tenant", 3, 11]],
  },
  {
    name: "one project on two lines",
    input: line("app-1", ',"projectId":"p-1"') + line("app-2", ',"projectId":"p-1"') + footer(2),
    expect: [["duplicate-project", 2, 45]],
  },
  { name: "a character that can't be seen", input: `${line("app-1")}\u202e${footer(1)}`, expect: [["control-character", 2, 1]] },
  { name: "UTF-16", input: new Uint8Array([0xff, 0xfe, 0x7b, 0]), expect: [["encoding", 1, 1]] },
  {
    name: "1,000 nested lists on a line",
    input: `${"[".repeat(1000)}${"]".repeat(1000)}\n${footer(1)}`,
    expect: [["roster-line", 1, 1]],
  },
  {
    name: "200,000 nested lists, which are not walked by recursion",
    input: `{"tenant":"app-1","tier":"free","x":${"[".repeat(200_000)}${"]".repeat(200_000)}}\n${footer(1)}`,
    expect: [["unknown-field", 1, 1]],
  },
  {
    name: "an unknown field with 1,000 nested lists, told where the line is",
    input: `{"tenant":"app-1","tier":"free","x":${"[".repeat(1000)}${"]".repeat(1000)}}\n${footer(1)}`,
    expect: [["unknown-field", 1, 1]],
  },
];
