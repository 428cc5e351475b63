/** Where a project can be reached: what a platform needs beside its id, and no plan looks at. Over the same transport as the rest. */
import type { Org } from "../reconciler/fleet.js";
import { idPattern } from "../reconciler/names.js";
import type { BranchId, ProjectId } from "../reconciler/names.js";
import type { Fixed } from "../reconciler/settings.js";
import type { Env } from "./keys.js";
import { orgKey } from "./keys.js";
import { idAt, isJson, listAt, objectAt, textAt } from "./parse.js";
import type { Json } from "./parse.js";
import type { Place } from "./port.js";
import type { Transport } from "./transport.js";

export interface NeonPlaces {
  /** @throws NeonError */
  findPlace(org: Org, project: ProjectId): Promise<Place | null>;
  /** A secret: it holds the role's password. @throws NeonError */
  connectionUri(org: Org, project: ProjectId, first: Pick<Fixed, "database" | "role">): Promise<string>;
}

/** What the answer to a create tells of it. null where it tells nothing: the project is made all the same. */
export function placeIn({ branch, endpoints }: Json): Place | null {
  const id = isJson(branch) ? branch["id"] : null;
  if (typeof id !== "string" || !idPattern.test(id)) return null;
  const all: readonly unknown[] = Array.isArray(endpoints) ? endpoints : [];
  const own = all.filter(isJson).find((each) => each["branch_id"] === id && each["type"] === "read_write");
  const host = own?.["host"];
  return { defaultBranchId: id as BranchId, host: typeof host === "string" ? host.toWellFormed() : null };
}

export const places = (env: Env, { send }: Transport): NeonPlaces => ({
  async findPlace(org, project) {
    const key = orgKey(org, env);
    const branches = "GET /projects/{id}/branches";
    const listed = await send({ route: branches, key }, (api) => api.listProjectBranches({ projectId: project, limit: 10_000 }));
    const main = listAt(branches, objectAt(branches, listed, "body")["branches"], "branches")
      .filter(isJson)
      .find((branch) => branch["default"] === true);
    if (!main) return null;
    const defaultBranchId = idAt<BranchId>(branches, main["id"], "branch id");
    const route = "GET /projects/{id}/endpoints";
    const found = await send({ route, key }, (api) => api.listProjectEndpoints(project));
    const endpoint = listAt(route, objectAt(route, found, "body")["endpoints"], "endpoints")
      .filter(isJson)
      .find((each) => each["branch_id"] === defaultBranchId && each["type"] === "read_write");
    return { defaultBranchId, host: endpoint ? textAt(route, endpoint["host"], "host") : null };
  },
  async connectionUri(org, project, { database, role }) {
    const route = "GET /projects/{id}/connection_uri";
    const query = { projectId: project, database_name: database, role_name: role };
    const data = await send({ route, key: orgKey(org, env) }, (api) => api.getConnectionUri(query));
    return textAt(route, objectAt(route, data, "body")["uri"], "uri");
  },
});
