import { tenant } from "../row.js";
import type { Row } from "../row.js";

const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from("tenant: a\n").flatMap((letter) => [letter.charCodeAt(0), 0])]);
const latin1 = Uint8Array.from(Array.from("tenant: acme\nreason: caf\u00e9\n").map((letter) => letter.charCodeAt(0)));

export const syntax: readonly Row[] = [
  { name: "a tab as indentation", input: "tenant: acme\nquota:\n\tactiveTime: 1h\n", expect: [["yaml-syntax", 3, 1]] },
  {
    name: "conflict markers, each conflict once",
    input: "<<<<<<< HEAD\ntier: free\n=======\ntier: pro\n>>>>>>> branch\ntenant: acme\n<<<<<<< HEAD\n",
    expect: [
      ["merge-conflict", 1, 1],
      ["merge-conflict", 7, 1],
    ],
  },
  { name: "the end of a conflict alone", input: `${tenant("free")}>>>>>>> branch\n`, expect: [["merge-conflict", 3, 1]] },
  { name: "a quote that is not closed, at the quote", input: 'tenant: "acme\ntier: free\n', expect: [["yaml-syntax", 1, 9]] },
  { name: "a single quote that is not closed", input: "tenant: acme\nreason: 'it is\n", expect: [["yaml-syntax", 2, 9]] },
  { name: "a bracket that is not closed", input: "tenant: acme\nquota: { activeTime: 1h\n", expect: [["yaml-syntax", 3, 1]] },
  { name: "two keys on a line", input: "tenant: acme tier: free\n", expect: [["yaml-syntax", 1, 9]] },
  {
    name: "keys of one map at different depths",
    input: "tenant: acme\n  tier: free\n",
    expect: [["yaml-syntax", 1, 9]],
  },
  { name: "a key twice", input: tenant("free", "tier: pro"), expect: [["duplicate-key", 3, 1]] },
  {
    name: "two tenants without --- between them",
    input: tenant("free") + tenant("pro").replace("acme", "other"),
    expect: [
      ["duplicate-key", 3, 1],
      ["duplicate-key", 4, 1],
    ],
  },
  { name: "a key twice in a nested map", input: tenant("free", "labels: { a: x, a: y }"), expect: [["duplicate-key", 3, 17]] },
  { name: "one tenant named twice in a document", input: tenant("free", "tenant: acme"), expect: [["duplicate-tenant", 3, 1]] },
  { name: "one tenant in two documents", input: `${tenant("free")}---\n${tenant("pro")}`, expect: [["duplicate-tenant", 1, 9]] },
  { name: "lines that end with CR alone", input: "tenant: acme\rtier: free\r", expect: [["yaml-syntax", 1, 13]] },
  { name: "UTF-16", input: utf16, expect: [["encoding", 1, 1]] },
  { name: "Latin-1, at the letter", input: latin1, expect: [["encoding", 2, 12]] },
  { name: "NUL inside a text", input: "tenant: ac\u0000me\ntier: free\n", expect: [["control-character", 1, 11]] },
  { name: "ESC in a comment", input: `# \u001b[2J\n${tenant("free")}`, expect: [["control-character", 1, 3]] },
  {
    name: "a mark that turns the writing direction",
    input: tenant("free", "reason: \u202etxt"),
    expect: [["control-character", 3, 9]],
  },
  { name: "a line break by escape", input: 'tenant: "ac\\nme"\ntier: free\n', expect: [["control-character", 1, 9]] },
  { name: "ESC by escape", input: tenant("free", 'reason: "\\e[2J"'), expect: [["control-character", 3, 9]] },
  { name: "a text of two lines", input: tenant("free", "reason: |", "  one", "  two"), expect: [["control-character", 3, 9]] },
  {
    name: "columns count characters, not UTF-16 units",
    input: tenant("free", 'labels: { "😀": x, "😀": y }'),
    expect: [["duplicate-key", 3, 19]],
  },
];
