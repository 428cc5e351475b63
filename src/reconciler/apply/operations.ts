/** Waits for Neon's operations, so that a project never has two changes of ours open (neon-api.md §10). */
import { OperationError } from "../../neon/errors.js";
import type { OperationId } from "../../neon/port.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ApplyContext } from "./context.js";

const firstWait = 500;
const longestWait = 5_000;
/** Statuses that may still become an end. Any other that isn't a good end is not success, whatever it means. */
const isGoing = (status: string | undefined): boolean => status === "scheduling" || status === "running";
const isGood = (status: string | undefined): boolean => status === "finished" || status === "skipped";

/** One list shows all of them, so a change with five operations costs no more reads than one. @throws OperationError when one ends badly or not in time */
export async function waitFor(
  operations: readonly OperationId[],
  org: OrgName,
  project: ProjectId,
  context: ApplyContext,
): Promise<void> {
  if (operations.length === 0) return;
  const deadline = context.now() + context.fleet.apply.operationTimeout;
  for (let wait = firstWait; ; wait = Math.min(longestWait, wait * 2)) {
    await context.sleep(wait);
    const statuses = await context.neon.listOperations(orgOf(context.fleet, org), project);
    const open = operations.filter((operation) => !isGood(statuses.get(operation)));
    const [first] = open;
    if (first === undefined) return;
    const bad = open.find((operation) => !isGoing(statuses.get(operation)));
    if (bad !== undefined) throw new OperationError("operation-failed", bad, statuses.get(bad) ?? "not known to Neon");
    if (context.now() + wait > deadline) throw new OperationError("operation-timeout", first, statuses.get(first) ?? "");
  }
}

/** After a lost answer nobody told us the ids. */
export async function waitForOpen(org: OrgName, project: ProjectId, context: ApplyContext): Promise<void> {
  const statuses = await context.neon.listOperations(orgOf(context.fleet, org), project);
  const open = [...statuses].flatMap(([operation, status]) => (isEnd(status) ? [] : [operation]));
  await waitFor(open, org, project, context);
}

const isEnd = (status: string): boolean => ["finished", "skipped", "failed", "error", "cancelled"].includes(status);
