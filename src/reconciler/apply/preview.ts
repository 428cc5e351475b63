/** Makes the branch that shows a snapshot, beside the default one, and then the compute to look with. */
import type { OrgName, ProjectId, SnapshotId } from "../names.js";
import { branchNamed } from "../branch.js";
import type { Change } from "../change.js";
import { orgOf } from "../observe.js";
import type { Compute } from "../settings.js";
import { textOfName } from "../snapshot.js";
import { pointerOf } from "../tenant-document.js";
import type { StepContext } from "./context.js";
import { listedBranches, listedComputes } from "./listed.js";
import { makeOnce } from "./make-once.js";
import { halfDone, StaleError } from "./outcome.js";
import { listedSnapshots } from "./snapshots.js";

interface Whose {
  readonly change: Change;
  readonly project: ProjectId;
  readonly org: OrgName;
}

/** What is there already is gone on with. @throws StaleError where the snapshot isn't what the plan saw */
export async function makePreview(
  name: string,
  snapshot: string,
  compute: Compute,
  whose: Whose,
  context: StepContext,
): Promise<void> {
  const { project, org, change } = whose;
  const subject = { org, project, tenant: change.tenant, kind: change.kind };
  if (branchNamed({ branches: await listedBranches(whose, context) }, name) === null) {
    const source = await asPlanned(snapshot, whose, context);
    const first = (await listedBranches(whose, context)).find(({ isDefault }) => isDefault);
    if (!first) throw new StaleError("stale: no branch is the default one");
    await makeOnce(
      {
        ...subject,
        route: "POST /projects/{id}/snapshots/{id}/restore",
        what: `branch ${name}`,
        send: async () => {
          const into = { name, target: first.id };
          return (await context.neon.restoreSnapshot(orgOf(context.fleet, org), project, source, into)).operations;
        },
        isThere: async () => branchNamed({ branches: await listedBranches(whose, context) }, name) !== null,
      },
      context,
    );
  }
  const made = branchNamed({ branches: await listedBranches(whose, context) }, name);
  if (!made) throw halfDone(new StaleError(`stale: branch ${name} isn't there any more`));
  const computes = () => listedComputes(made.id, whose, context);
  if ((await computes()).length > 0) return;
  await makeOnce(
    {
      ...subject,
      route: "POST /projects/{id}/endpoints",
      what: `compute of branch ${name}`,
      send: () => context.neon.createEndpoint(orgOf(context.fleet, org), project, made.id, compute),
      isThere: async () => (await computes()).length > 0,
    },
    context,
  );
}

async function asPlanned(name: string, whose: Whose, context: StepContext): Promise<SnapshotId> {
  const snapshots = await listedSnapshots(whose, context);
  const [found, ...others] = snapshots.filter((snapshot) => snapshot.name === name);
  const path = pointerOf(`snapshots.${name}`);
  const tested = whose.change.patch.find((operation) => operation.op === "test" && operation.path === path);
  const isSame = tested !== undefined && "value" in tested && tested.value === textOfName(snapshots, name);
  if (found && others.length === 0 && isSame) return found.id;
  throw new StaleError(`stale: snapshot ${name} isn't what it was when the plan was made`);
}
