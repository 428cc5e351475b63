/** A wish as its author writes it: the manifest in human units. */
import { secondsOf } from "../oracle/points.js";
import type { Facts, Points, Wish } from "../oracle/wishes.js";

const written: Readonly<Partial<Record<keyof Facts, (value: number) => readonly [group: string, text: string]>>> = {
  active_time_seconds: (value) => ["quota", `activeTime: ${value === 0 ? "unlimited" : `${value / 3600}h`}`],
  data_transfer_bytes: (value) => ["quota", `dataTransfer: ${value === 0 ? "unlimited" : `${value / 2 ** 30}GiB`}`],
  logical_size_bytes: (value) => ["quota", `logicalSize: ${value === 0 ? "unlimited" : `${value / 2 ** 20}MiB`}`],
  autoscaling_limit_max_cu: (value) => ["compute", `max: ${value}`],
  history_retention_seconds: (value) => ["", `historyRetention: ${value / 3600}h`],
};

const hour = 3_600_000;

/** As lines of a manifest. */
export function pointsText({ named, schedule, restore }: Points): readonly string[] {
  const names = Object.entries(named).map(
    ([name, { at, isGone }]) => `"${name}": { at: "${secondsOf(at)}"${isGone ? ", state: deleted" : ""} }`,
  );
  const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
  const parts = [
    ...(names.length > 0 ? [`named: { ${names.join(", ")} }`] : []),
    ...(schedule ? [`schedule: { every: ${schedule.every / hour}h, at: "${clock(schedule.at)}", keep: ${schedule.keep} }`] : []),
  ];
  return [
    ...(parts.length > 0 ? [`snapshots: { ${parts.join(", ")} }`] : []),
    ...(restore ? [`restore: { from: "${sourceText(restore.from)}", id: "${secondsOf(restore.id)}" }`] : []),
  ];
}
const sourceText = (from: string | number): string => (typeof from === "number" ? secondsOf(from) : from);

function manifestText({ tenant, name, pin, tier, state, own, points }: Wish): string {
  const parts = Object.entries(own).map(([key, value]) => written[key as keyof Facts]?.(value) ?? ["", `${key}: unwritable`]);
  const groups = ["quota", "compute"].flatMap((group) => {
    const inner = parts.filter(([of]) => of === group).map(([, text]) => text);
    return inner.length === 0 ? [] : [`${group}: { ${inner.join(", ")} }`];
  });
  const fields = [
    `tenant: ${tenant}`,
    ...(state === "deleted" ? [] : [`tier: ${tier}`]),
    ...(state === "active" ? [] : [`state: ${state}`, 'reason: "as agreed, SUP-1"']),
    ...(pin === null ? [] : [`projectId: ${pin}`]),
    ...(name === tenant ? [] : [`name: "${name}"`]),
    ...(state === "deleted" ? [] : [...groups, ...parts.flatMap(([of, text]) => (of === "" ? [text] : []))]),
    ...(state === "deleted" || !points ? [] : pointsText(points)),
  ];
  return `{ ${fields.join(", ")} }`;
}

export const manifestsText = (wishes: readonly Wish[]): string => wishes.map(manifestText).join("\n---\n");
