/** Truth as Neon shows it. The list shows less of a project than a GET does: usage numbers are only in the latter. */
import type { Assumptions } from "./assumptions.js";
import { wireTime } from "./clock.js";
import { lsnOf } from "./content.js";
import type { Branch, Database, Endpoint, Json, Org, Project, Role, Snapshot } from "./truth.js";

const mebibyte = 1_048_576;
/** The size limit of a branch that Neon shows when no quota sets one. */
const sizeLimit = 16 * 1024 * 1024 * mebibyte;

const shared = (project: Project): Record<string, Json> => {
  const limit = project.settings.quota?.["logical_size_bytes"] ?? 0;
  const bytes = limit > 0 ? limit : sizeLimit;
  const lastActive = Math.max(0, ...project.endpoints.map((endpoint) => endpoint.last_active ?? 0));
  return {
    id: project.id,
    platform_id: project.platform_id,
    region_id: project.region_id,
    name: project.name,
    provisioner: project.provisioner,
    pg_version: project.pg_version,
    proxy_host: project.proxy_host,
    branch_logical_size_limit: Math.floor(bytes / mebibyte),
    branch_logical_size_limit_bytes: bytes,
    store_passwords: project.store_passwords,
    cpu_used_sec: project.usage.compute_time_seconds,
    creation_source: project.creation_source,
    created_at: project.created_at,
    updated_at: project.updated_at,
    ...(project.synthetic_storage_size === undefined ? {} : { synthetic_storage_size: project.synthetic_storage_size }),
    ...(lastActive === 0 ? {} : { compute_last_active_at: wireTime(lastActive) }),
    owner_id: project.org_id,
    org_id: project.org_id,
  };
};

const declared = (project: Project, assume: Assumptions): Record<string, Json> => ({
  default_endpoint_settings: { ...project.default_endpoint_settings },
  settings: settingsView(project, assume),
  history_retention_seconds: project.history_retention_seconds,
});

const settingsView = (project: Project, assume: Assumptions): Json => {
  const { quota, ...rest } = project.settings;
  const shown: Record<string, Json> = {};
  if (quota !== undefined) shown["quota"] = { ...quota };
  else if (assume.settingsWithoutQuota === "empty") shown["quota"] = {};
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) shown[name] = value;
  return shown;
};

export const projectItem = (project: Project, assume: Assumptions): Json => ({
  ...shared(project),
  ...(assume.listSettings === "present" ? declared(project, assume) : {}),
  active_time: project.usage.active_time_seconds,
  ...(project.deleted_at === undefined ? {} : { deleted_at: project.deleted_at }),
  ...(project.recoverable_until === undefined ? {} : { recoverable_until: project.recoverable_until }),
});

const subscriptions = ["free_v2", "free_v3", "launch", "launch_v3", "scale", "scale_v3", "business"];
export const projectView = (project: Project, org: Org | undefined, assume: Assumptions): Json => ({
  ...shared(project),
  ...declared(project, assume),
  ...project.usage,
  consumption_period_start: project.consumption_period_start,
  consumption_period_end: project.consumption_period_end,
  owner: {
    email: "owner@emulator.example",
    name: org?.name ?? "",
    branches_limit: 5000,
    subscription_type: subscriptions.includes(org?.plan ?? "") ? (org?.plan ?? "") : "UNKNOWN",
  },
});

