import leven, { closestMatch } from "leven";

/** "Did you mean …": the nearest of the known words, null where none is near enough to be a slip of the same word. */
export const closest = (word: string, known: Iterable<string>): string | null => {
  if (word.length > 60) return null;
  const candidates = [...known];
  const lower = word.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  const near = closestMatch(word, candidates);
  if (near === undefined) return null;
  return leven(word, near) <= Math.max(1, Math.floor(Math.min(word.length, near.length) / 3)) ? near : null;
};
