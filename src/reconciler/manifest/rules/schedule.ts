import type { Limits } from "../../fleet.js";
import type { Schedule } from "../../schedule.js";
import type { Finding } from "../report.js";
import type { FleetRule, ManifestRule } from "./rule.js";

/** Nothing is given up before the new one is finished, so a rotation needs one place more than it keeps. */
const tooMany = (name: string, { keep }: Schedule, named: number, limits: Limits): Omit<Finding, "range"> | null => {
  const most = limits.snapshots;
  if (most === undefined || keep + 1 + named <= most) return null;
  const beside = named === 0 ? "" : ` and declares ${named}`;
  const room = most - 1 - named;
  return {
    code: "over-limit",
    message: `The schedule of ${name} keeps ${keep}${beside}, and needs room for one more while it takes it; allowed are ${most} (configured limit of ${limits.asOf}).`,
    fix: room >= 1 ? `Fix: keep: ${room}` : "Fix: without a schedule, or a tier with a higher limit.",
  };
};

export const schedule: ManifestRule = ({ draft, tier, name, places, report }) => {
  const limits = tier?.limits;
  if (!limits || draft.schedule === null || draft.state === "deleted") return;
  const named = draft.snapshots.filter(({ state }) => state === "active").length;
  const finding = tooMany(name, draft.schedule, named, limits);
  if (finding) report({ ...finding, range: places.value(["snapshots", "schedule", "keep"]) });
};

export const tierSchedule: FleetRule = ({ fleet, places, report }) => {
  for (const { name, schedule: declared, limits } of fleet.tiers) {
    const finding = declared && limits && tooMany(`tier ${name}`, declared, 0, limits);
    if (finding) report({ ...finding, range: places.value(["tiers", name, "snapshots", "schedule", "keep"]) });
  }
};
