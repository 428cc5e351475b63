/** Sets a branch back to its parent. A second request would throw away what was written since the first, so one is sent only after looks. */
import { childrenOf } from "../branch.js";
import type { Change } from "../change.js";
import type { OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import { keptIn } from "../reset.js";
import { isResetPath, nameIn, resetDocument, valueAt } from "../tenant-document.js";
import type { StepContext } from "./context.js";
import { listedBranches } from "./listed.js";
import { makeOnce } from "./make-once.js";
import { StaleError } from "./outcome.js";
import { standing } from "./standing.js";

/** @throws StaleError where the branch isn't what the plan saw, or must not be reset any more */
export async function applyReset(change: Change, project: ProjectId, org: OrgName, context: StepContext): Promise<void> {
  const { neon, fleet } = context;
  const listed = () => listedBranches({ project, org }, context);
  // Whose project it is was tested before.
  const patch = change.patch.filter(({ path }) => isResetPath(path));
  const seen = await listed();
  const [operation] = standing({ ...change, patch }, resetDocument([change], seen)).due.filter(({ op }) => op === "replace");
  if (operation?.op !== "replace" || typeof operation.value !== "string") return;
  const name = nameIn(operation.path);
  const branch = seen.find((each) => each.name === name);
  if (!branch?.parent || branch.isDefault || branch.isProtected)
    throw new StaleError(`stale: branch ${name} is the default one, protected or without a parent now`);
  const { id, parent: source } = branch;
  const keepAs = keptIn(operation.value);
  if (childrenOf(id, { branches: seen }).length > 0 !== (keepAs !== null))
    throw new StaleError(`stale: other branches start from ${name} than when the plan was made`);
  await makeOnce(
    {
      org,
      project,
      tenant: change.tenant,
      kind: change.kind,
      route: "POST /projects/{id}/branches/{id}/restore",
      what: `reset of branch ${name}`,
      send: () => neon.restoreBranch(orgOf(fleet, org), project, id, { source, keepAs }),
      isThere: async () => valueAt(resetDocument([change], await listed()), operation.path) === operation.value,
    },
    context,
  );
}
