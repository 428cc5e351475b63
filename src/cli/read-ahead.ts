/**
 * A cold read of a large fleet takes two threads, each of which takes the next file that nobody has taken. What they say is the same,
 * whoever read them, and a thread that can't be had is done without.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { loadFile } from "../reconciler/manifest/index.js";
import type { InputFile, LoadedFile } from "../reconciler/manifest/index.js";
import type { Fleet } from "../reconciler/fleet.js";
import { takeFrom } from "./take-from.js";

/** Below that, starting a thread takes longer than it saves. */
const leastBytes = 512 * 1024;

export interface FilesToRead {
  readonly fleetFile: InputFile;
  readonly files: readonly InputFile[];
  readonly now: number;
}

/** What the other thread is given; `taken`, shared, is how many files have been taken. */
export type SharedFiles = FilesToRead & { readonly taken: Int32Array };

/** Empty where it isn't worth it; a file that the other thread took and didn't read is absent. `fleet` is what `fleetFile` says. */
export async function readAhead(toRead: FilesToRead, fleet: Fleet): Promise<ReadonlyMap<InputFile, LoadedFile>> {
  const { files, now } = toRead;
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) < leastBytes) return new Map();
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const other = readInThread({ ...toRead, taken });
  const read = new Map<number, LoadedFile>();
  for (const n of takeFrom(files, taken)) read.set(n, loadFile(files[n] as InputFile, fleet, now));
  for (const [n, loaded] of await other) read.set(n, loaded);
  return new Map(files.flatMap((file, n) => (read.has(n) ? [[file, read.get(n) as LoadedFile]] : [])));
}

/** By the file's place; nothing when the thread fails, whatever the reason. */
async function readInThread(shared: SharedFiles): Promise<readonly (readonly [number, LoadedFile])[]> {
  try {
    const thread = new Worker(new URL("./read-ahead-thread.js", import.meta.url), { workerData: shared });
    const [loaded] = await Promise.race([once(thread, "message"), once(thread, "messageerror"), once(thread, "exit")]);
    return Array.isArray(loaded) ? (loaded as readonly (readonly [number, LoadedFile])[]) : [];
  } catch {
    return [];
  }
}
