import { BroadcastChannel } from "node:worker_threads";

/** Between Stryker's process (runner.mjs) and the worker of vitest in it (worker.mjs): one asks, the other answers. */
export class Channel {
  #channel = new BroadcastChannel("tenantry-mutants");

  /** The next message of the other side; to be called before anything is sent that may bring it about. */
  next() {
    return new Promise((resolve) => {
      this.#channel.addEventListener("message", ({ data }) => resolve(data), { once: true });
    });
  }

  send(message) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    this.#channel.postMessage(message);
  }

  close() {
    this.#channel.close();
  }
}
