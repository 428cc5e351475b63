/** A whole project from a few words: its branches with the default one first, a compute on it, snapshots. */
import { periodOf, wireTime } from "./clock.js";
import { projectId } from "./ids.js";
import { makeBranch, makeEndpoint, makeSnapshot, neonDefaults } from "./project-parts.js";
import { hostOf } from "./regions.js";
import { freeProjectId, type Store } from "./store.js";
import type { SeedBranch, SeedProject } from "./seed.js";
import type { Project, ProjectSettings } from "./truth.js";

export const recoveryWindow = 7 * 24 * 3600 * 1000;
export const noUsage = (): Project["usage"] => ({
  active_time_seconds: 0,
  compute_time_seconds: 0,
  written_data_bytes: 0,
  data_transfer_bytes: 0,
  data_storage_bytes_hour: 0,
});

export const makeProject = (store: Store, seed: SeedProject, orgId: string, now: number): Project => {
  const created_at = seed.created_at ?? wireTime(now);
  const period = periodOf(now);
  const { synthetic_storage_size, logical_size_bytes, ...usage } = seed.usage ?? {};
  const project: Project = {
    id: seed.id ?? freeProjectId(store, () => projectId(store.draw)),
    name: seed.name,
    org_id: orgId,
    region_id: seed.region_id ?? "aws-us-east-2",
    platform_id: (seed.region_id ?? "aws").startsWith("azure") ? "azure" : "aws",
    provisioner: "k8s-neonvm",
    pg_version: seed.pg_version ?? 17,
    proxy_host: hostOf(seed.region_id ?? "aws-us-east-2"),
    store_passwords: seed.store_passwords ?? true,
    creation_source: "console",
    created_at,
    updated_at: created_at,
    settings: makeSettings(seed),
    default_endpoint_settings: { ...neonDefaults, ...copied(seed.default_endpoint_settings) },
    history_retention_seconds: seed.history_retention_seconds ?? 86_400,
    usage: { ...noUsage(), ...usage },
    ...(synthetic_storage_size === undefined ? {} : { synthetic_storage_size }),
    consumption_period_start: period.start,
    consumption_period_end: period.end,
    ...deletion(seed, now),
    integrations: [...(seed.integrations ?? [])],
    applications: [...(seed.applications ?? [])],
    unavailable: seed.unavailable ?? false,
    branches: [],
    endpoints: [],
    snapshots: [],
    operations: [],
  };
  for (const branch of withDefault(seed)) project.branches.push(makeBranch(store, project, branch, Date.parse(created_at)));
  const main = project.branches[0];
  if (main !== undefined && logical_size_bytes !== undefined) main.logical_size = logical_size_bytes;
  for (const endpoint of seed.endpoints ?? [{}])
    project.endpoints.push(makeEndpoint(store, project, { state: seed.compute ?? "idle", ...endpoint }, now));
  const first = project.endpoints[0];
  if (first !== undefined && seed.compute_last_active_at !== undefined)
    first.last_active = Date.parse(seed.compute_last_active_at);
  for (const snapshot of seed.snapshots ?? []) project.snapshots.push(makeSnapshot(store, project, snapshot, now));
  return project;
};

const makeSettings = (seed: SeedProject): ProjectSettings => ({
  allowed_ips: { ips: [], protected_branches_only: false },
  enable_logical_replication: false,
  ...seed.settings,
  ...(seed.quota === undefined ? {} : { quota: { ...seed.quota } }),
});

const copied = (defaults: SeedProject["default_endpoint_settings"]): Partial<Project["default_endpoint_settings"]> => {
  const { pg_settings, ...range } = defaults ?? {};
  return { ...range, ...(pg_settings === undefined ? {} : { pg_settings: { ...pg_settings } }) };
};

const deletion = (seed: SeedProject, now: number): { deleted_at?: string; recoverable_until?: string } => {
  if (seed.deleted_at === undefined && seed.recoverable_until === undefined) return {};
  const deleted_at = seed.deleted_at ?? wireTime(now);
  return { deleted_at, recoverable_until: seed.recoverable_until ?? wireTime(Date.parse(deleted_at) + recoveryWindow) };
};

/** The default branch first: the one that says so, else the one named main, else a main is added. */
const withDefault = (seed: SeedProject): readonly SeedBranch[] => {
  const named = seed.branches ?? [];
  const chosen = named.find((branch) => branch.default === true) ??
    named.find((branch) => branch.name === "main") ?? { name: "main" };
  const annotations = { ...seed.annotations, ...chosen.annotations };
  return [{ ...chosen, default: true, annotations }, ...named.filter((branch) => branch !== chosen)];
};
