/** Neon's API as our port, over Neon's own client. Keys are taken per call: the org's own, or the personal one. */
import type { Fleet, Org } from "../reconciler/fleet.js";
import type { BranchId, OrgName, ProjectId } from "../reconciler/names.js";
import { branchBody, createBody, computeBody, patchBody, writingCompute } from "./body.js";
import { KeyError, NeonStatusError } from "./errors.js";
import type { Env, Key } from "./keys.js";
import { orgKey, personalKey } from "./keys.js";
import {
  idAt,
  isJson,
  lacksSettings,
  listAt,
  objectAt,
  isDeleted,
  orgNamed,
  parseBranch,
  parseEndpoint,
  parseProject,
  parseSnapshot,
  parseUsage,
  textAt,
} from "./parse.js";
import type { Json } from "./parse.js";
import { placeIn, places } from "./places.js";
import type { NeonPlaces } from "./places.js";
import type { NeonClient, NeonReader, NeonWriter, OperationId, ProjectPage } from "./port.js";
import type { Clock } from "./rate.js";
import { sharedRateBudget } from "./rate.js";
import type { Api, Fetch, Transport } from "./transport.js";
import { createTransport } from "./transport.js";

export interface NeonOptions extends Clock {
  readonly fleet: Fleet;
  readonly env: Env;
  /** The base URL, already checked (host.ts). */
  readonly host: string;
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly onCall?: (call: { route: string; status: number | null }) => void;
}

/** The most that one page holds (neon-api.md §4). */
const pageSize = 400;

export function createNeonReader(options: NeonOptions): NeonReader {
  return reader(options, transportOf(options));
}

export function createNeonClient(options: NeonOptions): NeonClient & NeonPlaces {
  const transport = transportOf(options);
  return { ...reader(options, transport), ...writer(options, transport), ...places(options.env, transport) };
}

const transportOf = ({ fleet, host, fetch, now, sleep, random, onCall }: NeonOptions): Transport =>
  createTransport({
    host,
    fetch,
    now,
    random,
    rate: sharedRateBudget(fetch, fleet, { now, sleep }),
    requestTimeout: fleet.apply.requestTimeout,
    patience: fleet.apply.operationTimeout,
    ...(onCall && { onCall }),
  });

type Answer = Promise<{ data: unknown }>;

/** `null` where Neon says 404: gone, or hidden from this key. */
async function orNull<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof NeonStatusError && error.status === 404) return null;
    throw error;
  }
}

