/** Carries out an `Action` on the state, past keys, locks and rate limits. */
import { replace } from "./api/branch-restore.js";
import { markDeleted, markRecovered } from "./api/project.js";
import { move } from "./api/transfer.js";
import { defaultAssumptions } from "./assumptions.js";
import { wireTime } from "./clock.js";
import { addOperation } from "./operations.js";
import { orgNamed } from "./plant.js";
import { makeProject } from "./project-make.js";
import { branchNamed, makeBranch, makeSnapshot, removeBranch } from "./project-parts.js";
import { Mismatch } from "./read.js";
import { settle } from "./settle.js";
import { unreachable } from "./unreachable.js";
import type { Action } from "./actions.js";
import type { Store } from "./store.js";
import type { Endpoint, Project, Snapshot } from "./truth.js";

/** `id` of what was made or changed. */
export const act = (store: Store, action: Action, now: number): { readonly id: string } => {
  switch (action.do) {
    case "add-project": {
      const project = makeProject(store, action.project, orgNamed(store, action.project.org, "project.org").id, now);
      if (store.projects.has(project.id)) throw new Mismatch("project.id", "an id that no other project has");
      store.addProject(project);
      return project;
    }
    case "revoke-key": {
      const key = store.keys.find((candidate) => candidate.name === action.key || `${candidate.id}` === action.key);
      if (key === undefined) throw new Mismatch("key", "the id or name of a key");
      key.revoked_at = wireTime(now);
      return { id: `${key.id}` };
    }
    case "edit-member": {
      const org = orgNamed(store, action.org, "org");
      const members = org.members.filter((member) => action.user === undefined || member.user_id === action.user);
      if (members.length === 0) throw new Mismatch("user", "the id of a member of this org");
      for (const member of members) member.role = action.role;
      return org;
    }
    case "edit-org": {
      const org = orgNamed(store, action.org, "org");
      const { regions, ...limits } = action.limits ?? {};
      org.limits = { ...org.limits, ...limits, ...(regions === undefined ? {} : { regions: [...regions] }) };
      org.plan = action.plan ?? org.plan;
      return org;
    }
    default:
      return actOnProject(store, projectNamed(store, action.project, now), action, now);
  }
};

type ProjectAction = Exclude<Action, { do: "add-project" | "revoke-key" | "edit-member" | "edit-org" }>;

const actOnProject = (store: Store, project: Project, action: ProjectAction, now: number): { readonly id: string } => {
  switch (action.do) {
    case "edit-project":
      return editProject(project, action, now);
    case "edit-endpoint":
      return editEndpoints(project, action, now);
    case "delete-project":
      markDeleted(project, now);
      return project;
    case "recover-project":
      markRecovered(project, now);
      return project;
    case "purge-project":
      store.forgetProject(project.id);
      return project;
    case "transfer-project":
      move(store, project, orgNamed(store, action.to, "to"), now);
      return project;
    case "add-branch": {
      const branch = makeBranch(store, project, action.branch, now);
      project.branches.push(branch);
      return branch;
    }
    case "edit-branch": {
      const branch = branchNamed(project, action.branch);
      const { do: _, project: __, branch: ___, logical_size, ...changes } = action;
      Object.assign(branch, changes, { updated_at: wireTime(now) });
      if (logical_size === null) delete branch.logical_size;
      else if (logical_size !== undefined) branch.logical_size = logical_size;
      return branch;
    }
    case "write-data": {
      const branch = branchNamed(project, action.branch);
      branch.data.push({ at: now, text: action.text });
      return branch;
    }
    case "delete-branch": {
      const branch = branchNamed(project, action.branch);
      removeBranch(project, branch);
      return branch;
    }
    case "add-snapshot": {
      const snapshot = makeSnapshot(store, project, action.snapshot, now);
      project.snapshots.push(snapshot);
      return snapshot;
    }
    case "delete-snapshot": {
      const snapshot = snapshotNamed(project, action.snapshot);
      project.snapshots = project.snapshots.filter((other) => other !== snapshot);
      return snapshot;
    }
    case "restore-snapshot": {
      const snapshot = snapshotNamed(project, action.snapshot);
      const target = branchNamed(project, undefined);
      const { id, name, data } = snapshot;
      const restored = { restored_from: id, restored_as: target.id, data };
      const made = makeBranch(store, project, { name: `${name} restored`, root: true, ...restored }, now);
      project.branches.push(made);
      replace({ now, assume: defaultAssumptions }, project, made, target, null);
      return made;
    }
    case "run-operations": {
      let starts = now;
      for (const name of action.actions ?? ["check_availability"])
        starts = addOperation(
          { store, now },
          project,
          { action: name, outcome: action.outcome ?? "finished" },
          starts,
          action.ms,
        ).ends;
      return project;
    }
    case "end-operations":
      for (const operation of project.operations) if (operation.ends > now) operation.outcome = action.outcome;
      if (action.outcome !== "finished" && action.outcome !== "skipped") leaveHalfDone(project, now);
      return project;
    default:
      return unreachable(action);
  }
};

