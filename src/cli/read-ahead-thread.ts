/** The other thread of `read-ahead.ts`: reads what it can take with the same loader, answers once and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { loadFile, loadFleet } from "../reconciler/manifest/index.js";
import type { InputFile, LoadedFile } from "../reconciler/manifest/index.js";
import type { SharedFiles } from "./read-ahead.js";
import { takeFrom } from "./take-from.js";

const { fleetFile, files, now, taken } = workerData as SharedFiles;
const { fleet } = loadFleet(fleetFile);
const read: (readonly [number, LoadedFile])[] = [];
for (const n of takeFrom(files, taken)) read.push([n, loadFile(files[n] as InputFile, fleet, now)]);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(read);
