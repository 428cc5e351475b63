/**
 * A request that isn't idempotent, but of which Neon carries out at most one: what it makes has a name, or a place, that is given once.
 * A second one answers 409; whatever ended the first, what it made is found by a look.
 */
import { LostAnswerError, MalformedAnswerError, NeonStatusError } from "../../neon/errors.js";
import type { OperationId } from "../../neon/port.js";
import type { ChangeKind } from "../change.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { attempts, looks } from "./attempts.js";
import type { StepContext } from "./context.js";
import { journalled } from "./journalled.js";
import { waitFor, waitForOpen } from "./operations.js";
import { ApplyError } from "./outcome.js";
import { orUnseen, untilSettled } from "./until-settled.js";

export interface OnceWrite {
  readonly org: OrgName;
  readonly project: ProjectId;
  readonly tenant: TenantName;
  readonly kind: ChangeKind;
  /** `POST /projects/{id}/endpoints` */
  readonly route: string;
  /** `branch preview-v1` */
  readonly what: string;
  readonly send: () => Promise<readonly OperationId[]>;
  /** Whether a fresh read shows what it makes. */
  readonly isThere: () => Promise<boolean>;
}

/** Resolves when its operations have ended. */
export async function makeOnce(write: OnceWrite, context: StepContext): Promise<void> {
  const { org, project, tenant, kind, route, what, send, isThere } = write;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const operations = await journalled([{ tenant, project, kind }], route, context, send);
      return await waitFor(operations, org, project, context);
    } catch (error) {
      const isTaken = error instanceof NeonStatusError && error.status === 409;
      const isLost = error instanceof LostAnswerError || error instanceof MalformedAnswerError;
      if (!isTaken && !isLost) throw error;
      // Whether it happened, only a look can tell.
      const look = async (isLast: boolean): Promise<true | null> => {
        const seen = await orUnseen(isThere);
        if (seen === null && isLast)
          throw new ApplyError("unknown", "answer-lost", `a request for ${what} without an answer, and no look succeeds`);
        return seen === true ? true : null;
      };
      if ((await untilSettled(look, context, looks)) !== null) return waitForOpen(org, project, context);
    }
  }
  throw new ApplyError("unknown", "answer-lost", `${attempts} requests without an answer, and no ${what} so far`);
}
