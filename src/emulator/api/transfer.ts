/**
 * POST /organizations/{source}/projects/transfer: moves up to 400 projects to another org. All or none; quotas, computes and
 * ids stay as they are; project-scoped keys of the moved projects die.
 */
import { orgFor, roleIn } from "../access.js";
import { idPattern } from "../../reconciler/names.js";
import { wireTime } from "../clock.js";
import { ok, param, readBody, type Context, type Handler } from "../context.js";
import { requireIdle } from "../operations.js";
import { list, shape, text } from "../read.js";
import { badRequest, forbidden, notFound, Refusal } from "../refusal.js";
import { settle } from "../settle.js";
import { projectCount } from "./projects-create.js";
import type { Store } from "../store.js";
import type { Org, Project } from "../truth.js";

const id = text(1, 60, idPattern);
const transferBody = shape({ destination_org_id: id, project_ids: list(id, 1, 400) }, {}, "open");

export const transferProjects: Handler = (context) => {
  const asked = readBody(context, transferBody);
  if (context.key.kind !== "personal")
    throw context.assume.orgKeyTransfer === "403"
      ? forbidden("not allowed for organization API keys")
      : new Refusal(404, "", "not allowed for organization API keys");
  const source = orgFor(context, param(context, "source_org_id"));
  const destination = orgFor(context, asked.destination_org_id);
  if (source.id === destination.id) throw badRequest("source and destination are the same organization");
  if (roleIn(source, context.key) !== "admin") throw forbidden("only an admin of the source organization transfers projects");
  const role = roleIn(destination, context.key);
  if (role !== "admin" && role !== "member") throw forbidden("the destination organization needs the role member or admin");
  if (source.managed_by === "vercel" || destination.managed_by === "vercel")
    throw forbidden("organizations managed by Vercel are excluded from transfers");
  const projects = projectsOf(context, source, new Set(asked.project_ids));
  for (const project of projects) requireIdle(settle(project, context.now), context.now);
  refuseIntegrations(projects);
  refuseLimits(context, source, destination, projects);
  for (const project of projects) move(context.store, project, destination, context.now);
  return ok({});
};

export const move = (store: Store, project: Project, destination: Org, now: number): void => {
  project.org_id = destination.id;
  project.updated_at = wireTime(now);
  for (const key of store.keys) if (key.project_id === project.id) key.revoked_at ??= wireTime(now);
};

const projectsOf = (context: Context, source: Org, ids: ReadonlySet<string>): readonly Project[] =>
  [...ids].flatMap((id) => {
    const project = context.store.projects.get(id);
    if (project !== undefined && project.org_id === source.id && project.deleted_at === undefined) return [project];
    if (context.assume.transferBadId === "skip") return [];
    throw notFound(`project ${id} in organization ${source.id}`);
  });

const refuseIntegrations = (projects: readonly Project[]): void => {
  const blocked = projects.flatMap((project) =>
    project.integrations
      .filter((name) => name === "github" || name === "vercel")
      .map((integration) => ({ id: project.id, integration })),
  );
  if (blocked.length > 0) throw new Refusal(422, "", "projects with integrations", { body: { projects: blocked } });
};

const planRank = ["free", "launch", "scale", "business", "enterprise"];
const rankOf = (org: Org): number => planRank.findIndex((plan) => org.plan.startsWith(plan));

const refuseLimits = (context: Context, source: Org, destination: Org, projects: readonly Project[]): void => {
  const limits: { name: string; expected: string; actual: string }[] = [];
  const after = projectCount(context, destination.id) + projects.length;
  if (after > destination.limits.projects)
    limits.push({ name: "projects_count", expected: `${destination.limits.projects}`, actual: `${after}` });
  if (context.assume.smallerPlanTransfer === "refuse" && rankOf(destination) < rankOf(source))
    limits.push({ name: "subscription_type", expected: source.plan, actual: destination.plan });
  const foreign = projects.find((project) => destination.limits.regions?.includes(project.region_id) === false);
  if (foreign !== undefined)
    limits.push({ name: "project_region", expected: (destination.limits.regions ?? []).join(","), actual: foreign.region_id });
  if (limits.length > 0) throw new Refusal(406, "", "limits of the destination", { body: { limits } });
};
