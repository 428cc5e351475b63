/**
 * The seed: what exists when an emulator starts, in a few words. Everything but a project's name has a default; keys are
 * Neon's own field names, so a seed can be pasted together from API answers. docs/emulator.md shows examples.
 */
import { idPattern } from "../reconciler/names.js";
import { boolean, integer, list, number, oneOf, record, shape, text, time, type Read, type Reader } from "./read.js";
import type { Json } from "./truth.js";

const id = text(1, 60, idPattern);
const name = text(1, 256);
const count = integer(0);

/** Any JSON value: settings the emulator stores and shows but gives no meaning to. */
export const anyJson: Reader<Json> = (value, path) => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return number(-Number.MAX_VALUE, Number.MAX_VALUE)(value, path);
  return Array.isArray(value) ? list(anyJson)(value, path) : record(anyJson)(value, path);
};

export const quota = record(count);
export const endpointDefaults = shape(
  {},
  {
    autoscaling_limit_min_cu: number(0.25, 56),
    autoscaling_limit_max_cu: number(0.25, 56),
    suspend_timeout_seconds: integer(-1, 604_800),
    pg_settings: record(text()),
  },
  "open",
);

const seedRole = shape({ name: text(1, 63) }, { password: text(1) });
const seedDatabase = shape({ name: text(1, 63) }, { owner_name: text(1, 63) });

/** `parent` is the name of another branch of this list; without it a branch other than the default is a child of the default. */
export const seedBranch = shape(
  { name },
  {
    id,
    parent: text(1),
    /** A branch of its own, without parent. */
    root: boolean,
    default: boolean,
    protected: boolean,
    current_state: text(1),
    logical_size: count,
    created_at: time,
    expires_at: time,
    restore_status: text(1),
    restored_from: id,
    restored_as: id,
    init_source: oneOf("parent-data", "schema-only"),
    parent_timestamp: time,
    annotations: record(text()),
    /** What stands for its content from its creation on; without it, its name or its parent's. */
    data: text(),
    roles: list(seedRole),
    databases: list(seedDatabase),
  },
);

/** `branch` is a name; without it the default branch. */
const seedEndpoint = shape(
  {},
  {
    id,
    name: text(1, 64),
    branch: text(1),
    type: oneOf("read_write", "read_only"),
    state: oneOf("active", "idle"),
    autoscaling_limit_min_cu: number(0.25, 56),
    autoscaling_limit_max_cu: number(0.25, 56),
    suspend_timeout_seconds: integer(-1, 604_800),
    disabled: boolean,
  },
);

export const seedSnapshot = shape(
  { name: text(0, 256) },
  {
    id,
    branch: text(1),
    created_at: time,
    timestamp: time,
    lsn: text(1),
    expires_at: time,
    manual: boolean,
    full_size: count,
    diff_size: count,
    data: text(),
  },
);

/** `logical_size_bytes` is the size of the default branch. */
const seedUsage = shape(
  {},
  {
    active_time_seconds: count,
    compute_time_seconds: count,
    written_data_bytes: count,
    data_transfer_bytes: count,
    data_storage_bytes_hour: count,
    synthetic_storage_size: count,
    logical_size_bytes: count,
  },
);

export const operationEnd = oneOf("finished", "failed", "error", "cancelled", "skipped");

const application = oneOf("vercel", "github", "datadog", "opentelemetry");
export const projectFacts = {
  quota,
  settings: record(anyJson),
  default_endpoint_settings: endpointDefaults,
  history_retention_seconds: integer(0, 2_592_000),
  usage: seedUsage,
  integrations: list(application),
  applications: list(application),
  unavailable: boolean,
} as const;

/** `org` is an id, a name, or `free` or `paid`: the first org that is or isn't sponsored (the default is the first org). */
export const seedProject = shape(
  { name },
  {
    ...projectFacts,
    id,
    org: text(1),
    region_id: text(1),
    pg_version: integer(14, 18),
    store_passwords: boolean,
    annotations: record(text()),
    compute: oneOf("active", "idle"),
    created_at: time,
    deleted_at: time,
    recoverable_until: time,
    /** Of its first compute. */
    compute_last_active_at: time,
    branches: list(seedBranch),
    endpoints: list(seedEndpoint),
    snapshots: list(seedSnapshot),
  },
);

export const memberRole = oneOf("admin", "member", "editor", "viewer", "collaborator");
const member = shape({ user: text(1) }, { role: memberRole });
export const orgLimits = shape(
  {},
  {
    projects: count,
    compute: number(0.25, 56),
    history_retention_seconds: integer(0, 2_592_000),
    min_suspend_timeout_seconds: integer(0, 604_800),
    branches: count,
    root_branches: count,
    snapshots: count,
    regions: list(text(1)),
  },
);
const seedOrg = shape(
  { id },
  { name, plan: text(1), managed_by: text(1), sponsored: boolean, limits: orgLimits, members: list(member) },
);

const seedUser = shape({ id: text(1) }, { name: text(1), email: text(1) });
/** `org` and `project` take an id or a name. */
const seedKey = shape(
  { text: text(1), kind: oneOf("personal", "organization", "project") },
  { name: text(1, 64), org: text(1), project: text(1), user: text(1) },
);

export const readSeed = shape(
  {},
  {
    orgs: list(seedOrg, 1),
    users: list(seedUser, 1),
    keys: list(seedKey),
    projects: list(seedProject),
    random: integer(0, 4_294_967_295),
  },
);

export type Seed = Read<typeof readSeed>;
export type SeedOrg = Read<typeof seedOrg>;
export type SeedProject = Read<typeof seedProject>;
export type SeedBranch = Read<typeof seedBranch>;
export type SeedEndpoint = Read<typeof seedEndpoint>;
export type SeedSnapshot = Read<typeof seedSnapshot>;
export type SeedUsage = Read<typeof seedUsage>;
