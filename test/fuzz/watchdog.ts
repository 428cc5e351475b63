/**
 * A reader that never ends would hang the whole suite without a word: no timer of this thread fires while it runs. So another
 * thread watches: it is told when an input begins and ends, and ends the process with that input's name after a minute.
 */
import { Worker } from "node:worker_threads";
import type { Subject } from "./subject.js";

const patience = 60_000;
const watching = `
const { parentPort } = require("node:worker_threads");
let timer;
parentPort.on("message", (input) => {
  clearTimeout(timer);
  if (input === null) return;
  timer = setTimeout(() => {
    require("node:fs").writeSync(2, "no end after ${patience / 1000} s: " + input + "\\n");
    process.kill(process.pid, "SIGKILL");
  }, ${patience});
});`;
let watcher: Worker | null = null;

export const watch = (subject: Subject): Subject => ({
  ...subject,
  async hold(input) {
    watcher ??= new Worker(watching, { eval: true });
    watcher.unref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    watcher.postMessage(`${subject.name} ${JSON.stringify(input)}`);
    try {
      await subject.hold(input);
    } finally {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      watcher.postMessage(null);
    }
  },
});
