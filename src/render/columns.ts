/** Text in columns, two spaces apart, by the width that a terminal shows. */
import stringWidth from "string-width";

export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** At a column of the line; two spaces at least keep it apart from what stands before. */
export const at = (column: number, before: string, text: string): string => `${pad(before, column - 2)}  ${text}`;

/** One line per row; the last column isn't padded. A column is as wide as its widest cell and two, or `least`. */
export function columns(rows: readonly (readonly string[])[], indent = "", least: readonly number[] = []): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [n, cell] of row.entries()) widths[n] = Math.max(widths[n] ?? least[n] ?? 0, stringWidth(cell) + 2);
  }
  return rows.map((row) =>
    (indent + row.map((cell, n) => (n === row.length - 1 ? cell : pad(cell, widths[n] ?? 0))).join("")).trimEnd(),
  );
}
