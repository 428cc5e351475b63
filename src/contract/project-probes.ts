/** Assumptions about one project: its settings, its operations, its end. */
import { isJson, type Json } from "../neon/parse.js";
import { ApiError } from "./api.js";
import { idIn, objectIn, rowsIn } from "./json.js";
import { statusAs, unclear, type Probes } from "./probe.js";
import type { Scratch } from "./scratch.js";

const projectOf = async ({ ask }: Scratch, id: string): Promise<Json> => {
  const { status, body } = await ask("GET", `/projects/${id}`);
  if (!isJson(body["project"])) throw new ApiError(`GET of a project: status ${status}`);
  return body["project"];
};
const patch = async ({ ask, idle }: Scratch, id: string, project: Json): Promise<number> => {
  const { status, body } = await ask("PATCH", `/projects/${id}`, { project });
  if (status !== 200) throw new ApiError(`PATCH of a project: status ${status}`);
  const scheduled = rowsIn(body, "operations").length;
  await idle(id);
  return scheduled;
};

export const projectProbes = {
  quotaPatch: {
    does: "patches one quota number of a project that has another",
    writes: 1,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("main");
      await patch(scratch, id, { settings: { quota: { active_time_seconds: 36_000 } } });
      const quota = objectIn(objectIn(await projectOf(scratch, id), "settings"), "quota");
      if (quota["active_time_seconds"] !== 36_000) return unclear("the number that was sent isn't there");
      return (quota["data_transfer_bytes"] ?? 0) === 0 ? "replace" : "merge";
    },
  },
  defaultsPatch: {
    does: "patches one default of its computes after another",
    writes: 2,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("main");
      await patch(scratch, id, { default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 1 } });
      await patch(scratch, id, { default_endpoint_settings: { autoscaling_limit_min_cu: 0.5 } });
      const defaults = objectIn(await projectOf(scratch, id), "default_endpoint_settings");
      if (defaults["autoscaling_limit_min_cu"] !== 0.5) return unclear("the number that was sent isn't there");
      return defaults["autoscaling_limit_max_cu"] === 1 ? "merge" : "replace";
    },
  },
  settingsWithoutQuota: {
    does: "reads a project without quota",
    writes: 0,
    needs: [],
    see: async (scratch) => {
      const { quota } = objectIn(await projectOf(scratch, await scratch.project("plain")), "settings") as { quota?: unknown };
      if (quota === undefined) return "omit";
      return isJson(quota) && Object.keys(quota).length === 0 ? "empty" : unclear("a quota nobody set");
    },
  },
  projectOperations: {
    does: "renames a project and changes its history, and looks at the operations",
    writes: 2,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("main");
      if ((await patch(scratch, id, { name: `${scratch.prefix}-renamed` })) > 0) return "always";
      return (await patch(scratch, id, { history_retention_seconds: 3600 })) > 0 ? "when-running" : "never";
    },
  },
  operationTime: {
    does: "reads how long its operations took",
    writes: 0,
    needs: [],
    see: async (scratch) => {
      const { body } = await scratch.ask("GET", `/projects/${await scratch.project("main")}/operations`);
      const times = rowsIn(body, "operations")
        .flatMap(({ total_duration_ms: ms }) => (typeof ms === "number" ? [ms] : []))
        .sort((a, b) => a - b);
      const median = times[Math.floor(times.length / 2)];
      return median === undefined ? unclear("no operation tells its duration") : `${median}`;
    },
  },
  overQuotaStart: {
    does: "suspends the compute of a project, sets a quota of one second and starts it",
    writes: 3,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("plain");
      const { body } = await scratch.ask("GET", `/projects/${id}/endpoints`);
      const [endpoint] = rowsIn(body, "endpoints");
      if (endpoint === undefined) return unclear("no compute");
      const at = `/projects/${id}/endpoints/${idIn(endpoint)}`;
      await scratch.ask("POST", `${at}/suspend`);
      await scratch.idle(id);
      await patch(scratch, id, { settings: { quota: { active_time_seconds: 1 } } });
      const { status } = await scratch.ask("POST", `${at}/start`);
      return statusAs(status, { 422: "422", 403: "403" });
    },
  },
  reservedRoles: {
    does: "asks for a project whose role is pg_x",
    writes: 1,
    needs: [],
    see: async (scratch) => {
      const made = await scratch.makeProject("reserved", { branch: { name: "main", role_name: "pg_x" } });
      return typeof made === "string" ? "accept" : made >= 400 && made < 500 ? "refuse" : unclear(`status ${made}`);
    },
  },
  deleteAbsent: {
    does: "deletes a branch and a compute that aren't there",
    writes: 2,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("main");
      const paths = ["branches/br-absent-00000000", "endpoints/ep-absent-00000000"];
      const statuses = new Set<number>();
      for (const path of paths) statuses.add((await scratch.ask("DELETE", `/projects/${id}/${path}`)).status);
      const [first, second] = statuses;
      return second === undefined
        ? statusAs(first ?? 0, { 404: "404", 204: "204" })
        : unclear(`statuses ${[...statuses].join(", ")}`);
    },
  },
  deletedProject: {
    does: "deletes a project and reads it",
    writes: 1,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("plain");
      await scratch.ask("DELETE", `/projects/${id}`);
      return statusAs((await scratch.ask("GET", `/projects/${id}`)).status, { 404: "404", 200: "200" });
    },
  },
} as const satisfies Partial<Probes>;
