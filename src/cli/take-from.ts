/** Sharing a list between threads: each takes the next place that nobody has taken, until none is left. */
export function* takeFrom(list: readonly unknown[], taken: Int32Array): Generator<number, void> {
  for (let n = Atomics.add(taken, 0, 1); n < list.length; n = Atomics.add(taken, 0, 1)) yield n;
}
