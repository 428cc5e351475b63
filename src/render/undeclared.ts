/** Projects that nothing declares: how much they hold, and since when. */
import { compareText } from "../reconciler/names.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { measuredValue, plural } from "./values.js";

/** `at least 1.2GiB`; "" where no size is known. A plan of an earlier version tells none. */
export function totalSize({ undeclared }: Pick<Plan, "undeclared">): string {
  const sizes = undeclared.flatMap(({ size }) => size ?? []);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length === 0) return "";
  return `${sizes.length < undeclared.length ? "at least " : ""}${measuredValue("quota.logicalSize", total)}`;
}

/** `2 projects without a manifest, at least 1.2GiB, the oldest made 2025-11-30, never touched`; null where there are none. */
export function undeclaredText(plan: Pick<Plan, "undeclared">): string | null {
  const { undeclared } = plan;
  const [oldest] = undeclared.flatMap(({ createdOn }) => createdOn ?? []).sort(compareText);
  const size = totalSize(plan);
  const parts = [
    `${plural(undeclared.length, "project")} without a manifest`,
    ...(size === "" ? [] : [size]),
    ...(oldest === undefined ? [] : [undeclared.length === 1 ? `made ${oldest}` : `the oldest made ${oldest}`]),
    "never touched",
  ];
  return undeclared.length === 0 ? null : parts.join(", ");
}
