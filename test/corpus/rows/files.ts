import { tenant } from "../row.js";
import type { Row } from "../row.js";

export const fileLevel: readonly Row[] = [
  { name: "an empty file", input: "", expect: [["empty-manifest", 1, 1]] },
  { name: "comments only", input: "# nothing\n# here\n", expect: [["empty-manifest", 1, 1]] },
  { name: "a second document without content", input: `${tenant("free")}---\n`, expect: [["empty-manifest", 3, 1]] },
  { name: "a first document without content", input: `---\n# later\n---\n${tenant("free")}`, expect: [["empty-manifest", 1, 1]] },
  {
    name: "a file cut at the end of a line, where nobody can tell: what is missing is named",
    input: "tenant: acme\n",
    expect: [["missing-field", 1, 9]],
  },
  { name: "a file cut within a line", input: "tenant: acme\ntier: fr", expect: [["unknown-tier", 2, 7]] },
  {
    name: "a second document cut",
    input: `${tenant("free")}---\ntenant:`,
    expect: [
      ["missing-value", 4, 1],
      ["missing-field", 4, 8],
    ],
  },
  { name: "a list of tenants in place of documents", input: "- tenant: acme\n  tier: free\n", expect: [["type", 1, 1]] },
  { name: "256 KiB and no more", input: `${tenant("free")}# ${"x".repeat(256 * 1024 - 28)}\n`.slice(0, 256 * 1024), expect: [] },
  { name: "more than 256 KiB", input: `# ${"x".repeat(256 * 1024)}\n`, expect: [["too-large", 1, 1]] },
];
