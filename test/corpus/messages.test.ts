/** Every word that validate has for the rows of the corpus: what is wrong, where it ends, and the next step. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/reconciler/diagnostic.js";
import { decodeForDisplay } from "../../src/reconciler/manifest/index.js";
import { bytesOf, fleetFindings, manifestFindings, rosterFindings } from "./row.js";
import type { Row } from "./row.js";
import { ofManifests } from "./rows/index.js";
import { fleet } from "./rows/fleet.js";
import { roster } from "./rows/roster.js";

const shown = (input: string, { code, severity, message, fix, range, suggestion, related }: Diagnostic): string[] => {
  const quoted = (at: { readonly start: number; readonly end: number }) =>
    JSON.stringify(input.slice(at.start, at.end)).slice(0, 80);
  return [
    `${severity}[${code}] ${range ? quoted(range) : "nowhere"}`,
    message,
    ...(fix === null ? [] : [fix]),
    ...(suggestion ? [`${quoted(suggestion.range)} → ${suggestion.text}`] : []),
    ...related.map((each) => `${each.range.file}: ${each.message}`),
  ].map((line) => `  ${line}`);
};

/** A hostile file can have as many mistakes as letters. */
const most = 30;

type Table = readonly [name: string, rows: readonly Row[], findings: (row: Row) => readonly Diagnostic[]];
const tables: readonly Table[] = [
  ...Object.entries(ofManifests).map(([name, rows]): Table => [name, rows, manifestFindings]),
  ["fleet", fleet, fleetFindings],
  ["roster", roster, rosterFindings],
];

test.each(tables)("%s", async (name, rows, findings) => {
  const lines = rows.flatMap((row) => {
    const input = decodeForDisplay(bytesOf(row.input));
    return [
      row.name,
      ...findings(row)
        .slice(0, most)
        .flatMap((finding) => shown(input, finding)),
      "",
    ];
  });
  await expect(lines.join("\n")).toMatchFileSnapshot(`goldens/messages/${name}.txt`);
});