export const branchView = (project: Project, branch: Branch): Json => ({
  id: branch.id,
  project_id: project.id,
  ...(branch.parent_id === undefined
    ? {}
    : {
        parent_id: branch.parent_id,
        parent_lsn: lsnOf(Date.parse(branch.parent_timestamp ?? branch.created_at)),
        parent_timestamp: branch.parent_timestamp ?? branch.created_at,
      }),
  name: branch.name,
  current_state: branch.current_state,
  ...(branch.ready_at === undefined ? {} : { pending_state: "ready" }),
  state_changed_at: branch.created_at,
  ...(branch.logical_size === undefined ? {} : { logical_size: branch.logical_size }),
  creation_source: branch.creation_source,
  primary: branch.default,
  default: branch.default,
  protected: branch.protected,
  cpu_used_sec: branch.default ? project.usage.compute_time_seconds : 0,
  compute_time_seconds: branch.default ? project.usage.compute_time_seconds : 0,
  active_time_seconds: branch.default ? project.usage.active_time_seconds : 0,
  written_data_bytes: branch.default ? project.usage.written_data_bytes : 0,
  data_transfer_bytes: branch.default ? project.usage.data_transfer_bytes : 0,
  created_at: branch.created_at,
  updated_at: branch.updated_at,
  ...(branch.expires_at === undefined ? {} : { expires_at: branch.expires_at }),
  ...(branch.ttl_interval_seconds === undefined ? {} : { ttl_interval_seconds: branch.ttl_interval_seconds }),
  init_source: branch.init_source,
  ...(branch.restore_status === undefined ? {} : { restore_status: branch.restore_status }),
  ...(branch.restored_from === undefined ? {} : { restored_from: branch.restored_from }),
  ...(branch.restored_as === undefined ? {} : { restored_as: branch.restored_as }),
  ...(branch.last_reset_at === undefined ? {} : { last_reset_at: branch.last_reset_at }),
});

export const annotationView = (branch: Branch): Json => ({
  object: { type: "console/branch", id: branch.id },
  value: { ...branch.annotation },
  created_at: branch.created_at,
  updated_at: branch.updated_at,
});

export const endpointHost = (project: Project, endpoint: Endpoint): string => `${endpoint.id}.${project.proxy_host}`;
export const poolerHost = (project: Project, endpoint: Endpoint): string => `${endpoint.id}-pooler.${project.proxy_host}`;

export const endpointView = (project: Project, endpoint: Endpoint): Json => {
  const pending = endpoint.coming[0]?.state;
  return {
    host: endpointHost(project, endpoint),
    id: endpoint.id,
    ...(endpoint.name === undefined ? {} : { name: endpoint.name }),
    project_id: project.id,
    branch_id: endpoint.branch_id,
    autoscaling_limit_min_cu: endpoint.autoscaling_limit_min_cu,
    autoscaling_limit_max_cu: endpoint.autoscaling_limit_max_cu,
    region_id: project.region_id,
    type: endpoint.type,
    current_state: endpoint.current_state,
    ...(pending === undefined ? {} : { pending_state: pending }),
    settings: { ...endpoint.settings },
    pooler_enabled: false,
    pooler_mode: "transaction",
    disabled: endpoint.disabled,
    passwordless_access: true,
    ...(endpoint.last_active === undefined ? {} : { last_active: wireTime(endpoint.last_active) }),
    creation_source: "console",
    created_at: endpoint.created_at,
    updated_at: endpoint.updated_at,
    proxy_host: project.proxy_host,
    suspend_timeout_seconds: endpoint.suspend_timeout_seconds,
    provisioner: project.provisioner,
  };
};

export const roleView = (branch: Branch, role: Role, secret: "with password" | "without password"): Json => ({
  branch_id: branch.id,
  name: role.name,
  ...(secret === "with password" ? { password: role.password } : {}),
  protected: false,
  created_at: role.created_at,
  updated_at: role.created_at,
});

export const databaseView = (branch: Branch, database: Database): Json => ({
  id: database.id,
  branch_id: branch.id,
  name: database.name,
  owner_name: database.owner_name,
  created_at: database.created_at,
  updated_at: database.created_at,
});

export const snapshotView = ({ data: _, ready_at: __, ...shown }: Snapshot): Json => ({ ...shown });

export const orgView = (org: Org): Json => ({
  id: org.id,
  name: org.name,
  handle: `${org.name}-${org.id}`,
  plan: org.plan,
  managed_by: org.managed_by,
  created_at: org.created_at,
  updated_at: org.created_at,
});

/** Credentials are percent-encoded, as any URI needs them. */
export const connectionUri = (project: Project, endpoint: Endpoint, role: Role, database: string, pooled: boolean): string => {
  const host = pooled ? poolerHost(project, endpoint) : endpointHost(project, endpoint);
  return `postgresql://${encodeURIComponent(role.name)}:${encodeURIComponent(role.password)}@${host}/${encodeURIComponent(database)}?sslmode=require&channel_binding=require`;
};
