/**
 * Characters that a reader of a file can't see, or that change how a line reads: control codes but for tab and line ends,
 * marks of writing direction, line separators, a byte order mark in the middle, annotation marks.
 */
export const unseen =
  // oxlint-disable-next-line no-control-regex -- these are the characters that are refused
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** In a value, which is one line, an escape such as `"\n"` or `"\e"` counts as well. */
export const hasUnseen = (value: string): boolean => /[\t\n\r]/.test(value) || value.search(unseen) !== -1;
