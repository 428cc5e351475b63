/**
 * A request under a fault: in which way it meets the state (machine.ts), and what its caller gets instead of the answer.
 */
import { partialList } from "./partial.js";
import { statusDelivery, type Delivery } from "./delivery.js";
import { ok, type Answer } from "./context.js";
import type { Fault } from "./faults.js";
import { isRecord } from "./read.js";
import { unreachable } from "./unreachable.js";
import type { Call } from "./truth.js";

export interface Ways {
  /** Performs the call on the state, as often as it is called. */
  readonly run: (call: Call) => Answer;
  readonly runDisturbed: (call: Call, fault: Extract<Fault, { kind: "operations" }>) => Answer;
  readonly runStale: (call: Call, ms: number) => Answer;
  /** Leaves the state as it was. */
  readonly pretend: (call: Call) => Answer;
  readonly postpone: (call: Call, ms: number) => void;
  /** Is that the project's id or name? */
  readonly isNamed: (id: string, word: string) => boolean;
  readonly now: number;
}

/** Another actor is no part of the request (emulator.ts). */
export type RequestFault = Exclude<Fault, { kind: "act" }>;

export const inject = (fault: RequestFault | null, call: Call, ways: Ways): Delivery => {
  if (fault === null || fault.kind === "slow") return answered(ways.run(call));
  switch (fault.kind) {
    case "connection":
      if (fault.error === "cut-body" || fault.error === "half-json")
        return { kind: "answer", answer: fault.point === "before" ? ways.pretend(call) : ways.run(call), broken: fault.error };
      if (fault.point === "after") ways.run(call);
      return { kind: "lost", error: fault.error };
    case "hang":
      if (fault.point === "after") ways.run(call);
      return { kind: "hang" };
    case "late":
      ways.postpone(call, fault.ms);
      return fault.answer === "hang" ? { kind: "hang" } : { kind: "lost", error: "reset" };
    case "status":
      if (fault.point === "after") ways.run(call);
      return statusDelivery(fault, call.requestId, ways.now);
    case "ignored": {
      if (fault.fields === undefined) return answered(ways.pretend(call));
      const claimed = fault.answer === "claimed" ? ways.pretend(call) : null;
      const stored = ways.run({ ...call, body: without(call.body, fault.fields) });
      return answered(claimed ?? stored);
    }
    case "twice":
      return answered(twice(fault, call, ways));
    case "transfer":
      return partialTransfer(fault, call, ways);
    case "stale":
      return answered(ways.runStale(call, fault.ms));
    case "operations":
      return answered(ways.runDisturbed(call, fault));
    case "form":
      return { kind: "answer", answer: ways.run(call), form: fault };
    case "list":
      return answered(partialList(fault, call, ways.run));
    default:
      return unreachable(fault);
  }
};

const answered = (answer: Answer): Delivery => ({ kind: "answer", answer });

const twice = (fault: Extract<Fault, { kind: "twice" }>, call: Call, ways: Ways): Answer => {
  const first = ways.run(call);
  if (fault.ms !== undefined) ways.postpone(call, fault.ms);
  const second = fault.ms === undefined ? ways.run(call) : first;
  return fault.answer === "second" ? second : first;
};

const partialTransfer = (fault: Extract<Fault, { kind: "transfer" }>, call: Call, ways: Ways): Delivery => {
  const body = isRecord(call.body) ? call.body : {};
  const asked: readonly unknown[] = Array.isArray(body["project_ids"]) ? body["project_ids"] : [];
  const { leave } = fault;
  const isLeft = (id: unknown, index: number): boolean =>
    typeof leave === "number" ? index >= asked.length - leave : leave.some((word) => ways.isNamed(String(id), word));
  const moved = asked.filter((id, index) => !isLeft(id, index));
  const answer = moved.length === 0 ? ok({}) : ways.run({ ...call, body: { ...body, project_ids: moved } });
  if (fault.status === undefined || answer.status >= 300) return answered(answer);
  return statusDelivery({ kind: "status", status: fault.status }, call.requestId, ways.now);
};

const without = (body: unknown, fields: readonly string[]): unknown =>
  fields.reduce((rest, field) => drop(rest, field.split(".")), body);

const drop = (value: unknown, path: readonly string[]): unknown => {
  const [key, ...rest] = path;
  if (!isRecord(value) || key === undefined || !Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: drop(inner, rest) };
};
