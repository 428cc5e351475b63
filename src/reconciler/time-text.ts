/** Times as people and files say them, in UTC. Formats and reads given times; reads no clock. */

/** ISO, in seconds where it has no parts of one; what is no time stays `""`. */
export function timeText(ms: number): string {
  // oxlint-disable-next-line no-restricted-globals -- formats a given time
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString().replace(".000Z", "Z");
}

/** As a manifest writes it: the day alone where it begins. */
export const dateText = (ms: number): string => timeText(ms).replace("T00:00:00Z", "");

export const dayText = (ms: number): string => timeText(ms).slice(0, 10);

/** ms since the epoch; NaN for what is no time. */
// oxlint-disable-next-line no-restricted-globals -- reads a given time
export const parseTime = (iso: string): number => Date.parse(iso);

/** The day of a time as Neon writes one; null where it wrote it otherwise than it documents, or none. */
export const dayIn = (time: string | null): string | null => /^\d{4}-\d{2}-\d{2}(?=T)/.exec(time ?? "")?.[0] ?? null;
