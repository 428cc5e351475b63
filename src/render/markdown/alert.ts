/** Blocks that GitHub draws in a frame of their own: nobody has to open anything to read them. */

/** `paragraphs` are kept apart; a table is one paragraph of several lines. */
export function alert(kind: "CAUTION" | "WARNING" | "NOTE", paragraphs: readonly string[]): string {
  const lines = paragraphs.join("\n\n").split("\n");
  return [`> [!${kind}]`, ...lines.map((line) => (line === "" ? ">" : `> ${line}`))].join("\n");
}
