/** Highest-random-weight hashing: which of `parts` a key belongs to. One part more takes 1/(parts + 1) of the keys, from all alike. */
export function rendezvous(key: string, parts: number): number {
  const own = hash(key);
  let best = 0;
  let weight = -1;
  for (let part = 0; part < parts; part += 1) {
    const own32 = mix(own ^ mix(Math.imul(part + 1, 0x9e3779b1)));
    if (own32 > weight) [best, weight] = [part, own32];
  }
  return best;
}

/** FNV-1a over code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return mix(value);
}

/** Every bit of the result depends on every bit of the input (murmur3's finalizer). */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
