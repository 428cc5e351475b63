/** What the fault `operations` makes of the operations that a write has just scheduled. */
import { isRecord } from "./read.js";
import { addOperation, operationView } from "./operations.js";
import type { Fault } from "./faults.js";
import type { Performed } from "./perform.js";
import type { Store } from "./store.js";
import type { Call, Operation, Project } from "./truth.js";

type OperationsFault = Extract<Fault, { kind: "operations" }>;

/** `each`: ms that an added operation takes. */
export const disturb = (
  fault: OperationsFault,
  { store, now, each }: { readonly store: Store; readonly now: number; readonly each: number },
  call: Call,
  done: Performed,
): Performed => {
  const project = projectOf(store, call, done);
  if (project === undefined || !done.effect) return done;
  const own = project.operations.filter(({ id }) => done.operationIds.includes(id));
  const operations = [...own];
  let ends = Math.max(now, ...own.map((operation) => operation.ends));
  for (const action of fault.add ?? []) {
    const added = addOperation({ store, now }, project, { action }, ends, fault.ms ?? each);
    operations.push(added);
    ends = added.ends;
  }
  if (fault.outcome !== undefined) endAs(project, operations, fault.outcome);
  if (fault.chained !== undefined) {
    const { ms, after = 0, action = "apply_config" } = fault.chained;
    const appears = ends + after;
    addOperation({ store, now: appears }, project, { action }, appears, ms).appears = appears;
  }
  if (fault.vanish === true) project.operations = project.operations.filter((operation) => !operations.includes(operation));
  const shown = fault.shuffle === true ? operations.toReversed() : operations;
  const views = shown.map((operation) => operationView(project, operation, now));
  const { body } = done.answer;
  return {
    ...done,
    operationIds: operations.map(({ id }) => id),
    answer:
      isRecord(body) && Object.hasOwn(body, "operations")
        ? { ...done.answer, body: { ...body, operations: views } }
        : done.answer,
  };
};

/** The one in the path, or the one just made. */
const projectOf = (store: Store, call: Call, done: Performed): Project | undefined => {
  const inPath = /^\/projects\/([^/]+)/.exec(call.path)?.[1];
  const body = isRecord(done.answer.body) ? done.answer.body : {};
  const made = isRecord(body["project"]) ? body["project"]["id"] : undefined;
  return store.projects.get(inPath ?? (typeof made === "string" ? made : ""));
};

/** A compute reaches its new state, and a new branch is ready, only by an operation that finished. */
const endAs = (project: Project, operations: readonly Operation[], outcome: Operation["outcome"]): void => {
  for (const operation of operations) operation.outcome = outcome;
  if (outcome === "finished") return;
  const stuck = new Set(operations.map(({ endpoint_id }) => endpoint_id));
  for (const endpoint of project.endpoints) if (stuck.has(endpoint.id)) endpoint.coming = [];
  const unmade = new Set(operations.map(({ branch_id }) => branch_id));
  for (const branch of project.branches) if (unmade.has(branch.id)) delete branch.ready_at;
};