function reader({ fleet, env }: NeonOptions, { send, stats }: Transport): NeonReader {
  const inOrg = (org: Org, route: string, request: (api: Api) => Answer) => send({ route, key: orgKey(org, env) }, request);

  /** An org that a key may not list, Neon hides as absent (neon-api.md §2): a wrong key, not a wrong org id, is the usual reason. */
  const readable = async <Value>(org: Org, value: Promise<Value>): Promise<Value> => {
    try {
      return await value;
    } catch (error) {
      if (!(error instanceof NeonStatusError) || ![401, 403, 404].includes(error.status)) throw error;
      const { variable } = orgKey(org, env);
      throw new KeyError("key-refused", variable, `${variable} can't list org ${org.name} (${org.id}): ${error.message}`);
    }
  };

  return {
    stats,

    async listProjects(org, { cursor, search, recoverable }) {
      const route = "GET /projects";
      const query = {
        limit: pageSize,
        org_id: org.id,
        ...(cursor !== null && { cursor }),
        ...(search !== undefined && { search }),
        ...(recoverable && { recoverable }),
      };
      return parsePage(
        route,
        await readable(
          org,
          inOrg(org, route, (api) => api.listProjects(query)),
        ),
        org.name,
      );
    },

    async findProject(id, orgs) {
      const route = "GET /projects/{id}";
      const keys = new Map(orgs.map((org): [string, Key] => [orgKey(org, env).text, orgKey(org, env)]));
      for (const key of keys.values()) {
        const data = await orNull(send({ route, key }, (api) => api.getProject(id)));
        if (data === null) continue;
        const project = objectAt(route, objectAt(route, data, "body")["project"], "project");
        // `org_id` may be left out; of an org's project the owner is that org (neon-api.md §4).
        const org = orgNamed(fleet, textAt(route, project["org_id"] ?? project["owner_id"], "org_id"));
        if (org === null) return { kind: "elsewhere" };
        // A deleted project may still be answered while it can be recovered; it is not a live one.
        if (isDeleted(project)) continue;
        // Read as "no limit", what a single answer leaves out would be sent back with the next quota and lift the others.
        objectAt(route, project["settings"], "settings");
        // Integrations stand in lists only.
        return { kind: "found", project: parseProject(route, project, org, null), usage: parseUsage(route, project) };
      }
      return { kind: "gone" };
    },

    async listEndpoints(org, project) {
      const route = "GET /projects/{id}/endpoints";
      const data = await orNull(inOrg(org, route, (api) => api.listProjectEndpoints(project)));
      return data === null
        ? null
        : listAt(route, objectAt(route, data, "body")["endpoints"], "endpoints").map((item) => parseEndpoint(route, item));
    },

    async listBranches(org, project) {
      const route = "GET /projects/{id}/branches";
      const branches = [];
      for (let cursor: string | undefined; ;) {
        const query = { projectId: project, limit: 10_000, ...(cursor !== undefined && { cursor }) };
        const data = await orNull(inOrg(org, route, (api) => api.listProjectBranches(query)));
        if (data === null) return null;
        const body = objectAt(route, data, "body");
        const annotations: Json = isJson(body["annotations"]) ? body["annotations"] : {};
        const page = listAt(route, body["branches"], "branches").map((item) => parseBranch(route, item, annotations));
        branches.push(...page);
        // Branches page by `next`, projects by `cursor` (neon-api.md §5).
        const next = isJson(body["pagination"]) ? body["pagination"]["next"] : undefined;
        if (page.length === 0 || typeof next !== "string" || next === cursor) return branches;
        cursor = next;
      }
    },

    async listSnapshots(org, project) {
      const route = "GET /projects/{id}/snapshots";
      const data = await orNull(inOrg(org, route, (api) => api.listSnapshots(project)));
      return data === null
        ? null
        : listAt(route, objectAt(route, data, "body")["snapshots"], "snapshots").map((item) => parseSnapshot(route, item));
    },

    async listScopedKeys(org) {
      const route = "GET /organizations/{id}/api_keys";
      try {
        const keys = listAt(route, await inOrg(org, route, (api) => api.listOrgApiKeys(org.id)), "keys");
        const scoped: Record<ProjectId, string[]> = {};
        for (const key of keys.filter(isJson)) {
          if (typeof key["project_id"] !== "string") continue;
          (scoped[idAt<ProjectId>(route, key["project_id"], "project_id")] ??= []).push(textAt(route, key["name"], "key name"));
        }
        return scoped;
      } catch (error) {
        if (error instanceof NeonStatusError) return null;
        throw error;
      }
    },

    async listOperations(org, project) {
      const route = "GET /projects/{id}/operations";
      const data = await orNull(inOrg(org, route, (api) => api.listProjectOperations({ projectId: project, limit: 100 })));
      const operations = data === null ? [] : listAt(route, objectAt(route, data, "body")["operations"], "operations");
      return new Map(
        operations
          .filter(isJson)
          .map(({ id, status }) => [idAt<OperationId>(route, id, "operation id"), textAt(route, status, "operation status")]),
      );
    },

    async checkPersonalKey() {
      const key = personalKey(fleet, env);
      const route = "GET /auth";
      const method = objectAt(route, await send({ route, key }, (api) => api.getAuthDetails()), "body")["auth_method"];
      if (method === "api_key_org")
        throw new KeyError("key-kind", key.variable, `${key.variable} holds an organization key; transfers need a personal one`);
    },
  };
}

