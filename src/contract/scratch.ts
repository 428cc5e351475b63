/**
 * Where probes work: projects of this run, in an org that its owner named for it. Every write goes through one gate that lets pass
 * only what was made here; at the end everything that carries the run's name is deleted, also what no answer told of.
 */
import type { Json } from "../neon/parse.js";
import { idIn, objectIn, rowsIn, textIn } from "./json.js";
import { ApiError, type Api, type Reply } from "./api.js";

export type Role = "main" | "plain" | "moving" | "restored" | "more";

export interface ScratchOptions {
  readonly api: Api;
  readonly org: string;
  readonly to: string | null;
  readonly keys: { readonly org: string; readonly personal: string | null };
  /** `tenantry-contract-4f3a`: of this run alone. */
  readonly prefix: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The text of a key that was made here, or one of those that were given. */
type WhichKey = "org" | "personal" | { readonly text: string };

export interface Scratch {
  readonly org: string;
  readonly to: string;
  readonly prefix: string;
  /** Any other method than GET only on what this run made. With the key of the org unless told otherwise. */
  readonly ask: (method: string, path: string, body?: Json, key?: WhichKey) => Promise<Reply>;
  /** The project of that role, made at its first use; idle. */
  readonly project: (role: Role) => Promise<string>;
  /** One more, with `more` in the body; its id, or the status of the refusal. */
  readonly makeProject: (name: string, more: Json) => Promise<string | number>;
  /** Waits until no operation of it runs. */
  readonly idle: (project: string) => Promise<void>;
  readonly defaultBranch: (project: string) => Promise<Json>;
  /** Text and id of a key that sees one project of this run. */
  readonly scopedKey: (project: string) => Promise<string>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Some error's text quoted a connection string with a password. */
  readonly quotedSecret: () => boolean;
  readonly remembered: <Value>(name: string, make: () => Promise<Value>) => Promise<Value>;
  /** Deletes what carries the run's name. Ids that are still there. */
  readonly clean: () => Promise<readonly string[]>;
}

const made: Readonly<Record<Role, Json>> = {
  main: { settings: { quota: { data_transfer_bytes: 5_000_000_000 } } },
  plain: {},
  moving: {},
  restored: {},
  more: {},
};

export const createScratch = ({ api, org, to, keys, prefix, sleep }: ScratchOptions): Scratch => {
  const projects = new Set<string>();
  const scopedKeys = new Map<string, { readonly project: string; readonly id: string }>();
  const kept = new Map<string, Promise<unknown>>();
  let quoted = false;

  const keyOf = (key: WhichKey): string => (key === "org" ? keys.org : key === "personal" ? (keys.personal ?? "") : key.text);

  const isOurs = (method: string, path: string, body: Json | undefined): boolean => {
    const inPath = /^\/projects\/([a-z0-9-]+)(?:\/|$|\?)/.exec(path)?.[1];
    if (inPath !== undefined) return projects.has(inPath);
    if (method === "POST" && path === "/projects") {
      const asked = objectIn(body ?? {}, "project");
      return asked["org_id"] === org && textIn(asked, "name").startsWith(prefix);
    }
    const ids: readonly unknown[] = Array.isArray(body?.["project_ids"]) ? body["project_ids"] : [];
    if (path === `/organizations/${org}/projects/transfer`)
      return ids.length > 0 && ids.every((id) => typeof id === "string" && (projects.has(id) || id === nobody));
    if (method === "POST" && path === `/organizations/${org}/api_keys`) return projects.has(textIn(body, "project_id"));
    return [...scopedKeys.values()].some(({ id }) => method === "DELETE" && path === `/organizations/${org}/api_keys/${id}`);
  };

  const ask: Scratch["ask"] = async (method, path, body, key = "org") => {
    if (method !== "GET" && !isOurs(method, path, body)) throw new RangeError(`${method} ${path} is not of this run`);
    const reply = await api.send(method, path, body, keyOf(key));
    if (reply.status >= 400 && /postgres(?:ql)?:\/\/[^\s:@/]{1,80}:[^\s@]{1,200}@/.test(reply.text)) quoted = true;
    return reply;
  };

  const idle: Scratch["idle"] = async (project) => {
    for (let look = 0; look < 60; look += 1) {
      const { body } = await ask("GET", `/projects/${project}/operations?limit=50`);
      const isOpen = (operation: Json): boolean => /scheduling|running|cancelling/.test(textIn(operation, "status"));
      if (!rowsIn(body, "operations").some(isOpen)) return;
      await sleep(2000);
    }
    throw new ApiError(`operations of ${project} don't end`);
  };

  const makeProject: Scratch["makeProject"] = async (name, more) => {
    const body = { project: { org_id: org, name: `${prefix}-${name}`, branch: { name: "main" }, ...more } };
    const reply = await ask("POST", "/projects", body);
    if (reply.status !== 201) return reply.status;
    const id = idIn(objectIn(reply.body, "project"));
    projects.add(id);
    await idle(id);
    return id;
  };

  const remembered: Scratch["remembered"] = <Value>(name: string, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(name) ?? make();
    kept.set(name, known);
    return known as Promise<Value>;
  };

  const namedLike = async (where: string, key: WhichKey): Promise<readonly string[]> => {
    const { body } = await ask("GET", `/projects?org_id=${where}&limit=400&search=${prefix}`, undefined, key);
    return rowsIn(body, "projects")
      .filter((project) => textIn(project, "name").startsWith(prefix))
      .map(idIn);
  };

  return {
    org,
    to: to ?? "",
    prefix,
    ask,
    idle,
    makeProject,
    remembered,
    sleep,
    quotedSecret: () => quoted,
    project: async (role) => {
      const id = await remembered(role, () => makeProject(role, made[role]));
      if (typeof id === "number") throw new ApiError(`a project can't be made: status ${id}`);
      await idle(id);
      return id;
    },
    defaultBranch: async (project) => {
      const { body } = await ask("GET", `/projects/${project}/branches`);
      const found = rowsIn(body, "branches").find((branch) => branch["default"] === true);
      if (found === undefined) throw new ApiError(`${project} has no default branch`);
      return found;
    },
    scopedKey: (project) =>
      remembered(`key ${project}`, async () => {
        const { status, body } = await ask(
          "POST",
          `/organizations/${org}/api_keys`,
          { key_name: `${prefix}-key`, project_id: project },
          "personal",
        );
        if (typeof body["key"] !== "string" || typeof body["id"] !== "number")
          throw new ApiError(`a key of one project can't be made: status ${status}`);
        scopedKeys.set(body["key"], { project, id: `${body["id"]}` });
        return body["key"];
      }),
    clean: async () => {
      for (const { id } of scopedKeys.values())
        await ask("DELETE", `/organizations/${org}/api_keys/${id}`, undefined, "personal");
      const places: readonly (readonly [where: string, key: WhichKey])[] = [
        [org, "org"],
        ...(to === null || keys.personal === null ? [] : [[to, "personal"] as const]),
      ];
      const left: string[] = [];
      for (const [where, key] of places) {
        for (const id of await namedLike(where, key)) {
          projects.add(id); // an answer may have been lost: its name is this run's
          await idle(id).catch(() => {});
          await ask("DELETE", `/projects/${id}`, undefined, key);
        }
        left.push(...(await namedLike(where, key)));
      }
      return left;
    },
  };
};

/** An id as Neon makes them, of a project that doesn't exist. */
export const nobody = "tenantry-contract-nobody-00000000";
