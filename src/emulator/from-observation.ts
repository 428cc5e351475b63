/**
 * An observation of a real fleet → a seed, so that a plan can be rehearsed on a copy of it. Pure. What nobody looked at is made
 * up as Neon makes it for a new project: a compute with the project's defaults, a branch called main. Projects that were found
 * in an org of somebody else are left out, because that org isn't known.
 */
import type { Observation } from "../reconciler/observation-file.js";
import { checkObservation, isObservation } from "../reconciler/observation-file.js";
import type {
  ObservedBranch,
  ObservedEndpoint,
  ObservedProject,
  ObservedSnapshot,
  ObservedUsage,
  ProjectDetails,
} from "../reconciler/observed.js";
import type { Compute, Quota, QuotaField } from "../reconciler/settings.js";
import { Mismatch } from "./read.js";
import type { Seed, SeedBranch, SeedEndpoint, SeedProject, SeedUsage } from "./seed.js";

/** null for what isn't an observation. @throws Mismatch for one that is damaged */
export function readObservedSeed(value: unknown): Seed | null {
  if (!isObservation(value)) return null;
  const checked = checkObservation(value);
  if ("observation" in checked) return seedOf(checked.observation);
  throw new Mismatch("", "an observation", `the observation is refused: ${checked.problem.message}`);
}

/** A key for each org, `free-key` for org `free`, and the personal `me-key`. */
export function seedOf({ completeness, projects, recoverable, details, scopedKeys }: Observation): Seed {
  const ids = new Map(completeness.orgs.map(({ org, id }) => [org, id]));
  const all = [...projects, ...(recoverable ?? [])];
  return {
    orgs: completeness.orgs.map(({ org, id }) => ({ id, name: org })),
    keys: [
      ...completeness.orgs.map(({ org, id }) => ({ text: `${org}-key`, kind: "organization" as const, name: org, org: id })),
      { text: "me-key", kind: "personal", name: "personal" },
      ...Object.values(scopedKeys).flatMap((byProject) => (byProject === null ? [] : scopedKeysOf(byProject))),
    ],
    projects: all.map((project) => seedProject(project, ids.get(project.org) ?? "", details[project.id] ?? {})),
  };
}

/** Their names are all that is known of them. */
const scopedKeysOf = (byProject: Readonly<Record<string, readonly string[]>>): NonNullable<Seed["keys"]> =>
  Object.entries(byProject).flatMap(([project, names]) =>
    names.map((name, n) => ({ text: `scoped-key-${project}-${n}`, kind: "project" as const, name, project })),
  );

function seedProject(project: ObservedProject, org: string, details: ProjectDetails): SeedProject {
  const { id, name, region, pgVersion, historyRetention, storage, createdAt, lastActiveAt, recoverableUntil } = project;
  return {
    id,
    name,
    org,
    region_id: region,
    ...(pgVersion >= 14 && pgVersion <= 18 && { pg_version: pgVersion }),
    quota: { ...project.unknownQuota, ...quotaOf(project.quota) },
    default_endpoint_settings: { ...(project.unknownCompute as object), ...rangeOf(project.compute) },
    ...(historyRetention !== null && { history_retention_seconds: historyRetention === "none" ? 0 : historyRetention }),
    usage: usageOf(details.usage ?? null, storage),
    integrations: (project.integrations ?? []).filter(isApplication),
    created_at: createdAt,
    ...(lastActiveAt !== null && { compute_last_active_at: lastActiveAt }),
    ...(recoverableUntil !== null && { recoverable_until: recoverableUntil }),
    branches: branchesOf(details),
    ...(details.endpoints && { endpoints: details.endpoints.map(endpointOf) }),
    ...(details.snapshots && {
      snapshots: details.snapshots.map((snapshot) => snapshotOf(snapshot, new Set(details.branches?.map(({ id }) => id)))),
    }),
  };
}

const snapshotOf = (
  { id, name, branch, createdAt, timestamp, lsn, expiresAt, manual }: ObservedSnapshot,
  known: ReadonlySet<string>,
) => ({
  id,
  name,
  ...(branch !== null && known.has(branch) && { branch }),
  created_at: createdAt,
  ...(timestamp !== null && { timestamp }),
  ...(lsn !== null && { lsn }),
  ...(expiresAt !== null && { expires_at: expiresAt }),
  ...(manual !== null && { manual }),
});