function writer({ fleet, env }: NeonOptions, { send }: Transport): NeonWriter {
  const write = async (org: Org, route: string, request: (api: Api) => Answer): Promise<readonly OperationId[]> =>
    operationsOf(route, await send({ route, key: orgKey(org, env) }, request));

  return {
    async createProject(org, spec) {
      const route = "POST /projects";
      const data = await send({ route, key: orgKey(org, env) }, (api) => api.createProject(createBody(spec)));
      const body = objectAt(route, data, "body");
      const project = objectAt(route, body["project"], "project");
      return {
        id: idAt<ProjectId>(route, project["id"], "project id"),
        place: placeIn(body),
        operations: operationsOf(route, data),
      };
    },
    updateProject: (org, project, patch) =>
      write(org, "PATCH /projects/{id}", (api) => api.updateProject(project, patchBody(patch))),
    updateEndpoint: (org, project, endpoint, compute) =>
      write(org, "PATCH /projects/{id}/endpoints/{id}", (api) =>
        api.updateProjectEndpoint(project, endpoint, { endpoint: computeBody(compute) }),
      ),
    suspendEndpoint: (org, project, endpoint) =>
      write(org, "POST /projects/{id}/endpoints/{id}/suspend", (api) => api.suspendProjectEndpoint(project, endpoint)),
    createSnapshot: (org, project, branch, { name, timestamp, lsn, expiresAt }) =>
      write(org, "POST /projects/{id}/branches/{id}/snapshot", (api) =>
        api.createSnapshot({
          projectId: project,
          branchId: branch,
          name,
          ...(timestamp !== null && { timestamp }),
          ...(lsn !== null && { lsn }),
          ...(expiresAt !== null && { expires_at: expiresAt }),
        }),
      ),
    createBranch: (org, project, spec) =>
      write(org, "POST /projects/{id}/branches", (api) => api.createProjectBranch(project, branchBody(spec))),
    updateBranch: (org, project, branch, { protected: isProtected, expiresAt }) =>
      write(org, "PATCH /projects/{id}/branches/{id}", (api) =>
        api.updateProjectBranch(project, branch, {
          branch: {
            ...(isProtected !== undefined && { protected: isProtected }),
            ...(expiresAt !== undefined && { expires_at: expiresAt }),
          },
        }),
      ),
    deleteBranch: (org, project, branch) =>
      write(org, "DELETE /projects/{id}/branches/{id}", (api) =>
        api.deleteProjectBranch({ projectId: project, branchId: branch }),
      ),
    createEndpoint: (org, project, branch, compute) =>
      write(org, "POST /projects/{id}/endpoints", (api) =>
        api.createProjectEndpoint(project, { endpoint: { branch_id: branch, ...writingCompute(compute) } }),
      ),
    deleteEndpoint: (org, project, endpoint) =>
      write(org, "DELETE /projects/{id}/endpoints/{id}", (api) => api.deleteProjectEndpoint(project, endpoint)),
    deleteSnapshot: (org, project, snapshot) =>
      write(org, "DELETE /projects/{id}/snapshots/{id}", (api) => api.deleteSnapshot(project, snapshot)),
    async restoreSnapshot(org, project, snapshot, { name, target }) {
      const route = "POST /projects/{id}/snapshots/{id}/restore";
      const body = { name, target_branch_id: target, finalize_restore: false };
      const data = await send({ route, key: orgKey(org, env) }, (api) =>
        api.restoreSnapshot({ projectId: project, snapshotId: snapshot }, body),
      );
      const branch = objectAt(route, objectAt(route, data, "body")["branch"], "branch");
      return { branch: idAt<BranchId>(route, branch["id"], "branch id"), operations: operationsOf(route, data) };
    },
    finalizeRestore: (org, project, branch, replaced) =>
      write(org, "POST /projects/{id}/branches/{id}/finalize_restore", (api) =>
        api.finalizeRestoreBranch(project, branch, { name: replaced }),
      ),
    restoreBranch: (org, project, branch, { source, keepAs }) =>
      write(org, "POST /projects/{id}/branches/{id}/restore", (api) =>
        api.restoreProjectBranch(project, branch, {
          source_branch_id: source,
          ...(keepAs !== null && { preserve_under_name: keepAs }),
        }),
      ),
    setDefaultBranch: (org, project, branch) =>
      write(org, "POST /projects/{id}/branches/{id}/set_as_default", (api) => api.setDefaultProjectBranch(project, branch)),
    async deleteProject(org, project) {
      await write(org, "DELETE /projects/{id}", (api) => api.deleteProject(project));
    },
    async recoverProject(org, project) {
      await write(org, "POST /projects/{id}/recover", (api) => api.recoverProject(project));
    },
    async transferProjects(from, to, projects) {
      const route = "POST /organizations/{id}/projects/transfer";
      await send({ route, key: personalKey(fleet, env) }, (api) =>
        api.transferProjectsFromOrgToOrg(from.id, { destination_org_id: to.id, project_ids: [...projects] }),
      );
    },
  };
}

function parsePage(route: string, data: unknown, org: OrgName): ProjectPage {
  const body = objectAt(route, data, "body");
  const items = listAt(route, body["projects"], "projects");
  const integrations: Json = isJson(body["integrations"]) ? body["integrations"] : {};
  const withheld = Array.isArray(body["unavailable_project_ids"]) ? body["unavailable_project_ids"] : [];
  const page = { projects: [] as ProjectPage["projects"][number][], bare: [] as ProjectId[], unreadable: 0 };
  for (const item of items) {
    try {
      const project = objectAt(route, item, "project");
      const id = idAt<ProjectId>(route, project["id"], "project id");
      const names = integrations[id];
      const parsed = parseProject(
        route,
        project,
        org,
        Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
      );
      page.projects.push(parsed);
      if (lacksSettings(project)) page.bare.push(id);
    } catch {
      page.unreadable += 1;
    }
  }
  const cursor = isJson(body["pagination"]) ? body["pagination"]["cursor"] : null;
  return {
    ...page,
    unavailable: withheld.map((id) => idAt<ProjectId>(route, id, "unavailable_project_ids")),
    cursor: typeof cursor === "string" && cursor !== "" ? cursor : null,
  };
}

function operationsOf(route: string, data: unknown): readonly OperationId[] {
  const operations = isJson(data) && Array.isArray(data["operations"]) ? data["operations"] : [];
  return operations.filter(isJson).map(({ id }) => idAt<OperationId>(route, id, "operation id"));
}
