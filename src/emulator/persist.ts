/**
 * The state in a file: read at the start, written when something changed, at most once a second, and once more at the end. Each
 * write replaces the file as a whole, so a killed emulator leaves the last whole state behind.
 */
import { isRecord, Mismatch } from "./read.js";
import type { TruthState } from "./truth.js";

/** Its inside was written by an emulator and is taken as it is. */
export const readState = (value: unknown): TruthState => {
  if (!isRecord(value) || value["format"] !== "tenantry/emulator@1")
    throw new Mismatch("format", '"tenantry/emulator@1": a state written by tenantry emulator --data');
  for (const key of ["users", "orgs", "keys", "projects", "late"])
    if (!Array.isArray(value[key])) throw new Mismatch(key, "a list");
  return value as unknown as TruthState;
};

export interface Saver {
  /** Something changed. */
  changed(): void;
  /** Writes what is left and stops. */
  finish(): Promise<void>;
}

export const createSaver = (write: () => Promise<void>, sleep: (ms: number) => Promise<void>): Saver => {
  let state: "clean" | "dirty" | "finished" = "clean";
  let keepingUp: Promise<void> | null = null;
  let writing: Promise<void> = Promise.resolve();
  const keepUp = async (): Promise<void> => {
    while (state === "dirty") {
      state = "clean";
      writing = write();
      await writing;
      await sleep(1000);
    }
    keepingUp = null;
  };
  return {
    changed: () => {
      if (state === "finished") return;
      state = "dirty";
      keepingUp ??= keepUp();
    },
    finish: async () => {
      state = "finished";
      await writing;
      await write();
    },
  };
};
