/**
 * Offsets → lines and columns, both from 1. A column counts characters as editors show them (code points), not bytes and not
 * UTF-16 units; a tab is one.
 */
export interface LineCounter {
  line(offset: number): number;
  position(offset: number): { readonly line: number; readonly column: number };
  /** The text of a line, without its end. */
  text(line: number): string;
}

export const lineCounter = (text: string): LineCounter => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const line = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    line,
    position: (offset) => {
      const number = line(offset);
      return { line: number, column: Array.from(text.slice(starts[number - 1] ?? 0, offset)).length + 1 };
    },
    text: (number) => text.slice(starts[number - 1] ?? 0, starts[number] ?? text.length).replace(/\r?\n$/, ""),
  };
};