const quotaNames = {
  activeTime: "active_time_seconds",
  computeTime: "compute_time_seconds",
  writtenData: "written_data_bytes",
  dataTransfer: "data_transfer_bytes",
  logicalSize: "logical_size_bytes",
} as const satisfies Record<QuotaField, string>;

const quotaOf = (quota: Quota): Record<string, number> =>
  Object.fromEntries(
    Object.entries(quotaNames).flatMap(([field, name]) => {
      const amount = quota[field as QuotaField];
      return amount === "unlimited" ? [] : [[name, amount]];
    }),
  );

const rangeOf = ({ min, max, suspendTimeout }: { readonly [Field in keyof Compute]: Compute[Field] | null }) => ({
  ...(min !== null && { autoscaling_limit_min_cu: min }),
  ...(max !== null && { autoscaling_limit_max_cu: max }),
  ...(suspendTimeout !== null && { suspend_timeout_seconds: suspendTimeout === "never" ? -1 : suspendTimeout }),
});

const usageOf = (usage: ObservedUsage | null, storage: number | null): SeedUsage => ({
  ...(storage !== null && { synthetic_storage_size: storage }),
  ...(usage && {
    active_time_seconds: usage.activeTime ?? 0,
    compute_time_seconds: usage.computeTime ?? 0,
    written_data_bytes: usage.writtenData ?? 0,
    data_transfer_bytes: usage.dataTransfer ?? 0,
  }),
});

/** Where only the computes were seen, their branches are known by id alone; the first is taken for the default one. */
function branchesOf({ branches, endpoints }: ProjectDetails): readonly SeedBranch[] {
  if (branches) return parentsFirst(branches).map(branchOf);
  const ids = [...new Set((endpoints ?? []).map(({ branch }) => branch))];
  return ids.map((id, n) => (n === 0 ? { id, name: "main", default: true } : { id, name: id }));
}

/** A seed's branch stands behind its parent; one whose parent wasn't seen begins with the default one. */
function parentsFirst(branches: readonly ObservedBranch[]): readonly ObservedBranch[] {
  const seen = new Set(branches.map(({ id }) => id));
  const placed = new Set<string>();
  const ordered: ObservedBranch[] = [];
  for (let left = branches; left.length > 0;) {
    const next = left.filter(({ parent, isDefault }) => isDefault || parent === null || placed.has(parent) || !seen.has(parent));
    if (next.length === 0) break;
    ordered.push(...next.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault)));
    for (const { id } of next) placed.add(id);
    left = left.filter(({ id }) => !placed.has(id));
  }
  return ordered.map((branch) => (branch.parent !== null && !seen.has(branch.parent) ? { ...branch, parent: null } : branch));
}

const branchOf = ({
  id,
  name,
  isDefault,
  isRoot,
  isReady,
  parent,
  parentTimestamp,
  isSchemaOnly,
  isProtected,
  expiresAt,
  createdAt,
  logicalSize,
  restoredFrom,
  restoredAs,
  markedTenant,
  markedPlan,
}: ObservedBranch): SeedBranch => ({
  id,
  name,
  default: isDefault,
  root: isRoot,
  ...(!isReady && { current_state: "init" }),
  ...(parent !== null && { parent }),
  ...(parentTimestamp !== null && parent !== null && { parent_timestamp: parentTimestamp }),
  ...(isSchemaOnly && { init_source: "schema-only" as const }),
  protected: isProtected,
  ...(expiresAt !== null && { expires_at: expiresAt }),
  ...(createdAt !== null && { created_at: createdAt }),
  ...(restoredFrom !== null && { restored_from: restoredFrom }),
  ...(restoredAs !== undefined && { restored_as: restoredAs }),
  ...(logicalSize !== null && { logical_size: logicalSize }),
  annotations: {
    ...(markedTenant !== null && { "tenantry-tenant": markedTenant }),
    ...(markedPlan !== null && { "tenantry-plan": markedPlan }),
  },
});

const endpointOf = ({ id, branch, compute, active }: ObservedEndpoint): SeedEndpoint => ({
  id,
  branch,
  state: active ? "active" : "idle",
  ...rangeOf(compute),
});

const applications = ["vercel", "github", "datadog", "opentelemetry"] as const;
const isApplication = (name: string): name is (typeof applications)[number] => (applications as readonly string[]).includes(name);
