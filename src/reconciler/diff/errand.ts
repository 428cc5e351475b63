/** What one command does to one tenant, held against what is there. */
import type { TierMove } from "../change.js";
import type { Errand } from "../errand.js";
import type { ObservedProject, ProjectDetails } from "../observed.js";
import type { Declared } from "./build.js";
import { judgePreview } from "./preview.js";
import { judgePromote } from "./promote.js";
import { judgeReset } from "./reset.js";
import type { ErrandVerdict, Sighted } from "./sighted.js";
import { refusedFor } from "./sighted.js";

/** `now` is ms since the epoch. */
export function judgeErrand(
  errand: Errand,
  desired: Declared,
  project: ObservedProject,
  tier: TierMove,
  details: ProjectDetails,
  now: number,
): ErrandVerdict {
  const { branches, endpoints, snapshots } = details;
  const first = branches?.find(({ isDefault }) => isDefault);
  if (!branches || !endpoints || !snapshots || !first)
    return refusedFor(["look-failed", "its branches, computes and snapshots could not be read", "plan again"]);
  const seen: Sighted = { desired, project, tier, first, branches, endpoints, snapshots, now };
  switch (errand.kind) {
    case "preview":
      return judgePreview(errand.from, seen);
    case "reset":
      return judgeReset(errand.branch, errand.id, seen);
    case "promote":
      return judgePromote(errand.branch, errand.id, seen);
  }
}
