/** What became of one tenant's changes. Only a read after the last write makes it `applied`. */
import type { ChangeKind } from "../change.js";
import type { Code } from "../codes.js";
import type { Headline } from "../diff/headline.js";
import type { ProjectId, TenantName } from "../names.js";

/** `unknown`: an answer was lost and no look could settle it. `sent`: written, the read that proves it is still due. */
export type OutcomeKind = "applied" | "sent" | "failed" | "refused" | "skipped" | "unknown";

export interface Outcome {
  readonly tenant: TenantName;
  readonly kind: OutcomeKind;
  readonly headline: Headline;
  /** The change during which it ended; null when it was applied, or never started. */
  readonly change: ChangeKind | null;
  readonly project: ProjectId | null;
  /** null for `applied` and `sent`. */
  readonly code: Code | null;
  readonly message: string | null;
}

/** A live value moved after the plan was made: nothing of this tenant is written. */
export class StaleError extends Error {
  override readonly name = "StaleError";
  readonly code: Code;
  constructor(message: string, code: Code = "stale") {
    super(message);
    this.code = code;
  }
}

/** A write that ended in a way its own code names, after looks. */
export class ApplyError extends Error {
  override readonly name = "ApplyError";
  readonly code: Code;
  readonly outcome: "failed" | "unknown";
  constructor(outcome: "failed" | "unknown", code: Code, message: string) {
    super(message);
    this.outcome = outcome;
    this.code = code;
  }
}

/** What moved after the first write of a tenant: refused would mean that there was none. */
export const halfDone = ({ code, message }: StaleError): ApplyError =>
  new ApplyError("failed", code, `${message}; what came before is done`);

export const projectGone = (id: ProjectId): ApplyError =>
  new ApplyError("failed", "project-gone", `project ${id} is gone; the next plan offers what is possible`);

/** A file of ours that must come before the next write can't be written. */
export class NotSavedError extends Error {
  override readonly name = "NotSavedError";
  readonly code: "not-saved" | "locked";
  /** `locked`: another run took over what this one held. */
  constructor(message: string, code: "not-saved" | "locked" = "not-saved") {
    super(message);
    this.code = code;
  }
}
