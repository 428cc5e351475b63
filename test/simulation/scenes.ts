/** What one tenant may go through, as small worlds: base of the crash points and of the schedules. */
import { project } from "../harness/fleet.js";
import type { SeedProject } from "../../src/emulator/index.js";
import { startOfTime } from "../harness/virtual.js";
import type { Facts, Points, Tier, Wish } from "../oracle/wishes.js";
import type { TenantStory } from "./story.js";

const gib = 2 ** 30;
/** Of a size that fits every tier. */
const small = { usage: { logical_size_bytes: gib / 8, active_time_seconds: 3600, data_transfer_bytes: gib } } as const;
const mark = (tenant: string) => ({ annotations: { "tenantry-tenant": tenant, "tenantry-plan": "0a1b2c3d" } });
const deleted = { deleted_at: "2026-03-02T10:00:00Z" } as const;

interface More {
  readonly state?: Wish["state"];
  readonly own?: Partial<Facts>;
  readonly remembered?: string | null;
  readonly pin?: string;
  readonly name?: string;
  readonly points?: Partial<Points>;
}

const tenant = (key: string, tier: Tier, live: SeedProject | null, more: More = {}): TenantStory => ({
  wish: {
    tenant: key,
    name: more.name ?? key,
    pin: more.pin ?? null,
    tier,
    state: more.state ?? "active",
    own: more.own ?? {},
    ...(more.points && { points: { named: {}, schedule: null, restore: null, ...more.points } }),
  },
  project: live,
  remembered: more.remembered === undefined ? (live?.id ?? null) : more.remembered,
});

const live = (key: string, tier: Tier, more: Partial<SeedProject> = {}): SeedProject =>
  project(tier, key, { id: `${key}-1`, ...small, ...more });
const suspended = (tier: Tier) => ({ quota: { ...project(tier, "").quota, active_time_seconds: 1 } });

export const scenes: Readonly<Record<string, readonly TenantStory[]>> = {
  create: [tenant("acme", "free", null)],
  "create in the paid org": [tenant("acme", "business", null, { own: { data_transfer_bytes: gib } })],
  "create suspended": [tenant("acme", "pro", null, { state: "suspended" })],
  "create where the remembered project is gone": [tenant("acme", "pro", null, { remembered: "acme-0" })],
  adopt: [tenant("acme", "free", live("acme", "free"), { remembered: null })],
  "adopt, then update": [tenant("acme", "free", live("acme", "free", { history_retention_seconds: 3600 }), { remembered: null })],
  "known by our mark": [tenant("acme", "pro", live("acme", "free", mark("acme")), { remembered: null })],
  recover: [tenant("acme", "free", live("acme", "free", deleted))],
  "recover by name": [tenant("acme", "pro", live("acme", "pro", deleted), { remembered: null })],
  "recover, then upgrade": [tenant("acme", "pro", live("acme", "free", deleted))],
  upgrade: [tenant("acme", "pro", live("acme", "free"))],
  "upgrade and override": [tenant("acme", "business", live("acme", "free"), { own: { data_transfer_bytes: 100 * gib } })],
  "upgrade within the org": [tenant("acme", "business", live("acme", "pro"))],
  "upgrade and resume": [tenant("acme", "pro", live("acme", "free", suspended("free")))],
  downgrade: [tenant("acme", "free", live("acme", "business"))],
  "downgrade and suspend": [tenant("acme", "free", live("acme", "pro"), { state: "suspended" })],
  "downgrade within the org": [tenant("acme", "pro", live("acme", "business"))],
  "quota, compute and history": [
    tenant("acme", "pro", live("acme", "pro"), {
      own: { data_transfer_bytes: 60 * gib, autoscaling_limit_max_cu: 8, history_retention_seconds: 7200 },
    }),
  ],
  "undo drift": [
    tenant("acme", "pro", live("acme", "pro", { quota: { data_transfer_bytes: gib }, history_retention_seconds: 3600 })),
  ],
  suspend: [tenant("acme", "free", live("acme", "free"), { state: "suspended" })],
  "suspend while it runs": [tenant("acme", "pro", live("acme", "pro", { compute: "active" }), { state: "suspended" })],
  resume: [tenant("acme", "free", live("acme", "free", suspended("free")))],
  delete: [tenant("acme", "free", live("acme", "free"), { state: "deleted" })],
  "rename a pinned project": [tenant("acme", "free", live("old-acme", "free"), { pin: "old-acme-1", remembered: null })],
  "several tenants": [
    tenant("acme", "pro", live("acme", "free")),
    tenant("bolt", "free", null),
    tenant("crow", "free", live("crow", "free"), { state: "deleted" }),
    tenant("dune", "free", live("dune", "pro")),
  ],
  "two move together": [tenant("acme", "pro", live("acme", "free")), tenant("bolt", "pro", live("bolt", "free"))],
};

