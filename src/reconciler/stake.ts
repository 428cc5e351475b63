import type { Stake } from "./change.js";
import type { ObservedProject } from "./observed.js";
import { dayIn } from "./time-text.js";

export const stakeOf = ({ storage, lastActiveAt }: ObservedProject): Stake => ({
  size: storage,
  lastUsed: dayIn(lastActiveAt),
});
