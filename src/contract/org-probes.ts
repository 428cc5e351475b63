/** Assumptions about lists, keys and transfers. */
import { isJson, type Json } from "../neon/parse.js";
import { compareText } from "../reconciler/names.js";
import { ApiError, type Reply } from "./api.js";
import { rowsIn, textIn } from "./json.js";
import { statusAs, unclear, type Probes } from "./probe.js";
import { nobody, type Scratch } from "./scratch.js";

const listed = async ({ ask, org, prefix }: Scratch): Promise<readonly Json[]> => {
  const { status, body } = await ask("GET", `/projects?org_id=${org}&limit=100&search=${prefix}`);
  if (!Array.isArray(body["projects"])) throw new ApiError(`GET of the project list: status ${status}`);
  return rowsIn(body, "projects");
};

const transfer = ({ ask, org, to }: Scratch, ids: readonly string[], key: "org" | "personal"): Promise<Reply> =>
  ask("POST", `/organizations/${org}/projects/transfer`, { destination_org_id: to, project_ids: ids }, key);

export const orgProbes = {
  listSettings: {
    does: "lists a project",
    writes: 0,
    needs: [],
    see: async (scratch) => {
      const id = await scratch.project("main");
      const row = (await listed(scratch)).find((project) => project["id"] === id);
      if (row === undefined) return unclear("the list doesn't show a project just made");
      return isJson(row["settings"]) ? "present" : "absent";
    },
  },
  listOrder: {
    does: "lists projects made one after another",
    writes: 3,
    needs: [],
    see: async (scratch) => {
      await scratch.project("main");
      for (let n = 1; n <= 4; n += 1) {
        const rows = (await listed(scratch)).map((row) => ({ id: textIn(row, "id"), at: textIn(row, "created_at") }));
        const isBy = (key: "id" | "at"): boolean =>
          rows.every((row, i) => i === 0 || compareText(rows[i - 1]?.[key] ?? "", row[key]) <= 0);
        const [byId, byTime] = [isBy("id"), isBy("at")];
        if (rows.length > 1 && byId !== byTime) return byId ? "id" : "created";
        if (rows.length > 1 && !byId) return unclear("neither by id nor by creation time");
        if (n === 4) break;
        await scratch.sleep(1500); // creation times have whole seconds
        await scratch.makeProject(`order-${n}`, {});
      }
      return unclear("ids and creation times have the same order here; run it again");
    },
  },
  foreignOrg: {
    does: "reads the other org with this org's key",
    writes: 0,
    needs: ["org-key", "transfer"],
    see: async ({ ask, to }) => statusAs((await ask("GET", `/organizations/${to}`)).status, { 404: "404", 403: "403" }),
  },
  orgKeyTransfer: {
    does: "tries to move a project with this org's key",
    writes: 1,
    needs: ["org-key", "transfer"],
    see: async (scratch) =>
      statusAs((await transfer(scratch, [await scratch.project("moving")], "org")).status, { 403: "403", 404: "404" }),
  },
  scopedKeyList: {
    does: "makes a key of one project and lists projects with it",
    writes: 1,
    needs: ["personal-key"],
    see: async (scratch) => {
      const key = await scratch.scopedKey(await scratch.project("moving"));
      const { status, body } = await scratch.ask("GET", "/projects?limit=10", undefined, { text: key });
      if (status === 200)
        return Array.isArray(body["projects"]) && body["projects"].length === 1 ? "own-project" : unclear("not its one project");
      return statusAs(status, { 403: "403" });
    },
  },
  transferBadId: {
    does: "moves a project together with one that doesn't exist",
    writes: 1,
    needs: ["transfer"],
    see: async (scratch) => {
      const { status } = await transfer(scratch, [await scratch.project("moving"), nobody], "personal");
      return statusAs(status, { 404: "refuse-all", 403: "refuse-all", 422: "refuse-all", 200: "skip" });
    },
  },
  scopedKeyAfterTransfer: {
    does: "moves a project and reads it with its old key",
    writes: 2,
    needs: ["transfer"],
    see: async (scratch) => {
      const id = await scratch.project("moving");
      const key = await scratch.scopedKey(id);
      const moved = await transfer(scratch, [id], "personal");
      if (moved.status !== 200 && moved.status !== 404) return unclear(`the move is refused: status ${moved.status}`);
      return statusAs((await scratch.ask("GET", `/projects/${id}`, undefined, { text: key })).status, { 401: "401", 404: "404" });
    },
  },
} as const satisfies Partial<Probes>;
