/** Scheduled snapshots: of absolute slots, taken when what is due is asked for, kept by number. */
import type { SeedProject } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { free, pro, proStopped, suspendedPro, tenants } from "./words.js";

/** Now is 09:00 of 4 March: the latest slots of every 6 hours are 06:00 and 00:00. */
const six = "2026-03-04T06:00:00Z";
const snapshot = (time: string, name = `sched-${time.slice(0, 16).replaceAll(/[-:]/g, "")}Z`) => ({
  name,
  timestamp: time,
  created_at: time,
});
const shown = (...times: readonly string[]): string => times.map((time) => `, snapshot ${snapshot(time).name} ${time}`).join("");
const vega = (more: Partial<SeedProject> = {}) => ({
  projects: [project("pro", "vega", { id: "v-1", created_at: "2026-01-01T00:00:00Z", ...more })],
  lock: { vega: "v-1" },
});
const every = (schedule: string, more = "tier: pro"): string => `{ tenant: vega, ${more}, snapshots: { schedule: ${schedule} } }`;
const older = ["2026-03-03T12:00:00Z", "2026-03-03T18:00:00Z", "2026-03-04T00:00:00Z"] as const;

const scheduled = fleetText.replace(
  "    historyRetention: 7d\n    limits: { branches: 25",
  "    historyRetention: 7d\n    snapshots: { schedule: { every: 6h, keep: 3 } }\n    limits: { branches: 25",
);

