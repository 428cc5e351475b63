/** Text in columns, two spaces apart, by the width that a terminal shows. */
import stringWidth from "string-width";

export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** One line per row; the last column isn't padded. */
export function columns(rows: readonly (readonly string[])[], indent = ""): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [n, cell] of row.entries()) widths[n] = Math.max(widths[n] ?? 0, stringWidth(cell));
  }
  return rows.map((row) => (indent + row.map((cell, n) => (n === row.length - 1 ? cell : pad(cell, (widths[n] ?? 0) + 2))).join("")).trimEnd());
}
