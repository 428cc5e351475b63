/**
 * Operations of a project. Those of one change run one after the other; while any is open, every other change of the project
 * is refused with 423. Their status is read off the clock.
 */
import { uuid } from "./ids.js";
import { wireTime } from "./clock.js";
import type { Context } from "./context.js";
import { Refusal } from "./refusal.js";
import type { Endpoint, EndpointState, Json, Operation, OperationEnd, Project } from "./truth.js";

export interface Step {
  readonly action: string;
  readonly branch?: string;
  readonly endpoint?: Endpoint;
  /** The state the endpoint reaches when this step ends. */
  readonly reaches?: EndpointState;
  readonly outcome?: OperationEnd;
}

const busy = (project: Project, now: number): boolean =>
  project.operations.some((operation) => operation.ends > now && isVisible(operation, now));
export const isVisible = ({ appears }: Operation, now: number): boolean => appears === undefined || appears <= now;

export const requireIdle = (project: Project, now: number): void => {
  if (busy(project, now))
    throw new Refusal(423, "", "project already has running conflicting operations, scheduling of new ones is prohibited");
};

export const schedule = (context: Context, project: Project, steps: readonly Step[]): readonly Json[] => {
  const each = Number(context.assume.operationTime);
  let starts = context.now;
  return steps.map((step) => {
    const operation = addOperation(context, project, step, starts, each);
    starts = operation.ends;
    context.operationIds.push(operation.id);
    return operationView(project, operation, context.now);
  });
};

export const addOperation = (
  context: Pick<Context, "store" | "now">,
  project: Project,
  step: Step,
  starts: number,
  lasts: number,
): Operation => {
  const operation: Operation = {
    id: uuid(context.store.draw),
    action: step.action,
    ...(step.endpoint === undefined ? {} : { endpoint_id: step.endpoint.id, branch_id: step.endpoint.branch_id }),
    ...(step.branch === undefined ? {} : { branch_id: step.branch }),
    created: context.now,
    starts,
    ends: starts + lasts,
    outcome: step.outcome ?? "finished",
  };
  project.operations.push(operation);
  if (step.endpoint !== undefined && step.reaches !== undefined)
    step.endpoint.coming.push({ at: operation.ends, state: step.reaches });
  return operation;
};

export const operationView = (project: Project, operation: Operation, now: number): Json => ({
  id: operation.id,
  project_id: project.id,
  ...(operation.branch_id === undefined ? {} : { branch_id: operation.branch_id }),
  ...(operation.endpoint_id === undefined ? {} : { endpoint_id: operation.endpoint_id }),
  action: operation.action,
  status: now < operation.starts ? "scheduling" : now < operation.ends ? "running" : operation.outcome,
  failures_count: now >= operation.ends && operation.outcome !== "finished" && operation.outcome !== "skipped" ? 1 : 0,
  created_at: wireTime(operation.created),
  updated_at: wireTime(now < operation.starts ? operation.created : Math.min(now, operation.ends)),
  total_duration_ms: Math.round(Math.max(0, Math.min(now, operation.ends) - operation.starts)),
});
