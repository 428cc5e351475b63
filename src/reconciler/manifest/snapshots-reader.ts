import type { Schedule } from "../schedule.js";
import type { DeclaredSnapshot, Moment } from "../snapshot.js";
import type { ManifestDocument } from "./generated/manifest-document.js";
import type { Loose, Reader } from "./reader.js";

/** What is wrong with one is reported by the rules; here it is left out. */
export const readSnapshots = (document: Loose<ManifestDocument>, reader: Reader): readonly DeclaredSnapshot[] =>
  Object.entries(document.snapshots?.named ?? {}).flatMap(([name, snapshot]): DeclaredSnapshot[] => {
    const path = ["snapshots", "named", name];
    const at = reader.date([...path, "at"], snapshot?.at);
    const expiresAt = reader.date([...path, "expiresAt"], snapshot?.expiresAt);
    const state = snapshot?.state ?? "active";
    const moment: Moment | null = at !== null ? { at } : snapshot?.lsn === undefined ? null : { lsn: snapshot.lsn };
    return moment === null && state === "active" ? [] : [{ name, moment, expiresAt, state }];
  });

interface ScheduleDocument {
  readonly every?: string | undefined;
  readonly at?: string | undefined;
  readonly keep?: number | undefined;
}

/** null where there is none, or what is wrong with it has been reported. */
export function readSchedule(schedule: ScheduleDocument | undefined, path: readonly string[], reader: Reader): Schedule | null {
  if (schedule === undefined) return null;
  const every = reader.number("slot", [...path, "every"], schedule.every);
  const [hours = 0, minutes = 0] = (schedule.at ?? "00:00").split(":").map(Number);
  if (every === undefined || schedule.keep === undefined) return null;
  return { every: every * 1000, at: (hours * 60 + minutes) * 60_000, keep: schedule.keep };
}
