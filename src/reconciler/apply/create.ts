/**
 * Creates a project once. Neon has no idempotency key and its names aren't unique, so a look precedes the POST, and
 * after a lost answer looks are repeated until the time in which it may still take effect has passed.
 */
import { LostAnswerError, MalformedAnswerError } from "../../neon/errors.js";
import { markOf } from "../../neon/mark.js";
import type { NeonWriter, ProjectSpec } from "../../neon/port.js";
import type { Change } from "../change.js";
import type { ProjectId } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import { specOf } from "../tenant-document.js";
import type { StepContext } from "./context.js";
import { attempts, looks } from "./attempts.js";
import { journalled } from "./journalled.js";
import { waitFor, waitForOpen } from "./operations.js";
import { ApplyError, StaleError } from "./outcome.js";
import { orUnseen, untilSettled } from "./until-settled.js";

/** The new project, or the one that a lost request of ours made. Remembered before its operations are awaited. */
export async function createProject(change: Change, context: StepContext): Promise<ProjectId> {
  const org = orgOf(context.fleet, change.org);
  const spec: ProjectSpec = { ...specOf(change), orgId: org.id, mark: markOf(change.tenant, context.planId) };

  // What a run before this one made is ours, whatever it is called by now.
  const recent = context.recentCreates.get(change.tenant);
  const before = recent ? await context.live.readNow(recent, change.org) : null;
  if (before) return settle(before, change, context);

  const existing = await context.live.named(spec.name);
  if (!existing) throw new StaleError(`the list of projects named "${spec.name}" has a hole now`, "incomplete-inventory");
  const [ours, ...twins] = await oursAmong(existing, change, context);
  if (ours && twins.length > 0) throw new StaleError(twinText([ours, ...twins]), "duplicate-project");
  if (ours) return settle(ours, change, context);
  if (existing.length > 0) {
    throw new StaleError(`a project named "${spec.name}" exists now: ${existing.map(({ id }) => id).join(", ")}`, "twin-found");
  }
  // A run that was killed may have sent it just now: then it is as if the answer had been lost here.
  const earlier = recent === null ? await lookUntilSettled(spec.name, change, context) : null;
  if (earlier) return settle(earlier, change, context);

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const made = await sendOnce(change, spec, context);
    if (made) {
      context.made.add(made.id);
      await context.remember(change.tenant, made.id, made.place);
      await waitFor(made.operations, change.org, made.id, context);
      return made.id;
    }
    const late = await lookUntilSettled(spec.name, change, context);
    if (late) return settle(late, change, context);
  }
  throw new ApplyError(
    "unknown",
    "create-unsettled",
    `${attempts} requests without an answer, and no project named "${spec.name}" so far`,
  );
}

/** null where the answer was lost or can't be read: whether it happened, only a look can tell. */
async function sendOnce(change: Change, spec: ProjectSpec, context: StepContext): Promise<Created | null> {
  try {
    return await journalled(
      [{ tenant: change.tenant, project: null, kind: change.kind }],
      "POST /projects",
      context,
      () => context.neon.createProject(orgOf(context.fleet, change.org), spec),
      (made) => made.id,
    );
  } catch (error) {
    if (error instanceof LostAnswerError || error instanceof MalformedAnswerError) return null;
    throw error;
  }
}
type Created = Awaited<ReturnType<NeonWriter["createProject"]>>;

/** null only when a whole look at the window's end shows none. @throws ApplyError where there are two, the last look had a hole or got no answer */
function lookUntilSettled(name: string, change: Change, context: StepContext): Promise<ObservedProject | null> {
  const look = async (isLast: boolean): Promise<ObservedProject | null> => {
    const seen = await orUnseen(() => context.live.namedNow(name));
    const [ours, ...twins] = seen ? await oursAmong(seen, change, context) : [];
    if (ours && twins.length > 0) throw new ApplyError("failed", "duplicate-project", twinText([ours, ...twins]));
    if (!ours && !seen && isLast)
      throw new ApplyError(
        "unknown",
        "create-unsettled",
        `a request without an answer, and no look at projects named "${name}" succeeds`,
      );
    return ours ?? null;
  };
  return untilSettled(look, context, looks);
}

/** Among projects of the tenant's name, those that carry our mark for it. */
async function oursAmong(
  projects: readonly ObservedProject[],
  change: Change,
  context: StepContext,
): Promise<readonly ObservedProject[]> {
  const ours: ObservedProject[] = [];
  for (const project of projects) {
    const branches = await context.neon.listBranches(orgOf(context.fleet, project.org), project.id);
    if (branches?.some(({ markedTenant }) => markedTenant === change.tenant)) ours.push(project);
  }
  return ours;
}

const twinText = (projects: readonly ObservedProject[]): string =>
  `two projects of this tenant: ${projects.map(({ id }) => id).join(", ")}`;

async function settle(project: ObservedProject, change: Change, context: StepContext): Promise<ProjectId> {
  await context.remember(change.tenant, project.id, null);
  await waitForOpen(project.org, project.id, context);
  return project.id;
}
