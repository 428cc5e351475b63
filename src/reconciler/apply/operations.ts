/** Waits for Neon's operations, so that a project never has two changes of ours open (neon-api.md §10). */
import { OperationError } from "../../neon/errors.js";
import type { OperationId } from "../../neon/port.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ApplyContext } from "./context.js";

const firstWait = 250;
const longestWait = 5_000;
/** Statuses that may still become an end. Any other that isn't a good end is not success, whatever it means. */
const isGoing = (status: string): boolean => status === "scheduling" || status === "running";
const isGood = (status: string): boolean => status === "finished" || status === "skipped";

/** @throws OperationError when one ends badly or not in time */
export async function waitFor(operations: readonly OperationId[], org: OrgName, project: ProjectId, context: ApplyContext): Promise<void> {
  const deadline = context.now() + context.fleet.apply.operationTimeout;
  for (const operation of operations) {
    for (let wait = firstWait; ; wait = Math.min(longestWait, wait * 2)) {
      const status = await context.neon.getOperation(orgOf(context.fleet, org), project, operation);
      if (status !== null && isGood(status)) break;
      if (status === null || !isGoing(status)) throw new OperationError("operation-failed", operation, status ?? "not known to Neon");
      if (context.now() + wait > deadline) throw new OperationError("operation-timeout", operation, status);
      await context.sleep(wait);
    }
  }
}

/** After a lost answer nobody told us the ids. */
export async function waitForOpen(org: OrgName, project: ProjectId, context: ApplyContext): Promise<void> {
  await waitFor(await context.neon.listOpenOperations(orgOf(context.fleet, org), project), org, project, context);
}
