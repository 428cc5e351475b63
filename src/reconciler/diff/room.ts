/** Whether one more branch fits: checked before anything is written. */
import type { Code } from "../codes.js";
import type { DesiredTenant } from "../desired.js";
import type { ObservedBranch } from "../observed.js";

export type Problem = readonly [code: Code, message: string, fix: string];

/** `what` needs it: `the restore`. A child counts against the limit of branches alone. */
export function noRoomFor(
  what: string,
  kind: "root" | "child",
  branches: readonly ObservedBranch[],
  { limits, tier }: Pick<DesiredTenant, "limits" | "tier">,
): Problem | null {
  if (!limits) return null;
  const roots = branches.filter(({ isRoot }) => isRoot);
  const isFull = kind === "root" && limits.rootBranches !== undefined && roots.length + 1 > limits.rootBranches;
  if (!isFull && (limits.branches === undefined || branches.length + 1 <= limits.branches)) return null;
  const [which, there, most] = isFull
    ? ["root branches", roots.length, limits.rootBranches]
    : ["branches", branches.length, limits.branches];
  const others = (isFull ? roots : branches).filter(({ isDefault }) => !isDefault).map(({ name }) => `"${name}"`);
  return [
    isFull ? "root-branches-full" : "branches-full",
    `${what} needs room for one more beside ${there} ${which}${others.length > 0 ? `, ${others.slice(0, 10).join(", ")} among them` : ""}; tier ${tier} has room for ${most} (configured limit of ${limits.asOf})`,
    "delete in Neon what may go, plan again",
  ];
}
