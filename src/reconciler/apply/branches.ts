/**
 * Makes declared branches, sets what can be changed in place, and removes those that go by word. A name is given once in a project, so
 * a second request for one branch answers 409; whatever ended the first one, the branch is found by its name and taken as it is declared.
 */
import { LostAnswerError, MalformedAnswerError, NeonStatusError } from "../../neon/errors.js";
import type { BranchPatch } from "../../neon/port.js";
import type { BranchSpec, Sight } from "../branch.js";
import { branchNamed, childrenOf, observedSettings, observedText, parseBranchText } from "../branch.js";
import type { Change, JsonValue, PatchOperation } from "../change.js";
import type { BranchId, OrgName, ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedBranch } from "../observed.js";
import type { Compute } from "../settings.js";
import type { TenantDocument } from "../tenant-document.js";
import { branchesDocument, isBranchPath, isWholeBranch, nameIn, valueAt } from "../tenant-document.js";
import { timeText } from "../time-text.js";
import type { AbsoluteWrite } from "./absolute.js";
import { writeAbsolute } from "./absolute.js";
import type { StepContext } from "./context.js";
import { attempts, looks } from "./attempts.js";
import { journalled } from "./journalled.js";
import { waitFor, waitForOpen } from "./operations.js";
import { ApplyError, halfDone, projectGone, StaleError } from "./outcome.js";
import { makePreview } from "./preview.js";
import { standing } from "./standing.js";
import { orUnseen, untilSettled } from "./until-settled.js";

type Whose = Pick<AbsoluteWrite, "org" | "project" | "tenant" | "kinds">;

/** One change: all that are to be made, parents first, or all that are to go, children first. */
export async function applyBranches(change: Change, project: ProjectId, org: OrgName, context: StepContext): Promise<void> {
  const whose: Whose = { org, project, tenant: change.tenant, kinds: [change.kind] };
  // Whose project it is was tested before.
  const patch = change.patch.filter(({ path }) => isBranchPath(path));
  const { due } = standing({ ...change, patch }, branchesDocument([change], await sightOf(whose, context)));
  const seen = new Map(due.flatMap((operation) => (operation.op === "test" ? [[operation.path, operation.value] as const] : [])));
  let wrote = false;
  for (const operation of due) {
    if (operation.op !== "replace") continue;
    const [name, text] = [nameIn(operation.path), operation.value];
    const spec = parseBranchText(text);
    const step =
      spec?.snapshot !== undefined
        ? makePreview(name, spec.snapshot, spec.compute, { change, project, org }, context)
        : spec && typeof text === "string"
          ? makeBranch({ name, text, spec }, whose, context)
          : removeBranch(name, seen.get(operation.path) ?? null, whose, context);
    const isHalf = wrote;
    await step.catch((error: unknown) => {
      throw isHalf && error instanceof StaleError ? halfDone(error) : error;
    });
    wrote = true;
  }
}

interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly spec: BranchSpec;
}

/** Resolves when it is finished. */
async function makeBranch(wanted: Wanted, whose: Whose, context: StepContext): Promise<void> {
  const { name, text, spec } = wanted;
  const { org, project, tenant, kinds } = whose;
  const parent = parentIn(wanted, await sightOf(whose, context));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const operations = await journalled(
        kinds.map((kind) => ({ tenant, project, kind })),
        "POST /projects/{id}/branches",
        context,
        () => context.neon.createBranch(orgOf(context.fleet, org), project, bodyOf(name, spec, parent)),
      );
      return await waitFor(operations, org, project, context);
    } catch (error) {
      const isTaken = error instanceof NeonStatusError && error.status === 409;
      const isLost = error instanceof LostAnswerError || error instanceof MalformedAnswerError;
      if (!isTaken && !isLost) throw error;
      // Whether it happened, only a look can tell.
      if (await isThereUntilSettled(wanted, whose, context)) return waitForOpen(org, project, context);
    }
  }
  throw new ApplyError("unknown", "answer-lost", `${attempts} requests without an answer, and no branch ${name} so far: ${text}`);
}

/** Found by its role or name: a restore gives it another id. */
function parentIn({ name, spec }: Wanted, { branches }: Sight): BranchId {
  const found = branches.find((branch) => (spec.parent === null ? branch.isDefault : branch.name === spec.parent));
  if (found) return found.id;
  throw halfDone(new StaleError(`stale: ${spec.parent ?? "the first branch"}, from which ${name} is to start, isn't there`));
}

const bodyOf = (name: string, { at, expiresAt, isSchemaOnly, isProtected, compute }: BranchSpec, parent: BranchId) => ({
  name,
  parent,
  timestamp: at === null ? null : timeText(at),
  isSchemaOnly,
  isProtected,
  expiresAt: expiresAt === null ? null : timeText(expiresAt),
  compute,
});

