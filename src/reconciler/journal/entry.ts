/**
 * What a run writes down: that it began, what it is about to send, what came of that, how each tenant ended, that it
 * ended. Memory, not safety: everything converges without it. No entry holds a body, a key or a connection string.
 */
import type { OutcomeKind } from "../apply/outcome.js";
import type { ChangeKind } from "../change.js";
import type { Code } from "../codes.js";
import type { ProjectId, TenantName } from "../names.js";
import type { ConsentCounts } from "../plan/consent.js";

export const journalFormat = "tenantry/journal@1";

export interface RunStarted {
  readonly entry: "run-started";
  readonly format: typeof journalFormat;
  readonly fleet: string;
  /** Tells apart two plans of one id, which do the same from other observations. */
  readonly planDigest: string;
  readonly manifestsDigest: string;
  readonly consent: ConsentCounts;
  /** The share of the fleet that the run took on, above 0, at most 1: what goes on with it stays within. Absent: all. */
  readonly wave?: number;
  /** Of Tenantry. */
  readonly version: string;
}

interface AboutTenant {
  readonly tenant: TenantName;
  /** null before a create has been answered. */
  readonly project: ProjectId | null;
}

interface AboutWrite extends AboutTenant {
  readonly kind: ChangeKind;
  /** `PATCH /projects/{id}` */
  readonly route: string;
}

export interface Intent extends AboutWrite {
  readonly entry: "intent";
}

/** `lost`: its effect is unknown. An intent without a result is one too: the run was killed in between. */
export interface Result extends AboutWrite {
  readonly entry: "result";
  readonly result: "ok" | "lost" | "refused";
  /** null for `ok`. */
  readonly code: Code | null;
}

export interface TenantEnded extends AboutTenant {
  readonly entry: "outcome";
  readonly outcome: Exclude<OutcomeKind, "sent">;
  readonly code: Code | null;
}

export interface RunEnded {
  readonly entry: "run-ended";
  readonly how: "done" | "interrupted";
}

export type JournalEvent = RunStarted | Intent | Result | TenantEnded | RunEnded;

/** As it stands in the file. */
export type JournalEntry = JournalEvent & {
  /** ISO, UTC. */
  readonly time: string;
  readonly planId: string;
};

/** Where a run writes them. */
export interface Journal {
  /**
   * Resolves when the entry is safe. After one failure all later ones fail too, so no entry follows a torn one.
   * @throws NotSavedError
   */
  write(event: JournalEvent): Promise<void>;
}
