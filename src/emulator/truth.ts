/**
 * What is true inside the emulator: every org, key and project, live and deleted, as plain JSON in Neon's own words. Tests and
 * the control route `GET /_emulator/state` judge a client by this, never by what the client was told. Values that Neon derives
 * from time (operation status, an endpoint's pending state) are kept as moments and derived when somebody looks.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface TruthState {
  format: "tenantry/emulator@1";
  /** The emulator's clock, ms since the epoch. */
  time: number;
  /** State of the generator behind ids and chances. */
  random: number;
  /** The number given last to a key or a database. */
  lastNumber: number;
  users: User[];
  orgs: Org[];
  keys: Key[];
  projects: Project[];
  /** Requests whose effect lands later (fault `late`), oldest first. */
  late: LateCall[];
}

export interface User {
  id: string;
  name: string;
  email: string;
}

export type MemberRole = "admin" | "member" | "editor" | "viewer" | "collaborator";

export interface Org {
  id: string;
  name: string;
  plan: string;
  managed_by: string;
  /** Neon pays for it: with assumption `sponsoredLimits: enforce` its limits bind compute, history and suspend timeout. */
  sponsored: boolean;
  created_at: string;
  limits: OrgLimits;
  members: { id: string; user_id: string; role: MemberRole; joined_at: string }[];
}

interface OrgLimits {
  projects: number;
  /** CU */
  compute: number;
  history_retention_seconds: number;
  min_suspend_timeout_seconds: number;
  /** Of one project; all but `snapshots` count every branch, `snapshots` the manual ones. */
  branches: number;
  root_branches: number;
  snapshots: number;
  /** Regions a project may come from on a transfer; absent = all. */
  regions?: string[];
}

type KeyKind = "personal" | "organization" | "project";

export interface Key {
  id: number;
  text: string;
  name: string;
  kind: KeyKind;
  /** Of personal keys. */
  user_id?: string;
  /** Of organization and project-scoped keys. */
  org_id?: string;
  /** Of project-scoped keys. */
  project_id?: string;
  created_at: string;
  last_used_at?: string;
  /** Revoked, or dead because its project left the org. */
  revoked_at?: string;
}

type Quota = Record<string, number>;
export interface ProjectSettings {
  quota?: Quota;
  [setting: string]: Json | undefined;
}
export interface EndpointDefaults {
  autoscaling_limit_min_cu: number;
  autoscaling_limit_max_cu: number;
  suspend_timeout_seconds: number;
  pg_settings?: Record<string, string>;
}

const usageFields = [
  "active_time_seconds",
  "compute_time_seconds",
  "written_data_bytes",
  "data_transfer_bytes",
  "data_storage_bytes_hour",
] as const;
type UsageField = (typeof usageFields)[number];

export interface Project {
  id: string;
  name: string;
  org_id: string;
  region_id: string;
  platform_id: string;
  provisioner: string;
  pg_version: number;
  proxy_host: string;
  store_passwords: boolean;
  creation_source: string;
  created_at: string;
  updated_at: string;
  settings: ProjectSettings;
  default_endpoint_settings: EndpointDefaults;
  history_retention_seconds: number;
  /** Of the billing period below; reset to 0 when the next one begins. */
  usage: Record<UsageField, number>;
  synthetic_storage_size?: number;
  consumption_period_start: string;
  consumption_period_end: string;
  deleted_at?: string;
  recoverable_until?: string;
  integrations: string[];
  applications: string[];
  /** Its details time out: in lists it appears among `unavailable_project_ids` only. */
  unavailable: boolean;
  branches: Branch[];
  endpoints: Endpoint[];
  snapshots: Snapshot[];
  operations: Operation[];
}

export interface Branch {
  id: string;
  name: string;
  parent_id?: string;
  default: boolean;
  protected: boolean;
  current_state: string;
  created_at: string;
  updated_at: string;
  init_source: string;
  creation_source: string;
  /** Absent = not computed yet. */
  logical_size?: number;
  expires_at?: string;
  restore_status?: string;
  restored_from?: string;
  restored_as?: string;
  last_reset_at?: string;
  ttl_interval_seconds?: number;
  /** ms since the epoch at which it is `ready`; absent = it is what `current_state` says. */
  ready_at?: number;
  /** The point of the parent it begins with; absent without a parent. */
  parent_timestamp?: string;
  /** Neon's own backup schedule, as it was set. */
  schedule?: Json[];
  /** What its data was from when on, oldest first. The API never shows it; tests judge a restore by it. */
  data: Writing[];
  annotation: Record<string, string>;
  roles: Role[];
  databases: Database[];
}

/** A text that stands for the whole content of a branch. */
export interface Writing {
  /** ms since the epoch */
  at: number;
  text: string;
}

export interface Role {
  name: string;
  password: string;
  created_at: string;
}

export interface Database {
  id: number;
  name: string;
  owner_name: string;
  created_at: string;
}

export type EndpointState = "init" | "active" | "idle";
export interface Endpoint {
  id: string;
  name?: string;
  branch_id: string;
  type: "read_write" | "read_only";
  autoscaling_limit_min_cu: number;
  autoscaling_limit_max_cu: number;
  suspend_timeout_seconds: number;
  settings: { pg_settings?: Record<string, string> };
  disabled: boolean;
  created_at: string;
  updated_at: string;
  current_state: EndpointState;
  /** States it will reach, in order of time; the first is what the API calls `pending_state`. */
  coming: { at: number; state: EndpointState }[];
  /** A client is connected: it doesn't fall asleep by itself. */
  busy: boolean;
  /** ms since the epoch; absent = never. */
  last_active?: number;
}

export interface Snapshot {
  id: string;
  name: string;
  source_branch_id: string;
  created_at: string;
  timestamp?: string;
  lsn?: string;
  expires_at?: string;
  manual: boolean;
  full_size?: number;
  diff_size?: number;
  /** The content it holds, as in `Branch.data`; the API never shows it. */
  data: string;
  /** Finished at that moment, ms since the epoch; null = never, its operation failed. No restore point before. */
  ready_at: number | null;
}

export type OperationEnd = "finished" | "failed" | "error" | "cancelled" | "skipped";
export interface Operation {
  id: string;
  action: string;
  branch_id?: string;
  endpoint_id?: string;
  /** ms since the epoch: scheduled until `starts`, running until `ends`, then `outcome`. */
  created: number;
  starts: number;
  ends: number;
  /** Nobody sees it before (a fault chained it); absent = from the start. */
  appears?: number;
  outcome: OperationEnd;
}

/** A request as it was received; `key` is the id of the key, never its text. */
export interface Call {
  readonly method: string;
  /** Below `/api/v2`, decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly key: number | null;
  readonly requestId: string;
}

export interface LateCall {
  readonly due: number;
  readonly call: Call;
  /** Number of its line in the ledger; 0 = that ledger is gone. */
  n: number;
}
