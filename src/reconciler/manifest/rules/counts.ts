import type { ManifestRule } from "./rule.js";

/** Branches and named snapshots are counted against the tier's limits; the first branch is one of them. */
export const counts: ManifestRule = ({ draft, document, tier, name, places, report }) => {
  const limits = tier?.limits;
  if (!tier || !limits || draft.state === "deleted") return;
  const branches = Object.values(document.branches ?? {}).filter((branch) => branch?.state !== "deleted");
  const snapshots = Object.values(document.snapshots?.named ?? {}).filter((snapshot) => snapshot?.state !== "deleted");
  const counted = [
    ["branches", branches.length === 0 ? 0 : branches.length + 1, ["branches"]],
    [
      "rootBranches",
      branches.length === 0 ? 0 : branches.filter((branch) => branch?.schemaOnly === true).length + 1,
      ["branches"],
    ],
    ["snapshots", snapshots.length, ["snapshots", "named"]],
  ] as const;
  for (const [what, count, path] of counted) {
    const limit = limits[what];
    if (limit === undefined || count <= limit) continue;
    const limitAt = tier.limitsAt?.[what];
    report({
      code: "over-limit",
      message: `${name} declares ${count} ${what}, tier ${tier.name} allows ${limit} (configured limit of ${limits.asOf}).`,
      range: places.key(path),
      fix: `Fix: at most ${limit}${what === "branches" ? ", the first branch counted" : ""}.`,
      related: limitAt === undefined ? [] : [{ range: limitAt, message: "limit set here" }],
    });
  }
};
