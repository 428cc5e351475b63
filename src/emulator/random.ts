/**
 * Chance from a number in the state (mulberry32), so that a saved emulator goes on with the ids it would have given, and one
 * seed always gives the same run.
 */
export interface Dice {
  /** The state of the generator: 32 bits. */
  random: number;
}

export const roll = (dice: Dice): number => {
  dice.random = (dice.random + 0x6d2b79f5) | 0;
  let t = Math.imul(dice.random ^ (dice.random >>> 15), 1 | dice.random);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};