async function isThereUntilSettled({ name, text }: Wanted, whose: Whose, context: StepContext): Promise<boolean> {
  const look = async (isLast: boolean): Promise<string | null> => {
    const sight = await orUnseen(() => sightOf(whose, context));
    if (!sight && isLast)
      throw new ApplyError("unknown", "answer-lost", "a request without an answer, and no look at the branches succeeds");
    return sight && observedText(name, sight, text);
  };
  const seen = await untilSettled(look, context, looks);
  if (seen === null || seen === text) return seen !== null;
  throw halfDone(new StaleError(`stale: branch ${name} is there now, and is ${seen}; declared is ${text}`));
}

/** `seen` is what the plan said of it. @throws StaleError where it is another now, or must not go any more */
async function removeBranch(name: string, seen: JsonValue, whose: Whose, context: StepContext): Promise<void> {
  const sight = await sightOf(whose, context);
  const branch = branchNamed(sight, name);
  if (!branch) return;
  const text = observedText(name, sight, null);
  if (text !== seen)
    throw new StaleError(`stale: branch ${name} is ${JSON.stringify(text)}, was ${JSON.stringify(seen)} when the plan was made`);
  if (branch.isDefault) throw new StaleError(`stale: branch ${name} is the default branch now`);
  const [child] = childrenOf(branch.id, sight);
  if (child) throw new StaleError(`stale: branch ${child.name} starts from ${name} now`);
  await writeAbsolute(
    {
      ...whose,
      route: "DELETE /projects/{id}/branches/{id}",
      send: () => context.neon.deleteBranch(orgOf(context.fleet, whose.org), whose.project, branch.id),
      isDone: async () => branchNamed(await sightOf(whose, context), name)?.id !== branch.id,
    },
    context,
  );
}

/** `target` is the tenant as the due writes leave it. */
export async function writeBranchSettings(
  due: readonly PatchOperation[],
  target: TenantDocument,
  whose: Whose,
  context: StepContext,
): Promise<void> {
  const paths = due.map(({ path }) => path).filter((path) => isBranchPath(path) && !isWholeBranch(path));
  if (paths.length === 0) return;
  const sight = await sightOf(whose, context);
  for (const name of new Set(paths.map(nameIn))) {
    const branch = branchNamed(sight, name);
    if (!branch) throw halfDone(new StaleError(`stale: branch ${name} isn't there any more`));
    const own = paths.filter((path) => nameIn(path) === name);
    const value = (setting: string) => valueAt(target, own.find((path) => path.endsWith(`/${setting}`)) ?? "");
    const [isProtected, expiresAt] = [value("protected"), value("expiresAt")];
    const touches = (setting: string): boolean => own.some((path) => path.endsWith(`/${setting}`));
    await patchBranch(
      branch,
      {
        ...(touches("protected") && { protected: isProtected === true }),
        ...(touches("expiresAt") && { expiresAt: typeof expiresAt === "string" ? expiresAt : null }),
      },
      whose,
      context,
    );
    const [path] = own.filter((each) => each.includes("/compute/"));
    if (path !== undefined)
      await resize(branch, valueAt(target, path.slice(0, path.lastIndexOf("/"))) as unknown as Compute, sight, whose, context);
  }
}

async function patchBranch(branch: ObservedBranch, patch: BranchPatch, whose: Whose, context: StepContext): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  await writeAbsolute(
    {
      ...whose,
      route: "PATCH /projects/{id}/branches/{id}",
      send: () => context.neon.updateBranch(orgOf(context.fleet, whose.org), whose.project, branch.id, patch),
      isDone: async () => {
        const now = branchNamed(await sightOf(whose, context), branch.name);
        const { protected: isProtected, expiresAt } = patch;
        return (
          now !== null &&
          (isProtected === undefined || now.isProtected === isProtected) &&
          (expiresAt === undefined || observedSettings(now, { branches: [], endpoints: [] }).expiresAt === expiresAt)
        );
      },
    },
    context,
  );
}

/** Each of its computes that has another size. */
async function resize(branch: ObservedBranch, range: Compute, sight: Sight, whose: Whose, context: StepContext): Promise<void> {
  const isAs = (compute: Compute): boolean =>
    compute.min === range.min && compute.max === range.max && compute.suspendTimeout === range.suspendTimeout;
  for (const { id, branch: on, compute } of sight.endpoints) {
    if (on !== branch.id || isAs(compute)) continue;
    await writeAbsolute(
      {
        ...whose,
        route: "PATCH /projects/{id}/endpoints/{id}",
        send: () => context.neon.updateEndpoint(orgOf(context.fleet, whose.org), whose.project, id, range),
        isDone: async () => {
          const { endpoints } = await sightOf(whose, context);
          return endpoints.some((endpoint) => endpoint.id === id && isAs(endpoint.compute));
        },
      },
      context,
    );
  }
}

async function sightOf({ project, org }: Whose, { neon, fleet }: StepContext): Promise<Sight> {
  const branches = await neon.listBranches(orgOf(fleet, org), project);
  const endpoints = branches && (await neon.listEndpoints(orgOf(fleet, org), project));
  if (!branches || !endpoints) throw projectGone(project);
  return { branches, endpoints };
}
