import { tenant } from "../row.js";
import type { Row } from "../row.js";

export const fileLevel: readonly Row[] = [
  { name: "an empty file", input: "", expect: [["empty-manifest", 1, 1]] },
  { name: "comments only", input: "# nothing\n# here\n", expect: [["empty-manifest", 1, 1]] },
  { name: "a second document without content", input: `${tenant("free")}---\n`, expect: [["empty-manifest", 3, 1]] },
  { name: "a first document without content", input: `---\n# later\n---\n${tenant("free")}`, expect: [["empty-manifest", 1, 1]] },
  { name: "more than 256 KiB", input: `# ${"x".repeat(256 * 1024)}\n`, expect: [["too-large", 1, 1]] },
];
