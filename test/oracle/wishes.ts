/** What is declared, and what Neon must hold for it, in Neon's own numbers. 0 is no limit. */
import type { Project } from "./neon.js";

/** One declared tenant. */
export interface Wish {
  readonly tenant: string;
  /** Of its project. */
  readonly name: string;
  /** `projectId` in the manifest. */
  readonly pin: string | null;
  readonly tier: Tier;
  readonly state: "active" | "suspended" | "deleted";
  /** Beyond the tier: what the manifest itself says. */
  readonly own: Partial<Facts>;
  /** Absent where nothing of the kind is declared. */
  readonly points?: Points;
}

/** Restore points; times in ms since the epoch. */
export interface Points {
  /** By name. What `isGone` is declared to be removed. */
  readonly named: Readonly<Record<string, { readonly at: number; readonly isGone: boolean }>>;
  readonly schedule: Schedule | null;
  readonly restore: Restore | null;
}
export interface Schedule {
  readonly every: number;
  /** Since midnight, UTC. */
  readonly at: number;
  readonly keep: number;
}
export interface Restore {
  readonly id: number;
  /** A snapshot's name, a replaced branch's, or a moment. */
  readonly from: string | number;
}

export const tierNames = ["free", "pro", "business"] as const;
export type Tier = (typeof tierNames)[number];
export const quotaKeys = [
  "active_time_seconds",
  "compute_time_seconds",
  "written_data_bytes",
  "data_transfer_bytes",
  "logical_size_bytes",
] as const;
export const computeKeys = ["autoscaling_limit_min_cu", "autoscaling_limit_max_cu", "suspend_timeout_seconds"] as const;
export type Facts = Readonly<
  Record<(typeof quotaKeys)[number] | (typeof computeKeys)[number] | "history_retention_seconds", number>
>;

const facts = (
  [active, compute, written, transfer, size]: readonly number[],
  [min, max, timeout]: readonly number[],
  history: number,
): Facts => ({
  active_time_seconds: active ?? 0,
  compute_time_seconds: compute ?? 0,
  written_data_bytes: written ?? 0,
  data_transfer_bytes: transfer ?? 0,
  logical_size_bytes: size ?? 0,
  autoscaling_limit_min_cu: min ?? 0,
  autoscaling_limit_max_cu: max ?? 0,
  suspend_timeout_seconds: timeout ?? 0,
  history_retention_seconds: history,
});

const gib = 2 ** 30;
export const presets: Readonly<Record<Tier, Facts>> = {
  free: facts([360_000, 0, 0, 5 * gib, gib / 2], [0.25, 2, 300], 21_600),
  pro: facts([2_700_000, 0, 0, 50 * gib, 10 * gib], [0.25, 4, 300], 604_800),
  business: facts([0, 0, 0, 500 * gib, 100 * gib], [1, 8, -1], 604_800),
};
/** Of the sponsored org: nothing there may ever have more. */
export const sponsored = { facts: presets.free, compute: 2 } as const;
/** What a tenant of the tier may hold at most: with more it doesn't move there. */
export const limits = {
  free: { branches: 10, roots: 3, snapshots: 1 },
  pro: { branches: 25, roots: 25, snapshots: 10 },
  business: { branches: 100, roots: 25, snapshots: 10 },
} as const satisfies Record<Tier, unknown>;

export const orgOf = ({ tier }: Wish): "free" | "paid" => (tier === "free" ? "free" : "paid");

/** A suspended tenant keeps all but its active time, which is one second. */
export const factsOf = ({ tier, own, state }: Wish): Facts => ({
  ...presets[tier],
  ...own,
  ...(state === "suspended" && { active_time_seconds: 1 }),
});

export const factOf = (project: Project, key: keyof Facts): number => {
  if (key === "history_retention_seconds") return project.history_retention_seconds;
  if (isOf(computeKeys, key)) return normal(key, project.default_endpoint_settings[key]);
  return project.settings.quota?.[key] ?? 0;
};

/** Neon's default of five minutes may be stored as 0. */
const normal = (key: string, value: number): number => (key === "suspend_timeout_seconds" && value === 0 ? 300 : value);

export const factKeys: readonly (keyof Facts)[] = [...quotaKeys, ...computeKeys, "history_retention_seconds"];
export const isOf = <Key extends string>(keys: readonly Key[], key: string): key is Key => keys.some((known) => known === key);

/** Which of the facts the project doesn't have, its computes included. */
export function missingFacts(project: Project, wish: Wish, keys: readonly (keyof Facts)[] = factKeys): readonly string[] {
  const due = factsOf(wish);
  return keys.flatMap((key) => {
    const own = factOf(project, key) === due[key] ? [] : [`${key} is ${factOf(project, key)}, not ${due[key]}`];
    if (!isOf(computeKeys, key)) return own;
    const ranges = project.endpoints.filter((endpoint) => normal(key, endpoint[key]) !== due[key]);
    return [...own, ...ranges.map((endpoint) => `${key} of ${endpoint.id} is ${endpoint[key]}, not ${due[key]}`)];
  });
}
