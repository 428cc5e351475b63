/** The branches of one tenant, declared beside observed: what `show` prints. A branch that is as declared reads as it is declared. */
import { branchCompute, branchNamed, branchText, expiryOf, observedText } from "./branch.js";
import type { DesiredTenant } from "./desired.js";
import { compareText } from "./names.js";
import type { ObservedBranch, ObservedEndpoint } from "./observed.js";
import { timeText } from "./time-text.js";

export interface BranchRow {
  readonly name: string;
  /** null where nobody declares it. */
  readonly declared: string | null;
  /** null where it isn't there. */
  readonly observed: string | null;
  readonly isDefault: boolean;
  /** By name; null of a root. */
  readonly parent: string | null;
  readonly isProtected: boolean;
  /** ISO times; null where Neon tells none. */
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
}

/** The default one, then those that are declared, then the others; each group by name. */
export function branchRows(
  { branches: declared, settings }: Pick<DesiredTenant, "branches" | "settings">,
  branches: readonly ObservedBranch[],
  endpoints: readonly ObservedEndpoint[],
): readonly BranchRow[] {
  const sight = { branches, endpoints };
  const names = new Set([
    ...branches.filter(({ isDefault }) => isDefault).map(({ name }) => name),
    ...declared.map(({ name }) => name).toSorted(compareText),
    ...branches.map(({ name }) => name).toSorted(compareText),
  ]);
  return [...names].map((name): BranchRow => {
    const branch = branchNamed(sight, name);
    const own = declared.find((each) => each.name === name);
    const asked =
      own?.state === "active" && settings ? branchText({ ...own, compute: branchCompute(own.compute, settings.compute) }) : null;
    const expiry = branch && expiryOf(branch);
    return {
      name,
      declared: own?.state === "deleted" ? "deleted" : asked,
      observed:
        branch?.isDefault === true
          ? "the default branch"
          : (observedText(name, sight, asked)
              ?.replace(/^of nothing/, "a root branch")
              .replace(/, made \S+$/, "") ?? null),
      isDefault: branch?.isDefault ?? false,
      parent: branches.find(({ id }) => id === branch?.parent)?.name ?? null,
      isProtected: branch?.isProtected ?? false,
      createdAt: branch?.createdAt ?? null,
      expiresAt: expiry === null ? null : timeText(expiry),
    };
  });
}
