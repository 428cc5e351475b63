/**
 * The truth inside the emulator as one line per project, so that a case can write down by hand what must be there:
 * `a-1 acme: free, 100h - - 5GiB 512MiB, compute 0.25-2 300s, endpoint 0.25-2 300s, history 6h`, and behind it each snapshot,
 * `, snapshot v1 2026-03-04T08:00:00Z` with the moment it shows. Where a restore made one of its branches, all of them follow:
 * `, main* "morning" 1, main (old 2026-03-04T09:00:00Z) "noon" 0`, the default one starred, with what it holds and its computes.
 * The five quotas stand in the order active time, compute time, written data, data transfer, logical size; `-` is no limit.
 * Made from Neon's own words by this file alone: nothing of the product's reading or printing is in it.
 */
import type { Endpoint, Project } from "../../src/emulator/index.js";

const quotaKeys = [
  "active_time_seconds",
  "compute_time_seconds",
  "written_data_bytes",
  "data_transfer_bytes",
  "logical_size_bytes",
];

/** `seeded` are ids that a case may name; any other project is `new`. */
export const truthLines = (
  projects: readonly Project[],
  seeded: ReadonlySet<string>,
  orgs: Readonly<Record<string, string>>,
  showsBranches = false,
): readonly string[] => projects.map((project) => truthLine(project, seeded, orgs, showsBranches)).sort();

function truthLine(
  project: Project,
  seeded: ReadonlySet<string>,
  orgs: Readonly<Record<string, string>>,
  showsBranches: boolean,
): string {
  const {
    id,
    name,
    org_id,
    settings,
    default_endpoint_settings: defaults,
    endpoints,
    history_retention_seconds,
    snapshots,
    branches,
  } = project;
  const org = Object.entries(orgs).find(([, known]) => known === org_id)?.[0] ?? org_id;
  const quota = settings.quota ?? {};
  const amounts = quotaKeys.map((key) => amount(key, quota[key] ?? 0)).join(" ");
  const unknown = Object.entries(quota).filter(([key]) => !quotaKeys.includes(key));
  const extras = [...unknown, ...Object.entries(defaults.pg_settings ?? {})].map(([key, value]) => `, ${key} ${value}`);
  const first = branches.find((branch) => branch.default)?.id;
  const shown = endpoints.filter(({ branch_id }) => !showsBranches || branch_id === first);
  const computes = shown.map((endpoint) => `, endpoint ${range(endpoint)}${state(endpoint)}`).sort();
  const deleted = project.deleted_at === undefined ? "" : "deleted ";
  return [
    `${seeded.has(id) ? id : "new"} ${name}: ${deleted}${org}, ${amounts}, compute ${range(defaults)}`,
    ...computes,
    `, history ${history_retention_seconds === 0 ? "none" : duration(history_retention_seconds)}`,
    ...extras,
    ...snapshots.map(snapshot).sort(),
    ...(showsBranches
      ? branches
          .filter(({ id }) => id !== first)
          .map(branchBeside(project))
          .sort()
      : []),
    ...(!showsBranches && branches.some(({ restored_from }) => restored_from !== undefined)
      ? branches.toSorted(byDefault).map(branchIn(project))
      : []),
  ].join("");
}

const snapshot = ({ name, timestamp, created_at, expires_at }: Project["snapshots"][number]): string =>
  `, snapshot ${name} ${timestamp ?? created_at}${expires_at === undefined ? "" : ` until ${expires_at}`}`;

const byDefault = (a: Project["branches"][number], b: Project["branches"][number]): number =>
  Number(b.default) - Number(a.default) || (a.name < b.name ? -1 : 1);
const branchIn =
  ({ endpoints }: Project) =>
  ({ id, name, default: isDefault, data }: Project["branches"][number]): string =>
    `, ${name}${isDefault ? "*" : ""} "${data.at(-1)?.text}" ${endpoints.filter(({ branch_id }) => branch_id === id).length}`;

/** `, branch dev of main "its content" 0.25-2 300s`, and what else is set. */
const branchBeside =
  ({ branches, endpoints }: Project) =>
  ({ id, name, parent_id, init_source, expires_at, protected: isProtected, data }: Project["branches"][number]): string => {
    const parent = branches.find((branch) => branch.id === parent_id)?.name ?? init_source;
    const computes = endpoints.filter(({ branch_id }) => branch_id === id).map((endpoint) => ` ${range(endpoint)}`);
    const until = expires_at === undefined ? "" : ` until ${expires_at}`;
    return `, branch ${name} of ${parent} "${data.at(-1)?.text}"${computes.sort().join("")}${until}${isProtected ? " protected" : ""}`;
  };

/** A client is connected: the compute doesn't fall asleep by itself. */
const state = ({ busy }: Endpoint): string => (busy ? " busy" : "");

const range = (compute: Project["default_endpoint_settings"] | Endpoint): string => {
  const { autoscaling_limit_min_cu: min, autoscaling_limit_max_cu: max, suspend_timeout_seconds: timeout } = compute;
  return `${min}-${max} ${timeout === -1 ? "never" : `${timeout}s`}`;
};

const amount = (key: string, value: number): string =>
  value === 0 ? "-" : key.endsWith("seconds") ? duration(value) : size(value);

function duration(seconds: number): string {
  if (seconds % 3600 !== 0) return `${seconds}s`;
  return seconds % 86_400 === 0 && seconds <= 30 * 86_400 ? `${seconds / 86_400}d` : `${seconds / 3600}h`;
}

function size(bytes: number): string {
  if (bytes % 2 ** 30 === 0) return `${bytes / 2 ** 30}GiB`;
  return bytes % 2 ** 20 === 0 ? `${bytes / 2 ** 20}MiB` : `${bytes}B`;
}