const snapshotNamed = (project: Project, word: string): Snapshot => {
  const found = project.snapshots.find(({ id, name }) => id === word || name === word);
  if (found === undefined) throw new Mismatch("snapshot", "the id or name of a snapshot of this project");
  return found;
};

/** What an operation that didn't finish was to bring about never comes. */
const leaveHalfDone = (project: Project, now: number): void => {
  for (const endpoint of project.endpoints) endpoint.coming = [];
  for (const branch of project.branches) delete branch.ready_at;
  for (const snapshot of project.snapshots) if ((snapshot.ready_at ?? 0) > now) snapshot.ready_at = null;
};

const editProject = (project: Project, edit: Extract<Action, { do: "edit-project" }>, now: number): Project => {
  const { synthetic_storage_size, logical_size_bytes, ...usage } = edit.usage ?? {};
  project.name = edit.name ?? project.name;
  project.settings = { ...project.settings, ...edit.settings };
  if (edit.quota !== undefined) project.settings.quota = { ...project.settings.quota, ...edit.quota };
  const { pg_settings, ...range } = edit.default_endpoint_settings ?? {};
  Object.assign(project.default_endpoint_settings, range, pg_settings === undefined ? {} : { pg_settings: { ...pg_settings } });
  project.history_retention_seconds = edit.history_retention_seconds ?? project.history_retention_seconds;
  Object.assign(project.usage, usage);
  if (synthetic_storage_size !== undefined) project.synthetic_storage_size = synthetic_storage_size;
  const main = project.branches.find((branch) => branch.default);
  if (logical_size_bytes !== undefined && main !== undefined) main.logical_size = logical_size_bytes;
  if (edit.integrations !== undefined) project.integrations = [...edit.integrations];
  if (edit.applications !== undefined) project.applications = [...edit.applications];
  project.unavailable = edit.unavailable ?? project.unavailable;
  project.updated_at = wireTime(now);
  return settle(project, now);
};

const editEndpoints = (
  project: Project,
  edit: Extract<Action, { do: "edit-endpoint" }>,
  now: number,
): { readonly id: string } => {
  const { do: _, project: __, endpoint: wanted, state, ...changes } = edit;
  const chosen = project.endpoints.filter((endpoint) => wanted === undefined || endpoint.id === wanted);
  if (chosen.length === 0) throw new Mismatch("endpoint", "the id of a compute of this project");
  for (const endpoint of chosen) {
    Object.assign(endpoint, changes, { updated_at: wireTime(now) });
    if (state !== undefined) setState(endpoint, state, now);
  }
  return project;
};

/** Awake because a client connected: it stays so until told otherwise or a quota is used up. */
const setState = (endpoint: Endpoint, state: "active" | "idle", now: number): void => {
  endpoint.current_state = state;
  endpoint.busy = state === "active";
  endpoint.coming = [];
  endpoint.last_active = now;
};

const projectNamed = (store: Store, word: string, now: number): Project => {
  const byId = store.projects.get(word);
  if (byId !== undefined) return settle(byId, now);
  const named = [...store.projects.values()].filter((project) => project.name === word);
  const live = named.filter((project) => project.deleted_at === undefined);
  const [found, second] = live.length > 0 ? live : named;
  if (found === undefined) throw new Mismatch("project", `the id or name of a project, not ${JSON.stringify(word)}`);
  if (second !== undefined)
    throw new Mismatch("project", `an id: ${found.id} and ${second.id} are both named ${JSON.stringify(word)}`);
  return settle(found, now);
};
