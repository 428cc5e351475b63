/**
 * What a key is and what it reaches, for the commands of first contact: they know keys before they know a fleet.
 * Reads only. Keys are given, never looked up here, and never told.
 */
import type { OrgId, ProjectId } from "../reconciler/names.js";
import type { NeonOptions } from "./client.js";
import { MalformedAnswerError, NeonStatusError } from "./errors.js";
import type { Key } from "./keys.js";
import { idAt, isJson, listAt, objectAt, textAt } from "./parse.js";
import { sharedRateBudget } from "./rate.js";
import { createTransport } from "./transport.js";

/** `other` is whatever else may authenticate: a session, an OAuth token. */
export type KeyKind = "personal" | "organization" | "other";

export interface KnownOrg {
  readonly id: OrgId;
  /** As Neon shows it: anybody's text. */
  readonly name: string;
}

export interface ProjectCount {
  readonly projects: number;
  /** False where there may be more. */
  readonly isWhole: boolean;
}

export interface Accounts {
  /** @throws NeonError */
  kindOf(key: Key): Promise<KeyKind>;
  /** The orgs that a key sees: all of its user's, or the one that owns it. null where the key may not ask. */
  organizations(key: Key): Promise<readonly KnownOrg[] | null>;
  /** Stops after the first full page unless the whole is asked for. */
  countProjects(key: Key, org: OrgId, whole: boolean): Promise<ProjectCount>;
  /** Projects of other accounts that the key's user may see. null where the key may not ask. */
  sharedProjects(key: Key): Promise<readonly ProjectId[] | null>;
}

const pageSize = 400;
/** No account has so many; a list that doesn't end is one that repeats itself. */
const maxPages = 2500;

type Page = { readonly ids: readonly ProjectId[]; readonly cursor: string | null };

export function createAccounts({ fleet, host, fetch, now, sleep, random, onCall }: NeonOptions): Accounts {
  const { send } = createTransport({
    host,
    fetch,
    now,
    random,
    rate: sharedRateBudget(fetch, fleet, { now, sleep }),
    requestTimeout: fleet.apply.requestTimeout,
    patience: fleet.apply.operationTimeout,
    ...(onCall && { onCall }),
  });

  const pageOf = async (key: Key, org: OrgId, cursor: string | null): Promise<Page> => {
    const route = "GET /projects";
    const query = { limit: pageSize, org_id: org, ...(cursor !== null && { cursor }) };
    return parsePage(route, await send({ route, key }, (api) => api.listProjects(query)));
  };

  return {
    async kindOf(key) {
      const route = "GET /auth";
      const method = objectAt(route, await send({ route, key }, (api) => api.getAuthDetails()), "body")["auth_method"];
      return method === "api_key_user" ? "personal" : method === "api_key_org" ? "organization" : "other";
    },

    async organizations(key) {
      const route = "GET /users/me/organizations";
      const data = await unlessRefused(send({ route, key }, (api) => api.getCurrentUserOrganizations()));
      if (data === null) return null;
      return listAt(route, objectAt(route, data, "body")["organizations"], "organizations")
        .filter(isJson)
        .map(({ id, name }) => ({
          id: idAt<OrgId>(route, id, "organization id"),
          name: textAt(route, name, "organization name"),
        }));
    },

    async countProjects(key, org, whole) {
      const seen = new Set<ProjectId>();
      let cursor: string | null = null;
      for (let page = 1; page <= maxPages; page += 1) {
        const { ids, cursor: next }: Page = await pageOf(key, org, cursor);
        for (const id of ids) seen.add(id);
        if (ids.length === 0 || next === null) return { projects: seen.size, isWhole: true };
        // The cursor stands on the last page too, so one more page proves a short list whole; a long one costs its length.
        if (next === cursor || (ids.length === pageSize && !whole)) break;
        cursor = next;
      }
      return { projects: seen.size, isWhole: false };
    },

    async sharedProjects(key) {
      const route = "GET /projects/shared";
      const seen = new Set<ProjectId>();
      let cursor: string | null = null;
      for (let page = 1; page <= maxPages; page += 1) {
        const query = { limit: pageSize, ...(cursor !== null && { cursor }) };
        const data = await unlessRefused(send({ route, key }, (api) => api.listSharedProjects(query)));
        if (data === null) return null;
        const { ids, cursor: next } = parsePage(route, data);
        for (const id of ids) seen.add(id);
        if (ids.length === 0 || next === null || next === cursor) break;
        cursor = next;
      }
      return [...seen];
    },
  };
}

/** null where the key is good but not for this question; a key that is no good at all is told as such. */
async function unlessRefused(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NeonStatusError && error.status !== 401) return null;
    throw error;
  }
}

/** Ids alone; those whose details were withheld are projects too. */
function parsePage(route: string, data: unknown): Page {
  const body = objectAt(route, data, "body");
  const withheld = Array.isArray(body["unavailable_project_ids"]) ? body["unavailable_project_ids"] : [];
  const listed = listAt(route, body["projects"], "projects").map((item) => (isJson(item) ? item["id"] : null));
  const cursor = isJson(body["pagination"]) ? body["pagination"]["cursor"] : null;
  if (cursor !== undefined && cursor !== null && typeof cursor !== "string") throw new MalformedAnswerError(route, "cursor");
  return {
    ids: [...listed, ...withheld].map((id) => idAt<ProjectId>(route, id, "project id")),
    cursor: typeof cursor === "string" && cursor !== "" ? cursor : null,
  };
}