export const schedules: readonly Case[] = [
  {
    name: "the latest slot is taken, of its own moment",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega(),
    changes: ["vega: snapshot"],
    fields: [`vega: snapshots.sched-20260304T0600Z null → ${six}`],
    truth: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "without asking for what is due, nothing is taken and nothing is given up",
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: older.map((time) => snapshot(time)) }),
    truth: [`v-1 vega: ${pro}${shown(...older)}`],
  },
  {
    name: "the oldest go, in whatever order Neon lists them",
    due: true,
    manifests: every("{ every: 6h, keep: 2 }"),
    ...vega({ snapshots: [older[1], older[2], older[0]].map((time) => snapshot(time)) }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    fields: [
      `vega: snapshots.sched-20260304T0600Z null → ${six}`,
      ...[older[0], older[1]].map((time) => `vega: snapshots.${snapshot(time).name} ${time} → null`),
    ],
    truth: [`v-1 vega: ${pro}${shown(older[2], six)}`],
  },
  {
    name: "it is taken of every tenant at once, whatever share of a fleet may be updated",
    due: true,
    safety: "update: { max: 1, share: 1% }",
    manifests: tenants(every("{ every: 6h, keep: 1 }"), every("{ every: 6h, keep: 1 }").replace("vega", "kite")),
    projects: ["vega", "kite"].map((name) =>
      project("pro", name, { id: `p-${name}`, created_at: "2026-01-01T00:00:00Z", snapshots: [snapshot(older[0])] }),
    ),
    lock: { vega: "p-vega", kite: "p-kite" },
    changes: ["kite: snapshot, prune", "vega: snapshot, prune"],
    hazards: ["kite: drops-snapshot (dated)", "vega: drops-snapshot (dated)"],
    counted: [],
    truth: [`p-vega vega: ${pro}${shown(six)}`, `p-kite kite: ${pro}${shown(six)}`],
  },
  {
    name: "a slot that is taken is not taken again, by whichever run",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega({ snapshots: [snapshot(six)] }),
    truth: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "the oldest go when more than their number stay, by the line that says how many",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega({ snapshots: older.map((time) => snapshot(time)) }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    consent: {},
    truth: [`v-1 vega: ${pro}${shown(...older.slice(1), six)}`],
  },
  {
    name: "a smaller number lets more go at once, and the new one is there before",
    due: true,
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: older.map((time) => snapshot(time)) }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    truth: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "hand-made and named ones are never rotated",
    due: true,
    manifests:
      "{ tenant: vega, tier: pro, snapshots: { named: { v1: { at: 2026-03-04T08:00:00Z } }, schedule: { every: 6h, keep: 1 } } }",
    ...vega({ snapshots: [snapshot(older[0]), snapshot(older[1], "by-hand"), snapshot(older[1], "sched-mine")] }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    truth: [
      `v-1 vega: ${pro}, snapshot by-hand ${older[1]}, snapshot sched-20260304T0600Z ${six}, snapshot sched-mine ${older[1]}, snapshot v1 2026-03-04T08:00:00Z`,
    ],
  },
  {
    name: "a time of day shifts every slot",
    due: true,
    manifests: every('{ every: 1d, at: "03:30", keep: 3 }'),
    ...vega(),
    changes: ["vega: snapshot"],
    truth: [`v-1 vega: ${pro}${shown("2026-03-04T03:30:00Z")}`],
  },
  {
    name: "a time of day that is still to come means yesterday's slot",
    due: true,
    manifests: every('{ every: 1d, at: "21:00", keep: 3 }'),
    ...vega(),
    changes: ["vega: snapshot"],
    truth: [`v-1 vega: ${pro}${shown("2026-03-03T21:00:00Z")}`],
  },
  {
    name: "a slot from before the project began is nobody's",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega({ created_at: "2026-03-04T08:00:00Z" }),
    truth: [`v-1 vega: ${pro}`],
  },
  {
    name: "nor is one of the very second in which it began, as far as whole seconds tell",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega({ created_at: six }),
    truth: [`v-1 vega: ${pro}`],
  },
  {
    name: "a slot that the history no longer holds is told, and the next one is taken",
    due: true,
    manifests: "{ tenant: vega, tier: pro, historyRetention: 1h, snapshots: { schedule: { every: 6h, keep: 3 } } }",
    ...vega({ history_retention_seconds: 3600 }),
    notices: ["vega: snapshot-missing"],
    truth: [`v-1 vega: ${pro.replace("7d", "1h")}`],
    later: 3 * 3_600_000,
    again: { changes: ["vega: snapshot"] },
    settled: [`v-1 vega: ${pro.replace("7d", "1h")}${shown("2026-03-04T12:00:00Z")}`],
  },
  {
    name: "where others fill the limit the schedule says so, and none goes for it",
    due: true,
    manifests: every("{ every: 6h, keep: 3 }"),
    ...vega({ snapshots: Array.from({ length: 10 }, (_, n) => ({ name: `by-hand-${n}` })) }),
    refused: ["vega: snapshot-no-slot"],
    truth: [`v-1 vega: ${pro}${Array.from({ length: 10 }, (_, n) => `, snapshot by-hand-${n} 2026-03-04T09:00:00Z`).join("")}`],
  },
  {
    name: "a suspended tenant's rotation rests",
    due: true,
    manifests: every("{ every: 6h, keep: 1 }", 'tier: pro, state: suspended, reason: "invoice 17"'),
    ...vega({ ...suspendedPro, snapshots: older.map((time) => snapshot(time)) }),
    truth: [`v-1 vega: ${proStopped}${shown(...older)}`],
  },
  {
    name: "two of one slot, taken by two runs at once, go together",
    due: true,
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: [snapshot(older[0]), snapshot(older[0])] }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    truth: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "a slot that wouldn't stay, because another schedule took younger ones, isn't taken",
    due: true,
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: [snapshot(older[2]), snapshot("2026-03-04T08:00:00Z")] }),
    changes: ["vega: prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    truth: [`v-1 vega: ${pro}${shown("2026-03-04T08:00:00Z")}`],
  },
  {
    name: "one that stays beside them is",
    due: true,
    manifests: every("{ every: 6h, keep: 2 }"),
    ...vega({ snapshots: [snapshot(older[2]), snapshot("2026-03-04T08:00:00Z")] }),
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    truth: [`v-1 vega: ${pro}${shown(six, "2026-03-04T08:00:00Z")}`],
  },
  {
    name: "what fails to be taken lets nothing go",
    due: true,
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: [snapshot(older[0])] }),
    faults: [{ match: { operation: "createSnapshot" }, fault: { kind: "status", status: 422 }, times: "forever" }],
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    outcomes: ["vega: failed write-refused"],
    truth: [`v-1 vega: ${pro}${shown(older[0])}`],
    again: { changes: ["vega: snapshot, prune"], hazards: ["vega: drops-snapshot (dated)"] },
    settled: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "what Neon answers with success and doesn't take lets nothing go",
    due: true,
    assumptions: { snapshotOperations: "none" },
    manifests: every("{ every: 6h, keep: 1 }"),
    ...vega({ snapshots: [snapshot(older[0])] }),
    faults: [{ match: { operation: "createSnapshot" }, fault: { kind: "ignored" } }],
    changes: ["vega: snapshot, prune"],
    hazards: ["vega: drops-snapshot (dated)"],
    outcomes: ["vega: failed not-shown"],
    truth: [`v-1 vega: ${pro}${shown(older[0])}`],
    again: { changes: ["vega: snapshot, prune"], hazards: ["vega: drops-snapshot (dated)"] },
    settled: [`v-1 vega: ${pro}${shown(six)}`],
  },
  {
    name: "a tier's schedule holds for a manifest that has none of its own, and for a roster",
    due: true,
    fleet: scheduled,
    manifests: tenants(
      "{ tenant: vega, tier: pro }",
      "{ tenant: kite, tier: pro, snapshots: { schedule: { every: 1d, keep: 1 } } }",
      "{ tenant: moon, tier: free }",
    ),
    roster: ["rosa pro"],
    projects: ["vega", "kite", "rosa"]
      .map((name) => project("pro", name, { id: `p-${name}`, created_at: "2026-01-01T00:00:00Z" }))
      .concat(project("free", "moon", { id: "p-moon", created_at: "2026-01-01T00:00:00Z" })),
    lock: { vega: "p-vega", kite: "p-kite", rosa: "p-rosa", moon: "p-moon" },
    changes: ["kite: snapshot", "rosa: snapshot", "vega: snapshot"],
    truth: [
      `p-vega vega: ${pro}${shown(six)}`,
      `p-kite kite: ${pro}${shown("2026-03-04T00:00:00Z")}`,
      `p-rosa rosa: ${pro}${shown(six)}`,
      `p-moon moon: ${free}`,
    ],
  },
  {
    name: "a rule's tier rotates the snapshots of what it governs",
    due: true,
    fleet: scheduled.replace(
      'sources: [{ manifests: "tenants/**/*.yaml" }]',
      'sources: [{ rule: { org: paid, name: "*", tier: pro } }]',
    ),
    manifests: "",
    projects: [
      project("pro", "anything", {
        id: "p-1",
        created_at: "2026-01-01T00:00:00Z",
        snapshots: older.map((time) => snapshot(time)),
      }),
    ],
    changes: ["p-1: snapshot, prune"],
    hazards: ["p-1: drops-snapshot (dated)"],
    truth: [`p-1 anything: ${pro}${shown(...older.slice(1), six)}`],
  },
];
