/** Hands values from many running jobs to one reader, in the order in which they come. */
export interface Channel<Value> {
  push(value: Value): void;
  close(): void;
  /** Ends when the channel is closed and empty. */
  values(): AsyncGenerator<Value>;
}

export function createChannel<Value>(): Channel<Value> {
  const waiting: Value[] = [];
  let isClosed = false;
  let wake: () => void = () => {};
  return {
    push(value) {
      waiting.push(value);
      wake();
    },
    close() {
      isClosed = true;
      wake();
    },
    async *values() {
      for (;;) {
        const batch = waiting.splice(0);
        yield* batch;
        if (batch.length > 0) continue;
        if (isClosed) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
