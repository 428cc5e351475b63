/**
 * How the parts of a project are made: the same functions serve a seed, the API and another actor, so a project looks alike
 * wherever it came from.
 */
import { dataAt } from "./content.js";
import { branchId, endpointId, password, snapshotId } from "./ids.js";
import { nextNumber, type Store } from "./store.js";
import { wireTime } from "./clock.js";
import { Mismatch } from "./read.js";
import type { SeedBranch, SeedEndpoint, SeedSnapshot } from "./seed.js";
import type { Branch, Database, Endpoint, EndpointDefaults, Project, Role, Snapshot } from "./truth.js";

/** What a compute gets when nobody says anything. */
export const neonDefaults: EndpointDefaults = {
  autoscaling_limit_min_cu: 0.25,
  autoscaling_limit_max_cu: 2,
  suspend_timeout_seconds: 0,
};

const makeRole = (store: Store, name: string, at: string, known?: string): Role => ({
  name,
  password: known ?? password(store.draw),
  created_at: at,
});

export const makeDatabase = (store: Store, name: string, owner_name: string, at: string): Database => ({
  id: nextNumber(store),
  name,
  owner_name,
  created_at: at,
});

/** By name or id; without either, the default branch. */
export const branchNamed = (project: Project, name: string | undefined): Branch => {
  const found =
    name === undefined ? defaultBranch(project) : project.branches.find((branch) => branch.name === name || branch.id === name);
  if (found === undefined)
    throw new Mismatch(`project ${project.name}`, `a branch ${name ?? "marked default"}; parents stand before their children`);
  return found;
};

const defaultBranch = (project: Project): Branch | undefined => project.branches.find((branch) => branch.default);

/** With its computes. */
export const removeBranch = (project: Project, branch: Branch): void => {
  project.branches = project.branches.filter((other) => other !== branch);
  project.endpoints = project.endpoints.filter((endpoint) => endpoint.branch_id !== branch.id);
};

/** A child shares its parent's roles and databases, passwords included, unless the seed names its own. */
export const makeBranch = (store: Store, project: Project, seed: SeedBranch, now: number): Branch => {
  const created_at = seed.created_at ?? wireTime(now);
  const parent = seed.default === true || seed.root === true ? undefined : branchNamed(project, seed.parent);
  const at = Date.parse(created_at);
  return {
    id: seed.id ?? branchId(store.draw),
    name: seed.name,
    ...(parent === undefined ? {} : { parent_id: parent.id, parent_timestamp: seed.parent_timestamp ?? created_at }),
    default: seed.default ?? false,
    protected: seed.protected ?? false,
    current_state: seed.current_state ?? "ready",
    created_at,
    updated_at: created_at,
    init_source: seed.init_source ?? "parent-data",
    creation_source: "console",
    ...(seed.logical_size === undefined ? {} : { logical_size: seed.logical_size }),
    ...(seed.expires_at === undefined ? {} : { expires_at: seed.expires_at }),
    ...(seed.restore_status === undefined ? {} : { restore_status: seed.restore_status }),
    ...(seed.restored_from === undefined ? {} : { restored_from: seed.restored_from }),
    ...(seed.restored_as === undefined ? {} : { restored_as: seed.restored_as }),
    data: [{ at, text: seed.data ?? (parent === undefined ? seed.name : dataAt(parent, at)) }],
    annotation: { ...seed.annotations },
    roles: seed.roles?.map((role) => makeRole(store, role.name, created_at, role.password)) ??
      parent?.roles.map((role) => ({ ...role })) ?? [makeRole(store, "neondb_owner", created_at)],
    databases: seed.databases?.map((database) =>
      makeDatabase(store, database.name, database.owner_name ?? "neondb_owner", created_at),
    ) ??
      parent?.databases.map((database) => makeDatabase(store, database.name, database.owner_name, created_at)) ?? [
        makeDatabase(store, "neondb", "neondb_owner", created_at),
      ],
  };
};

export const makeEndpoint = (store: Store, project: Project, seed: SeedEndpoint, now: number): Endpoint => {
  const at = project.created_at;
  const defaults = project.default_endpoint_settings;
  const active = seed.state === "active";
  return {
    id: seed.id ?? endpointId(store.draw),
    ...(seed.name === undefined ? {} : { name: seed.name }),
    branch_id: branchNamed(project, seed.branch).id,
    type: seed.type ?? "read_write",
    autoscaling_limit_min_cu: seed.autoscaling_limit_min_cu ?? defaults.autoscaling_limit_min_cu,
    autoscaling_limit_max_cu: seed.autoscaling_limit_max_cu ?? defaults.autoscaling_limit_max_cu,
    suspend_timeout_seconds: seed.suspend_timeout_seconds ?? defaults.suspend_timeout_seconds,
    settings: defaults.pg_settings === undefined ? {} : { pg_settings: { ...defaults.pg_settings } },
    disabled: seed.disabled ?? false,
    created_at: at,
    updated_at: at,
    current_state: active ? "active" : "idle",
    coming: [],
    busy: active,
    ...(active ? { last_active: now } : {}),
  };
};

export const makeSnapshot = (store: Store, project: Project, seed: SeedSnapshot, now: number): Snapshot => {
  const source = branchNamed(project, seed.branch);
  const created_at = seed.created_at ?? wireTime(now);
  return {
    id: seed.id ?? snapshotId(store.draw),
    name: seed.name,
    source_branch_id: source.id,
    created_at,
    data: seed.data ?? dataAt(source, Date.parse(seed.timestamp ?? created_at)),
    ready_at: Date.parse(created_at),
    ...(seed.timestamp === undefined ? {} : { timestamp: seed.timestamp }),
    ...(seed.lsn === undefined ? {} : { lsn: seed.lsn }),
    ...(seed.expires_at === undefined ? {} : { expires_at: seed.expires_at }),
    manual: seed.manual ?? true,
    ...(seed.full_size === undefined ? {} : { full_size: seed.full_size }),
    ...(seed.diff_size === undefined ? {} : { diff_size: seed.diff_size }),
  };
};
