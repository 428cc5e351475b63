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
  // Positions are mostly asked for in order, so counting goes on from the last one: a long line is walked once.
  let last = { line: 1, offset: 0, column: 1 };
  const position = (offset: number): { line: number; column: number } => {
    const number = line(offset);
    const isOnward = number === last.line && offset >= last.offset;
    const from = isOnward ? last : { line: number, offset: starts[number - 1] ?? 0, column: 1 };
    last = { line: number, offset, column: from.column + codePoints(text, from.offset, offset) };
    return { line: number, column: last.column };
  };
  return {
    line,
    position,
    text: (number) => text.slice(starts[number - 1] ?? 0, starts[number] ?? text.length).replace(/\r?\n$/, ""),
  };
};

const codePoints = (text: string, start: number, end: number): number => {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
};