const hour = 3_600_000;
const born = "2026-03-01T09:00:00Z";
const main = { name: "main", default: true, created_at: born, data: "now" } as const;
const snapshot = (name: string, time: string) => ({ name, timestamp: time, created_at: time, data: "morning" });
const byHand = (count: number) => Array.from({ length: count }, (_, n) => snapshot(`by-hand-${n}`, "2026-03-02T09:00:00Z"));
const aged = (tier: Tier, snapshots: SeedProject["snapshots"] = []): SeedProject =>
  live("acme", tier, { created_at: born, branches: [main], snapshots });
const v1 = snapshot("v1", "2026-03-04T08:00:00Z");
const named = { v1: { at: startOfTime - hour, isGone: false } };
const schedule = { every: 6 * hour, at: 0, keep: 2 };
const slots = [
  snapshot("sched-20260303T1800Z", "2026-03-03T18:00:00Z"),
  snapshot("sched-20260304T0000Z", "2026-03-04T00:00:00Z"),
];
const restore = { id: startOfTime - 60_000, from: "v1" };

/** Restore points: apart, because a schedule of two runs is drawn from those above by its number. */
export const pointScenes: Readonly<Record<string, readonly TenantStory[]>> = {
  "a named snapshot": [tenant("acme", "pro", aged("pro"), { points: { named } })],
  "a named snapshot, and a shorter history": [
    tenant("acme", "pro", aged("pro"), { points: { named }, own: { history_retention_seconds: 7200 } }),
  ],
  "one snapshot for another": [
    tenant("acme", "pro", aged("pro", [v1]), {
      points: { named: { v1: { at: startOfTime - hour, isGone: true }, v2: { at: startOfTime - hour / 2, isGone: false } } },
    }),
  ],
  "the last snapshot, by word": [
    tenant("acme", "pro", aged("pro", [v1]), { points: { named: { v1: { at: startOfTime - hour, isGone: true } } } }),
  ],
  rotation: [tenant("acme", "pro", aged("pro", slots), { points: { schedule } })],
  "rotation at a limit of ten": [tenant("acme", "pro", aged("pro", [...slots, ...byHand(7)]), { points: { schedule } })],
  "rotation that others leave no room": [tenant("acme", "pro", aged("pro", byHand(10)), { points: { schedule } })],
  "a limit of one that is full": [tenant("acme", "free", aged("free", byHand(1)), { points: { named } })],
  restore: [tenant("acme", "pro", aged("pro", [v1]), { points: { named, restore } })],
  "restore of what is taken first": [tenant("acme", "pro", aged("pro"), { points: { named, restore } })],
  "restore of a time": [
    tenant("acme", "pro", aged("pro"), { points: { restore: { ...restore, from: startOfTime - hour / 2 } } }),
  ],
  "restore, rotation and an upgrade": [
    tenant("acme", "business", aged("pro", [v1, ...slots]), { points: { named, schedule, restore } }),
    tenant("bolt", "pro", live("bolt", "free")),
  ],
};
