interface Node {
  readonly name: string;
  /** By name; null, or one that isn't in the list, comes from outside. */
  readonly parent: string | null;
}

/** Parents before their children, else in the order given. What a cycle keeps back comes last. */
export function parentsFirst<Item extends Node>(items: readonly Item[]): readonly Item[] {
  const ordered: Item[] = [];
  let left = items;
  for (;;) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ parent }) => parent === null || !names.has(parent));
    if (free.length === 0) return [...ordered, ...left];
    ordered.push(...free);
    left = left.filter((item) => !free.includes(item));
  }
}
