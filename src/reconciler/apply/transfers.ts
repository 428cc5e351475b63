/**
 * Moves projects from org to org, up to 400 in a call. Neon refuses a whole group for one bad project, so a refused
 * group is halved until the bad ones stand alone; and it answers no operations, so only a read shows who moved.
 */
import { LostAnswerError, NeonStatusError, UnreachableError } from "../../neon/errors.js";
import type { RefusedTransfer } from "../../neon/errors.js";
import type { Code } from "../codes.js";
import { transferBatch } from "../plan/calls.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import { orgOf, sweepOrg } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import type { StepContext } from "./context.js";
import { attempts } from "./attempts.js";
import { journalled } from "./journalled.js";
import { NotSavedError } from "./outcome.js";
import { untilSettled } from "./until-settled.js";

export type Moved =
  | { readonly kind: "moved"; readonly project: ObservedProject }
  | { readonly kind: "failed" | "unknown"; readonly code: Code; readonly message: string };

export interface Route {
  readonly from: OrgName;
  readonly to: OrgName;
}

export interface Mover {
  readonly tenant: TenantName;
  readonly project: ProjectId;
}

/** What became of each of at most 400 projects. Those that are there already count as moved and aren't sent. */
export async function transferGroup(
  route: Route,
  movers: readonly Mover[],
  context: StepContext,
): Promise<ReadonlyMap<ProjectId, Moved>> {
  const owners = new Map(movers.map(({ project, tenant }) => [project, tenant]));
  const subjects = (group: readonly ProjectId[]) =>
    group.flatMap((project) => {
      const tenant = owners.get(project);
      return tenant === undefined ? [] : [{ tenant, project, kind: "transfer" as const }];
    });
  const verdicts = new Map<ProjectId, Moved>();
  const send = async (group: readonly ProjectId[], attempt: number): Promise<void> => {
    if (group.length === 0) return;
    try {
      await journalled(subjects(group), "POST /organizations/{id}/projects/transfer", context, () =>
        context.neon.transferProjects(orgOf(context.fleet, route.from), orgOf(context.fleet, route.to), group),
      );
    } catch (error) {
      // Other parts of the group may have moved already: what is known of them isn't thrown away.
      if (error instanceof NotSavedError) return notSent(group, error);
      if (error instanceof NeonStatusError) return refused(group, error, attempt);
      if (error instanceof UnreachableError) return turnedAway(group, error, attempt);
      if (!(error instanceof LostAnswerError)) throw error;
      const left = await confirm(group);
      if (attempt < attempts) return send(left, attempt + 1);
      for (const id of left) verdicts.set(id, { kind: "unknown", code: "answer-lost", message: error.message });
      return;
    }
    for (const id of await confirm(group)) {
      verdicts.set(id, {
        kind: "unknown",
        code: "not-shown",
        message: "Neon answered success, but no read shows the project in the other org",
      });
    }
  };

  const refused = async (group: readonly ProjectId[], error: NeonStatusError, attempt: number): Promise<void> => {
    if (error.status === 401 || error.status === 403) {
      for (const id of group) verdicts.set(id, { kind: "failed", code: "key-refused", message: error.message });
      return;
    }
    const reasons = new Map(namedProjects(error.refusedTransfer).map(({ id, integration }) => [id, integration]));
    const named = group.filter((id) => reasons.has(id));
    for (const id of named)
      verdicts.set(id, { kind: "failed", code: "integration", message: `422 ${reasons.get(id)} integration` });
    const others = group.filter((id) => !reasons.has(id));
    if (named.length > 0) return send(others, attempt);
    const [only] = group;
    if (group.length === 1 && only !== undefined) {
      verdicts.set(only, { kind: "failed", code: "transfer-refused", message: reasonOf(error) });
      return;
    }
    await halve(group, attempt);
  };

  const notSent = (group: readonly ProjectId[], error: NotSavedError): void => {
    for (const id of group) verdicts.set(id, { kind: "failed", code: error.code, message: error.message });
  };

  /** Nothing moved. One busy project keeps its whole group back, so it is looked for like any other bad one. */
  const turnedAway = async (group: readonly ProjectId[], error: UnreachableError, attempt: number): Promise<void> => {
    if (error.status === 423 && group.length > 1) return halve(group, attempt);
    for (const id of group) verdicts.set(id, { kind: "failed", code: error.code, message: error.message });
  };

  const halve = async (group: readonly ProjectId[], attempt: number): Promise<void> => {
    const half = Math.ceil(group.length / 2);
    await send(group.slice(0, half), attempt);
    await send(group.slice(half), attempt);
  };

  /** Marks who is seen in the destination and returns the rest, after reads over the whole settle window. */
  const confirm = async (group: readonly ProjectId[]): Promise<readonly ProjectId[]> => {
    let left = group;
    await untilSettled(async () => {
      for (const project of await readMany(left, route.to, context).catch(noneSeen))
        verdicts.set(project.id, { kind: "moved", project });
      left = left.filter((id) => !verdicts.has(id));
      return left.length === 0 ? true : null;
    }, context);
    return left;
  };

  await send(
    movers.slice(0, transferBatch).map(({ project }) => project),
    1,
  );
  return verdicts;
}

/** Those of the projects that are in that org now: a GET each, or its list where that takes fewer calls. */
async function readMany(ids: readonly ProjectId[], org: OrgName, context: StepContext): Promise<readonly ObservedProject[]> {
  const { neon, fleet } = context;
  if (ids.length > context.pagesOf(org) + 1) {
    const wanted = new Set(ids);
    const { projects } = await sweepOrg(orgOf(fleet, org), context, false);
    return projects.filter(({ id }) => wanted.has(id));
  }
  const found: ObservedProject[] = [];
  for (const id of ids) {
    const project = await neon.findProject(id, [orgOf(fleet, org)]);
    if (project.kind === "found" && project.project.org === org) found.push(project.project);
  }
  return found;
}

/** A look without an answer shows nobody, and is repeated like one that doesn't. */
function noneSeen(error: unknown): readonly ObservedProject[] {
  if (error instanceof UnreachableError) return [];
  throw error;
}

const namedProjects = (refusal: RefusedTransfer | null) => (refusal?.kind === "integrations" ? refusal.projects : []);

function reasonOf(error: NeonStatusError): string {
  if (error.refusedTransfer?.kind !== "limits") return error.message;
  const limits = error.refusedTransfer.limits.map(({ name, expected, actual }) => `${name} ${actual}, allowed ${expected}`);
  return `406 ${limits.join("; ")}`;
}
