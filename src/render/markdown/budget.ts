/**
 * GitHub takes 65,536 characters for a comment. We use 60,000, and cut only between rows and outside of fences, so that
 * what is left is always whole Markdown.
 */
export const mostInPart = 60_000;
/** What is dangerous goes on in further comments beyond this. */
export const mostDangerInFirst = 40_000;
export const mostParts = 5;
export const mostInGroups = 12_000;
/** What the reader should know and nothing hangs on. */
export const mostInNotes = 2000;

/** Each row that fits, in their order, and the numbers of those that don't. `apart` characters keep one from the next. */
export function fitting(
  rows: readonly string[],
  room: number,
  apart: number,
): { readonly shown: readonly string[]; readonly left: readonly number[] } {
  const shown: string[] = [];
  const left: number[] = [];
  let used = 0;
  for (const [n, row] of rows.entries()) {
    if (used + row.length + apart > room) left.push(n);
    else {
      shown.push(row);
      used += row.length + apart;
    }
  }
  return { shown, left };
}

/** All rows, over as many pages as they need, in their order; null where they need more than there are. */
export function paged(rows: readonly string[], rooms: readonly number[]): readonly (readonly string[])[] | null {
  const pages: string[][] = [];
  let next = 0;
  for (const room of rooms) {
    const page: string[] = [];
    for (let used = 0; next < rows.length; next += 1) {
      const row = rows[next] ?? "";
      used += row.length + 1;
      if (used > room) break;
      page.push(row);
    }
    pages.push(page);
    if (next === rows.length) return pages;
  }
  return null;
}
