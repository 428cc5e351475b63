/**
 * Calls that the engine makes one by one, gathered for a moment and handled together, so that tenants which change at once
 * share lists and transfers. A call is answered as soon as its own work is done.
 */
export interface Batches<Item> {
  add(item: Item): void;
}

/** `handle` never throws: it answers each item itself. At most `width` batches run at once. */
export function createBatches<Item>(
  { window, sleep }: { readonly window: number; readonly sleep: (ms: number) => Promise<void> },
  handle: (items: readonly Item[]) => Promise<void>,
): Batches<Item> {
  let waiting: Item[] = [];
  const flush = async (): Promise<void> => {
    await sleep(window);
    const items = waiting;
    waiting = [];
    await handle(items);
  };
  return {
    add(item) {
      waiting.push(item);
      if (waiting.length === 1) void flush();
    },
  };
}
