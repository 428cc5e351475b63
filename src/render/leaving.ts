/** Tombstones on their way: suspended until their date, or deleted and still to be recovered. */
import type { Leaving, Plan } from "../reconciler/plan/plan.js";
import { compareText } from "../reconciler/names.js";
import { printable } from "./printable.js";
import { count } from "./values.js";

/** So many are named. */
const named = 3;

/** `old-demo suspended, deleted from 2026-03-20 on; gone-app deleted, can be recovered until 2026-03-11T09:00:00Z`; null where none is. */
export function leavingText({ leaving = [] }: Pick<Plan, "leaving">): string | null {
  if (leaving.length === 0) return null;
  if (leaving.length <= named) return leaving.map((each) => `${each.tenant} ${stepText(each)}`).join("; ");
  return (["suspended", "deleted"] as const)
    .flatMap((state) => {
      const some = leaving.filter((each) => each.state === state);
      const [first] = some.map(({ until }) => until).sort(compareText);
      return first === undefined
        ? []
        : [`${count(some.length)} ${stepText({ state, until: first })}${some.length > 1 ? " at the earliest" : ""}`];
    })
    .join("; ");
}

const stepText = ({ state, until }: Pick<Leaving, "state" | "until">): string =>
  state === "suspended"
    ? `suspended, deleted from ${printable(until)} on`
    : `deleted, can be recovered until ${printable(until)}`;
