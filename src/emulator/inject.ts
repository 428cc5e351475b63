/**
 * A request under a fault. `run` performs the request on the state (once for each time it is called); what it returned, or a
 * failure in its place, goes to the caller.
 */
import { partialList } from "./partial.js";
import { statusDelivery, type Delivery } from "./delivery.js";
import type { Answer } from "./context.js";
import type { Fault } from "./faults.js";
import { isRecord } from "./read.js";
import { unreachable } from "./unreachable.js";
import type { Call } from "./truth.js";

export interface Actions {
  /** Performs the call on the state and writes status and effect into the ledger. */
  readonly run: (call: Call) => Answer;
  /** The same on a copy of the state. */
  readonly pretend: (call: Call) => Answer;
  readonly postpone: (ms: number) => void;
  readonly now: number;
}

export const inject = (fault: Fault | null, call: Call, actions: Actions): Delivery => {
  if (fault === null || fault.kind === "slow") return { kind: "answer", answer: actions.run(call) };
  switch (fault.kind) {
    case "connection": {
      if (fault.error === "cut-body" || fault.error === "half-json")
        return { kind: "answer", answer: actions.run(call), broken: fault.error };
      if (fault.point === "after") actions.run(call);
      return { kind: "lost", error: fault.error };
    }
    case "hang":
      if (fault.point === "after") actions.run(call);
      return { kind: "hang" };
    case "late":
      actions.postpone(fault.ms);
      return fault.answer === "hang" ? { kind: "hang" } : { kind: "lost", error: "reset" };
    case "status":
      if (fault.point === "after") actions.run(call);
      return statusDelivery(fault, call.requestId, actions.now);
    case "ignored":
      return {
        kind: "answer",
        answer:
          fault.fields === undefined ? actions.pretend(call) : actions.run({ ...call, body: without(call.body, fault.fields) }),
      };
    case "list":
      return { kind: "answer", answer: partialList(fault, call, actions.run) };
    default:
      return unreachable(fault);
  }
};

const without = (body: unknown, fields: readonly string[]): unknown =>
  fields.reduce((rest, field) => drop(rest, field.split(".")), body);

const drop = (value: unknown, path: readonly string[]): unknown => {
  const [key, ...rest] = path;
  if (!isRecord(value) || key === undefined || !Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: drop(inner, rest) };
};
