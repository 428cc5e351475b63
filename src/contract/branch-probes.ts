/** Assumptions about snapshots, restores and root branches. */
import type { Json } from "../neon/parse.js";
import { ApiError, type Reply } from "./api.js";
import { idIn, objectIn, rowsIn, textIn } from "./json.js";
import { statusAs, unclear, type Probes } from "./probe.js";
import type { Scratch } from "./scratch.js";

const branchesOf = async ({ ask }: Scratch, project: string): Promise<readonly Json[]> => {
  const { body } = await ask("GET", `/projects/${project}/branches`);
  return rowsIn(body, "branches");
};

const snapshot = async (scratch: Scratch, project: string): Promise<Reply> => {
  const id = idIn(await scratch.defaultBranch(project));
  return scratch.ask("POST", `/projects/${project}/branches/${id}/snapshot?name=${scratch.prefix}`);
};

/** A snapshot, ready; its id. */
const taken = (scratch: Scratch): Promise<{ readonly id: string; readonly operations: number }> =>
  scratch.remembered("snapshot", async () => {
    const project = await scratch.project("restored");
    const { status, body } = await snapshot(scratch, project);
    if (status >= 300) throw new ApiError(`a snapshot can't be taken: status ${status}`);
    const id = idIn(objectIn(body, "snapshot"));
    await scratch.idle(project);
    return { id, operations: rowsIn(body, "operations").length };
  });

const restore = async (scratch: Scratch, body: Json): Promise<Reply> => {
  const { id } = await taken(scratch);
  const project = await scratch.project("restored");
  const reply = await scratch.ask("POST", `/projects/${project}/snapshots/${id}/restore`, body);
  if (reply.status >= 300) throw new ApiError(`a restore is refused: status ${reply.status}`);
  await scratch.idle(project);
  return reply;
};

/** The default branch replaced by a restore while "main (old)" is taken. Its branches afterwards. */
const replaced = (scratch: Scratch): Promise<readonly Json[]> =>
  scratch.remembered("replaced", async () => {
    const project = await scratch.project("restored");
    await scratch.ask("POST", `/projects/${project}/branches`, { branch: { name: "main (old)" } });
    await scratch.idle(project);
    await restore(scratch, { finalize_restore: true });
    return branchesOf(scratch, project);
  });

export const branchProbes = {
  snapshotOperations: {
    does: "takes a snapshot",
    writes: 1,
    needs: [],
    see: async (scratch) => ((await taken(scratch)).operations > 0 ? "one" : "none"),
  },
  rootBranchDelete: {
    does: "restores it into a new root branch and deletes that",
    writes: 3,
    needs: [],
    see: async (scratch) => {
      const { body } = await restore(scratch, { name: "other", finalize_restore: false });
      const id = idIn(objectIn(body, "branch"));
      const project = await scratch.project("restored");
      const { status } = await scratch.ask("DELETE", `/projects/${project}/branches/${id}`);
      await scratch.idle(project);
      return statusAs(status, { 200: "childless", 204: "childless", 422: "never", 403: "never", 400: "never" });
    },
  },
  defaultAfterRestore: {
    does: 'restores the default branch while "main (old)" is taken',
    writes: 3,
    needs: [],
    see: async (scratch) => {
      const found = (await replaced(scratch)).find((branch) => branch["default"] === true);
      if (textIn(found, "name") === "main") return "moves";
      return textIn(found, "name").startsWith("main (old") ? "stays" : unclear("another branch is the default");
    },
  },
  oldBranchName: {
    does: "looks how the replaced branch is called",
    writes: 3,
    needs: [],
    see: async (scratch) => {
      const names = (await replaced(scratch)).map((branch) => textIn(branch, "name"));
      if (names.includes("main (old 2)")) return "numbered";
      return names.some((name) => /^main \(old \d{4}-/.test(name)) ? "dated" : unclear("neither numbered nor dated");
    },
  },
  restoredInTime: {
    does: "restores a branch to its own past",
    writes: 1,
    needs: [],
    see: async (scratch) => {
      const project = await scratch.project("main");
      const branch = await scratch.defaultBranch(project);
      const id = idIn(branch);
      await scratch.sleep(5000);
      const source_timestamp = `${new Date(Date.parse(textIn(branch, "created_at")) + 2000).toISOString().slice(0, 19)}Z`;
      const body = { source_branch_id: id, source_timestamp, preserve_under_name: "kept" };
      const { status } = await scratch.ask("POST", `/projects/${project}/branches/${id}/restore`, body);
      if (status >= 300) return unclear(`the restore is refused: status ${status}`);
      await scratch.idle(project);
      return (await scratch.defaultBranch(project))["parent_id"] === undefined ? "stays-root" : "child";
    },
  },
  snapshotSchedules: {
    does: "asks for a daily snapshot by Neon's own schedule",
    writes: 1,
    needs: [],
    see: async (scratch) => {
      const project = await scratch.project("main");
      const id = idIn(await scratch.defaultBranch(project));
      const body = { schedule: [{ frequency: "daily", hour: 3, retention_seconds: 7200 }] };
      const { status } = await scratch.ask("PUT", `/projects/${project}/branches/${id}/backup_schedule`, body);
      return statusAs(status, { 200: "on", 422: "off", 403: "off", 412: "off" });
    },
  },
} as const satisfies Partial<Probes>;
