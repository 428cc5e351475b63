/**
 * Whether a name matches a pattern in which `*` stands for any characters and `?` for one. It goes back to the last `*` only,
 * so no pattern, however hostile, takes more than pattern × name steps.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  const glyphs = Array.from(pattern);
  const letters = Array.from(name);
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let n = 0; n < letters.length;) {
    if (glyphs[at] === "*") {
      star = at;
      at += 1;
      resume = n;
    } else if (at < glyphs.length && (glyphs[at] === "?" || glyphs[at] === letters[n])) {
      at += 1;
      n += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      n = resume;
    } else return false;
  }
  return glyphs.slice(at).every((glyph) => glyph === "*");
}
