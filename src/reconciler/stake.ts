import type { Stake } from "./change.js";
import type { ObservedProject } from "./observed.js";

export const stakeOf = ({ storage, lastActiveAt }: ObservedProject): Stake => ({
  size: storage,
  lastUsed: dayIn(lastActiveAt),
});

/** A time that Neon wrote otherwise than it documents is none. */
export const dayIn = (time: string | null): string | null => /^\d{4}-\d{2}-\d{2}(?=T)/.exec(time ?? "")?.[0] ?? null;
