/** All choices of a life come from here, and are kept as a tape: the same seed, or the same tape, gives the same life. */
export class Dice {
  readonly tape: number[] = [];
  private state: number;
  private readonly replay: readonly number[] | null;

  /** Beyond the end of a given tape every choice is the first one, which is always the calm one. */
  constructor(from: number | readonly number[]) {
    this.state = typeof from === "number" ? from >>> 0 : 0;
    this.replay = typeof from === "number" ? null : from;
    // Neighbouring seeds begin alike; a few turns part them.
    for (let turn = 0; turn < 4; turn += 1) this.turn();
  }

  /** Below `sides`. */
  roll(sides: number): number {
    const value = this.replay ? Math.min(this.replay[this.tape.length] ?? 0, sides - 1) : Math.floor(this.turn() * sides);
    this.tape.push(value);
    return value;
  }

  /** True in so many of a hundred. */
  chance(percent: number): boolean {
    return this.roll(100) >= 100 - percent;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.roll(items.length)] ?? items[0];
  }

  some<Item>(items: readonly Item[], percent: number): readonly Item[] {
    return items.filter(() => this.chance(percent));
  }

  many<Item>(count: number, make: (index: number) => Item): readonly Item[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }

  private turn(): number {
    this.state = (this.state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
