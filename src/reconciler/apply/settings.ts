/**
 * Update, resume and suspend: each existing compute that differs, each branch, then one PATCH of the project with all that differs.
 *
 * The computes come first, and are seen, because the project's own values are what a list shows: as long as they differ, the next
 * plan looks at the computes too, so a run that was killed in between leaves nothing that nobody would see.
 */
import type { ProjectPatch } from "../../neon/port.js";
import type { Change, PatchOperation } from "../change.js";
import type { EndpointId, OrgName } from "../names.js";
import { orgOf } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import type { Compute, HistoryRetention, Quota } from "../settings.js";
import type { TenantDocument } from "../tenant-document.js";
import { isEndpointPath, tenantDocument, valueAt } from "../tenant-document.js";
import { writeAbsolute } from "./absolute.js";
import type { AbsoluteWrite } from "./absolute.js";
import type { StepContext } from "./context.js";
import { ApplyError } from "./outcome.js";
import { writeBranchSettings } from "./branches.js";
import { standing } from "./standing.js";
import { provesComputes } from "./to-prove.js";
import { missingOnceSettled } from "./until-settled.js";
import { isUnlistedPath } from "./unlisted.js";

/** One or more of a tenant's changes that are sent as one. `live` and `org` are of the project as it is now. */
export async function applySettings(
  changes: readonly Change[],
  live: TenantDocument,
  project: ObservedProject,
  org: OrgName,
  context: StepContext,
): Promise<void> {
  const [tenant] = changes.map((change) => change.tenant);
  if (tenant === undefined) return;
  const whose: Whose = { org, project: project.id, tenant, kinds: [...new Set(changes.map(({ kind }) => kind))] };
  let target = live;
  const due: PatchOperation[] = [];
  for (const change of changes) {
    const stand = standing(change, target);
    target = stand.target;
    due.push(...stand.due.filter(({ op }) => op === "replace"));
  }
  const ranges = new Map(
    endpointsOf(due).map((endpoint) => [endpoint, valueAt(target, `/endpoints/${endpoint}`) as unknown as Compute]),
  );
  for (const [endpoint, range] of ranges) await writeEndpoint(endpoint, range, whose, context);
  if (ranges.size > 0 && changes.some(provesComputes)) await proveComputes(ranges, whose, context);
  await writeBranchSettings(due, target, whose, context);
  const patch = projectPatch(due, target, project);
  if (Object.keys(patch).length > 0) {
    await writeAbsolute(
      {
        ...whose,
        route: "PATCH /projects/{id}",
        send: () => context.neon.updateProject(orgOf(context.fleet, org), project.id, patch),
        isDone: async () => {
          const now = await context.live.readNow(project.id, org);
          return (
            now !== null &&
            due.every(
              ({ path, ...rest }) =>
                isUnlistedPath(path) || valueAt(tenantDocument(now, null), path) === ("value" in rest ? rest.value : undefined),
            )
          );
        },
      },
      context,
    );
  }
  if (changes.some(({ kind }) => kind === "suspend")) await suspendComputes(whose, context);
}

type Whose = Pick<AbsoluteWrite, "org" | "project" | "tenant" | "kinds">;

async function writeEndpoint(endpoint: EndpointId, range: Compute, whose: Whose, context: StepContext): Promise<void> {
  const { org, project } = whose;
  await writeAbsolute(
    {
      ...whose,
      route: "PATCH /projects/{id}/endpoints/{id}",
      send: () => context.neon.updateEndpoint(orgOf(context.fleet, org), project, endpoint, range),
      isDone: async () => (await unshown(new Map([[endpoint, range]]), whose, context)) === null,
    },
    context,
  );
}

/** Success may be answered for what isn't stored, and once the project's own values are as declared no list would show it. */
async function proveComputes(ranges: ReadonlyMap<EndpointId, Compute>, whose: Whose, context: StepContext): Promise<void> {
  const missing = await missingOnceSettled(() => unshown(ranges, whose, context), context);
  if (missing === null) return;
  const message = `Neon answered success, but a read doesn't show endpoints.${missing}; the project's own values weren't sent`;
  throw new ApplyError("failed", "not-shown", message);
}

/** The first compute that a read doesn't show with its range. */
async function unshown(
  ranges: ReadonlyMap<EndpointId, Compute>,
  { org, project }: Whose,
  { neon, fleet }: StepContext,
): Promise<EndpointId | null> {
  const found = new Map((await neon.listEndpoints(orgOf(fleet, org), project))?.map(({ id, compute }) => [id, compute]));
  const isShown = ([id, range]: readonly [EndpointId, Compute]): boolean => {
    const live = found.get(id);
    return live?.min === range.min && live.max === range.max && live.suspendTimeout === range.suspendTimeout;
  };
  return [...ranges].find((entry) => !isShown(entry))?.[0] ?? null;
}

/** The quota stops computes from starting; those that run are told to stop now. */
async function suspendComputes(whose: Whose, context: StepContext): Promise<void> {
  const { org, project } = whose;
  const endpoints = (await context.neon.listEndpoints(orgOf(context.fleet, org), project)) ?? [];
  for (const { id, active } of endpoints) {
    if (!active) continue;
    await writeAbsolute(
      {
        ...whose,
        kinds: ["suspend"],
        route: "POST /projects/{id}/endpoints/{id}/suspend",
        send: () => context.neon.suspendEndpoint(orgOf(context.fleet, org), project, id),
        isDone: async () =>
          (await context.neon.listEndpoints(orgOf(context.fleet, org), project))?.every(
            (endpoint) => endpoint.id !== id || !endpoint.active,
          ) ?? true,
      },
      context,
    );
  }
}

const endpointsOf = (due: readonly PatchOperation[]): readonly EndpointId[] => [
  ...new Set(due.flatMap(({ path }) => (isEndpointPath(path) ? [path.split("/")[2] as EndpointId] : []))),
];

/** Whole groups: all five quotas, all of the compute range, so that merging and replacing give the same result. */
function projectPatch(due: readonly PatchOperation[], target: TenantDocument, project: ObservedProject): ProjectPatch {
  const touches = (group: string): boolean => due.some(({ path }) => path === `/${group}` || path.startsWith(`/${group}/`));
  return {
    ...(touches("name") && { name: target["name"] as string }),
    ...(touches("quota") && { quota: { amounts: target["quota"] as unknown as Quota, unknown: project.unknownQuota } }),
    ...(touches("compute") && { compute: { range: target["compute"] as unknown as Compute, unknown: project.unknownCompute } }),
    ...(touches("historyRetention") && { historyRetention: target["historyRetention"] as HistoryRetention }),
  };
}
