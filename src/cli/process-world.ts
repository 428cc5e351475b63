/** The real process as a World. Nothing else in the product touches it. */
import { createInterface } from "node:readline/promises";
import { throughProxy } from "../neon/through-proxy.js";
import type { Output, World } from "./world.js";

export function processWorld(): World {
  const output = (stream: NodeJS.WriteStream): Output => ({
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
  });
  return {
    env: process.env,
    cwd: process.cwd(),
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: {
      isTTY: process.stdin.isTTY === true,
      async readLine() {
        const lines = createInterface({ input: process.stdin });
        try {
          for await (const line of lines) return line;
          return null;
        } finally {
          lines.close();
        }
      },
    },
    fetch: throughProxy(process.env, (request) => fetch(request)),
    now: steadyClock(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    pid: process.pid,
    isRunning: isProcess,
    onInterrupt(handler) {
      process.on("SIGINT", handler).on("SIGTERM", handler);
      return () => void process.off("SIGINT", handler).off("SIGTERM", handler);
    },
  };
}

/** The wall clock as it was at the start, and the time since: one that is set meanwhile ends no wait, and makes none endless. */
export function steadyClock(): () => number {
  const start = Date.now() - performance.now();
  return () => Math.floor(start + performance.now());
}

/** A process of another user is one too, although it can't be signalled. */
function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
