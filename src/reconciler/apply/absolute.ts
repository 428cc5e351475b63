/**
 * Writes that may be repeated once the state was read again: a PATCH with absolute values, a DELETE by id, a recover.
 * After a lost answer the project is looked at first; the write is sent again only where the look doesn't show it.
 */
import { LostAnswerError, UnreachableError } from "../../neon/errors.js";
import type { OperationId } from "../../neon/port.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import type { ChangeKind } from "../change.js";
import type { ApplyContext } from "./context.js";
import { attempts } from "./attempts.js";
import { journalled } from "./journalled.js";
import { ApplyError } from "./outcome.js";
import { waitFor, waitForOpen } from "./operations.js";

export interface AbsoluteWrite {
  readonly org: OrgName;
  readonly project: ProjectId;
  readonly tenant: TenantName;
  /** What the one request carries out: more than one where changes are sent together. */
  readonly kinds: readonly ChangeKind[];
  /** `PATCH /projects/{id}` */
  readonly route: string;
  readonly send: () => Promise<readonly OperationId[]>;
  /** Whether a fresh read shows the effect. */
  readonly isDone: () => Promise<boolean>;
}

/** Resolves when the write's operations have ended. */
export async function writeAbsolute(write: AbsoluteWrite, context: ApplyContext): Promise<void> {
  const { org, project, tenant, kinds, route, send, isDone } = write;
  const subjects = kinds.map((kind) => ({ tenant, project, kind }));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const operations = await journalled(subjects, route, context, send);
      return await waitFor(operations, org, project, context);
    } catch (error) {
      if (!(error instanceof LostAnswerError)) throw error;
      if (await orUnknown(isDone, error)) return waitForOpen(org, project, context);
      if (attempt === attempts)
        throw new ApplyError("unknown", "answer-lost", `${error.message}; ${attempts} looks don't show it`);
    }
  }
}

/** A look that gets no answer either leaves the write unsettled: it may have happened. */
async function orUnknown(look: () => Promise<boolean>, lost: LostAnswerError): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    throw new ApplyError("unknown", "answer-lost", `${lost.message}; ${error.message}`);
  }
}
