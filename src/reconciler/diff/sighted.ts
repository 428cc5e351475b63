/** What an errand is judged by, and what comes of it. */
import type { Change, Refusal, TierMove } from "../change.js";
import type { ObservedBranch, ObservedEndpoint, ObservedProject, ObservedSnapshot } from "../observed.js";
import type { Declared } from "./build.js";
import type { Problem } from "./room.js";

/** A tenant of which everything that an errand may need was looked at. */
export interface Sighted {
  /** In the org where its project is. */
  readonly desired: Declared;
  readonly project: ObservedProject;
  readonly tier: TierMove;
  /** The default branch. */
  readonly first: ObservedBranch;
  readonly branches: readonly ObservedBranch[];
  readonly endpoints: readonly ObservedEndpoint[];
  readonly snapshots: readonly ObservedSnapshot[];
  /** ms since the epoch */
  readonly now: number;
}

export interface ErrandVerdict {
  readonly changes: readonly Change[];
  readonly refusal: Pick<Refusal, "code" | "message" | "fix"> | null;
}

export const refusedFor = ([code, message, fix]: Problem): ErrandVerdict => ({ changes: [], refusal: { code, message, fix } });
